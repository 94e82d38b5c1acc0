"""Our own dictionary and thesaurus as strong rows: what is written by hand goes before what is learned.

A row is a meaning with variants in each language, the preferred one first. It is kept as one short text for each
language (`arbetsproduktivitet;produktivitet`), terms of a phrase joined, a stop word among them marked by `!`.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES, is_stop, tokens

ALSO = 0.85
PART = 0.35
STOP_MARK = "!"
BETWEEN = ";"
Cut = tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """One variant of a meaning: its joined term, and its parts when it has several words."""

    term: str
    weight: float
    parts: tuple[tuple[str, float], ...]


def cut_rows(rows: Iterable[Mapping[str, str]]) -> list[Cut]:
    """Rows with a cell for each language, variants parted by `;`, in the short form."""
    return [tuple(_cut(row.get(code) or "", code) for code in LANGUAGES) for row in rows]


def read_rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV table with the heads en, ru, vi, sv, among others."""
    return list(csv.DictReader(text.splitlines()))


def _cut(cell: str, language: str) -> str:
    found: dict[str, None] = {}
    for variant in cell.split(BETWEEN):
        cut = tokens(variant, language)
        marks = [STOP_MARK + token.term if is_stop(token.word, language) else token.term for token in cut]
        if cut:
            found[JOINED.join(marks if len(cut) > 1 else [cut[0].term])] = None
    return BETWEEN.join(found)


def terms_of(cut: str) -> Iterator[str]:
    """The joined terms of a language's variants."""
    if cut:
        yield from cut.replace(STOP_MARK, "").split(BETWEEN)


def forms(cut: str, language: str) -> list[Form]:
    """The variants of a language with their weights and parts."""
    return [_form(variant, language, ALSO if at else 1.0) for at, variant in enumerate(cut.split(BETWEEN)) if variant]


def _form(variant: str, language: str, weight: float) -> Form:
    words = variant.split(JOINED)
    term = variant.replace(STOP_MARK, "")
    if len(words) == 1:
        return Form(term, weight, ())
    if language == "vi":
        plain = term.split(JOINED)
        pairs = [one + JOINED + two for one, two in zip(plain, plain[1:], strict=False)]
        return Form(term, weight, tuple((pair, PART) for pair in pairs) if len(plain) > 2 else ())
    return Form(term, weight, tuple((word, PART) for word in words if not word.startswith(STOP_MARK)))
