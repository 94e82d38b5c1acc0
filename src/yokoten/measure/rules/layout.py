"""How a table is laid out: where its rows begin and end and what every column is. Proposed, confirmed, remembered."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules.grid import Cell, Grid, column_letter

PLACE, PLACE_CODE, PERIOD, INDICATOR, DIMENSION = "place", "place_code", "period", "indicator", "dimension"
VALUE, UNIT, VINTAGE, SOURCE, STATUS = "value", "unit", "vintage", "source", "status"
NOTE, IGNORED = "note", "ignored"
ROLES = (PLACE, PLACE_CODE, PERIOD, INDICATOR, DIMENSION, VALUE, UNIT, VINTAGE, SOURCE, STATUS, NOTE, IGNORED)
WIDE, LONG, PANEL = "wide", "long", "panel"


class LayoutUnclear(Exception):
    """The table cannot be laid out: a code and facts (row, column letter, name)."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Column:
    """What one column is, how sure we are (0 to 1) and why (a code). A value column may carry period and indicator."""

    index: int
    name: str
    role: str
    confidence: float = 1.0
    reason: str = "confirmed"
    period: str = ""
    indicator: str = ""
    unit: str = ""

    @property
    def letter(self) -> str:
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows `first_row` to `last_row` (exclusive, counted from 0 in `Grid.rows`) hold values under `head_row`."""

    shape: str
    head_row: int
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    title: str = ""
    period: str = ""
    decimal: str = ""

    def of_role(self, role: str) -> tuple[Column, ...]:
        """Columns of that role, from left to right."""
        return tuple(column for column in self.columns if column.role == role)

    def with_role(self, index: int, role: str, **details: Any) -> "Layout":
        """The same layout with one column confirmed as something else."""
        columns = tuple(
            replace(column, role=role, confidence=1.0, reason="confirmed", **details)
            if column.index == index
            else column
            for column in self.columns
        )
        changed = replace(self, columns=columns)
        return replace(changed, shape=shape_of(columns))

    def to_json(self) -> dict[str, Any]:
        """Plain data for storage; `from_json` restores an equal layout."""
        plain = asdict(self)
        plain["columns"] = list(plain["columns"])
        return plain

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "Layout":
        """A layout as it was stored."""
        columns = tuple(Column(**column) for column in plain["columns"])
        return cls(**{**plain, "columns": columns})


def seen_columns(columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    """Letter and head of every column that has a head, for a message that says what is there."""
    return tuple((column.letter, column.name) for column in columns if column.name)


def shape_of(columns: Sequence[Column]) -> str:
    """Wide: periods stand in the head. Long: a column names the indicator. Panel: place, period and several values."""
    values = [column for column in columns if column.role == VALUE]
    if sum(bool(column.period) for column in values) > len(values) / 2:
        return WIDE
    has_indicator = any(column.role == INDICATOR for column in columns)
    return LONG if has_indicator and len(values) == 1 else PANEL


def head_fingerprint(names: Sequence[Cell]) -> str:
    """The same for every file with the same head, whatever its years: digits count as one sign."""
    plain = "|".join("".join("9" if letter.isdigit() else letter for letter in fold(str(name or ""))) for name in names)
    return hashlib.sha256(plain.encode()).hexdigest()


def remembered(grid: Grid, proposal: Layout, earlier: Layout) -> Layout:
    """A proposal with the roles a person once confirmed for a file with the same head."""
    roles = {fold(column.name): column for column in earlier.columns}
    columns = []
    for column in proposal.columns:
        known = roles.get(fold(column.name))
        if known is not None and (known.role != column.role or known.indicator != column.indicator):
            period = column.period if known.role == VALUE else ""
            column = replace(known, index=column.index, name=column.name, period=period, reason="remembered")
        columns.append(column)
    return replace(proposal, columns=tuple(columns), shape=shape_of(columns))
