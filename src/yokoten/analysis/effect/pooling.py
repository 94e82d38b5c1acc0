"""Pooled effects of several places: random effects, and what to expect at the next place."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.effect.quantiles import chi2_tail, normal_quantile, t_quantile, two_sided_normal, two_sided_t
from yokoten.analysis.effect.signals import Array
from yokoten.analysis.refusal import NotComputable

REML, PAULE_MANDEL, DERSIMONIAN_LAIRD, FIXED = "reml", "pm", "dl", "fixed"
METHODS = (REML, PAULE_MANDEL, DERSIMONIAN_LAIRD, FIXED)
FEW = 5


@dataclass(frozen=True)
class Pooled:
    """An estimate with its standard error, interval and two-sided p."""

    estimate: float
    se: float
    lower: float
    upper: float
    p: float


@dataclass(frozen=True, eq=False)
class Meta:
    """`pooled` by `method`, `fixed` beside it; `weights` (k,) of the pooled estimate, adding up to one.

    `tau2`: variance of the true effects between places. `i2`: percent of the variance that is between places. `q`:
    Cochran's Q with `q_df` and `q_p`. `prediction`: where the true effect of a new place is to be expected; None for
    two places and with `fixed`. Caveats: `few_places` (under five), `no_prediction`, `signs_differ` (the prediction
    interval holds both better and worse although the pooled interval does not).
    """

    method: str
    pooled: Pooled
    fixed: Pooled
    weights: Array
    tau2: float
    i2: float
    q: float
    q_df: int
    q_p: float
    prediction: tuple[float, float] | None
    caveats: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many places."""
        return len(self.weights)


def meta(
    effects: ArrayLike,
    errors: ArrayLike,
    *,
    method: str = REML,
    hartung_knapp: bool = False,
    level: float = 0.95,
) -> Meta:
    """Pool `effects` (k,) with their standard errors `errors` (k,).

    y_i ~ N(mu, v_i + tau2), v_i = errors². mu = sum w y / sum w, w = 1/(v + tau2), se = 1/sqrt(sum w), normal
    interval. tau2 by restricted maximum likelihood (`reml`), by Q(tau2) = k - 1 (`pm`, Paule and Mandel, 1982), by
    DerSimonian and Laird (1986, `dl`), or zero (`fixed`); never below zero. `hartung_knapp`: se² = sum w (y - mu)² /
    ((k-1) sum w), t with k-1 degrees of freedom (Hartung and Knapp, 2001), not truncated. I² = tau2 / (tau2 + s²) with
    s² = (k-1) sum w / ((sum w)² - sum w²), w = 1/v (Higgins and Thompson, 2002). Prediction interval mu ± t(k-2)
    sqrt(tau2 + se²) (Higgins, Thompson and Spiegelhalter, 2009). As in the R package metafor, but for the t quantile
    of the prediction interval, which metafor takes with `predtype="HTS"`.
    Raises NotComputable: `columns_differ`, `point_missing` and `error_not_positive` (row), `too_few_places` (count),
    `method_unknown` (method), `level_out_of_range` (level).

    >>> found = meta([0.2, 0.5, 0.8], [0.1, 0.1, 0.1])
    >>> round(found.pooled.estimate, 6), round(found.tau2, 6), round(found.i2, 4)
    (0.5, 0.08, 88.8889)
    """
    y, s = _read(effects, errors)
    if method not in METHODS:
        raise NotComputable("method_unknown", method=method)
    if not 0.0 < level < 1.0:
        raise NotComputable("level_out_of_range", level=level)
    v, k = s * s, len(y)
    fixed = _pooled(y, v, normal_quantile(0.5 + level / 2))
    q = float(((y - fixed.estimate) ** 2 / v).sum())
    tau2 = _ESTIMATORS[method](y, v)
    pooled = (
        _hartung_knapp(y, v + tau2, level) if hartung_knapp else _pooled(y, v + tau2, normal_quantile(0.5 + level / 2))
    )
    w = 1.0 / v
    typical = (k - 1) * w.sum() / (w.sum() ** 2 - (w * w).sum())
    i2 = 100.0 * (tau2 / (tau2 + typical) if method != FIXED else max(0.0, 1.0 - (k - 1) / q) if q > 0 else 0.0)
    prediction = None
    if k > 2 and method != FIXED:
        reach = t_quantile(0.5 + level / 2, k - 2) * math.sqrt(tau2 + pooled.se**2)
        prediction = (pooled.estimate - reach, pooled.estimate + reach)
    weights = 1.0 / (v + tau2)
    shares = weights / weights.sum()
    caveats = _caveats(k, pooled, prediction)
    return Meta(method, pooled, fixed, shares, tau2, float(i2), q, k - 1, chi2_tail(q, k - 1), prediction, caveats)


