"""The whole index: the texts of each language, the concepts, and the columns. A change makes a new one beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np

from yokoten.practices.rules.search.index.columns import Columns, Facts, Sight
from yokoten.practices.rules.search.index.segment import LARGEST, Segment, segment_of
from yokoten.practices.rules.search.index.sheaf import Text, bound
from yokoten.practices.rules.search.index.shelf import Shelf, View
from yokoten.practices.rules.search.tokens import LANGUAGES

CONCEPTS = "concepts"
MOST_LOOKS = 64
SHELVES = (*LANGUAGES, CONCEPTS)


@dataclass(frozen=True)
class Entry:
    """A practice as the index holds it: its facts and its texts by language. Without facts it has left."""

    practice: int
    facts: Facts | None = None
    texts: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Seen:
    """The rows that somebody may see, and what they see of each shelf; never changed, for it is kept."""

    rows: np.ndarray
    views: Mapping[str, View]


@dataclass(frozen=True, eq=False)
class Index:
    """Everything that is asked; shared by readers, so never changed."""

    shelves: Mapping[str, Shelf] = field(default_factory=lambda: {name: Shelf() for name in SHELVES})
    columns: Columns = field(default_factory=Columns)

    def with_entries(self, entries: Sequence[Entry]) -> "Index":
        """The index after these practices came, changed or left."""
        staying = [entry for entry in entries if entry.facts is not None]
        first = len(self.columns)
        gone = [entry.practice for entry in entries]
        shelves = {}
        for name in SHELVES:
            texts = [(first + at, entry.texts[name]) for at, entry in enumerate(staying) if name in entry.texts]
            shelf = self.shelves[name]
            for at in range(0, len(texts), LARGEST):
                part = texts[at : at + LARGEST]
                shelf = shelf.with_segment(segment_of([row for row, _ in part], [bound(text for _, text in part)]))
            shelves[name] = shelf
        facts = [entry.facts for entry in staying if entry.facts is not None]
        return replace(self, shelves=shelves, columns=self.columns.with_facts(facts, gone))

    def seen(self, sight: Sight) -> Seen:
        """What somebody sees of the index; kept for those who look often in the same way."""
        return self._looks(sight)

    @cached_property
    def _looks(self) -> Callable[[Sight], Seen]:
        return lru_cache(maxsize=MOST_LOOKS)(self._look)

    def _look(self, sight: Sight) -> Seen:
        rows = self.columns.seen(sight)
        rows.flags.writeable = False
        return Seen(rows, {name: shelf.view(rows) for name, shelf in self.shelves.items()})

    @property
    def segments(self) -> int:
        """The most blocks a language has."""
        return max(len(shelf.segments) for shelf in self.shelves.values())


def index_of(facts: Sequence[Facts], blocks: Iterable[tuple[str, Segment]]) -> Index:
    """An index out of stored blocks; the rows of the blocks count the facts."""
    shelves = {name: Shelf() for name in SHELVES}
    for name, segment in blocks:
        shelves[name] = shelves[name].with_segment(segment)
    return Index(shelves, Columns().with_facts(facts))
