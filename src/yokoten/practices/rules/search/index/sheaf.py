"""Texts of one language cut for the index: terms with frequencies in halves, and what they are about as short vectors.

A sheaf is many texts in a few arrays, so that another process can cut them and hand them over.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from yokoten.practices.rules.search.lexicon import Lexicon, lexicon
from yokoten.practices.rules.search.meaning import Meaning, meaning
from yokoten.practices.rules.search.tokens import document_terms

TITLE_TIMES = 3
HALVES = 2
STEPS = 127
Terms = Mapping[str, float]


def _none() -> np.ndarray:
    return np.zeros(0, dtype=np.int8)


@dataclass(frozen=True, eq=False)
class Text:
    """One text: its terms, and its coded vectors by the meaning of its words and by a sentence model (empty: none)."""

    terms: Terms
    about: np.ndarray = field(default_factory=_none)
    sentence: np.ndarray = field(default_factory=_none)


@dataclass(frozen=True, eq=False)
class Sheaf:
    """Text i holds the next `sizes[i]` terms of `ids` (places in `names`), each with its frequency in halves."""

    names: list[str]
    ids: np.ndarray
    halves: np.ndarray
    sizes: np.ndarray
    lengths: np.ndarray
    about: np.ndarray
    sentence: np.ndarray


def text_terms(title: str, prose: str, language: str, words: Lexicon) -> dict[str, float]:
    """Terms of a text in which the title counts three times."""
    found = document_terms(prose, language, words)
    for term, count in document_terms(title, language, words).items():
        found[term] = found.get(term, 0.0) + TITLE_TIMES * count
    return found


def cut(title: str, prose: str, language: str, words: Lexicon, vectors: Meaning | None) -> Text:
    """A text by its words and what they mean."""
    terms = text_terms(title, prose, language, words)
    return Text(terms, coded(vectors.of_document(terms, language)) if vectors else _none())


def cut_sheaf(language: str, texts: Sequence[tuple[str, str]]) -> Sheaf:
    """Titles with their prose by the words that ship with the product, bound."""
    return bound(cut(title, prose, language, lexicon(), meaning()) for title, prose in texts)


def bound(texts: Iterable[Text]) -> Sheaf:
    """Texts as one sheaf."""
    numbers: dict[str, int] = {}
    ids, counts, kept = array("I"), array("f"), list(texts)
    for text in kept:
        ids.extend([numbers.setdefault(term, len(numbers)) for term in text.terms])
        counts.extend(text.terms.values())
    halves = np.clip(np.round(np.array(counts, dtype=np.float32) * HALVES), 1, 255).astype(np.uint8)
    return Sheaf(
        list(numbers),
        np.array(ids, dtype=np.uint32),
        halves,
        np.array([len(text.terms) for text in kept], dtype=np.uint32),
        np.array([sum(text.terms.values()) for text in kept], dtype=np.float32),
        stacked([text.about for text in kept]),
        stacked([text.sentence for text in kept]),
    )


def coded(vectors: np.ndarray) -> np.ndarray:
    """Vectors (one or many rows) in one byte a number; their length is lost, it is always one."""
    most = np.maximum(np.abs(vectors).max(axis=-1, keepdims=True, initial=0.0), 1e-9)
    return np.round(vectors / most * STEPS).astype(np.int8)


def lengths_of(codes: np.ndarray) -> np.ndarray:
    """The length of each coded vector, 1 where it is zero: what to divide by to have vectors of length one."""
    lengths = np.linalg.norm(codes.astype(np.float32), axis=-1)
    return np.where(lengths > 0, lengths, 1.0)


def stacked(codes: Sequence[np.ndarray]) -> np.ndarray:
    """One row a text, zeros for a text without a vector or with one of another size than the last."""
    size = next((len(code) for code in reversed(codes) if len(code)), 0)
    found = np.zeros((len(codes), size), dtype=np.int8)
    for at, code in enumerate(codes):
        if len(code) == size:
            found[at] = code
    return found
