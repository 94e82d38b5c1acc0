"""Labour productivity: levels and growth over unequal gaps of years."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.productivity.figures import Figures, Finding, checked_panel, checked_shape, years_of_periods


@dataclass(frozen=True, eq=False)
class LabourProductivity:
    """Output per unit of labour.

    `levels` (units, periods): in units of output per unit of labour, NaN where unknown.
    `growth` (units, periods): natural logarithm per year since the unit's previous known level, NaN where none.
    `per_year` (units,): natural logarithm per year from `first` to `last`, the positions of the first and last level
    with a logarithm (-1 when there are fewer than two). `years` (units,): the time between them.
    """

    levels: Figures
    growth: Figures
    per_year: Figures
    years: Figures
    first: np.ndarray
    last: np.ndarray
    findings: tuple[Finding, ...]

    @property
    def percent_per_year(self) -> Figures:
        """Compound growth in percent a year: 100 (exp(g) - 1)."""
        return 100.0 * np.expm1(self.per_year)


def _found(output: Figures, labour: Figures) -> tuple[Finding, ...]:
    masks = (
        ("output_missing", np.isnan(output)),
        ("labour_missing", np.isnan(labour)),
        ("labour_not_positive", labour == 0),
        ("output_not_positive", (output <= 0) & (labour > 0)),
    )
    return tuple(Finding(code, int(unit), int(at)) for code, mask in masks for unit, at in np.argwhere(mask))


def labour_productivity(output: ArrayLike, labour: ArrayLike, periods: ArrayLike | None = None) -> LabourProductivity:
    """Output per person or per hour, and how it grew a year.

    P_it = Y_it / L_it; g_it = (ln P_it - ln P_is) / (t - s), s the last period before t with a figure, so that
    unequal gaps do not matter. `output` (units, periods) at constant prices for growth to mean volume; `labour`
    (units, periods) the average number of employed persons, or hours worked, the same throughout; NaN missing.
    `periods` (periods,) in years, rising; one year apart when None.
    Findings (unit, period): `output_missing`, `labour_missing`, `labour_not_positive` (no level), `output_not_positive`
    (a level, but no growth from or to it), `span_too_short` (unit: fewer than two levels to compare).
    Raises NotComputable: `figure_negative` (of labour), `figure_not_finite`, `series_differ`, `periods_not_rising`.
    Source: OECD (2001), Measuring Productivity, chapter 3; the official definition in Viet Nam is GDP over the
    average number of employed persons.

    >>> found = labour_productivity([100.0, 110.25], [1.0, 1.0], [2020, 2022])
    >>> found.levels.tolist(), found.percent_per_year.round(6).tolist()
    ([[100.0, 110.25]], [5.0])
    """
    made = checked_panel(output, "output", least=None)
    worked = checked_shape(checked_panel(labour, "labour"), made.shape, "labour")
    times = years_of_periods(periods, made.shape[1])
    levels = np.divide(made, worked, out=np.full(made.shape, np.nan), where=worked > 0)
    units = made.shape[0]
    growth, per_year, years = np.full(made.shape, np.nan), np.full(units, np.nan), np.full(units, np.nan)
    first, last = np.full(units, -1), np.full(units, -1)
    findings = list(_found(made, worked))
    for unit in range(units):
        known = np.flatnonzero(levels[unit] > 0)
        if known.size < 2:
            findings.append(Finding("span_too_short", unit))
            continue
        logs, at = np.log(levels[unit, known]), times[known]
        growth[unit, known[1:]] = np.diff(logs) / np.diff(at)
        first[unit], last[unit], years[unit] = known[0], known[-1], at[-1] - at[0]
        per_year[unit] = (logs[-1] - logs[0]) / years[unit]
    return LabourProductivity(levels, growth, per_year, years, first, last, tuple(findings))
