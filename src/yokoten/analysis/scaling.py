"""Variables in different units brought to one scale."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yokoten.analysis.refusal import NotComputable

MAD_TO_SIGMA = 1.4826
MEAN_DEVIATION_TO_SIGMA = 1.2533


@dataclass(frozen=True)
class Caveat:
    """A reservation as a code; `column` is the variable it concerns, if one."""

    code: str
    column: int | None = None


@dataclass(frozen=True, eq=False)
class Scaled:
    """Scaled values (units, variables), NaN where missing, and what to know about them."""

    values: NDArray[np.float64]
    caveats: tuple[Caveat, ...]


def _spread(column: NDArray[np.float64]) -> tuple[float, float, str | None]:
    """Centre, robust sigma and a caveat; the mean deviation stands in when over half the values are equal."""
    centre = float(np.median(column))
    away = np.abs(column - centre)
    sigma = MAD_TO_SIGMA * float(np.median(away))
    if sigma > 0:
        return centre, sigma, None
    return centre, MEAN_DEVIATION_TO_SIGMA * float(away.mean()), "mad_zero"


def _ranks(column: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean ranks of ties, 0 for the lowest and 1 for the highest."""
    ordered = np.sort(column)
    below = np.searchsorted(ordered, column, side="left")
    upto = np.searchsorted(ordered, column, side="right")
    return (below + upto - 1) / 2 / (column.size - 1)


def _scaled(column: NDArray[np.float64], scaling: str) -> tuple[NDArray[np.float64], str | None]:
    low, high = column.min(), column.max()
    if low == high:
        return np.zeros_like(column), "constant_variable"
    if scaling == "minmax":
        return (column - low) / (high - low), None
    if scaling == "rank":
        return _ranks(column), None
    centre, sigma, caveat = _spread(column)
    return (column - centre) / sigma, caveat


SCALINGS = ("minmax", "robust", "rank")


def _checked(values: ArrayLike, logged: NDArray[np.bool_]) -> NDArray[np.float64]:
    checked = np.array(values, dtype=float)
    if np.isinf(checked).any():
        row, column = np.argwhere(np.isinf(checked))[0]
        raise NotComputable("not_finite", row=int(row), column=int(column))
    unfit = (checked <= 0) & logged
    if unfit.any():
        row, column = np.argwhere(unfit)[0]
        raise NotComputable("log_needs_positive", row=int(row), column=int(column))
    checked[:, logged] = np.log(checked[:, logged])
    return checked


def scale_variables(values: ArrayLike, scaling: str = "minmax", logged: ArrayLike | None = None) -> Scaled:
    """Each column on one scale, over all units given; missing (NaN) stays missing.

    `values` (units, variables). `scaling`:
    - `minmax`: (x - min) / (max - min), in [0, 1];
    - `robust`: (x - median) / (1.4826 MAD), in robust standard deviations;
    - `rank`: (mean rank - 1) / (n - 1), in [0, 1].
    `logged` (variables,) marks skewed columns whose natural logarithm is taken first.
    Caveats: `constant_variable` (all zeros: it cannot tell units apart), `mad_zero` (robust: over half the values are
    equal, so the mean absolute deviation x 1.2533 is used), `all_missing`.
    Raises NotComputable: `unknown_scaling`, `not_finite` (row, column), `log_needs_positive` (row, column).
    Source: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993), for the robust form.

    >>> scale_variables([[10.0], [12.0], [30.0]]).values.ravel().tolist()
    [0.0, 0.1, 1.0]
    """
    if scaling not in SCALINGS:
        raise NotComputable("unknown_scaling", scaling=scaling)
    width = np.shape(values)[1]
    mask = np.zeros(width, dtype=bool) if logged is None else np.asarray(logged, dtype=bool)
    scaled = _checked(values, mask)
    caveats = []
    for column in range(width):
        present = ~np.isnan(scaled[:, column])
        if not present.any():
            caveats.append(Caveat("all_missing", column))
            continue
        scaled[present, column], code = _scaled(scaled[present, column], scaling)
        if code:
            caveats.append(Caveat(code, column))
    return Scaled(scaled, tuple(caveats))
