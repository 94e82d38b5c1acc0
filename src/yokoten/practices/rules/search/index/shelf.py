"""The texts of one language (or the concepts of all practices): several blocks asked as one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from yokoten.practices.rules.search.expanding import Group
from yokoten.practices.rules.search.index.segment import Segment, keys_of
from yokoten.practices.rules.search.index.sheaf import HALVES
from yokoten.practices.rules.search.scoring import damped, inverse_frequency, saturated

HIDDEN = 0xFFFF


@dataclass(frozen=True, eq=False)
class View:
    """Which texts of a shelf are seen and how many they are; others are `hidden`. `drag` is how much length dampens."""

    seen: np.ndarray
    hidden: np.ndarray
    documents: int
    drag: np.ndarray


@dataclass(frozen=True, eq=False)
class Shelf:
    """`rows` says to which practice a text belongs: a row that is no more hides its texts."""

    segments: tuple[Segment, ...] = ()
    bases: tuple[int, ...] = ()
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    lengths: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))

    def with_segment(self, segment: Segment) -> "Shelf":
        """The shelf with one more block."""
        if not len(segment.rows):
            return self
        return replace(
            self,
            segments=(*self.segments, segment),
            bases=(*self.bases, len(self.rows)),
            rows=np.concatenate((self.rows, segment.rows.astype(np.int64))),
            lengths=np.concatenate((self.lengths, segment.lengths)),
        )

    def alike(self, word: str) -> list[tuple[str, float]]:
        """Words of the texts that look like this one, the most alike first."""
        found = {other: near for segment in self.segments for other, near in segment.spellbook.alike(word)}
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))

    def looking_like(self, plain: str, seen: np.ndarray) -> list[str]:
        """Terms of seen texts that are so without their marks, each once."""
        found = list(dict.fromkeys(word for segment in self.segments for word in segment.looking_like(plain)))
        return [term for term, n in zip(found, self.holding(found, seen), strict=True) if n] if found else []

    def view(self, seen: np.ndarray) -> "View":
        """What a search sees of the shelf, given the rows that its asker sees."""
        visible = seen[self.rows]
        documents = int(np.count_nonzero(visible))
        hidden = np.where(visible, 0, HIDDEN).astype(np.uint16)
        mean = float(self.lengths[visible].mean()) if documents else 1.0
        return View(visible, hidden, documents, damped(self.lengths, mean))

    def scores(self, groups: Sequence[Group], view: "View") -> tuple[np.ndarray, list[bool]]:
        """Expected-frequency BM25 of every text that is seen, and which groups any of them holds.

        What is not seen counts for nothing, not even as statistics.
        """
        texts, count = len(self.rows), len(groups)
        if not (view.documents and count):
            return np.zeros(texts), [False] * count
        often, holding = self._frequencies(groups, view)
        worth = np.array([group.weight * group.rarity for group in groups])
        worth *= [inverse_frequency(held, view.documents) for held in holding.tolist()]
        hit = np.flatnonzero(often > 0)
        sizes = np.diff(np.searchsorted(hit, np.arange(count + 1) * texts))
        at = hit - np.repeat(np.arange(count) * texts, sizes)
        said = np.repeat(worth, sizes) * saturated(often[hit], view.drag[at])
        return np.bincount(at, said, minlength=texts), (holding > 0).tolist()

    def nearest(self, way: str, asked: np.ndarray, view: "View", most: int) -> np.ndarray:
        """Seen texts whose vectors differ from the asked one in the fewest signs: near in angle, and quick to find."""
        if len(self.rows) <= most:
            return np.flatnonzero(view.seen)
        unlike = np.concatenate([segment.unlike(way, asked) for segment in self.segments]) | view.hidden
        return np.flatnonzero(unlike < min(int(np.partition(unlike, most)[most]), len(asked) + 1))

    def likeness(self, way: str, asked: np.ndarray, at: np.ndarray) -> np.ndarray:
        """How like these texts are to the vector of a query, from 0 to 1."""
        found = np.zeros(len(at))
        for segment, base in zip(self.segments, self.bases, strict=True):
            first, last = np.searchsorted(at, [base, base + len(segment.rows)])
            found[first:last] = segment.likeness(way, asked, at[first:last] - base)
        return found

    def holding(self, terms: Sequence[str], seen: np.ndarray) -> list[int]:
        """How many of the seen texts hold each term."""
        found = [0] * len(terms)
        keys = keys_of(terms)
        for segment, base in zip(self.segments, self.bases, strict=True):
            for number, place in enumerate(segment.places(keys).tolist()):
                if place >= 0:
                    at = segment.at[segment.starts[place] : segment.starts[place + 1]].astype(np.int64) + base
                    found[number] += int(np.count_nonzero(seen[at]))
        return found

    def first_holding(self, term: str, seen: np.ndarray) -> int | None:
        """The row of a seen text that holds the term."""
        keys = keys_of([term])
        for segment, base in zip(self.segments, self.bases, strict=True):
            place = int(segment.places(keys)[0])
            if place >= 0:
                at = segment.at[segment.starts[place] : segment.starts[place + 1]].astype(np.int64) + base
                visible = at[seen[at]]
                if len(visible):
                    return int(self.rows[visible[0]])
        return None

    def _frequencies(self, groups: Sequence[Group], view: View) -> tuple[np.ndarray, np.ndarray]:
        """Of each group in turn its expected frequency in every seen text, and in how many of them it is expected."""
        terms = [(number, term, weight) for number, group in enumerate(groups) for term, weight in group.found]
        keys = keys_of([term for _, term, _ in terms])
        numbers = np.array([number for number, _, _ in terms], dtype=np.int64)
        weights = np.array([weight for _, _, weight in terms])
        texts, holding = len(self.rows), np.zeros(len(groups))
        places, counts = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
        for segment, base in zip(self.segments, self.bases, strict=True):
            which, sizes, at, halves = segment.postings(keys)
            if len(which):
                seen = view.seen[base : base + len(segment.rows)][at]
                held = np.add.reduceat(seen, np.cumsum(sizes) - sizes, dtype=np.int64)
                np.add.at(holding, numbers[which], weights[which] * held)
                places.append(at + np.repeat(numbers[which] * texts + base, sizes))
                counts.append(halves * seen * np.repeat(weights[which] / HALVES, sizes))
        often = np.bincount(np.concatenate(places), np.concatenate(counts), minlength=len(groups) * texts)
        return often, holding
