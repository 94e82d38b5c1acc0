"""Values of a table as columns of numbers, ready for the gate and for storing; a million take seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from yokoten.measure.rules import layout as roles
from yokoten.measure.rules.cells import (
    BLANK,
    FORMULA_ERRORS,
    NOT_DELIVERED,
    ColumnValues,
    NumberFormat,
    number_symbols,
    read_column,
)
from yokoten.measure.rules.following import SORTING, Follow, told, unwatched
from yokoten.measure.rules.grid import Cell, Grid, column_letter, seen
from yokoten.measure.rules.layout import Column, Layout
from yokoten.measure.rules.periods import parse_period
from yokoten.measure.rules.repeated import repeated_heads


@dataclass(frozen=True, slots=True)
class Subject:
    """A place as the file writes it: its name, and its code where a column gives one."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read: the row number, column letter and name a person sees."""

    code: str
    row: int
    column: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Records:
    """One entry per filled value cell. `place`, `period`, `indicator`, `vintage` index the tuples of that plural name.

    `row` counts from 0 in the grid (`row_offset` makes it a row number), `column` is the grid's column, `status`
    indexes cells.STATUSES; `value` is NaN where the status says there is none.
    """

    places: tuple[Subject, ...]
    periods: tuple[str, ...]
    indicators: tuple[str, ...]
    vintages: tuple[str, ...]
    row: np.ndarray
    column: np.ndarray
    place: np.ndarray
    period: np.ndarray
    indicator: np.ndarray
    vintage: np.ndarray
    value: np.ndarray
    status: np.ndarray
    row_offset: int = 1
    column_names: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    formats: tuple[tuple[Column, NumberFormat], ...] = ()

    def __len__(self) -> int:
        return len(self.value)

    def row_number(self, position: int) -> int:
        """The spreadsheet's row number of an entry."""
        return int(self.row[position]) + self.row_offset


@dataclass(frozen=True, slots=True)
class _Keys:
    """What the rows say: indices per row (-1 where the cell is empty) and what they point to."""

    place: np.ndarray
    places: tuple[Subject, ...]
    period: np.ndarray
    periods: list[str]
    indicator: np.ndarray
    indicators: list[str]
    vintage: np.ndarray
    vintages: tuple[str, ...]
    first_row: int


def build_records(grid: Grid, layout: Layout, *, name: str = "", follow: Follow = unwatched) -> Records:
    """All filled value cells under a layout. `name` is the indicator of a table that names none."""
    cells = list(zip_longest(*grid.rows[layout.first_row : layout.last_row]))
    cells += [(None,) * (layout.last_row - layout.first_row)] * (grid.width - len(cells))
    keys, faults = _keys(grid, layout, cells)
    read = _read_values(layout, cells)
    faults += [*_place_faults(grid, layout, cells), *_value_faults(grid, layout, read)]
    registry: dict[str, int] = {}
    parts = [
        _part(keys, column, values, _indicators(keys, layout, column, name, registry))
        for column, values in told(read, SORTING, len(read), follow, step=1)
    ]
    joined = {field: np.concatenate([part[field] for part in parts]) for field in parts[0]} if parts else {}
    return Records(
        keys.places, tuple(keys.periods), tuple(registry), keys.vintages, **joined,
        row_offset=grid.first_row_number, column_names=_column_names(layout, grid.width),
        faults=_sorted(faults, _head_faults(grid, layout)),
        formats=tuple((column, values.format) for column, values in read),
    )  # fmt: skip


def _keys(grid: Grid, layout: Layout, cells: list[tuple[Cell, ...]]) -> tuple[_Keys, list[Fault]]:
    count = layout.last_row - layout.first_row
    names, codes = layout.of_role(roles.PLACE), layout.of_role(roles.PLACE_CODE)
    place, pairs = _factorise([cells[column.index] for column in (*names[:1], *codes[:1])], count)
    place, places = _same(place, [_subject(pair, bool(codes)) for pair in pairs])
    place = np.where(np.array([not subject.name for subject in places], bool)[place], -1, place) if count else place
    written = layout.of_role(roles.PERIOD)[:1]
    period, raw = _factorise([cells[column.index] for column in written], count)
    periods = [parse_period(pair[0]) for pair in raw] if written else [layout.period]
    faults = _period_faults(grid, layout, cells, periods, period) if written else []
    period, periods = _merged(period, periods)
    kinds = (*layout.of_role(roles.INDICATOR), *layout.of_role(roles.DIMENSION))
    indicator, combinations = _factorise([cells[column.index] for column in kinds], count)
    indicators = [" / ".join(_text(part) for part in parts if _text(part)) for parts in combinations] if kinds else [""]
    vintage, editions = _factorise([cells[column.index] for column in layout.of_role(roles.VINTAGE)[:1]], count)
    vintages = tuple(_text(edition[0]) if edition else "" for edition in editions)
    return _Keys(place, places, period, periods, indicator, indicators, vintage, vintages, layout.first_row), faults


def _factorise(columns: Sequence[Sequence[Cell]], count: int) -> tuple[np.ndarray, list[tuple[Cell, ...]]]:
    """Index of each row's combination of cells, and the combinations in order of first appearance."""
    if not columns:
        return np.zeros(count, np.int32), [()]
    order = {pair: number for number, pair in enumerate(dict.fromkeys(zip(*columns, strict=True)))}
    index = np.fromiter(map(order.__getitem__, zip(*columns, strict=True)), np.int32, count)
    return index, list(order)


