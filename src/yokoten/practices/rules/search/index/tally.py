"""Scores of the texts of several languages brought together on the rows of their practices."""

import numpy as np

from yokoten.practices.rules.search.scoring import BY_GRAMS

LEAST_SHARE = 0.2
MOST_LIKE = 30
NOISE, CLEAR, LIKE = 0.2, 0.4, 0.55
Found = tuple[np.ndarray, np.ndarray | None]


class Tally:
    """Scores brought from the texts of each language to their rows: of several languages of a practice the best."""

    def __init__(self, rows: int) -> None:
        self.words, self.letters = np.zeros(rows), np.zeros(rows)
        self.like: dict[str, np.ndarray] = {}
        self.loudest, self._loud = np.full(rows, -1, dtype=np.int8), np.zeros(rows)
        self.nearest, self._near = np.full(rows, -1, dtype=np.int8), np.zeros(rows)

    def take(self, number: int, rows: np.ndarray, found: Found, share: float, *, is_own: bool) -> None:
        """Scores of a language by words and by letters, which may be missing.

        Where words of the query's own language are found, that text is the one shown.
        """
        words, letters = found
        hit = np.flatnonzero(words if letters is None else (words > 0) | (letters > 0))
        mine, by_words = rows[hit], words[hit] * share
        raise_to(self.words, mine, by_words)
        loud = by_words
        if letters is not None:
            by_letters = letters[hit] * share
            raise_to(self.letters, mine, by_letters)
            loud = by_words + by_letters * BY_GRAMS
        if is_own:
            loud = np.where(by_words > 0, np.inf, loud)
        louder = loud > self._loud[mine]
        self.loudest[mine[louder]], self._loud[mine[louder]] = number, loud[louder]

    def take_like(self, way: str, number: int, rows: np.ndarray, at: np.ndarray, likeness: np.ndarray) -> None:
        """How like some texts of a language are, by one way."""
        mine = rows[at]
        raise_to(self.like.setdefault(way, np.zeros(len(self.words))), mine, likeness)
        nearer = likeness > self._near[mine]
        self.nearest[mine[nearer]], self._near[mine[nearer]] = number, likeness[nearer]


def raise_to(total: np.ndarray, rows: np.ndarray, scores: np.ndarray) -> None:
    """Bring scores to their rows where they are greater; each row stands once."""
    total[rows] = np.maximum(total[rows], scores)


def telling(likeness: np.ndarray) -> np.ndarray:
    """Likeness above what any two texts have, brought to one scale; where nothing is like, it stays small."""
    above = np.maximum(likeness - NOISE, 0.0)
    return above / max(float(above.max(initial=0.0)), CLEAR - NOISE)


def near_best(scores: np.ndarray) -> np.ndarray:
    """Rows with at least a fifth of the best score."""
    return (scores > 0) & (scores >= LEAST_SHARE * scores.max(initial=0.0))


def most_like(likeness: np.ndarray) -> np.ndarray:
    """The texts most like what is asked: a hit without a word in common has to be very like it."""
    hits = likeness >= LIKE
    if np.count_nonzero(hits) > MOST_LIKE:
        hits &= likeness >= np.partition(likeness[hits], -MOST_LIKE)[-MOST_LIKE]
    return hits
