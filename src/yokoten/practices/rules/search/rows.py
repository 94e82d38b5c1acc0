"""Our own dictionary and thesaurus as strong rows: what is written by hand goes before what is learned."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES, is_stop, tokens

ALSO = 0.85
PART = 0.35


@dataclass(frozen=True)
class Form:
    """One variant of a meaning: its joined term, and its parts when it has several words."""

    term: str
    weight: float
    parts: tuple[tuple[str, float], ...]


Meaning = dict[str, tuple[Form, ...]]


def meanings(rows: Iterable[Mapping[str, str]]) -> list[Meaning]:
    """Rows with a cell for each language, variants parted by `;`, the preferred one first."""
    return [{code: _forms(row.get(code) or "", code) for code in LANGUAGES} for row in rows]


def read_rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV table with the heads en, ru, vi, sv."""
    return list(csv.DictReader(text.splitlines()))


def _forms(cell: str, language: str) -> tuple[Form, ...]:
    found: dict[str, Form] = {}
    for variant in cell.split(";"):
        form = _form(variant, language, 1.0 if not found else ALSO)
        if form and form.term not in found:
            found[form.term] = form
    return tuple(found.values())


def _form(variant: str, language: str, weight: float) -> Form | None:
    cut = tokens(variant, language)
    if not cut:
        return None
    joined = JOINED.join(token.term for token in cut)
    if len(cut) == 1:
        return Form(joined, weight, ())
    if language == "vi":
        pairs = [f"{one.term}{JOINED}{two.term}" for one, two in zip(cut, cut[1:], strict=False)]
        return Form(joined, weight, tuple((pair, PART) for pair in pairs) if len(cut) > 2 else ())
    kept = [token.term for token in cut if not is_stop(token.word, language)]
    return Form(joined, weight, tuple((term, PART) for term in kept))