def _read(effects: ArrayLike, errors: ArrayLike) -> tuple[Array, Array]:
    y, s = np.asarray(effects, dtype=float), np.asarray(errors, dtype=float)
    if y.shape != s.shape or y.ndim != 1:
        raise NotComputable("columns_differ", effects=y.shape, errors=s.shape)
    for values in (y, s):
        if not np.isfinite(values).all():
            raise NotComputable("point_missing", row=int(np.argmin(np.isfinite(values))))
    if (s <= 0).any():
        raise NotComputable("error_not_positive", row=int(np.argmax(s <= 0)))
    if len(y) < 2:
        raise NotComputable("too_few_places", count=len(y))
    return y, s


def _pooled(y: Array, variances: Array, quantile: float) -> Pooled:
    w = 1.0 / variances
    mu, se = float((w * y).sum() / w.sum()), float(1.0 / math.sqrt(w.sum()))
    return Pooled(mu, se, mu - quantile * se, mu + quantile * se, two_sided_normal(mu / se))


def _hartung_knapp(y: Array, variances: Array, level: float) -> Pooled:
    w, k = 1.0 / variances, len(y)
    mu = float((w * y).sum() / w.sum())
    se = math.sqrt(float((w * (y - mu) ** 2).sum() / ((k - 1) * w.sum())))
    reach = t_quantile(0.5 + level / 2, k - 1) * se
    p = two_sided_t(mu / se, k - 1) if se > 0 else float(mu == 0)
    return Pooled(mu, se, mu - reach, mu + reach, p)


def _caveats(count: int, pooled: Pooled, prediction: tuple[float, float] | None) -> tuple[str, ...]:
    is_clear = pooled.lower > 0 or pooled.upper < 0
    is_mixed = prediction is not None and prediction[0] < 0 < prediction[1]
    return (
        ("few_places",) * (count < FEW)
        + ("no_prediction",) * (prediction is None)
        + ("signs_differ",) * (is_clear and is_mixed)
    )


def _spread(y: Array, variances: Array) -> float:
    """The generalised Q at a tau2 already in the variances."""
    w = 1.0 / variances
    return float((w * (y - (w * y).sum() / w.sum()) ** 2).sum())


def _dersimonian_laird(y: Array, v: Array) -> float:
    w = 1.0 / v
    return max(0.0, (_spread(y, v) - (len(y) - 1)) / float(w.sum() - (w * w).sum() / w.sum()))


def _paule_mandel(y: Array, v: Array) -> float:
    target = len(y) - 1
    if _spread(y, v) <= target:
        return 0.0
    return _falling_root(lambda tau2: _spread(y, v + tau2) - target, float(y.var() + v.max()))


def _reml(y: Array, v: Array) -> float:
    """The highest restricted likelihood: every sign change of its slope from above to below is a candidate."""
    scale = float(y.var(ddof=1) + v.max())
    grid = np.concatenate([[0.0], scale * np.logspace(-8, 2, 161)])
    slopes = _slopes(y, v + grid[:, None])
    candidates = [0.0]
    for low, high, left, right in zip(grid, grid[1:], slopes, slopes[1:], strict=False):
        if left > 0 >= right:
            candidates.append(_halved(lambda tau2: float(_slopes(y, v + tau2)), float(low), float(high)))
    return max(candidates, key=lambda tau2: _likelihood(y, v + tau2))


def _likelihood(y: Array, variances: Array) -> float:
    """The restricted log likelihood, without constants."""
    w = 1.0 / variances
    return -0.5 * (float(np.log(variances).sum()) + math.log(w.sum()) + _spread(y, variances))


def _slopes(y: Array, variances: Array) -> Array:
    """Its derivative by tau2, for each row of variances."""
    w = 1.0 / variances
    whole = w.sum(axis=-1, keepdims=True)
    rest = y - (w * y).sum(axis=-1, keepdims=True) / whole
    slopes: Array = 0.5 * (-whole[..., 0] + (w * w).sum(axis=-1) / whole[..., 0] + (w * w * rest**2).sum(axis=-1))
    return slopes


def _falling_root(falling: Callable[[float], float], start: float) -> float:
    high = start
    while falling(high) > 0:
        high *= 2.0
    return _halved(falling, 0.0, high)


def _halved(falling: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(200):
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return 0.5 * (low + high)


_ESTIMATORS: dict[str, Callable[[Array, Array], float]] = {
    REML: _reml,
    PAULE_MANDEL: _paule_mandel,
    DERSIMONIAN_LAIRD: _dersimonian_laird,
    FIXED: lambda y, v: 0.0,
}
