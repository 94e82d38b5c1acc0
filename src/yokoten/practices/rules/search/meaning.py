"""What a text is about as a short vector: words explained by like words lie near each other in every language.

English terms have vectors learned from the definitions and the hierarchy of a dictionary; terms of other languages are
the weighted mean of their English translations. A text is the mean of its terms, brought to length one; the likeness of
a query and a text is the product of their vectors. It finds the hedgehog for "a small animal with spines".
"""

import json
import lzma
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from yokoten.practices.rules.search.expanding import translations
from yokoten.practices.rules.search.lexicon import Lexicon, lexicon
from yokoten.practices.rules.search.shipped import MEANING, folder
from yokoten.practices.rules.search.tokens import JOINED, Asked

MAGIC = b"YKMEAN01"
SIZE = 128
MOST_ENGLISH = 6
STEPS = 7
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9}]


@dataclass(frozen=True)
class Vectors:
    """Vectors of English terms: rows of length one, in the order of `terms`."""

    terms: list[str]
    rows: np.ndarray


def packed_vectors(vectors: Vectors) -> bytes:
    """The vectors in 4 bits a number, two numbers a byte."""
    most = np.maximum(np.abs(vectors.rows).max(axis=1, keepdims=True), 1e-9)
    code = (np.round(vectors.rows / most * STEPS) + STEPS + 1).astype(np.uint8)
    halves = (code[:, 0::2] << 4) | code[:, 1::2]
    head = json.dumps({"terms": vectors.terms, "size": vectors.rows.shape[1]}, ensure_ascii=False).encode("utf-8")
    body = len(head).to_bytes(4, "big") + head + halves.tobytes()
    return MAGIC + lzma.compress(body, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, filters=_FILTERS)


def unpacked_vectors(content: bytes) -> Vectors:
    """The vectors of a file made by `packed_vectors`."""
    body = lzma.decompress(content.removeprefix(MAGIC))
    length = int.from_bytes(body[:4], "big")
    head = json.loads(body[4 : 4 + length])
    halves = np.frombuffer(body, dtype=np.uint8, offset=4 + length).reshape(len(head["terms"]), head["size"] // 2)
    rows = np.empty((len(head["terms"]), head["size"]), dtype=np.float32)
    rows[:, 0::2], rows[:, 1::2] = halves >> 4, halves & 15
    rows -= STEPS + 1
    return Vectors(head["terms"], rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


class Meaning:
    """Vectors of texts of four languages, by way of a lexicon."""

    def __init__(self, vectors: Vectors, words: Lexicon) -> None:
        self.words, self._rows = words, vectors.rows
        self._place = {term: at for at, term in enumerate(vectors.terms)}
        self._known = lru_cache(maxsize=65_536)(self._term_vector)

    @property
    def size(self) -> int:
        """How many numbers a vector has."""
        return self._rows.shape[1]

    def of_document(self, terms: Mapping[str, float], language: str) -> np.ndarray:
        """The vector of a text from its terms (`tokens.document_terms`); zero when no term is known."""
        return self._mean([(term, "", math.log(1 + count)) for term, count in terms.items()], language)

    def of_query(self, asked: Sequence[Asked], language: str) -> np.ndarray:
        """The vector of a query from its terms (`tokens.query_terms`)."""
        return self._mean([(each.term, each.shown, each.weight) for each in asked], language)

    def _mean(self, weighed: Sequence[tuple[str, str, float]], language: str) -> np.ndarray:
        knows = self.words.knows
        told = [each for each in weighed if JOINED not in each[0] or knows(language, each[0])]
        met = [(self._known(term, shown, language), weight) for term, shown, weight in told]
        there = [(vector, weight) for vector, weight in met if vector is not None]
        if not there:
            return np.zeros(self.size, dtype=np.float32)
        total = np.array([weight for _, weight in there], dtype=np.float32) @ np.array([each for each, _ in there])
        return total / max(float(np.linalg.norm(total)), 1e-9)

    def _term_vector(self, term: str, shown: str, language: str) -> np.ndarray | None:
        """The mean of the vectors of the likeliest English terms, the longer the surer and rarer the term."""
        english = {term: 1.0}
        if language != "en":
            english = translations(Asked(shown or term, term, 1.0), language, "en", self.words)
        likeliest = sorted(english.items(), key=lambda item: (-item[1], item[0]))[:MOST_ENGLISH]
        there = [(self._place[each], weight) for each, weight in likeliest if each in self._place]
        if not there:
            return None
        weights = np.array([weight for _, weight in there], dtype=np.float32) / max(1.0, sum(english.values()))
        vector = weights @ self._rows[[at for at, _ in there]]
        return (vector * self.words.rarity(language, term)).astype(np.float32)


@cache
def meaning() -> Meaning | None:
    """The vectors that ship with the product, loaded at first use; none where none were made."""
    file = folder().joinpath(MEANING)
    return Meaning(unpacked_vectors(file.read_bytes()), lexicon()) if file.is_file() else None
