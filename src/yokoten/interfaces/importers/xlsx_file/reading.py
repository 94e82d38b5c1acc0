"""Rows of a sheet of a workbook."""

import datetime as dt
from typing import Any

from python_calamine import CalamineSheet

from yokoten.interfaces.importers import bounds
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.importers.xlsx_file import guard, source
from yokoten.measure.rules.following import READING, Follow, told, unwatched
from yokoten.measure.rules.grid import Cell, Grid, Merged, column_letter, is_blank


def read(content: bytes, filename: str, sheet: str | None, follow: Follow = unwatched) -> Grid:
    """Read one sheet; merged cells are filled along, formulas' error cells keep their literal."""
    guard.check(content, filename)
    workbook = source.open_workbook(content, filename)
    chosen = source.chosen_sheet(workbook, sheet, filename)
    shown, hidden = source.visible_sheets(workbook)
    _check_bounds(chosen, filename)
    try:
        cells = chosen.to_python(skip_empty_area=False)
        rows = [[_cell(value) for value in row] for row in told(cells, READING, len(cells), follow)]
        errors = source.formula_errors(content, chosen.name)
    except Exception as fault:  # the readers raise what they like on a damaged sheet
        raise TableUnreadable("workbook_cut_off", filename=filename, sheet=chosen.name) from fault
    for row, column, literal in errors:
        _put(rows, row, column, literal)
    _check_cells(rows, chosen.name, filename)
    merged = tuple(Merged(*start, *end) for start, end in chosen.merged_cell_ranges or ())
    _fill_merged(rows, merged)
    return Grid(rows, chosen.name, 1, merged, tuple(shown), tuple(hidden), filename=filename)


def _check_bounds(sheet: CalamineSheet, filename: str) -> None:
    height, width = sheet.total_height + 1, sheet.total_width + 1  # the library gives the places of the last ones
    if height > bounds.MAX_ROWS:
        raise TableUnreadable("too_many_rows", filename=filename, sheet=sheet.name, rows=height, limit=bounds.MAX_ROWS)
    if width > bounds.MAX_COLUMNS or height * width > 40_000_000:
        raise TableUnreadable("too_many_columns", filename=filename, sheet=sheet.name, row=1, limit=bounds.MAX_COLUMNS)


def _cell(value: Any) -> Cell:
    if value == "":
        return None
    if isinstance(value, str | float):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return float(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _check_cells(rows: list[list[Cell]], sheet: str, filename: str) -> None:
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > bounds.MAX_CELL_LETTERS:
                raise TableUnreadable(
                    "cell_too_long", filename=filename, sheet=sheet, row=index + 1, column=column_letter(column)
                )


def _put(rows: list[list[Cell]], row: int, column: int, literal: str) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = literal


def _fill_merged(rows: list[list[Cell]], merged: tuple[Merged, ...]) -> None:
    """Only words are repeated: a merged number is one number."""
    for area in merged:
        if area.top >= len(rows) or area.left >= len(rows[area.top]):
            continue
        word = rows[area.top][area.left]
        if not isinstance(word, str):
            continue
        for row in rows[area.top : area.bottom + 1]:
            for column in range(area.left, min(area.right + 1, len(row))):
                if is_blank(row[column]):
                    row[column] = word
