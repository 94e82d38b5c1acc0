"""Numbers of days from a table: which column means what, and what each row says, with the place of every fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yokoten.adopt.rules.charts import COUNT, RATE, SHARE, SINGLE, SUBGROUP, Counted
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules.cells import BLANK, OK, read_column
from yokoten.measure.rules.grid import Cell, Grid, column_letter, is_blank
from yokoten.practices.rules.importing.values import Unreadable, day, written

DAY, VALUE, EVENTS, SIZE, PARTS, NOTE = "day", "value", "events", "size", "parts", "note"
ASKED = {
    SINGLE: (DAY, VALUE), COUNT: (DAY, EVENTS), SHARE: (DAY, EVENTS, SIZE), RATE: (DAY, EVENTS, SIZE),
    SUBGROUP: (DAY, PARTS),
}  # fmt: skip
LONGEST_NOTE = 300
MOST_FAULTS = 60
PLACES = Decimal("0.000001")


@dataclass(frozen=True)
class Line:
    """A row that can be noted: its number in the file, the day, what was counted, what was different."""

    row: int
    on: date
    value: Decimal | None
    counted: Counted
    note: str


@dataclass(frozen=True)
class Taken:
    """All rows of a file, and what cannot be read in them. `columns` are letters by what they mean."""

    lines: tuple[Line, ...]
    faults: tuple[TableUnreadable, ...]
    columns: Mapping[str, str]


def take_numbers(grid: Grid, chart: str, heads: Mapping[str, Sequence[str]]) -> Taken:
    """Read a table for a target with this chart; `heads` are the names a column may have, by what it means.

    A table without known heads is read in the order day, number, note. A row whose number is marked as missing ("…")
    is left out.
    """
    rows = [at for at, row in enumerate(grid.rows) if not all(map(is_blank, row))]
    columns = _columns(grid.rows[rows[0]], chart, heads)
    has_heads = columns is not None or _day_of(written(_cell(grid.rows[rows[0]], 0))) is None
    if columns is None:
        columns = {name: at for at, name in enumerate((*ASKED[chart], NOTE))}
    reader = _Reader(grid, rows[1:] if has_heads else rows, columns, grid.rows[rows[0]] if has_heads else ())
    lines = reader.lines()
    letters = {name: column_letter(at) for name, at in columns.items() if at < grid.width}
    faults = sorted(reader.faults, key=lambda fault: (fault.facts["row"], fault.facts["column"]))
    return Taken(tuple(lines), tuple(faults), letters)


class _Reader:
    """Reads the rows column by column: a column decides how it writes numbers, no cell is guessed alone."""

    def __init__(self, grid: Grid, rows: Sequence[int], columns: Mapping[str, int], head: Sequence[Cell]) -> None:
        self._grid, self._rows, self._columns, self._head = grid, rows, columns, head
        self.faults: list[TableUnreadable] = []
        self._seen: dict[date, int] = {}

    def lines(self) -> list[Line]:
        numbers = {name: self._numbers(name) for name in (VALUE, EVENTS, SIZE) if name in self._columns}
        read = []
        for at, row in enumerate(self._rows):
            on, parts = self._day(row), self._parts(row)
            found = {name: values[at] for name, values in numbers.items()}
            if on is None or None in found.values() or parts is None:
                continue
            counted = Counted(found.get(EVENTS), found.get(SIZE), parts)
            read.append(Line(self._grid.row_number(row), on, found.get(VALUE), counted, self._text(row, NOTE)))
        return read

    def _day(self, row: int) -> date | None:
        text = self._text(row, DAY)
        on = _day_of(text)
        if on is None:
            self._fault("not_a_day" if text else "day_empty", row, DAY, text=text)
            return None
        if on in self._seen:
            self._fault("day_twice", row, DAY, text=text, first=self._seen[on])
            return None
        self._seen[on] = self._grid.row_number(row)
        return on

    def _numbers(self, name: str) -> list[Decimal | None]:
        read = read_column([self._at(row, name) for row in self._rows])
        for fault in read.faults:
            self._fault(fault.code, self._rows[fault.index], name, text=fault.text)
        unread = {fault.index for fault in read.faults}
        found: list[Decimal | None] = []
        for at, (value, status) in enumerate(zip(read.values, read.status, strict=True)):
            is_there = status == OK
            if status == BLANK and at not in unread:
                self._fault("number_empty", self._rows[at], name)
            found.append(Decimal(str(float(value))).quantize(PLACES).normalize() if is_there else None)
        return found

    def _parts(self, row: int) -> tuple[Decimal, ...] | None:
        """The values of a subgroup: a cell with spaces between them."""
        if PARTS not in self._columns:
            return ()
        words = self._text(row, PARTS).replace(";", " ").split()
        read = read_column(words)
        if not words or (read.status != OK).any():
            wrong = next((fault.text for fault in read.faults), "")
            self._fault("not_a_number" if wrong else "number_empty", row, PARTS, text=wrong)
            return None
        return tuple(Decimal(str(float(value))) for value in read.values)

    def _fault(self, code: str, row: int, name: str, **facts: object) -> None:
        column = self._columns[name]
        place = {"row": self._grid.row_number(row), "column": column_letter(column)}
        if len(self.faults) < MOST_FAULTS:
            head = written(_cell(self._head, column)) or place["column"]
            self.faults.append(TableUnreadable(code, **{"name": head, **place, **facts}))

    def _at(self, row: int, name: str) -> Cell:
        return _cell(self._grid.rows[row], self._columns[name])

    def _text(self, row: int, name: str) -> str:
        return written(self._at(row, name))[:LONGEST_NOTE] if name in self._columns else ""


def _columns(head: Sequence[Cell], chart: str, heads: Mapping[str, Sequence[str]]) -> dict[str, int] | None:
    """The columns by their heads; None where what the chart asks for is not among them."""
    names = [fold(written(cell)) for cell in head]
    found: dict[str, int] = {}
    for name in (*ASKED[chart], NOTE):
        wanted = {fold(each) for each in heads[name]}
        at = next((at for at, each in enumerate(names) if each in wanted), None)
        if at is not None:
            found[name] = at
    return found if all(name in found for name in ASKED[chart]) else None


def _day_of(text: str) -> date | None:
    """A day, not a year alone."""
    try:
        return None if len(text) < len("1.1.2026") else day(text.split(" ")[0])
    except Unreadable:
        return None


def _cell(row: Sequence[Cell], at: int) -> Cell:
    return row[at] if at < len(row) else None
