"""Columns picked out of a CSV or XLSX file by name, with the row and letter of everything for messages."""

import difflib
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from yokoten.interfaces.importers.table import read_table
from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules.cells import number_symbols, read_column
from yokoten.measure.rules.grid import Cell, Grid, column_letter, is_blank

HEAD_ROWS = 60
LARGEST = 1e100
NOT_FINITE = {"nan", "inf", "-inf", "+inf", "infinity", "-infinity", "∞", "-∞"}


class TableUnfit(Exception):
    """A table a command cannot work on: a code and facts with row (as spreadsheets count), column letter and name."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


@dataclass(frozen=True)
class Remark:
    """Something the reader decided and says on stderr."""

    code: str
    facts: dict[str, Any]


@dataclass(frozen=True, eq=False)
class Columns:
    """The asked columns over the rows of the table; `rows` are row numbers, `letters` column letters by name."""

    head_row: int
    rows: tuple[int, ...]
    texts: dict[str, tuple[str, ...]]
    numbers: dict[str, np.ndarray]
    letters: dict[str, str]
    remarks: tuple[Remark, ...]

    def place(self, name: str, index: int) -> dict[str, Any]:
        """Where a cell stands, as facts of a message."""
        return {"row": self.rows[index], "column": self.letters[name], "name": name}


def read_columns(path: Path, texts: Sequence[str], numbers: Sequence[str], sheet: str | None = None) -> Columns:
    """Read columns by the names in the head: `texts` as text, `numbers` as numbers (NaN for missing).

    The head is the row in which most of the names stand. Raises TableUnfit and the reader's TableUnreadable.
    """
    wanted = list(dict.fromkeys([*texts, *numbers]))
    grid = read_table(read_content(path), path.name, sheet=sheet)
    head = _head(grid, wanted)
    names = [as_text(cell) for cell in grid.rows[head]]
    at = {name: _position(grid, head, names, name) for name in wanted}
    kept, remarks = _kept_rows(grid, head)
    if len(grid.sheets) > 1 and sheet is None:
        remarks.append(Remark("sheet_read", {"sheet": grid.sheet, "sheets": list(grid.sheets)}))
    rows = tuple(grid.row_number(index) for index in kept)
    letters = {name: column_letter(position) for name, position in at.items()}
    cells = {name: [_cell(grid.rows[index], position) for index in kept] for name, position in at.items()}
    found = Columns(grid.row_number(head), rows, {}, {}, letters, ())
    for name in texts:
        found.texts[name] = tuple(as_text(cell) for cell in cells[name])
    for name in numbers:
        found.numbers[name] = _numbers(found, name, cells[name], remarks)
    return Columns(found.head_row, rows, found.texts, found.numbers, letters, tuple(remarks))


def as_text(cell: Cell) -> str:
    """A cell as a name: composed letters, single spaces, whole numbers without a point."""
    if cell is None:
        return ""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return " ".join(unicodedata.normalize("NFC", text).split())


def near(name: str, names: Sequence[str], count: int = 3) -> list[str]:
    """Names that look like a mistyped one, nearest first."""
    folded = {fold(other): other for other in reversed(names)}
    return [folded[match] for match in difflib.get_close_matches(fold(name), folded, n=count, cutoff=0.5)]


def matching(name: str, names: Sequence[str]) -> list[int]:
    """Positions of a name: exact ones, or else those alike but for case, spaces and marks."""
    text, folded = as_text(name), fold(name)
    exact = [index for index, other in enumerate(names) if other == text]
    return exact or [index for index, other in enumerate(names) if other and fold(other) == folded]


def read_content(path: Path) -> bytes:
    """The bytes of a file; TableUnfit where there are none to be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise TableUnfit("file_missing", filename=str(path)) from None
    except IsADirectoryError:
        raise TableUnfit("file_is_folder", filename=str(path)) from None
    except OSError:
        raise TableUnfit("file_not_readable", filename=str(path)) from None


def _cell(row: Sequence[Cell], position: int) -> Cell:
    return row[position] if position < len(row) else None


def _head(grid: Grid, wanted: Sequence[str]) -> int:
    folded = {fold(as_text(name)) for name in wanted}

    def hits(index: int) -> tuple[int, int, int]:
        names = [name for name in map(as_text, grid.rows[index]) if name]
        return len(folded & set(map(fold, names))), min(2, len(names)), -index

    return max(range(min(len(grid.rows), HEAD_ROWS)), key=hits)


def _position(grid: Grid, head: int, names: Sequence[str], name: str) -> int:
    found = matching(name, names)
    row = grid.row_number(head)
    if not found:
        alike = near(name, [other for other in names if other])
        raise TableUnfit("column_missing", name=name, row=row, near=alike, columns=[other for other in names if other])
    if len(found) > 1:
        first, second = column_letter(found[0]), column_letter(found[1])
        raise TableUnfit("column_doubled", name=name, row=row, first=first, second=second)
    return found[0]


def _kept_rows(grid: Grid, head: int) -> tuple[list[int], list[Remark]]:
    kept, notes = [], []
    last = max(index for index, cell in enumerate(grid.rows[head]) if not is_blank(cell))
    for index in range(head + 1, len(grid.rows)):
        row = grid.rows[index]
        filled = sum(not is_blank(cell) for cell in row)
        if filled == 1 and last > 0:
            notes.append(grid.row_number(index))
        elif filled and len(row) <= last:
            where = {"row": grid.row_number(index), "column": column_letter(len(row) - 1)}
            raise TableUnfit("row_too_short", **where, last=column_letter(last))
        elif filled:
            kept.append(index)
    return kept, [Remark("notes_skipped", {"rows": notes})] if notes else []


def _numbers(found: Columns, name: str, cells: Sequence[Cell], remarks: list[Remark]) -> np.ndarray:
    for index, cell in enumerate(cells):
        if str(cell).strip().lower() in NOT_FINITE or (isinstance(cell, float) and not math.isfinite(cell)):
            raise TableUnfit("cell_not_finite", **found.place(name, index), text=str(cell).strip())
    column = read_column(cells)
    if column.faults:
        fault = column.faults[0]
        raise TableUnfit("cell_not_a_number", **found.place(name, fault.index), text=fault.text)
    if column.format.evidence in ("unclear", "mixed"):
        where = {"column": found.letters[name], "name": name}
        remarks.append(Remark("comma_unclear", {**where, "text": column.format.text, "decimal": column.format.decimal}))
    values = column.values.copy()
    if (np.abs(values) > LARGEST).any():
        index = int(np.nanargmax(np.abs(values)))
        raise TableUnfit("cell_not_finite", **found.place(name, index), text=str(cells[index]).strip())
    symbols = number_symbols(values)
    if symbols.any():
        index = int(np.argmax(symbols))
        facts = {**found.place(name, index), "text": f"{values[index]:g}"}
        remarks.append(Remark("sentinel_taken_as_missing", facts))
        values[symbols] = np.nan
    return values
