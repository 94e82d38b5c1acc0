"""What the library page says of a query: how it was understood, and by which words each practice was found."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from yokoten.interfaces.web.practices.rows import Found, Row, Said
from yokoten.interfaces.wording.finding import KINDS
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.language import Language
from yokoten.practices.queries.library import concept_labels
from yokoten.practices.queries.searching import Answer, Match, Reason

PLAIN = "literal"
CONCEPT = "concept"
MOST_CONCEPTS = 5


@dataclass(frozen=True)
class Understood:
    """What the page says above the list."""

    language: str
    languages: tuple[tuple[str, str], ...]
    concepts: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    suggestions: tuple[tuple[str, str, str], ...]


def understood(answer: Answer, language: Language) -> Understood:
    """The query as it was read; a word that is suggested comes with the whole query that it would make."""
    codes = list(dict.fromkeys(meant.code for meant in answer.concepts))[:MOST_CONCEPTS]
    labels = concept_labels(set(codes), language.code)
    text = answer.query.text
    return Understood(
        answer.language,
        tuple(LANGUAGE_NAMES.items()),
        tuple((code, labels.get(code, code)) for code in codes),
        answer.unknown,
        tuple((word, meant, text.replace(word, meant)) for word, meant in answer.suggestions),
    )


def explained(rows: Iterable[Row], answer: Answer, language: Language) -> list[Row]:
    """The rows with what was found in them."""
    matches = [(row, answer.match(row.practice)) for row in rows]
    codes = {reason.found for _, match in matches if match for reason in match.reasons if reason.kind == CONCEPT}
    labels = concept_labels(codes, language.code)
    return [replace(row, found=_found(row, match, labels, language)) if match else row for row, match in matches]


def _found(row: Row, match: Match, labels: dict[str, str], language: Language) -> Found:
    is_same = match.language == row.language
    reasons = tuple(_said(reason, match, labels, language) for reason in match.reasons)
    return Found(
        language=match.language,
        title=match.title if is_same or any(piece.is_hit for piece in match.title) else (),
        is_title_shown=is_same,
        stretch=match.stretch,
        reasons=reasons,
    )


def _said(reason: Reason, match: Match, labels: dict[str, str], language: Language) -> Said:
    if reason.kind == CONCEPT:
        return Said(reason.shown, labels.get(reason.found, reason.found), language.code, language.say(KINDS[CONCEPT]))
    is_plain = reason.kind == PLAIN
    found = "" if is_plain and reason.found.lower() == reason.shown.lower() else reason.found
    return Said(reason.shown, found, match.language, "" if is_plain else language.say(KINDS[reason.kind]))
