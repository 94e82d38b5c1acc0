"""The whole index: the texts of each language, the concepts, and the columns. A change makes a new one beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from yokoten.practices.rules.search.index.columns import Columns, Facts
from yokoten.practices.rules.search.index.segment import LARGEST, Segment, segment_of
from yokoten.practices.rules.search.index.shelf import Shelf
from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.tokens import LANGUAGES, document_terms

TITLE_TIMES = 3
CONCEPTS = "concepts"
SHELVES = (*LANGUAGES, CONCEPTS)
Terms = Mapping[str, float]


@dataclass(frozen=True)
class Entry:
    """A practice as the index holds it: its facts and, by language, its terms. Without facts it has left."""

    practice: int
    facts: Facts | None = None
    terms: Mapping[str, Terms] = field(default_factory=dict)


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
            texts = [(first + at, entry.terms[name]) for at, entry in enumerate(staying) if entry.terms.get(name)]
            shelf = self.shelves[name]
            for at in range(0, len(texts), LARGEST):
                shelf = shelf.with_segment(segment_of(texts[at : at + LARGEST]))
            shelves[name] = shelf
        facts = [entry.facts for entry in staying if entry.facts is not None]
        return replace(self, shelves=shelves, columns=self.columns.with_facts(facts, gone))

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


def text_terms(title: str, prose: Iterable[str], language: str, words: Lexicon) -> dict[str, float]:
    """Terms of a text in which the title counts three times."""
    found = document_terms("\n".join(prose), language, words)
    for term, count in document_terms(title, language, words).items():
        found[term] = found.get(term, 0.0) + TITLE_TIMES * count
    return found
