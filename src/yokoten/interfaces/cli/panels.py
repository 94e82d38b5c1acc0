"""A table as places by periods, checked so that a command can compute on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from yokoten.analysis.similarity import LEAST_WEIGHT_COVERED
from yokoten.interfaces.cli.columns import Columns, TableUnfit, as_text, read_columns
from yokoten.interfaces.cli.units import unit_named
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.measure.rules.periods import parse_period

LEAST_UNITS = 3


@dataclass(frozen=True, eq=False)
class Panel:
    """Columns by place and period: `values[name]` and `row` have shape (units, periods); `row` is -1 where no row is.

    `units` stand in alphabetical order, so that the order of rows in the file never matters; `periods` as written in
    the product, rising, a single empty one for a table without periods; `times` the same in years.
    """

    columns: Columns
    unit_column: str
    period_column: str | None
    units: tuple[str, ...]
    periods: tuple[str, ...]
    times: np.ndarray
    row: np.ndarray
    values: dict[str, np.ndarray]

    def in_file_order(self) -> list[int]:
        """Indices of the units by the row in which each comes first."""
        first = np.where(self.row >= 0, self.row, np.iinfo(int).max).min(axis=1)
        return np.argsort(first, kind="stable").tolist()

    def unit(self, name: str) -> int:
        """The position of a place by its name; TableUnfit with near names when there is none."""
        return unit_named(self.columns, self.unit_column, self.units, name)

    def period(self, written: str) -> int:
        """The position of a period as written in any usual way."""
        wanted = parse_period(written) or written
        if wanted in self.periods:
            return self.periods.index(wanted)
        name = self.period_column or ""
        where = {"column": self.columns.letters.get(name, ""), "name": name}
        raise TableUnfit("period_unknown", period=written, periods=list(self.periods), **where)

    def table(self, names: Sequence[str], period: int) -> np.ndarray:
        """The columns of one period, shape (units, names)."""
        return np.column_stack([self.values[name][:, period] for name in names])

    def first_row(self, unit: int, period: int) -> int:
        """The number of the row of a place and period."""
        return self.columns.rows[self.row[unit, period]]


def read_panel(
    path: Path,
    unit: str,
    period: str | None,
    names: Sequence[str],
    sheet: str | None = None,
    least: int = LEAST_UNITS,
) -> Panel:
    """Read the named columns by place and, where there is one, period. Raises TableUnfit and TableUnreadable."""
    columns = read_columns(path, [unit, period] if period else [unit], names, sheet)
    if least < LEAST_UNITS and not columns.rows:
        raise TableUnreadable("only_heads", row=columns.head_row)
    units = units_named(columns, unit)
    labels = period_labels(columns, period) if period else [""] * len(columns.rows)
    names_of_units, periods = sorted(set(units)), sorted(set(labels))
    row = np.full((len(names_of_units), len(periods)), -1)
    at_unit = {name: index for index, name in enumerate(names_of_units)}
    at_period = {label: index for index, label in enumerate(periods)}
    for index, (name, label) in enumerate(zip(units, labels, strict=True)):
        spot = at_unit[name], at_period[label]
        if row[spot] >= 0:
            refuse_double(columns, (unit, period), (int(row[spot]), index))
        row[spot] = index
    if len(names_of_units) < least:
        where = {"column": columns.letters[unit], "name": unit, "row": columns.head_row + 1}
        raise TableUnfit("too_few_units", count=len(names_of_units), **where)
    values = {name: np.where(row >= 0, columns.numbers[name][row], np.nan) for name in dict.fromkeys(names)}
    times = np.array([years_of(label) for label in periods])
    return Panel(columns, unit, period, tuple(names_of_units), tuple(periods), times, row, values)


def years_of(period: str) -> float:
    """A period in years: 2023, 2023-Q3 is 2023.5, 2023-07 is 2023.5."""
    if not period:
        return 0.0
    year, _, part = period.partition("-")
    if not part:
        return float(year)
    return int(year) + ((int(part[1:]) - 1) / 4 if part.startswith("Q") else (int(part) - 1) / 12)


def check_structure(panel: Panel, names: Sequence[str], period: int, logged: Sequence[str]) -> None:
    """Refuse structural columns that are empty, the same for everybody, or not positive where a logarithm is asked."""
    used = panel.row[:, period]
    rows = [panel.columns.rows[index] for index in used if index >= 0]
    for name in names:
        values = panel.values[name][:, period]
        where = {"column": panel.columns.letters[name], "name": name, "first": min(rows), "last": max(rows)}
        present = values[~np.isnan(values)]
        if present.size == 0:
            raise TableUnfit("column_empty", **where)
        if present.min() == present.max():
            raise TableUnfit("column_constant", **where, text=f"{present[0]:g}")
        if name in logged and present.min() <= 0:
            index = int(used[np.nanargmin(values)])
            raise TableUnfit("cell_not_positive", **panel.columns.place(name, index), text=f"{present.min():g}")


def check_focus(panel: Panel, focus: int, period: int, names: Sequence[str], weights: np.ndarray) -> None:
    """Refuse a focus with figures for under 70 % of the weight."""
    missing = np.isnan(panel.table(names, period)[focus])
    if weights[~missing].sum() >= LEAST_WEIGHT_COVERED - 1e-12:
        return
    lacking = [name for name, is_missing in zip(names, missing, strict=True) if is_missing]
    letters = [panel.columns.letters[name] for name in lacking]
    row = panel.first_row(focus, period) if panel.row[focus, period] >= 0 else panel.columns.head_row
    raise TableUnfit("focus_row_empty", row=row, columns=letters, names=lacking, unit=panel.units[focus])


def covered(panel: Panel, names: Sequence[str], weights: np.ndarray) -> np.ndarray:
    """Places and periods with figures for at least 70 % of the weight, shape (units, periods)."""
    share = sum(~np.isnan(panel.values[name]) * weight for name, weight in zip(names, weights, strict=True))
    return np.asarray(share) >= LEAST_WEIGHT_COVERED - 1e-12


def latest_period(usable: np.ndarray, focus: int) -> int | None:
    """The latest period in which the focus and at least three places (a third of the fullest period) are usable."""
    counts = usable.sum(axis=0)
    least = max(LEAST_UNITS, math.ceil(counts.max() / 3))
    fit = np.flatnonzero(usable[focus] & (counts >= least))
    return int(fit[-1]) if fit.size else None


def units_named(columns: Columns, unit: str) -> list[str]:
    """The names of the rows; TableUnfit where one is missing."""
    for index, text in enumerate(columns.texts[unit]):
        if not text:
            raise TableUnfit("unit_cell_empty", **columns.place(unit, index))
    return list(columns.texts[unit])


def period_labels(columns: Columns, period: str) -> list[str]:
    """The periods of the rows in our writing; TableUnfit where a cell is none, or of another length."""
    labels: list[str] = []
    for index, text in enumerate(columns.texts[period]):
        where = columns.place(period, index)
        if not text:
            raise TableUnfit("period_cell_empty", **where)
        label = parse_period(text)
        if not label:
            raise TableUnfit("period_unclear", **where, text=text)
        if labels and (len(label), "Q" in label) != (len(labels[0]), "Q" in labels[0]):
            raise TableUnfit("periods_mixed", **where, text=as_text(text), other=labels[0])
        labels.append(label)
    return labels


def refuse_double(columns: Columns, names: tuple[str, str | None], rows: tuple[int, int]) -> None:
    """Two rows of one unit and period: TableUnfit with both."""
    unit, period = names
    where = {**columns.place(unit, rows[1]), "first": columns.rows[rows[0]], "unit": columns.texts[unit][rows[1]]}
    if period is None:
        raise TableUnfit("unit_doubled", **where)
    raise TableUnfit("row_doubled", **where, period=columns.texts[period][rows[1]])
