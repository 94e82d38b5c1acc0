"""A panel of units over periods, read from long tables: one row for each unit and period."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier.figures import Figures, read_figures
from yokoten.analysis.frontier.program import Array, Places
from yokoten.analysis.refusal import NotComputable

ABSENT = -1
NO_ROW, CELL_MISSING, NO_INPUT, NO_OUTPUT = "no_row", "cell_missing", "no_input", "no_output"


@dataclass(frozen=True, eq=False)
class Panel:
    """`figures`: all rows, every column scaled once by its mean over the whole panel.

    `units` in the order of their first row; `periods` (P,) rising, in years. `row` (U, P): the row of each unit and
    period, -1 where there is none. `why_not` (R,): why a row cannot be evaluated: `cell_missing`, `no_input`,
    `no_output`; an empty string where it can.
    """

    figures: Figures
    units: tuple[Hashable, ...]
    periods: Array
    row: Places
    why_not: tuple[str, ...]

    def evaluated_in(self, period: int) -> Places:
        """Rows of one period that span its technology."""
        rows = self.row[:, period]
        rows = rows[rows != ABSENT]
        return rows[self.figures.evaluated[rows]]

    def reason(self, unit: int, period: int) -> str:
        """Why a unit cannot be measured in a period; an empty string when it can."""
        row = self.row[unit, period]
        return NO_ROW if row == ABSENT else self.why_not[row]


def read_panel(units: Sequence[Hashable], periods: ArrayLike, inputs: ArrayLike, outputs: ArrayLike) -> Panel:
    """Check and arrange rows given in any order; units may be missing in any period.

    `units` (R,) labels; `periods` (R,) numbers, in years (a quarter is 0.25); `inputs` (R, m) and `outputs` (R, s):
    volumes, zero or more, NaN where missing.
    Raises NotComputable: `lengths_differ` (units, periods, rows), `label_missing` and `period_not_a_number` (row),
    `pair_repeated` (row, first), `too_few_periods`, and those of `read_figures`.

    >>> panel = read_panel(["a", "b", "a"], [2020, 2020, 2021], [1, 2, 1], [3, 4, 5])
    >>> panel.units, panel.periods.tolist(), panel.row.tolist()
    (('a', 'b'), [2020.0, 2021.0], [[0, 2], [1, -1]])
    """
    labels = np.asarray(units, dtype=object).ravel().tolist()
    times = _times(periods)
    figures = read_figures(inputs, outputs)
    if not len(labels) == len(times) == figures.count:
        raise NotComputable("lengths_differ", units=len(labels), periods=len(times), rows=figures.count)
    known = _numbered(labels)
    years, period = np.unique(times, return_inverse=True)
    row = _placed(np.array([known[label] for label in labels]), period.ravel(), (len(known), years.size))
    if years.size < 2:
        raise NotComputable("too_few_periods", periods=int(years.size))
    return Panel(figures, tuple(known), years, row, _why_not(figures))


def _times(periods: ArrayLike) -> Array:
    try:
        times = np.asarray(periods, dtype=float).ravel()
    except (TypeError, ValueError):
        raise NotComputable("period_not_a_number") from None
    wrong = np.flatnonzero(~np.isfinite(times))
    if wrong.size:
        raise NotComputable("period_not_a_number", row=int(wrong[0]))
    return times


def _numbered(labels: list[Hashable]) -> dict[Hashable, int]:
    """Units by first appearance."""
    known: dict[Hashable, int] = {}
    for row, label in enumerate(labels):
        if label in (None, "") or (isinstance(label, float) and np.isnan(label)):
            raise NotComputable("label_missing", row=row)
        known.setdefault(label, len(known))
    return known


def _placed(unit: Places, period: Places, shape: tuple[int, int]) -> Places:
    spot = unit * shape[1] + period
    _, first, inverse = np.unique(spot, return_index=True, return_inverse=True)
    repeated = np.flatnonzero(first[inverse] != np.arange(len(spot)))
    if repeated.size:
        raise NotComputable("pair_repeated", row=int(repeated[0]), first=int(first[inverse][repeated[0]]))
    table = np.full(shape[0] * shape[1], ABSENT)
    table[spot] = np.arange(len(spot))
    return table.reshape(shape)


def _why_not(figures: Figures) -> tuple[str, ...]:
    missing = np.isnan(np.hstack([figures.inputs, figures.outputs])).any(axis=1)
    reasons = np.full(figures.count, "", dtype=object)
    reasons[~(figures.outputs > 0).any(axis=1)] = NO_OUTPUT
    reasons[~(figures.inputs > 0).any(axis=1)] = NO_INPUT
    reasons[missing] = CELL_MISSING
    return tuple(reasons.tolist())
