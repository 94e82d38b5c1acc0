"""Was where you are: when another's value equalled yours, and how it has gone on since."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yokoten.analysis.crossing import SAME, Series, last_rise_through, latest_stretch, noise
from yokoten.analysis.refusal import NotComputable

Z_90 = 1.645
COARSE_YEARS = 3.0
SPANNING_SHARE = 0.8
LEAST_JUDGED = 5


@dataclass(frozen=True)
class Timing:
    """When one unit stood where the focus stands at the last period.

    `years` ago (interpolated) within `years_low` to `years_high` (the observations on both sides, widened by the
    noise of the series where it can be estimated, 90 %). `growth_since`: per year, natural logarithm of the value, or
    units of the value when `is_linear`. Caveats: `timing_coarse` (neighbouring observations over three years apart),
    `timing_open` (the first observation cuts the interval off), `lead_within_noise` (not ahead beyond the swings of the
    series), `slipping` (worse at the last observation than at the one before).
    """

    years: float
    years_low: float
    years_high: float
    growth_since: float
    is_linear: bool
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True)
class WasWhere:
    """One entry per unit: its `timings`, and for those without one the reason in `codes`.

    Codes: `no_figure` at the last period, `not_better`, `always_ahead` (in all observed periods), `break_hides` (the
    series breaks before it comes down to the focus), `timing_spans_series` (it could have been at nearly any time of
    the series: with five observations or more, so that its noise is known, `years_low` to `years_high` cover 80 % or
    more of the years from its first to its last observation), and an empty string where there is a timing. With fewer
    observations the bracket is all that is known, and stays a timing.
    """

    timings: tuple[Timing | None, ...]
    codes: tuple[str, ...]
    is_linear: bool


@dataclass(frozen=True, eq=False)
class Growth:
    """Growth per year over each unit's latest unbroken stretch, with the positions of its first and last period."""

    per_year: Series
    first: NDArray[np.intp]
    last: NDArray[np.intp]
    is_linear: bool


def _interval(periods: Series, heights: Series, level: float, sigma: float) -> tuple[float, float, bool]:
    """Earliest and latest plausible time of the crossing, and whether the first observation cuts it off."""
    moment, before = last_rise_through(periods, heights, level) or (periods[0], 0)
    exact = abs(heights[before] - level) <= SAME
    early, late = periods[before], moment if exact else periods[min(before + 1, periods.size - 1)]
    if sigma == 0:
        return float(early), float(late), False
    lower = last_rise_through(periods, heights, level - Z_90 * sigma)
    upper = last_rise_through(periods, heights, level + Z_90 * sigma)
    early = min(early, periods[0] if lower is None else lower[0])
    return float(early), float(max(late, periods[-1] if upper is None else upper[0])), lower is None


def _timing(periods: Series, heights: Series, level: float, focus_noise: float) -> Timing | None:
    found = last_rise_through(periods, heights, level)
    if found is None:
        return None
    now, (moment, before) = float(periods[-1]), found
    sigma = float(np.hypot(focus_noise, noise(periods, heights)))
    early, late, is_open = _interval(periods, heights, level, sigma)
    caveats = []
    if heights[before] < level - SAME and periods[before + 1] - periods[before] > COARSE_YEARS:
        caveats.append("timing_coarse")
    if is_open:
        caveats.append("timing_open")
    if heights[-1] - level < Z_90 * sigma:
        caveats.append("lead_within_noise")
    if heights[-1] < heights[-2]:
        caveats.append("slipping")
    rate = float((heights[-1] - level) / (now - moment))
    return Timing(now - moment, now - late, now - early, rate, False, tuple(caveats))


def _spans_series(timing: Timing, periods: Series) -> bool:
    """Whether the interval says no more than that it happened while the series was observed."""
    observed = float(periods[-1] - periods[0])
    return periods.size >= LEAST_JUDGED and timing.years_high - timing.years_low >= SPANNING_SHARE * observed - SAME


def _heights(values: Series, lower_is_better: bool) -> tuple[Series, bool]:
    """Values so that higher is better, in logarithms where all are positive."""
    is_linear = bool((values <= 0).any())
    heights = values if is_linear else np.log(values)
    return (-heights if lower_is_better else heights), is_linear


