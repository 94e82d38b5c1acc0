"""What every function of productivity asks of its figures, and what it says of those it leaves out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yokoten.analysis.refusal import NotComputable

Figures = NDArray[np.float64]
SHARES_SUM = 1e-6


@dataclass(frozen=True)
class Finding:
    """Something the result does not show by itself: a code and the 0-based positions it concerns."""

    code: str
    unit: int | None = None
    period: int | None = None


def checked_panel(values: ArrayLike, variable: str, *, least: float | None = 0.0) -> Figures:
    """Figures of shape (units, periods), NaN missing; a single series becomes one unit.

    Raises NotComputable: `figure_not_finite`, `figure_negative` when below `least` (variable, unit, period).

    >>> checked_panel([1.0, 2.0], "output").shape
    (1, 2)
    """
    table = np.array(values, dtype=float, ndmin=2)
    faulty = [("figure_not_finite", np.isinf(table))]
    if least is not None:
        faulty.append(("figure_negative", table < least))
    for code, mask in faulty:
        if mask.any():
            unit, period = np.argwhere(mask)[0].tolist()
            raise NotComputable(code, variable=variable, unit=unit, period=period)
    return table


def checked_shape(table: Figures, shape: tuple[int, ...], variable: str) -> Figures:
    """The table when it has the shape of the output.

    Raises NotComputable: `series_differ` (variable, expected, given).

    >>> checked_shape(np.ones((1, 2)), (1, 2), "labour").sum()
    np.float64(2.0)
    """
    if table.shape != shape:
        raise NotComputable("series_differ", variable=variable, expected=list(shape), given=list(table.shape))
    return table


def years_of_periods(periods: ArrayLike | None, count: int) -> Figures:
    """Periods in years, rising, any gaps; one year apart when None.

    Raises NotComputable: `periods_not_rising`.

    >>> years_of_periods(None, 3).tolist()
    [0.0, 1.0, 2.0]
    """
    times = np.arange(count, dtype=float) if periods is None else np.asarray(periods, dtype=float)
    if times.shape != (count,) or not np.isfinite(times).all() or (np.diff(times) <= 0).any():
        raise NotComputable("periods_not_rising")
    return times


def why_unusable(value: float, variable: str) -> str:
    """The code of a figure that has no logarithm, an empty string for one that has.

    >>> why_unusable(0.0, "labour"), why_unusable(float("nan"), "output"), why_unusable(2.0, "output")
    ('labour_not_positive', 'output_missing', '')
    """
    if np.isnan(value):
        return f"{variable}_missing"
    return "" if value > 0 else f"{variable}_not_positive"
