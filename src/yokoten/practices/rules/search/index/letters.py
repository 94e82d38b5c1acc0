"""Words that look alike in plain Latin letters: the floor for names, loans and slips of the pen.

The n-grams of a text are those of its words, so they are kept once for each word of the vocabulary.
"""

from collections.abc import Sequence

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
        order = np.argsort(codes, kind="stable")
        self._codes, self._owners = codes[order], owners[order]
        self._sizes = np.bincount(owners, minlength=len(self.words))

    def alike(self, word: str) -> list[tuple[str, float]]:
        """Words with at least half of their n-grams in common (Dice), the most alike first."""
        plain = romanised(word)
        if len(plain) < SHORTEST or not self.words:
            return []
        codes = np.unique(np.array([_code(gram) for gram in word_grams(plain[:LONGEST])], dtype=np.int64))
        first = np.searchsorted(self._codes, codes)
        last = np.searchsorted(self._codes, codes, side="right")
        met = [self._owners[start:end] for start, end in zip(first.tolist(), last.tolist(), strict=True)]
        common = np.bincount(np.concatenate(met), minlength=len(self.words))
        near = 2 * common / (self._sizes + len(codes))
        hits = np.flatnonzero(near >= LEAST_ALIKE)
        best = hits[np.lexsort((hits, -near[hits]))]
        return [(self.words[at], float(near[at])) for at in best.tolist()]


def word_grams(word: str) -> list[str]:
    """The 3- and 4-grams of one romanised word, its edges marked by a space; a word of one letter has none."""
    edged = f" {word} "
    return [edged[at : at + size] for size in SIZES for at in range(len(edged) - size + 1)] if len(word) > 1 else []


def _code(gram: str) -> int:
    found = 0
    for letter in gram:
        found = found * _SIZE + _LETTERS.get(letter, _SIZE - 1)
    return found


def _coded(plain: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Codes of all n-grams of all words with the word each belongs to, every n-gram once a word."""
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
