"""Our own dictionary and thesaurus as strong rows: what is written by hand goes before what is learned.

A row is a meaning with variants in each language, the preferred one first. It is kept as one short text for each
language (`arbetskraft|;!per_person|er`): terms of a phrase joined, a stop word among them marked by `!`, and after the
bar what the written word has more than its term, so that words of one stem can be told apart.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from yokoten.practices.rules.search.folding import folded
from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES, is_stop, tokens

ALSO = 0.85
PART = 0.35
STOP_MARK = "!"
REST = "|"
BETWEEN = ";"
Cut = tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """One variant of a meaning: its joined term, the word as written, and its parts when it has several words."""

    term: str
    word: str
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
        if len(cut) == 1:
            found[cut[0].term + _rest(folded(cut[0].word), cut[0].term)] = None
        elif cut:
            found[JOINED.join(marks)] = None
    return BETWEEN.join(found)


def _rest(word: str, term: str) -> str:
    if word == term:
        return ""
    return REST + word[len(term) :] if word.startswith(term) else REST + REST + word


def terms_of(cut: str) -> Iterator[str]:
    """The joined terms of a language's variants."""
    if cut:
        for variant in cut.split(BETWEEN):
            yield variant.partition(REST)[0].replace(STOP_MARK, "")


@lru_cache(maxsize=8192)
def forms(cut: str, language: str) -> tuple[Form, ...]:
    """The variants of a language with their weights and parts."""
    variants = [variant for variant in cut.split(BETWEEN) if variant]
    return tuple(_form(variant, language, ALSO if at else 1.0) for at, variant in enumerate(variants))


def _form(variant: str, language: str, weight: float) -> Form:
    stem, _, rest = variant.partition(REST)
    words, term = stem.split(JOINED), stem.replace(STOP_MARK, "")
    if len(words) == 1:
        return Form(term, rest[1:] if rest.startswith(REST) else term + rest, weight, ())
    if language == "vi":
        plain = term.split(JOINED)
        pairs = [one + JOINED + two for one, two in zip(plain, plain[1:], strict=False)]
        return Form(term, term, weight, tuple((pair, PART) for pair in pairs) if len(plain) > 2 else ())
    return Form(term, term, weight, tuple((word, PART) for word in words if not word.startswith(STOP_MARK)))


def likeness(one: str, other: str) -> float:
    """How much two written words of one stem look alike: the share of letters in their common beginning."""
    if one == other:
        return 1.0
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return 2 * common / (len(one) + len(other))
