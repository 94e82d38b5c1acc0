"""What a page of columns shows of a file, so that the file need not be read again: its layout and first rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yokoten.measure.rules.grid import Cell, Grid, is_blank
from yokoten.measure.rules.layout import Layout, head_fingerprint

SHOWN_ROWS, SHOWN_LINES, SHOWN_LETTERS = 6, 6, 80


@dataclass(frozen=True)
class Proposal:
    """A layout that was proposed, the first rows of the table, and the lines above and below it that are skipped."""

    layout: Layout
    head: str
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    above: tuple[tuple[int, str], ...] = ()
    below: tuple[tuple[int, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain data for storage; `from_json` restores an equal proposal."""
        return {**vars(self), "layout": self.layout.to_json()}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "Proposal":
        """A proposal as it was stored."""
        return cls(
            Layout.from_json(plain["layout"]),
            plain["head"],
            plain["sheet"],
            tuple(plain["sheets"]),
            tuple((number, tuple(cells)) for number, cells in plain["rows"]),
            tuple((number, text) for number, text in plain["above"]),
            tuple((number, text) for number, text in plain["below"]),
        )


def proposal_of(grid: Grid, layout: Layout) -> Proposal:
    """The proposal for a grid."""
    shown = range(layout.first_row, min(layout.last_row, layout.first_row + SHOWN_ROWS))
    return Proposal(
        layout,
        head_fingerprint([column.name for column in layout.columns]),
        grid.sheet,
        grid.sheets,
        tuple((grid.row_number(number), _cells(grid.rows[number], grid.width)) for number in shown),
        _lines(grid, range(layout.head_row)),
        _lines(grid, range(layout.last_row, len(grid.rows))),
    )


def _cells(row: Sequence[Cell], width: int) -> tuple[str, ...]:
    return tuple(_shown(row[column]) if column < len(row) else "" for column in range(width))


def _lines(grid: Grid, numbers: range) -> tuple[tuple[int, str], ...]:
    lines = []
    for number in numbers:
        words = [_shown(cell) for cell in grid.rows[number] if not is_blank(cell)]
        if words:
            lines.append((grid.row_number(number), " ".join(dict.fromkeys(words))[:300]))
    return tuple(lines[:SHOWN_LINES])


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell.strip()[:SHOWN_LETTERS]
