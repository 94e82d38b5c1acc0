"""What stands in a table and would not be read: columns left out, and rows without a place or a period.

Asked only about a layout nobody confirmed: who said the roles on a page has seen what is left out.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules import layout as roles
from yokoten.measure.rules.cells import NOT_DELIVERED, is_number, is_number_like
from yokoten.measure.rules.gate.alarm import (
    CHECK,
    COLUMN_NOT_READ,
    COLUMN_UNNAMED,
    NUMBER_FORMAT,
    ROW_NOT_READ,
    STOP,
    Alarm,
)
from yokoten.measure.rules.grid import Cell, Grid, is_blank
from yokoten.measure.rules.layout import Column, Layout
from yokoten.measure.rules.periods import parse_period
from yokoten.measure.rules.records import Records

_EXPLAINED = ("content_counter", "empty", "confirmed", "remembered", "second_code")
_BESIDE = (roles.NOTE, roles.UNIT, roles.SOURCE, roles.STATUS)
_DESCRIBING = ("of_place", "second_place")
_SAMPLED, _MOST_FLAGS, _FIGURES, _PROSE = 2_000, 12, 0.6, 40
_NAMED_ROWS = 5


def alarms(grid: Grid, layout: Layout) -> Iterator[Alarm]:
    """One alarm per column that seems to hold figures and is not read, one per way in which rows are not."""
    for column in layout.columns:
        reason = _value_reason(grid, layout, column) if column.role == roles.VALUE else _reason(grid, layout, column)
        if reason:
            yield _column_alarm(grid, layout, column, reason)
    yield from _rows(grid, layout)


def taken_for_missing(grid: Grid, layout: Layout, records: Records) -> Iterator[Alarm]:
    """Numbers such as -9999 that are read as symbols for a missing value: one alarm per column and symbol."""
    columns = {column.index: column for column in layout.of_role(roles.VALUE)}
    found: dict[tuple[int, str], list[int]] = {}
    for position in np.flatnonzero(records.status == NOT_DELIVERED).tolist():
        row, index = int(records.row[position]), int(records.column[position])
        if index in columns and is_number(grid.rows[row][index]):
            found.setdefault((index, _text(grid.rows[row][index])), []).append(records.row_number(position))
    for (index, text), rows in found.items():
        column = columns[index]
        facts = {"text": text, "cell": f"{column.letter}{rows[0]}", "rows": len(rows), "decimal": ""}
        yield Alarm(
            NUMBER_FORMAT, CHECK, "number_symbol", row=rows[0], column=column.name, column_letter=column.letter,
            indicator=column.indicator, period=column.period, facts=facts,
        )  # fmt: skip


def _reason(grid: Grid, layout: Layout, column: Column) -> str:
    """Why a column is not read; empty where it is, or where its head or its words say that it holds no figures."""
    left_out = column.role in (roles.NOTE, roles.IGNORED)
    if column.reason in _EXPLAINED or not (left_out or column.role in _BESIDE):
        return ""
    cells = _cells(grid, layout, column)
    if column.reason == "head_word":
        return "column_headed_note" if column.role in _BESIDE and _holds_figures(cells) else ""
    if left_out and _namesake(layout, column) is not None:
        return "column_doubled"
    if column.reason in ("beside_value", "second_period"):
        return f"column_{column.reason}"
    is_of_place = column.reason in _DESCRIBING and not _mostly(cells, _is_marred_figure)
    return "" if is_of_place or not left_out or not cells or _mostly(cells, _is_prose) else "column_not_read"


def _value_reason(grid: Grid, layout: Layout, column: Column) -> str:
    """What is wrong with a column of figures that is proposed as values: no period, or no name."""
    if column.reason in _EXPLAINED or not _cells(grid, layout, column):
        return ""
    if not column.period and not layout.period and not layout.of_role(roles.PERIOD):
        return "column_without_period"
    heads = grid.rows[layout.head_row : layout.first_row]
    has_head = any(column.index < len(row) and not is_blank(row[column.index]) for row in heads)
    return "" if has_head or column.period else "column_unnamed"


def _cells(grid: Grid, layout: Layout, column: Column) -> list[tuple[int, Cell]]:
    """The first filled cells of a column with their rows."""
    rows = grid.rows[layout.first_row : min(layout.last_row, layout.first_row + _SAMPLED)]
    return [
        (number, row[column.index])
        for number, row in enumerate(rows, layout.first_row)
        if column.index < len(row) and not is_blank(row[column.index])
    ]


def _holds_figures(cells: Sequence[tuple[int, Cell]]) -> bool:
    """Numbers of many sizes: no years, no flags."""
    if len({cell for _, cell in cells}) <= _MOST_FLAGS or _mostly(cells, parse_period):
        return False
    return _mostly(cells, is_number)


def _mostly(cells: Sequence[tuple[int, Cell]], test: Any) -> bool:
    return bool(cells) and sum(bool(test(cell)) for _, cell in cells) > _FIGURES * len(cells)


def _is_marred_figure(cell: Cell) -> bool:
    """A number with something beside it, such as a unit."""
    return any(letter.isdigit() for letter in str(cell)) and not is_number_like(cell)


def _is_prose(cell: Cell) -> bool:
    return len(str(cell)) > _PROSE


def _namesake(layout: Layout, column: Column) -> Column | None:
    """The column of the same head that is read."""
    same = (one for one in layout.columns if one.index != column.index and fold(one.name) == fold(column.name))
    return next((one for one in same if one.role not in (roles.NOTE, roles.IGNORED)), None)


def _column_alarm(grid: Grid, layout: Layout, column: Column, reason: str) -> Alarm:
    cells = _cells(grid, layout, column)
    at, cell = next((spot for spot in cells if not is_number_like(spot[1])), cells[0] if cells else (None, ""))
    row = None if at is None else grid.row_number(at)
    facts: dict[str, Any] = {"text": _text(cell), "cell": "" if row is None else f"{column.letter}{row}"}
    other = _read_instead(layout, column, reason)
    if other is not None:
        facts |= {"other_column": other.name, "other_letter": other.letter}
    is_sure = reason == "column_without_period" or _mostly(cells, _is_marred_figure)
    severity = STOP if is_sure and reason in ("column_not_read", "column_without_period") else CHECK
    kind = COLUMN_UNNAMED if reason == "column_unnamed" else COLUMN_NOT_READ
    return Alarm(
        kind, severity, reason, row=row, column=column.name or column.letter, column_letter=column.letter,
        facts=facts,
    )  # fmt: skip


def _read_instead(layout: Layout, column: Column, reason: str) -> Column | None:
    if reason == "column_doubled":
        return _namesake(layout, column)
    role = {"column_beside_value": roles.VALUE, "column_second_period": roles.PERIOD}.get(reason)
    return _first(layout, role) if role else None


def _text(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else " ".join(str(cell).split())[:60]


def _first(layout: Layout, role: str) -> Column | None:
    return next(iter(layout.of_role(role)), None)


def _rows(grid: Grid, layout: Layout) -> Iterator[Alarm]:
    """Rows with values whose place or period is empty: cells once merged, or a name forgotten."""
    values = [column.index for column in layout.of_role(roles.VALUE)]
    place = _first(layout, roles.PLACE) or _first(layout, roles.PLACE_CODE)
    for key, reason in ((place, "rows_without_place"), (_first(layout, roles.PERIOD), "rows_without_period")):
        if key is None:
            continue
        rows = grid.rows[layout.first_row : layout.last_row]
        keys = [row[key.index] if key.index < len(row) else None for row in rows]
        blank = {cell for cell in set(keys) if is_blank(cell)}
        found = [
            grid.row_number(number)
            for number, cell in enumerate(keys, layout.first_row)
            if cell in blank and _has_any(grid.rows[number], values)
        ]
        if found:
            facts = {"rows": len(found), "first_rows": found[:_NAMED_ROWS], "cell": f"{key.letter}{found[0]}"}
            yield Alarm(
                ROW_NOT_READ, STOP, reason, row=found[0], column=key.name, column_letter=key.letter, facts=facts
            )  # fmt: skip


def _has_any(row: Sequence[Cell], columns: Sequence[int]) -> bool:
    return any(index < len(row) and not is_blank(row[index]) for index in columns)
