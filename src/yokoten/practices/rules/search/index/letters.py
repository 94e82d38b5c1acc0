"""Words that look alike in plain Latin letters: the floor for names, loans and slips of the pen.

The n-grams of a text are those of its words, so they are kept once for each word of the vocabulary.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from yokoten.practices.rules.search.folding import romanised

LEAST_ALIKE = 0.5
SHORTEST = 3
SIZES = (3, 4)
LONGEST = 32
_LETTERS = {letter: number for number, letter in enumerate(" abcdefghijklmnopqrstuvwxyz0123456789", 1)}
_SIZE = len(_LETTERS) + 2


class Spellbook:
    """The words of a vocabulary by their 3- and 4-grams."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = [word for word in words if SHORTEST <= len(word) <= LONGEST]
        codes, owners = _coded([romanised(word) for word in self.words])
        self._codes, first = np.unique(codes, return_index=True)
        self._starts = np.append(first, len(codes))
        self._owners = owners.astype(np.int32)
        self._sizes = np.bincount(owners, minlength=len(self.words)).astype(np.int32)

    def alike(self, word: str) -> list[tuple[str, float]]:
        """Words with at least half of their n-grams in common (Dice), the most alike first."""
        codes = _codes_of(word)
        if not (len(codes) and self.words):
            return []
        at = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        at = at[self._codes[at] == codes]
        runs = zip(self._starts[at].tolist(), self._starts[at + 1].tolist(), strict=True)
        met = np.concatenate([self._owners[:0], *(self._owners[first:last] for first, last in runs)])
        common = np.bincount(met, minlength=len(self.words))
        there = np.flatnonzero(common >= LEAST_ALIKE / (2 - LEAST_ALIKE) * len(codes))
        near = 2 * common[there] / (self._sizes[there] + len(codes))
        order = np.lexsort((there, -near))
        return [(self.words[there[at]], float(near[at])) for at in order.tolist() if near[at] >= LEAST_ALIKE]


def word_grams(word: str) -> list[str]:
    """The 3- and 4-grams of one romanised word, its edges marked by a space; a word of one letter has none."""
    edged = f" {word} "
    return [edged[at : at + size] for size in SIZES for at in range(len(edged) - size + 1)] if len(word) > 1 else []


@lru_cache(maxsize=16_384)
def _codes_of(word: str) -> np.ndarray:
    """Codes of the n-grams of a word, each once; none of one that is too short to say anything."""
    plain = romanised(word)
    grams = word_grams(plain[:LONGEST]) if len(plain) >= SHORTEST else []
    return np.unique(np.array([_code(gram) for gram in grams], dtype=np.int64))


def _code(gram: str) -> int:
    found = 0
    for letter in gram:
        found = found * _SIZE + _LETTERS.get(letter, _SIZE - 1)
    return found


def _coded(plain: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Codes of all n-grams of all words with the word each belongs to, every n-gram once a word, in their order."""
    if not plain:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    edged = np.array([f" {word[:LONGEST]} " for word in plain])
    letters = edged.view(np.uint32).reshape(len(plain), -1)
    table = np.full(int(letters.max()) + 1, _SIZE - 1, dtype=np.int64)
    for letter, number in _LETTERS.items():
        if ord(letter) < len(table):
            table[ord(letter)] = number
    table[0] = 0
    coded = table[letters]
    found, owners = [], []
    for size in SIZES:
        columns = coded.shape[1] - size + 1
        for at in range(max(columns, 0)):
            whole = np.flatnonzero(coded[:, at + size - 1] > 0)
            code = np.zeros(len(whole), dtype=np.int64)
            for step in range(size):
                code = code * _SIZE + coded[whole, at + step]
            found.append(code)
            owners.append(whole)
    pairs = np.unique(np.concatenate(found) * len(plain) + np.concatenate(owners))
    return pairs // len(plain), pairs % len(plain)
