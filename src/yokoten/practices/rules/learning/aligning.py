"""IBM model 1: which term of one language stands for which of another, from pairs of sentences alone.

Brown, Della Pietra, Della Pietra & Mercer, The Mathematics of Statistical Machine Translation, Computational
Linguistics 19(2), 1993, section 4.1. For every target term of a pair of sentences the source terms (and nothing, the
null word) compete for having produced it; the shares are counted and become the next probabilities.
"""

from dataclasses import dataclass

import numpy as np

from yokoten.practices.rules.learning.bags import Bags

ROUNDS = 5
NULL = 0.5


@dataclass(frozen=True)
class Aligned:
    """Pairs of terms that met: their numbers, p(second | first), p(first | second) and in how many segments."""

    first: np.ndarray
    second: np.ndarray
    forward: np.ndarray
    backward: np.ndarray
    joint: np.ndarray


@dataclass(frozen=True)
class _Cells:
    """Every meeting of two terms in a pair of sentences, by sentence pair."""

    pair: np.ndarray
    first_at: np.ndarray
    second_at: np.ndarray
    first: np.ndarray
    second: np.ndarray


def aligned_terms(first: Bags, second: Bags, sizes: tuple[int, int], rounds: int = ROUNDS) -> Aligned:
    """The model in both directions; float64, one thread, the same result every time. O(rounds x meetings)."""
    cells = _cells(first, second, sizes[1])
    joint = np.bincount(cells.pair, minlength=len(cells.first))
    forward = _probabilities(cells.pair, cells.second_at, cells.first, rounds)
    backward = _probabilities(cells.pair, cells.first_at, cells.second, rounds)
    return Aligned(cells.first, cells.second, forward, backward, joint)


def _cells(first: Bags, second: Bags, width: int) -> _Cells:
    ones, twos = first.sizes(), second.sizes()
    area = ones * twos
    segment = np.repeat(np.arange(len(area)), area)
    within = np.arange(int(area.sum())) - np.repeat(np.cumsum(area) - area, area)
    first_at = first.starts[segment] + within // twos[segment]
    second_at = second.starts[segment] + within % twos[segment]
    keys = first.terms[first_at] * width + second.terms[second_at]
    found, pair = np.unique(keys, return_inverse=True)
    return _Cells(pair.astype(np.int32), first_at, second_at, found // width, found % width)


def _probabilities(pair: np.ndarray, at: np.ndarray, given: np.ndarray, rounds: int) -> np.ndarray:
    """p(other | given) for each pair of terms; `at` numbers the place of the other term that is competed for."""
    size = int(given.max(initial=-1)) + 1
    probability = np.full(len(given), 1.0 / max(size, 1))
    null = NULL * probability[:1].sum()
    for _ in range(rounds):
        share = probability[pair]
        rivals = np.bincount(at, weights=share) + null
        share /= rivals[at]
        count = np.bincount(pair, weights=share, minlength=len(given))
        probability = count / np.bincount(given, weights=count, minlength=size)[given]
        null = NULL * 0.01
    return probability
