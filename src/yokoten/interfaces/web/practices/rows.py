"""A practice as a list shows it and as its page tells it, in the reader's language with every fallback marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import (
    EVIDENCE,
    IN_LANGUAGE,
    OUTCOME_CHIPS,
    OUTCOMES,
    STATES,
    choice_said,
    named_metric,
    plain_number,
)
from yokoten.practices.models import Practice, PracticeMetric
from yokoten.practices.queries.library import theme_labels
from yokoten.practices.queries.practice import Reading, original, reading
from yokoten.practices.rules.evidence import change_percent
from yokoten.practices.rules.search.index.showing import Piece

SHOWN_LETTERS = 260


@dataclass(frozen=True)
class Figure:
    """A result in figures, said."""

    name: str
    before: str
    after: str
    unit: str
    change: str
    periods: str
    method: str
    is_worse: bool


@dataclass(frozen=True)
class Block:
    """A part of the text in the language it is there in."""

    name: str
    words: str
    language: str
    tag: str


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
    themes = theme_labels(sorted(groups), language.code) if groups else {}
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
        figure=figure_of(language, metric) if metric else None,
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


def fallback_tag(language: Language, spoken_in: str) -> str:
    """In which other language something stands, for the tag beside it; nothing in the reader's own."""
    return "" if spoken_in == language.code else language.say(IN_LANGUAGE[spoken_in])


def block_of(practice: Practice, language: Language, name: str) -> Block | None:
    """One part of the text: as translated, else as the original has it; none where nothing is written."""
    said = reading(practice, language.code).text
    for text in (said, original(practice)):
        words = getattr(text, name) if text else ""
        if text and words:
            return Block(name, words, text.language, fallback_tag(language, text.language))
    return None


def figure_of(language: Language, metric: PracticeMetric) -> Figure:
    """A result as it is read: numbers by the language's rules, the change, the periods."""
    change = change_percent(metric.before, metric.after)
    is_worse = change is not None and change != 0 and (change > 0) == metric.is_lower_better
    return Figure(
        name=named_metric(metric.names, language.code),
        before="" if metric.before is None else plain_number(language, metric.before),
        after=plain_number(language, metric.after),
        unit=metric.unit,
        change="" if change is None else language.percent(change, 0, sign=True),
        periods=" → ".join(period for period in (metric.before_period, metric.after_period) if period),
        method=metric.method,
        is_worse=is_worse,
    )


def facts_of(practice: Practice, language: Language) -> list[tuple[str, str]]:
    """What kind of organisation it comes from, as pairs of field and words."""
    named = ("sector", "size", "level")
    return [(name, choice_said(language, name, getattr(practice, name))) for name in named if getattr(practice, name)]


def takes_of(practice: Practice, language: Language) -> list[tuple[str, str]]:
    """What it takes, in figures."""
    found: list[tuple[str, str]] = []
    if practice.cost is not None:
        found.append(("cost", f"{plain_number(language, float(practice.cost))} {practice.currency}"))
    for name in ("people", "weeks"):
        value: Any = getattr(practice, name)
        if value:
            found.append((name, language.number(value)))
    return found
