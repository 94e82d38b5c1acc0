"""Rows of a text table."""

import csv
import io
from collections import Counter
from itertools import islice

from yokoten.interfaces.importers import bounds
from yokoten.interfaces.importers.csv_file import guard, source
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.measure.rules.following import READING, Follow, unwatched
from yokoten.measure.rules.grid import Grid, column_letter, is_blank

_MANY_LINES = 5
_AT_ONCE = 50_000


def read(content: bytes, filename: str, follow: Follow = unwatched) -> Grid:
    """Decode, cut into fields and check the shape; row numbers are those a spreadsheet program would show."""
    guard.check(content, filename)
    text, encoding = source.decode(content, filename)
    delimiter = source.delimiter_of(text)
    rows = _rows(text, delimiter, filename, follow)
    first_row_number = 1
    if rows and rows[0] and rows[0][0].startswith("sep="):
        rows, first_row_number = rows[1:], 2
    grid = Grid(rows, "", first_row_number, encoding=encoding, delimiter=delimiter, filename=filename)
    _check_shape(grid, text)
    return grid


def _rows(text: str, delimiter: str, filename: str, follow: Follow) -> list[list[str]]:
    csv.field_size_limit(bounds.MAX_CELL_LETTERS * 8)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    total = text.count("\n") + 1
    try:
        while piece := list(islice(lines, _AT_ONCE)):
            rows += piece
            follow(READING, len(rows), max(total, len(rows)))
    except csv.Error as fault:
        row = _row_of_fault(text, delimiter)
        code = "quote_not_closed" if "end of data" in str(fault) or "limit" in str(fault) else "quote_misplaced"
        raise TableUnreadable(code, filename=filename, row=row) from fault
    if len(rows) > bounds.MAX_ROWS:
        raise TableUnreadable("too_many_rows", filename=filename, rows=len(rows), limit=bounds.MAX_ROWS)
    return rows


def _row_of_fault(text: str, delimiter: str) -> int:
    """The row that could not be read: read again, counting."""
    number = 0
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for _ in lines:
            number += 1
    except csv.Error:
        return number + 1
    return number


def _check_shape(grid: Grid, text: str) -> None:
    lengths = list(map(len, grid.rows))
    longest = max(lengths, default=0)
    if longest > bounds.MAX_COLUMNS:
        row = grid.row_number(lengths.index(longest))
        raise TableUnreadable("too_many_columns", filename=grid.filename, row=row, limit=bounds.MAX_COLUMNS)
    width = Counter(length for length in lengths if length > 1).most_common(1)
    usual = width[0][0] if width else longest
    _check_swallowed_lines(grid, text, usual)
    _check_long_rows(grid, lengths, usual)
    _check_end(grid, lengths, text, usual)


def _check_long_rows(grid: Grid, lengths: list[int], usual: int) -> None:
    for index, length in enumerate(lengths):
        if length > usual and not all(is_blank(cell) for cell in grid.rows[index][usual:]):
            raise TableUnreadable(
                "row_too_long", filename=grid.filename, row=grid.row_number(index), column=column_letter(usual),
                cells=length, usual=usual,
            )  # fmt: skip


def _check_swallowed_lines(grid: Grid, text: str, usual: int) -> None:
    """A quote that closes many lines later has swallowed rows: its lines look like rows themselves."""
    if text.count("\n") <= len(grid.rows) + _MANY_LINES:
        return
    for index, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if cell.count("\n") > 1 and _looks_like_rows(cell, grid.delimiter, max(usual, len(row))):
                raise TableUnreadable(
                    "quote_not_closed", filename=grid.filename, row=grid.row_number(index), column=column_letter(column)
                )


def _looks_like_rows(cell: str, delimiter: str, usual: int) -> bool:
    lines = cell.split("\n")[1:-1]
    return bool(lines) and sum(line.count(delimiter) >= max(usual - 1, 1) for line in lines) > 0.8 * len(lines)


def _check_end(grid: Grid, lengths: list[int], text: str, usual: int) -> None:
    """A last line that stops in the middle: the file was cut off on its way."""
    if text.endswith(("\n", "\r")) or not lengths:
        return
    if 1 < lengths[-1] < usual and len(lengths) > 2 and lengths.count(usual) >= 0.8 * (len(lengths) - 1):
        raise TableUnreadable("file_cut_off", filename=grid.filename, row=grid.row_number(len(lengths) - 1))
