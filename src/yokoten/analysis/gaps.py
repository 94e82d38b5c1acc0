"""Gaps of levels within the same year, with their spread over recent years and their direction."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yokoten.analysis.crossing import latest_stretch
from yokoten.analysis.refusal import NotComputable

RECENT, RECENT_YEARS = 5, 4.0
LEAST_FOR_TREND = 3
LEAST_CHANGE = 1.0
CLOSING, WIDENING, STEADY, UNKNOWN = "closing", "widening", "steady", "unknown"


@dataclass(frozen=True)
class Gap:
    """How far one unit is ahead of the focus, in percent of the focus's own value; positive is better.

    `low` and `high`: over the `count` periods of the last four years that both observed, beginning at `since`.
    `per_year`: slope of the gap in percentage points over the last five common periods, from `trend_since` on. `trend`:
    `closing`, `widening`, `steady`, or `unknown` with fewer than three periods.
    """

    now: float
    low: float
    high: float
    since: float
    count: int
    per_year: float
    trend: str
    trend_since: float


def _trend(times: NDArray[np.float64], gaps: NDArray[np.float64]) -> tuple[float, str]:
    if times.size < LEAST_FOR_TREND:
        return float("nan"), UNKNOWN
    since, around = times - times.mean(), gaps - gaps.mean()
    slope = float(since @ around / (since @ since))
    residual = around - slope * since
    sigma = float(np.sqrt(residual @ residual / (times.size - 2)))
    change = slope * float(times[-1] - times[0])
    if abs(change) < max(LEAST_CHANGE, 2 * sigma):
        return slope, STEADY
    return slope, WIDENING if change * gaps[-1] > 0 else CLOSING


def level_gaps(
    periods: ArrayLike,
    values: ArrayLike,
    focus: int,
    *,
    lower_is_better: bool = False,
    breaks: ArrayLike | None = None,
    asked: ArrayLike | None = None,
) -> tuple[Gap | None, ...]:
    """The gap of every unit to the focus at the last period; None where either has no figure or the focus's is zero.

    `asked` (units,): booleans; the gap of a unit not asked about is None.

    gap_t = ±100 (x_it - x_ft) / |x_ft|, minus when lower is better. Both values are of the same period, so current
    prices are no obstacle. The spread takes the common periods of the last four years since the last break of either,
    so that a gap of long ago does not pass for today's. A trend is
    called over the last five when the fitted change exceeds one point and two residual standard deviations.
    Raises NotComputable: `focus_misses_outcome`.

    >>> level_gaps([2021, 2022, 2023], [[100, 100, 100], [130, 120, 110]], 0)[1].trend
    'closing'
    """
    times, table = np.asarray(periods, dtype=float), np.asarray(values, dtype=float)
    if np.isnan(table[focus, -1]):
        raise NotComputable("focus_misses_outcome")
    marks = np.zeros(table.shape, bool) if breaks is None else np.asarray(breaks, dtype=bool)
    sign = -100.0 if lower_is_better else 100.0
    with np.errstate(divide="ignore", invalid="ignore"):
        gaps = sign * (table - table[focus]) / np.abs(table[focus])
    gaps[~np.isfinite(gaps)] = np.nan
    wanted = ~np.isnan(gaps[:, -1]) if asked is None else np.asarray(asked, bool) & ~np.isnan(gaps[:, -1])
    wanted[focus] = False
    found: list[Gap | None] = [None] * table.shape[0]
    for unit in np.flatnonzero(wanted):
        kept = latest_stretch(gaps[unit], marks[unit] | marks[focus])[-RECENT:]
        lately = kept[times[kept] >= times[-1] - RECENT_YEARS]
        recent = gaps[unit, lately]
        slope, trend = _trend(times[kept], gaps[unit, kept])
        now, low, high = float(recent[-1]), float(recent.min()), float(recent.max())
        since = float(times[lately[0]])
        found[unit] = Gap(now, low, high, since, int(lately.size), slope, trend, float(times[kept[0]]))
    return tuple(found)
