"""Figures that may be compared across years: inflation must not make teachers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yokoten.analysis.refusal import NotComputable

AS_IT_STANDS, DEFLATED, RELATIVE = "as_it_stands", "deflated", "relative_position"
TIMELESS = ("constant", "none")
LEAST_UNITS = 3
LEAST_SHARE = 0.5


@dataclass(frozen=True, eq=False)
class OverTime:
    """An outcome made comparable across periods.

    `values` (units, periods) NaN where missing or dropped; `prices` as stated by the source; `method` is
    `as_it_stands`,
    `deflated` or `relative_position`. For relative positions: `yardstick` (periods,) is the median each value was
    divided by, `constant_units` (units,) who stands in it, `dropped` the positions of periods that had to be left out.
    """

    values: NDArray[np.float64]
    prices: str
    method: str
    yardstick: NDArray[np.float64] | None = None
    constant_units: NDArray[np.bool_] | None = None
    dropped: tuple[int, ...] = ()
    caveats: tuple[str, ...] = ()


def deflated(values: ArrayLike, index: ArrayLike, base: int = -1) -> NDArray[np.float64]:
    """Values in the prices of the period at position `base`: x_t · I_base / I_t.

    `values` (units, periods); `index` a price index (periods,) for all or (units, periods), any base, positive.
    Raises NotComputable: `deflator_shape`, `deflator_not_positive` (period position).

    >>> deflated([[100.0, 110.0, 121.0]], [100, 110, 121]).round(9).tolist()
    [[121.0, 121.0, 121.0]]
    """
    table, level = np.asarray(values, dtype=float), np.asarray(index, dtype=float)
    if level.shape not in (table.shape, table.shape[1:]):
        raise NotComputable("deflator_shape", expected=table.shape[1], given=int(level.shape[-1]) if level.ndim else 0)
    if (level <= 0).any() or np.isinf(level).any():
        raise NotComputable("deflator_not_positive", period=int(np.argwhere((level <= 0) | np.isinf(level))[0][-1]))
    return table * level[..., [base]] / level


def _constant_set(observed: NDArray[np.bool_], allowed: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], list[int]]:
    """Allowed units observed in all periods kept; the emptiest periods but the last go until enough units remain."""
    kept = [period for period in range(observed.shape[1]) if observed[:, period].any()]
    least = max(LEAST_UNITS, int(np.ceil(LEAST_SHARE * observed[:, -1].sum())))
    while True:
        constant = observed[:, kept].all(axis=1) & allowed
        if constant.sum() >= least:
            return constant, kept
        if len(kept) <= 2:
            raise NotComputable("no_constant_set", units=int(constant.sum()), needed=least)
        kept.remove(min(kept[:-1], key=lambda period: (int(observed[:, period].sum()), period)))


def relative_position(values: ArrayLike, breaks: ArrayLike | None = None) -> OverTime:
    """Each value relative to the median of a constant set S in the same period: p_it = x_it / median_S x_st.

    A common rise of prices moves x and the median alike and leaves p as it is. S is the same in every period (units
    observed throughout, unbroken ones if they suffice), so newcomers and leavers do not move anybody. Periods in
    which too few are observed are dropped, the emptiest first, never the last, until S has at least half of the units
    of the last period and at least three; dropped values become NaN. What p cannot see: that all have improved
    together.
    `breaks` (units, periods) as in `trajectory.was_where`. Caveat `yardstick_has_breaks`.
    Raises NotComputable: `position_needs_positive` (row, column), `no_constant_set` (units, needed).

    >>> relative_position([[1.0, 1.1], [2.0, 2.2], [3.0, 3.3]]).values.round(9).tolist()
    [[0.5, 0.5], [1.0, 1.0], [1.5, 1.5]]
    """
    table = np.asarray(values, dtype=float)
    if (table <= 0).any():
        row, column = np.argwhere(table <= 0)[0]
        raise NotComputable("position_needs_positive", row=int(row), column=int(column))
    observed = ~np.isnan(table)
    broken = np.zeros(table.shape[0], bool) if breaks is None else np.asarray(breaks, dtype=bool)[:, 1:].any(axis=1)
    caveats: tuple[str, ...] = ()
    try:
        constant, kept = _constant_set(observed, ~broken)
    except NotComputable:
        constant, kept = _constant_set(observed, np.ones_like(broken))
        caveats = ("yardstick_has_breaks",) if broken[constant].any() else ()
    yardstick = np.full(table.shape[1], np.nan)
    yardstick[kept] = np.median(table[constant][:, kept], axis=0)
    dropped = tuple(int(period) for period in np.flatnonzero(observed.any(axis=0)) if period not in kept)
    return OverTime(table / yardstick, "current", RELATIVE, yardstick, constant, dropped, caveats)


def comparable_over_time(
    values: ArrayLike, prices: str, *, index: ArrayLike | None = None, base: int = -1, breaks: ArrayLike | None = None
) -> OverTime:
    """The outcome in a form in which two periods may be compared, or a refusal.

    `prices`: `constant` and `none` (shares, counts, hours) stand as they are; `current` is deflated by `index` when
    one is stated, and taken as each period's relative position otherwise; never as it stands.
    Raises NotComputable: `unknown_prices`, `index_has_no_level` (an index of one unit says nothing of another's level),
    and those of `deflated` and `relative_position`.

    >>> comparable_over_time([[1.0, 2.0], [2.0, 4.0], [4.0, 8.0]], "current").method
    'relative_position'
    """
    table = np.asarray(values, dtype=float)
    if prices in TIMELESS:
        return OverTime(table, prices, AS_IT_STANDS)
    if prices == "index":
        raise NotComputable("index_has_no_level")
    if prices != "current":
        raise NotComputable("unknown_prices", prices=prices)
    if index is not None:
        return OverTime(deflated(table, index, base), prices, DEFLATED)
    return relative_position(table, breaks)
