"""Why a table that has a head and numbers gives no value at all: what was looked for, what is there."""

from yokoten.measure.rules import layout as roles
from yokoten.measure.rules.grid import Cell, Grid, is_blank
from yokoten.measure.rules.layout import Column, Layout, LayoutUnclear, seen_columns
from yokoten.measure.rules.periods import parse_period
from yokoten.measure.rules.roles import names_periods


def nothing_read(grid: Grid, layout: Layout) -> LayoutUnclear:
    """No column of periods, a column headed so whose cells are none, or no row with place, period and number."""
    place = next(iter(layout.of_role(roles.PLACE) or layout.of_role(roles.PLACE_CODE)), None)
    if place is not None and not _filled(grid, layout, place):
        where = {"row": grid.row_number(layout.first_row), "column": place.letter}
        return LayoutUnclear("place_empty", **where, name=place.name)
    if layout.period or layout.of_role(roles.PERIOD) or any(column.period for column in layout.columns):
        return LayoutUnclear("no_values", row=grid.row_number(layout.first_row))
    for column in layout.columns:
        if names_periods(column.name):
            return _first_unreadable(grid, layout, column)
    row = grid.row_number(layout.first_row - 1)
    return LayoutUnclear("period_column_missing", row=row, columns=seen_columns(layout.columns))


def _filled(grid: Grid, layout: Layout, column: Column) -> list[tuple[int, Cell]]:
    rows = enumerate(grid.rows[layout.first_row : layout.last_row], layout.first_row)
    cells = [(number, row[column.index] if column.index < len(row) else None) for number, row in rows]
    return [spot for spot in cells if not is_blank(spot[1])]


def _first_unreadable(grid: Grid, layout: Layout, column: Column) -> LayoutUnclear:
    filled = _filled(grid, layout, column)
    number, cell = next((spot for spot in filled if not parse_period(spot[1])), (layout.first_row, None))
    where = {"row": grid.row_number(number), "column": column.letter, "name": column.name}
    if cell is None:
        return LayoutUnclear("period_empty", **where)
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    return LayoutUnclear("not_a_period", **where, text=text[:60])
