"""Where a table begins and ends: titles above the head, heads of several rows, units, footnotes below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.measure.rules.cells import FORMULA_ERRORS, SYMBOLS, is_number
from yokoten.measure.rules.grid import Cell, Grid, column_letter, is_blank
from yokoten.measure.rules.layout import LayoutUnclear
from yokoten.measure.rules.periods import parse_period

_SEARCHED_ROWS, _HEAD_ROWS = 60, 5
_FOOTNOTE = re.compile(
    r"^\s*(?:\*|\d\)|[¹²³⁴⁵]|источник|примечани|source|note|källa|anm|nguồn|ghi chú|\(\d\)|данные|по данным)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"^\(?(?:млн|млрд|тыс|руб|чел|единиц|проц|%|в %|mln|million|thousand|tkr|mkr|kr|sek|tsek|eur|usd|tỷ|triệu|nghìn|"
    r"người|đồng|vnd|percent|procent|antal|persons|rub|bn|m\b|ед\.)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Extent:
    """Rows of a table: the head from `top`, values from `first` to `last` (exclusive), `unit` row or None."""

    top: int
    first: int
    last: int
    unit: int | None
    title: str


def find_extent(grid: Grid) -> Extent:
    """Find the head under the titles and the end before the footnotes, or raise `LayoutUnclear`."""
    rows = grid.rows
    top = _head_top(grid)
    first = top + 1
    unit = None
    while first < len(rows) and first - top < _HEAD_ROWS and _continues_head(rows, first):
        if _is_unit_row(rows[first]):
            unit = first
        first += 1
    last = _end(rows, first)
    if not any(_filled(row) for row in rows[first:last]):
        raise LayoutUnclear("only_heads", row=grid.row_number(top))
    title = " ".join(str(cell).strip() for row in rows[:top] for cell in dict.fromkeys(_filled(row)))
    return Extent(top, first, last, unit, title[:500])


def head_names(grid: Grid, extent: Extent) -> list[list[str]]:
    """For every column the words above it from top to bottom; a group word spreads over the blanks to its right."""
    levels = []
    for index in range(extent.top, extent.first):
        if index != extent.unit and not _is_numbering(grid.rows, index):
            is_last = all(later == extent.unit for later in range(index + 1, extent.first))
            levels.append(_spread(grid.rows[index], grid.width, spreads=not is_last))
    return [[level[column] for level in levels if level[column]] for column in range(grid.width)]


def _head_top(grid: Grid) -> int:
    searched = grid.rows[:_SEARCHED_ROWS]
    usual = max((len(_filled(row)) for row in searched), default=0)
    for index, row in enumerate(searched):
        filled = _filled(row)
        if len(set(filled)) < 2 or len(filled) < min(0.4 * usual, 12):
            continue
        if _is_data(grid.rows, index):
            raise _no_head(grid, index)
        return index
    raise LayoutUnclear("head_missing", row=grid.row_number(0))


def _no_head(grid: Grid, index: int) -> LayoutUnclear:
    """The first row that could be a head holds a value: which cell."""
    for column, cell in enumerate(grid.rows[index]):
        if is_number(cell) and not is_blank(cell) and not parse_period(cell):
            where = {"row": grid.row_number(index), "column": column_letter(column)}
            return LayoutUnclear("head_holds_number", **where, text=_word(cell))
    return LayoutUnclear("head_missing", row=grid.row_number(index))


def _is_data(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """Numbers that are no years: values, not a head; so are symbols for missing values."""
    filled = _filled(rows[index])
    if any(is_number(cell) and not parse_period(cell) for cell in filled) and not _is_numbering(rows, index):
        return True
    return any(isinstance(cell, str) and (cell in FORMULA_ERRORS or cell.lower() in SYMBOLS) for cell in filled)


def _continues_head(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    row = rows[index]
    filled = _filled(row)
    if not filled or _is_numbering(rows, index) or _is_unit_row(row):
        return True
    if _is_data(rows, index) or (len(set(filled)) == 1 and not parse_period(filled[0])):
        return False
    periods = sum(bool(parse_period(cell)) for cell in filled)
    return periods > 1 or (periods == 0 and is_blank(row[0]))


def _is_unit_row(row: Sequence[Cell]) -> bool:
    words = [cell for cell in _filled(row) if isinstance(cell, str)]
    return bool(words) and sum(bool(_UNIT.match(word.strip())) for word in words) > len(_filled(row)) / 2


def _is_numbering(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """The row `A 1 2 3 4` that numbers columns; the row below begins with a word."""
    filled = _filled(rows[index])
    below = _filled(rows[index + 1]) if index + 1 < len(rows) else []
    if not below or not isinstance(below[0], str) or len(below[0].strip()) < 2 or is_number(below[0]):
        return False
    numbers = [int(float(str(cell))) for cell in filled if re.fullmatch(r"\d{1,3}(?:\.0)?", str(cell).strip())]
    words = [str(cell).strip() for cell in filled if not is_number(cell)]
    if len(numbers) < 2 or any(len(word) > 1 for word in words) or numbers[0] > 3:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _end(rows: Sequence[Sequence[Cell]], first: int) -> int:
    """The row after the last row of values: footnotes and blanks below are cut off."""
    last = len(rows)
    while last > first:
        filled = _filled(rows[last - 1])
        if len(filled) > 1 and not _FOOTNOTE.match(str(filled[0])):
            break
        if len(filled) > 1 and any(is_number(cell) for cell in filled[1:]):
            break
        if len(filled) == 1 and not (_FOOTNOTE.match(str(filled[0])) or len(str(filled[0])) > 60):
            break
        last -= 1
    return last


def _spread(row: Sequence[Cell], width: int, *, spreads: bool) -> list[str]:
    words: list[str] = []
    for column in range(width):
        cell = row[column] if column < len(row) else None
        if is_blank(cell):
            words.append(words[-1] if spreads and words and column > 1 else "")
        else:
            words.append(_word(cell))
    return words


def _word(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return " ".join(str(cell).split())


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if not is_blank(cell)]
