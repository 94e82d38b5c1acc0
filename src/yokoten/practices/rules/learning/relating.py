"""Short vectors out of what explains each word: latent semantic analysis of a dictionary.

Deerwester et al., Indexing by Latent Semantic Analysis, JASIS 41(6), 1990; the decomposition is the randomised one of
Halko, Martinsson & Tropp, SIAM Review 53(2), 2011, with a fixed seed.
"""

import math
from collections import Counter
from collections.abc import Collection

import numpy as np

from yokoten.practices.rules.learning.definitions import COMMON, Bag, Dictionary, explained, telling
from yokoten.practices.rules.search.meaning import SIZE, Vectors
from yokoten.practices.rules.search.tokens import term_of

SPARE, PASSES, LEAST_MET = 32, 2, 3


def learned_vectors(dictionary: Dictionary, known: Collection[str]) -> Vectors:
    """Vectors of the terms that are known to the lexicon or met in the texts of the dictionary."""
    often = {term_of(word, "en") for word in dictionary.tagged} | set(known)
    bags = {term: bag for term, bag in explained(dictionary).items() if term in often}
    terms = sorted(bags)
    matrix = _matrix([_own(bags[term], term) for term in terms], telling(dictionary))
    return Vectors(terms, _short(matrix))


def _own(bag: Bag, term: str) -> Bag:
    return {**bag, term: bag.get(term, 0.0) + 1.0}


def _matrix(bags: list[Bag], worth: dict[str, float]) -> np.ndarray:
    met = Counter(term for bag in bags for term in bag)
    greatest = max(worth.values(), default=1.0)
    weights = {term: worth.get(term, greatest) for term, count in met.items() if count >= LEAST_MET}
    place = {term: at for at, term in enumerate(sorted(term for term in weights if weights[term] > COMMON))}
    found = np.zeros((len(bags), len(place)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for term, count in bag.items():
            if term in place:
                found[row, place[term]] = math.sqrt(count) * weights[term]
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def _short(matrix: np.ndarray) -> np.ndarray:
    size = min(SIZE, min(matrix.shape) // 2 * 2)
    if not size:
        return np.zeros((matrix.shape[0], 2), dtype=np.float32)
    drawn = np.random.default_rng(0).standard_normal((matrix.shape[1], size + SPARE)).astype(np.float32)
    basis, _ = np.linalg.qr(matrix @ drawn)
    for _ in range(PASSES):
        other, _ = np.linalg.qr(matrix.T @ basis)
        basis, _ = np.linalg.qr(matrix @ other)
    left, values, _ = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    vectors = (basis @ left)[:, :size] * np.sqrt(values[:size])
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
