"""What is known of each practice apart from its words: who sees it, and by what a list is narrowed and counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

NARROWING = ("theme", "country", "place", "sector", "evidence", "language", "outcome", "is_open")
SINGLE = ("country", "place", "sector", "evidence", "outcome")
SEVERAL = ("theme", "language")
OPEN = "True"
GRADES = ("held", "compared", "measured", "told")


@dataclass(frozen=True)
class Facts:
    """One practice of the library; `published` in microseconds and `confirmed` in days, as numbers to sort by."""

    practice: int
    organisation: int
    visibility: str
    title: str
    country: str
    place: str
    sector: str
    evidence: str
    outcome: str
    is_open: bool
    published: int
    confirmed: int
    theme: tuple[str, ...] = ()
    language: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sight:
    """Who looks: everything, or what is public, what is for the network, and what is the own organisations'."""

    is_everything: bool = False
    is_signed_in: bool = False
    organisations: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class Columns:
    """One row a practice; a row that was replaced is not `live`. Words are numbers of the `books` they stand in."""

    practices: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    organisations: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    is_public: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    is_network: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    live: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    is_open: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    published: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    confirmed: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    grades: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int8))
    titles: tuple[str, ...] = ()
    single: dict[str, np.ndarray] = field(default_factory=dict)
    several: dict[str, np.ndarray] = field(default_factory=dict)
    books: dict[str, dict[str, int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.practices)

    def with_facts(self, facts: Sequence[Facts], gone: Iterable[int] = ()) -> "Columns":
        """The same with new rows, in their order; earlier rows of these practices and of those gone live no more."""
        over = np.fromiter({*gone, *(each.practice for each in facts)}, dtype=np.int64)
        live = self.live & ~np.isin(self.practices, over)
        books = {name: dict(self.books.get(name, {})) for name in (*SINGLE, *SEVERAL)}
        return replace(
            self,
            practices=_more(self.practices, (each.practice for each in facts)),
            organisations=_more(self.organisations, (each.organisation for each in facts)),
            is_public=_more(self.is_public, (each.visibility == "public" for each in facts)),
            is_network=_more(self.is_network, (each.visibility == "network" for each in facts)),
            live=_more(live, (True for _ in facts)),
            is_open=_more(self.is_open, (each.is_open for each in facts)),
            published=_more(self.published, (each.published for each in facts)),
            confirmed=_more(self.confirmed, (each.confirmed for each in facts)),
            grades=_more(self.grades, (_grade(each.evidence) for each in facts)),
            titles=(*self.titles, *(each.title for each in facts)),
            single={name: _numbered(self.single.get(name), facts, name, books[name]) for name in SINGLE},
            several={name: _ticked(self.several.get(name), facts, name, books[name]) for name in SEVERAL},
            books=books,
        )

    def seen(self, sight: Sight) -> np.ndarray:
        """The rows that somebody may see."""
        if sight.is_everything:
            return self.live.copy()
        seen = self.is_public
        if sight.is_signed_in:
            own = np.fromiter(sight.organisations, dtype=np.int64)
            seen = seen | self.is_network | np.isin(self.organisations, own)
        return seen & self.live

    def having(self, name: str, value: str) -> np.ndarray:
        """The rows with that value; what no practice has, none has."""
        if name == "is_open":
            return self.is_open
        number = self.books.get(name, {}).get(value)
        if number is None:
            return np.zeros(len(self), dtype=bool)
        return self.several[name][number] if name in SEVERAL else self.single[name] == number

    def counted(self, name: str, among: np.ndarray) -> tuple[tuple[str, int], ...]:
        """How many of the rows have each value, the most frequent first; nothing is counted that none has.

        `among` says of every row whether it counts, or names the rows that do.
        """
        if name == "is_open":
            counts = [(OPEN, _ticks(self.is_open, among))]
        elif name in SEVERAL:
            ticked = self.several.get(name, ())
            counts = [(code, _ticks(ticked[at], among)) for code, at in self._book(name)]
        else:
            column = self.single.get(name, np.zeros(0, dtype=np.int32))
            often = np.bincount(column[among], minlength=len(self._book(name)))
            counts = [(code, int(often[at])) for code, at in self._book(name)]
        return tuple(sorted(((code, n) for code, n in counts if n and code), key=lambda each: (-each[1], each[0])))

    @cached_property
    def by_title(self) -> np.ndarray:
        """The place of each row when rows stand by title."""
        order = sorted(range(len(self)), key=lambda row: (self.titles[row].casefold(), self.practices[row]))
        place = np.empty(len(self), dtype=np.int64)
        place[order] = np.arange(len(self))
        return place

    def _book(self, name: str) -> list[tuple[str, int]]:
        return list(self.books.get(name, {}).items())


def _ticks(ticked: np.ndarray, among: np.ndarray) -> int:
    return int(np.count_nonzero(ticked & among if among.dtype == bool else ticked[among]))


def _more(column: np.ndarray, values: Iterable) -> np.ndarray:
    return np.concatenate((column, np.array(list(values), dtype=column.dtype)))


def _grade(evidence: str) -> int:
    return GRADES.index(evidence) if evidence in GRADES else len(GRADES)


def _numbered(column: np.ndarray | None, facts: Sequence[Facts], name: str, book: dict[str, int]) -> np.ndarray:
    before = column if column is not None else np.zeros(0, dtype=np.int32)
    return _more(before, (book.setdefault(getattr(each, name), len(book)) for each in facts))


def _ticked(table: np.ndarray | None, facts: Sequence[Facts], name: str, book: dict[str, int]) -> np.ndarray:
    """One row a value, one column a practice."""
    before = table if table is not None else np.zeros((0, 0), dtype=bool)
    ticks = [(book.setdefault(value, len(book)), at) for at, each in enumerate(facts) for value in getattr(each, name)]
    found = np.zeros((len(book), before.shape[1] + len(facts)), dtype=bool)
    found[: before.shape[0], : before.shape[1]] = before
    for number, at in ticks:
        found[number, before.shape[1] + at] = True
    return found