def _checked_periods(periods: ArrayLike) -> Series:
    times = np.asarray(periods, dtype=float)
    if times.size == 0 or not np.isfinite(times).all() or (np.diff(times) <= 0).any():
        raise NotComputable("periods_not_rising")
    return times


def was_where(
    periods: ArrayLike,
    values: ArrayLike,
    focus: int,
    *,
    lower_is_better: bool = False,
    breaks: ArrayLike | None = None,
) -> WasWhere:
    """For every unit that is ahead at the last period: how long ago it stood where the focus stands now.

    `periods` (periods,) rising, in years, any gaps; `values` (units, periods), NaN missing, already comparable across
    periods (`prices.comparable_over_time`). The path between observations is log-linear (linear when any value is not
    positive). The latest crossing counts; after it the unit has stayed ahead. Nothing is extrapolated before the
    first or beyond the last observation, nothing computed across a break: `breaks` (units, periods) is true where a
    new series begins.
    Raises NotComputable: `periods_not_rising`, `focus_misses_outcome`.

    >>> found = was_where([2000, 2010], [[50.0, 100.0], [100.0, 200.0]], 0)
    >>> round(found.timings[1].years, 6), round(found.timings[1].growth_since, 6)
    (10.0, 0.069315)
    """
    times, table = _checked_periods(periods), np.asarray(values, dtype=float)
    if np.isnan(table[focus, -1]):
        raise NotComputable("focus_misses_outcome")
    heights, is_linear = _heights(table, lower_is_better)
    marks = None if breaks is None else np.asarray(breaks, dtype=bool)
    own = latest_stretch(heights[focus], None if marks is None else marks[focus])
    focus_noise, level = noise(times[own], heights[focus, own]), float(heights[focus, -1])
    sign = -1.0 if lower_is_better else 1.0
    timings: list[Timing | None] = []
    codes: list[str] = []
    for unit in range(table.shape[0]):
        kept = latest_stretch(heights[unit], None if marks is None else marks[unit])
        code = _why_not(heights[unit], level)
        found = None if code else _timing(times[kept], heights[unit, kept], level, focus_noise)
        code = code or _why_unsaid(found, times[kept], heights[unit], kept)
        timings.append(_signed(found, sign, is_linear) if found and not code else None)
        codes.append(code)
    return WasWhere(tuple(timings), tuple(codes), is_linear)


def _why_not(heights: Series, level: float) -> str:
    if np.isnan(heights[-1]):
        return "no_figure"
    return "" if heights[-1] > level + SAME else "not_better"


def _why_unsaid(found: Timing | None, periods: Series, heights: Series, kept: NDArray[np.intp]) -> str:
    if found is not None:
        return "timing_spans_series" if _spans_series(found, periods) else ""
    return "break_hides" if (~np.isnan(heights[: kept[0]])).any() else "always_ahead"


def _signed(timing: Timing, sign: float, is_linear: bool) -> Timing:
    spans = (timing.years, timing.years_low, timing.years_high)
    return Timing(*spans, sign * timing.growth_since, is_linear, timing.caveats)


def annual_growth(periods: ArrayLike, values: ArrayLike, breaks: ArrayLike | None = None) -> Growth:
    """Growth per year from the first to the last observation of each unit's latest unbroken stretch.

    g = (ln x_last - ln x_first) / (t_last - t_first); differences per year instead when any value is not positive.
    Unequal gaps between observations do not matter. NaN with fewer than two observations.
    Raises NotComputable: `periods_not_rising`.

    >>> annual_growth([2010, 2015, 2023], [[1.0, float("nan"), 2.0]]).per_year.round(6).tolist()
    [0.053319]
    """
    times, table = _checked_periods(periods), np.asarray(values, dtype=float)
    heights, is_linear = _heights(table, False)
    rates = np.full(table.shape[0], np.nan)
    first, last = np.zeros(table.shape[0], np.intp), np.zeros(table.shape[0], np.intp)
    for unit in range(table.shape[0]):
        kept = latest_stretch(table[unit], None if breaks is None else np.asarray(breaks, dtype=bool)[unit])
        if kept.size:
            first[unit], last[unit] = kept[0], kept[-1]
        if kept.size > 1:
            rates[unit] = (heights[unit, kept[-1]] - heights[unit, kept[0]]) / (times[kept[-1]] - times[kept[0]])
    return Growth(rates, first, last, is_linear)
