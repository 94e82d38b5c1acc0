"""Rows that repeat the column names among the values, as printed tables do on every page."""

from collections.abc import Sequence

from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules import layout as roles
from yokoten.measure.rules.grid import Cell, Grid, is_blank
from yokoten.measure.rules.layout import Layout


def repeated_heads(grid: Grid, layout: Layout) -> list[int]:
    """Indices of rows whose place is the head of its column and at least half of whose cells are heads."""
    places = layout.of_role(roles.PLACE) or layout.of_role(roles.PLACE_CODE)
    if not places:
        return []
    index = places[0].index
    above = grid.rows[layout.head_row : layout.first_row]
    heads = [row for row in above if len(row) > index and not is_blank(row[index])]
    names = {_word(head[index]) for head in heads}
    rows = grid.rows[layout.first_row : layout.last_row]
    texts = {row[index] for row in rows if len(row) > index and isinstance(row[index], str)}
    like = {text for text in texts if _word(text) in names}
    return [
        number
        for number, row in enumerate(rows, layout.first_row)
        if like and len(row) > index and row[index] in like and any(_is_same(head, row) for head in heads)
    ]


def _is_same(head: Sequence[Cell], row: Sequence[Cell]) -> bool:
    pairs = [(one, other) for one, other in zip(head, row, strict=False) if not is_blank(one)]
    same = sum(_word(one) == _word(other) for one, other in pairs)
    return same >= 2 and 2 * same >= len(pairs)


def _word(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return fold(cell or "")