def _same(index: np.ndarray, subjects: list[Subject]) -> tuple[np.ndarray, tuple[Subject, ...]]:
    """Writings that differ by spaces only are one subject."""
    order = {subject: number for number, subject in enumerate(dict.fromkeys(subjects))}
    return np.array([order[subject] for subject in subjects], np.int32)[index], tuple(order)


def _subject(pair: tuple[Cell, ...], has_code: bool) -> Subject:
    return Subject(_text(pair[0]), _text(pair[-1]) if has_code else "")


def _merged(index: np.ndarray, words: list[str]) -> tuple[np.ndarray, list[str]]:
    """Different writings of one period become one; empty is -1."""
    order = {word: number for number, word in enumerate(dict.fromkeys(word for word in words if word))}
    lookup = np.array([order.get(word, -1) for word in words], np.int32)
    return (lookup[index] if len(index) else index), list(order)


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return " ".join(seen(cell).split()) if cell else ""


def _read_values(layout: Layout, cells: list[tuple[Cell, ...]]) -> list[tuple[Column, ColumnValues]]:
    """Read every value column; what the clear columns say about the decimal sign helps the unclear ones."""
    columns = layout.of_role(roles.VALUE)
    read = [(column, read_column(cells[column.index], leaning=layout.decimal)) for column in columns]
    clear = {values.format.decimal for _, values in read if values.format.evidence == "clear"}
    if len(clear) == 1 and not layout.decimal:
        leaning = clear.pop()
        read = [
            (column, read_column(cells[column.index], leaning=leaning))
            if values.format.evidence == "unclear"
            else (column, values)
            for column, values in read
        ]
    return read


def _part(keys: _Keys, column: Column, read: ColumnValues, indicator: np.ndarray) -> dict[str, np.ndarray]:
    """The filled cells of one value column with their keys; rows without place or period do not count."""
    period = keys.period
    if column.period:
        period = np.full(len(period), _number(keys.periods, column.period), np.int32)
    kept = np.flatnonzero((read.status != BLANK) & (keys.place >= 0) & (period >= 0))
    status, value = read.status[kept], read.values[kept]
    symbols = number_symbols(value)
    if symbols.any():
        status, value = np.where(symbols, np.uint8(NOT_DELIVERED), status), np.where(symbols, np.nan, value)
    return {
        "row": (kept + keys.first_row).astype(np.int32),
        "column": np.full(len(kept), column.index, np.int32),
        "place": keys.place[kept],
        "period": period[kept],
        "indicator": indicator[kept],
        "vintage": keys.vintage[kept],
        "value": value,
        "status": status,
    }


def _number(words: list[str], word: str) -> int:
    if word not in words:
        words.append(word)
    return words.index(word)


def _indicators(keys: _Keys, layout: Layout, column: Column, name: str, registry: dict[str, int]) -> np.ndarray:
    """The indicator of every row of one value column: what its head says, split by what the row says."""
    head = "" if column.period else column.name
    fallback = "" if any(keys.indicators) else name or layout.title or head or "value"
    own = column.indicator or fallback
    names = [" / ".join(filter(None, (own, word))) for word in keys.indicators]
    lookup = np.array([registry.setdefault(word, len(registry)) for word in names], np.int32)
    return lookup[keys.indicator]


def _period_faults(
    grid: Grid, layout: Layout, cells: list[tuple[Cell, ...]], periods: list[str], index: np.ndarray
) -> list[Fault]:
    column = layout.of_role(roles.PERIOD)[0]
    faults = []
    for number, period in enumerate(periods):
        row = int(np.argmax(index == number))
        text = _text(cells[column.index][row])
        if not period and text:
            where = grid.row_number(row + layout.first_row)
            faults.append(Fault("not_a_period", where, column.letter, column.name, text))
    return faults


def _place_faults(grid: Grid, layout: Layout, cells: list[tuple[Cell, ...]]) -> list[Fault]:
    """A formula's error is no name."""
    return [
        Fault("formula_error", grid.row_number(row + layout.first_row), column.letter, column.name, cell.strip())
        for column in (*layout.of_role(roles.PLACE)[:1], *layout.of_role(roles.PLACE_CODE)[:1])
        for row, cell in enumerate(cells[column.index])
        if isinstance(cell, str) and cell.startswith("#") and cell.strip() in FORMULA_ERRORS
    ]


def _head_faults(grid: Grid, layout: Layout) -> list[Fault]:
    """Rows that repeat the column names."""
    column = (layout.of_role(roles.PLACE) or layout.of_role(roles.PLACE_CODE) or layout.columns)[0]
    return [
        Fault("head_repeated", grid.row_number(row), column.letter, column.name, _text(grid.rows[row][column.index]))
        for row in repeated_heads(grid, layout)
    ]


def _sorted(faults: list[Fault], heads: list[Fault]) -> tuple[Fault, ...]:
    """In the order of the file; of a repeated head only that is said."""
    rows = {fault.row for fault in heads}
    kept = [*heads, *(fault for fault in faults if fault.row not in rows)]
    return tuple(sorted(kept, key=lambda fault: (fault.row, fault.column)))


def _value_faults(grid: Grid, layout: Layout, read: list[tuple[Column, ColumnValues]]) -> list[Fault]:
    return [
        Fault(fault.code, grid.row_number(fault.index + layout.first_row), column.letter, column.name, fault.text)
        for column, values in read
        for fault in values.faults
    ]


def _column_names(layout: Layout, width: int) -> tuple[str, ...]:
    names = {column.index: column.name for column in layout.columns}
    return tuple(names.get(index) or column_letter(index) for index in range(width))
