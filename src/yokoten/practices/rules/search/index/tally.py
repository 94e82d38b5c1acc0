"""Scores of the texts of several languages brought together on the rows of their practices."""

from dataclasses import dataclass, field

import numpy as np

from yokoten.practices.rules.search.scoring import BY_GRAMS

LEAST_SHARE = 0.2
MOST_LIKE = 30
NOISE, CLEAR, LIKE = 0.2, 0.4, 0.55


@dataclass(frozen=True, eq=False)
class Said:
    """What the texts of a language said, text by text: by words, by letters, and some of them by likeness."""

    number: int
    rows: np.ndarray
    words: np.ndarray
    letters: np.ndarray | None
    share: float
    is_own: bool
    like: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)

    def loud(self, row: int) -> float:
        """How loud the texts of a row speak by their words; those in the query's own language above all others."""
        at = np.flatnonzero(self.rows == row)
        words = float(self.words[at].max(initial=0.0))
        if self.is_own and words > 0:
            return np.inf
        letters = 0.0 if self.letters is None else float(self.letters[at].max(initial=0.0))
        return self.share * (words + letters * BY_GRAMS)

    def near(self, row: int) -> float:
        """How like what is asked they are."""
        return max((float(like[rows == row].max(initial=0.0)) for rows, like in self.like), default=0.0)


class Tally:
    """Scores brought from the texts of each language to their rows: of several languages of a practice the best."""

    def __init__(self, rows: int) -> None:
        self.words, self.letters = np.zeros(rows), np.zeros(rows)
        self.like: dict[str, np.ndarray] = {}
        self._said: list[Said] = []

    def take(self, said: Said) -> None:
        """Scores of a language by words and by letters, which may be missing."""
        self._said.append(said)
        for total, scores in ((self.words, said.words), (self.letters, said.letters)):
            if scores is not None:
                hit = np.flatnonzero(scores > 0)
                raise_to(total, said.rows[hit], scores[hit] * said.share)

    def take_like(self, way: str, at: np.ndarray, likeness: np.ndarray) -> None:
        """How like some texts of the language that was taken last are, by one way."""
        mine = self._said[-1].rows[at]
        raise_to(self.like.setdefault(way, np.zeros(len(self.words))), mine, likeness)
        self._said[-1].like.append((mine, likeness))

    def loudest(self, row: int) -> int:
        """The language that speaks loudest for a row: by its words, else by its likeness; -1 where none does."""
        for how in (Said.loud, Said.near):
            heard = [(how(said, row), -at) for at, said in enumerate(self._said)]
            most, at = max(heard, default=(0.0, 0))
            if most > 0:
                return self._said[-at].number
        return -1


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
