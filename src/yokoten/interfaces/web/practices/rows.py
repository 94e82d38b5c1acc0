"""A practice as a list shows it, in the reader's language with every fallback marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from yokoten.interfaces.documents.practices.telling import (
    Block,
    Figure,
    block_of,
    facts_of,
    fallback_tag,
    figure_of,
    takes_of,
)
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import (
    EVIDENCE,
    OUTCOME_CHIPS,
    OUTCOMES,
    STATES,
)
from yokoten.practices.models import Practice
from yokoten.practices.queries.library import concept_labels
from yokoten.practices.queries.practice import Reading, reading
from yokoten.practices.rules.search.index.showing import Piece

__all__ = ["block_of", "chips_of", "facts_of", "fallback_tag", "figure_of", "rows_of", "takes_of"]


@dataclass(frozen=True)
class Said:
    """An asked word and the word by which a practice was found; nothing where it is the same."""

    shown: str
    found: str
    language: str
    kind: str


@dataclass(frozen=True)
class Found:
    """What a query met in a practice: pieces of text, some of them marked, and the reasons."""

    language: str
    title: tuple[Piece, ...]
    is_title_shown: bool
    stretch: tuple[Piece, ...]
    reasons: tuple[Said, ...]


@dataclass(frozen=True)
class Row:
    """One practice of a list; `found` only where it was looked for."""

    practice: Practice
    reading: Reading
    tag: str
    essence: Block | None
    figure: Figure | None
    evidence: tuple[str, str]
    chips: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    found: Found | None = None

    @property
    def title(self) -> str:
        return self.reading.title

    @property
    def language(self) -> str:
        return self.reading.language


def rows_of(practices: Iterable[Practice], language: Language, *, has_state: bool = False) -> list[Row]:
    """Rows for a page of practices whose words are prefetched."""
    kept = list(practices)
    groups = {one.concept.group for practice in kept for one in practice.practice_concepts.all()}
    themes = concept_labels(groups, language.code)
    return [_row(practice, language, themes, has_state) for practice in kept]


def _row(practice: Practice, language: Language, themes: dict[str, str], has_state: bool) -> Row:
    said = reading(practice, language.code)
    metric = next(iter(practice.metrics.all()), None)
    found = {themes[one.concept.group]: None for one in practice.practice_concepts.all() if one.concept.group in themes}
    shape, word = EVIDENCE[practice.evidence]
    return Row(
        practice=practice,
        reading=said,
        tag=fallback_tag(language, said.language),
        essence=block_of(practice, language, "essence"),
        figure=figure_of(language, metric, said.language) if metric else None,
        evidence=(shape, language.say(word)),
        chips=chips_of(practice, language, has_state=has_state),
        themes=tuple(found),
    )


def chips_of(practice: Practice, language: Language, *, has_state: bool = False) -> tuple[tuple[str, str], ...]:
    """Only what differs from an ordinary practice in force."""
    chips: list[tuple[str, str]] = []
    if practice.outcome != Practice.Outcome.WORKS:
        chips.append((OUTCOME_CHIPS[practice.outcome], language.say(OUTCOMES[practice.outcome])))
    if has_state or practice.state == Practice.State.STALE:
        shape, word = STATES[practice.state]
        chips.append((shape, language.say(word)))
    return tuple(chips)
