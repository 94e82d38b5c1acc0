"""Interrupted time series: a change of level and of slope when something began."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.effect.quantiles import t_quantile, two_sided_t
from yokoten.analysis.effect.regression import Fit, default_lag, is_full_rank, newey_west
from yokoten.analysis.effect.signals import Array
from yokoten.analysis.refusal import NotComputable

LEAST_SIDE, FEW_SIDE, LEVEL_AT, SLOPE_AT, MOST_PLACEBOS = 4, 8, 2, 3, 20


@dataclass(frozen=True)
class Design:
    """`season`: periods of a full season, as dummies, or as so many `harmonics`; `lag` of the errors (None: default).

    `is_corrected`: the covariance times n/(n-k).
    """

    season: int | None = None
    harmonics: int | None = None
    lag: int | None = None
    is_corrected: bool = False


@dataclass(frozen=True)
class Change:
    """An estimate with its standard error; interval and two-sided p allow for few points (`Fit.reliability`)."""

    estimate: float
    se: float
    lower: float
    upper: float
    p: float


@dataclass(frozen=True)
class Placebo:
    """A start that never was, at a point before the real one: what the same method finds there."""

    index: int
    level: Change
    slope: Change


@dataclass(frozen=True, eq=False)
class Interrupted:
    """`start`: index of the first point of the intervention. `level`: change at that point; `slope`: per period.

    `trend`: slope before; `average`: mean of fitted less counterfactual over the points since, `final`: at the last.
    `fitted`, `counterfactual` (n,): with and without the changes (NaN before the start). `placebos`: on the points
    before the start only. Caveats: `few_periods` (under eight on a side), `autocorrelated` (residuals of neighbours
    correlate beyond 2/sqrt(n)), `placebo_found` (a placebo start is significant at 5 % after allowing for their
    number), `gaps` (periods missing).
    """

    start: int
    level: Change
    slope: Change
    trend: Change
    average: Change
    final: Change
    fitted: Array
    counterfactual: Array
    lag: int
    df: int
    autocorrelation: float
    is_corrected: bool
    placebos: tuple[Placebo, ...]
    caveats: tuple[str, ...]


def interrupted_time_series(
    times: ArrayLike,
    values: ArrayLike,
    start: int,
    *,
    design: Design | None = None,
    placebos: tuple[int, ...] | None = None,
) -> Interrupted:
    """Segmented regression of `values` (n,) at `times` (n,), rising, counted in periods.

    y_t = b0 + b1 t + b2 D_t + b3 D_t (t - t_start) + season + u_t, D_t = 1 from index `start` on: the level b2 is the
    change at the first period of the intervention, the slope b3 the change per period (Wagner et al., 2002; Bernal et
    al., 2017). Ordinary least squares; errors of Newey and West (1987), Bartlett kernel, lag floor(4 (n/100)^(2/9)),
    without small-sample correction unless asked. Intervals are wider than t(n-k) times the error, because that error is
    too small with few points (`regression.Fit.reliability`). `placebos`: indices of placebo starts before the real one
    (None: up to 20, evenly spread over those the points before can carry).
    Raises NotComputable: `point_missing` (row), `times_not_rising` (row), `too_few_before` and `too_few_after` (count,
    least), `season_not_carried` (season), `season_too_short` (season), `lag_out_of_range` (lag, most),
    `no_freedom` (count, parameters), `placebo_not_carried` (row, least).

    >>> y = [1.0, 2.1, 2.9, 4.0, 5.1, 9.0, 11.1, 12.9, 15.1, 17.0]
    >>> found = interrupted_time_series(range(10), y, 5)
    >>> round(found.level.estimate, 4), round(found.slope.estimate, 4)
    (2.97, 0.99)
    """
    asked = design or Design()
    t, y = _read(times, values, start)
    x = _columns(t, start, asked)
    fit = _fitted(x, y, asked)
    shift = np.zeros_like(x)
    shift[start:, LEVEL_AT], shift[start:, SLOPE_AT] = 1.0, x[start:, SLOPE_AT]
    fitted, effect = x @ fit.coefficients, shift @ fit.coefficients
    counterfactual = np.where(np.arange(len(y)) < start, np.nan, fitted - effect)
    u = fit.residuals
    moved = float(u @ u)
    alike = float(u[1:] @ u[:-1]) / moved if moved > 0 else 0.0
    found = tuple(_placebos(t[:start], y[:start], asked, placebos))
    return Interrupted(
        start=start,
        level=_change(fit, _unit(x, LEVEL_AT)),
        slope=_change(fit, _unit(x, SLOPE_AT)),
        trend=_change(fit, _unit(x, 1)),
        average=_change(fit, shift[start:].mean(axis=0)),
        final=_change(fit, shift[-1]),
        fitted=fitted,
        counterfactual=counterfactual,
        lag=fit.lag,
        df=fit.df,
        autocorrelation=alike,
        is_corrected=asked.is_corrected,
        placebos=found,
        caveats=_caveats(t, start, alike, found),
    )


def _read(times: ArrayLike, values: ArrayLike, start: int) -> tuple[Array, Array]:
    t, y = np.asarray(times, dtype=float), np.asarray(values, dtype=float)
    if not np.isfinite(y).all():
        raise NotComputable("point_missing", row=int(np.argmin(np.isfinite(y))))
    if (np.diff(t) <= 0).any():
        raise NotComputable("times_not_rising", row=int(np.argmax(np.diff(t) <= 0)) + 1)
    if start < LEAST_SIDE:
        raise NotComputable("too_few_before", count=max(start, 0), least=LEAST_SIDE)
    if len(y) - start < LEAST_SIDE:
        raise NotComputable("too_few_after", count=max(len(y) - start, 0), least=LEAST_SIDE)
    return t, y


def _columns(t: Array, start: int, design: Design) -> Array:
    began = (np.arange(len(t)) >= start).astype(float)
    columns = [np.ones(len(t)), t - t[0], began, began * (t - t[start])]
    return np.column_stack([*columns, *_season(t, design)])


def _season(t: Array, design: Design) -> list[Array]:
    """Dummies of each part of a season but the first, or sines and cosines."""
    if design.season is None:
        return []
    if design.season < 2:
        raise NotComputable("season_too_short", season=design.season)
    since = np.round(t - t[0])
    if design.harmonics is None:
        return [(since % design.season == part).astype(float) for part in range(1, design.season)]
    if not 1 <= design.harmonics <= design.season / 2:
        raise NotComputable("harmonics_out_of_range", harmonics=design.harmonics, most=design.season // 2)
    waves = [2 * np.pi * number * (t - t[0]) / design.season for number in range(1, design.harmonics + 1)]
    both = [part for wave in waves for part in (np.sin(wave), np.cos(wave))]
    return both[::2] + both[1::2] if design.harmonics * 2 < design.season else [*both[:-2], both[-1]]


def _fitted(x: Array, y: Array, design: Design) -> Fit:
    n, k = x.shape
    if n - k < 1:
        raise NotComputable("no_freedom", count=n, parameters=k)
    if not is_full_rank(x):
        raise NotComputable("season_not_carried", season=design.season)
    lag = min(default_lag(n), n - 1) if design.lag is None else design.lag
    if not 0 <= lag < n:
        raise NotComputable("lag_out_of_range", lag=lag, most=n - 1)
    return newey_west(x, y, lag=lag, is_corrected=design.is_corrected)


def _unit(x: Array, column: int) -> Array:
    return np.eye(x.shape[1])[column]


def _change(fit: Fit, contrast: Array) -> Change:
    estimate, se = float(contrast @ fit.coefficients), fit.error(contrast)
    if se == 0:
        return Change(estimate, se, estimate, estimate, float(estimate == 0))
    factor, df = fit.reliability(contrast)
    reach = t_quantile(0.975, df) * se * factor
    p = two_sided_t(estimate / (se * factor), df)
    return Change(estimate, se, estimate - reach, estimate + reach, p)


def _placebos(t: Array, y: Array, design: Design, asked: tuple[int, ...] | None) -> list[Placebo]:
    possible = np.arange(LEAST_SIDE, len(t) - LEAST_SIDE + 1)
    picked = np.unique(np.linspace(0, len(possible) - 1, MOST_PLACEBOS).round().astype(int)) if possible.size else []
    wanted = possible[picked].tolist() if asked is None else asked
    found = []
    for index in wanted:
        try:
            _read(t, y, index)
            fit = _fitted(_columns(t, index, design), y, design)
        except NotComputable as refusal:
            if asked is None:
                continue
            raise NotComputable("placebo_not_carried", row=index, least=LEAST_SIDE) from refusal
        contrasts = np.eye(len(fit.coefficients))
        found.append(Placebo(index, _change(fit, contrasts[LEVEL_AT]), _change(fit, contrasts[SLOPE_AT])))
    return found


def _caveats(t: Array, start: int, alike: float, placebos: tuple[Placebo, ...]) -> tuple[str, ...]:
    n = len(t)
    is_few = min(start, n - start) < FEW_SIDE
    least = min((one.level.p for one in placebos), default=1.0)
    has_gaps = bool((np.diff(t) > 1.5 * np.diff(t).min()).any())
    return (
        ("few_periods",) * is_few
        + ("autocorrelated",) * (alike * alike > 4.0 / n)
        + ("placebo_found",) * (least * max(len(placebos), 1) < 0.05)
        + ("gaps",) * has_gaps
    )
