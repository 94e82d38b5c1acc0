"""Expected-frequency BM25 and the fusion of several ways of finding.

A group of found terms counts as one term: its frequency in a document is the weighted sum of theirs, and so is the
number of documents that hold it; only then does it get a single inverse document frequency. (Robertson & Zaragoza,
The Probabilistic Relevance Framework, 2009; probabilistic structured queries: Darwish & Oard, SIGIR 2003.)
"""

import math

import numpy as np

K1 = 1.2
B = 0.75
BY_WORDS = 1.0
BY_GRAMS = 0.3
BY_MEANING = 1.0
BY_CONCEPTS = 0.5
BY_EMBEDDING = 1.0


def inverse_frequency(holding: float, documents: int) -> float:
    """How telling a term is that `holding` of the documents hold (a broken number for a group of terms)."""
    held = min(max(holding, 0.0), documents)
    return math.log(1.0 + (documents - held + 0.5) / (held + 0.5))


def damped(lengths: np.ndarray, mean_length: float) -> np.ndarray:
    """How slowly frequencies count in texts of these lengths: the longer a text, the more."""
    return K1 * (1 - B + B * lengths.astype(float) / max(mean_length, 1e-9))


def saturated(frequency: np.ndarray, drag: np.ndarray) -> np.ndarray:
    """What a frequency is worth in a text with that drag (`damped`): it grows ever slower."""
    return frequency * (K1 + 1) / (frequency + drag)


def fused(parts: list[tuple[float, np.ndarray]]) -> np.ndarray:
    """Scores of several ways, each divided by its greatest, weighed and added; a way without a hit adds nothing."""
    total = np.zeros_like(parts[0][1], dtype=float)
    for weight, scores in parts:
        greatest = scores.max(initial=0.0)
        if greatest > 0:
            total += scores * (weight / greatest)
    return total


def ranked(scores: np.ndarray, ids: list[str], most: int) -> list[int]:
    """Positions of the best, those with a score only; equal scores in the order of their ids."""
    hit = np.flatnonzero(scores > 0)
    order = sorted(hit.tolist(), key=lambda at: (-round(float(scores[at]), 9), ids[at]))
    return order[:most]
