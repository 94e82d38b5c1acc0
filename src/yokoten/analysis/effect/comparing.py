"""Before and after: a difference of means, and what it cannot say."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.effect.quantiles import t_quantile, two_sided_t
from yokoten.analysis.effect.rounding import rounding
from yokoten.analysis.effect.signals import Array
from yokoten.analysis.refusal import NotComputable

LEAST, FEW, CLEAR_T = 2, 8, 2.0


@dataclass(frozen=True)
class Side:
    """Number, mean and standard deviation (n - 1) of one side."""

    count: int
    mean: float
    sd: float


@dataclass(frozen=True)
class BeforeAfter:
    """After less before, with Welch's standard error, degrees of freedom, interval and two-sided p.

    Caveats: `no_comparison` (always: whatever else changed at the same time is in the difference), `few_points` (under
    eight on a side), `trend_before` (values rose or fell already before), `autocorrelated` (neighbours are alike, so
    that the interval is too short).
    """

    estimate: float
    se: float
    df: float
    lower: float
    upper: float
    p: float
    before: Side
    after: Side
    caveats: tuple[str, ...]


def before_after(before: ArrayLike, after: ArrayLike, *, is_in_order: bool = True) -> BeforeAfter:
    """Mean of `after` (m,) less mean of `before` (n,), with unequal variances (Welch, 1947).

    se² = s1²/n + s2²/m; df = se⁴ / ((s1²/n)²/(n-1) + (s2²/m)²/(m-1)). `is_in_order`: the values stand in the order of
    time, so that trend and likeness of neighbours can be looked at.
    Raises NotComputable: `point_missing` (row), `too_few_before` and `too_few_after` (count, least), `no_spread`.

    >>> found = before_after([10.0, 12.0, 11.0, 13.0], [8.0, 9.0, 7.0, 10.0])
    >>> found.estimate, round(found.se, 6), round(found.df, 4)
    (-3.0, 0.912871, 6.0)
    """
    x, y = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    both = np.isfinite(np.concatenate([x, y]))
    if not both.all():
        raise NotComputable("point_missing", row=int(np.argmin(both)))
    for code, side in (("too_few_before", x), ("too_few_after", y)):
        if len(side) < LEAST:
            raise NotComputable(code, count=len(side), least=LEAST)
    first, second = (float(side.var(ddof=1)) / len(side) for side in (x, y))
    if math.sqrt(first + second) <= rounding(np.concatenate([x, y])):
        raise NotComputable("no_spread")
    se = math.sqrt(first + second)
    df = (first + second) ** 2 / (first**2 / (len(x) - 1) + second**2 / (len(y) - 1))
    estimate = float(y.mean() - x.mean())
    reach = t_quantile(0.975, df) * se
    caveats = ("no_comparison",) + ("few_points",) * (min(len(x), len(y)) < FEW)
    if is_in_order:
        caveats += ("trend_before",) * _has_trend(x) + ("autocorrelated",) * _are_alike(x, y)
    p = two_sided_t(estimate / se, df)
    return BeforeAfter(estimate, se, df, estimate - reach, estimate + reach, p, _side(x), _side(y), caveats)


def _side(x: Array) -> Side:
    return Side(len(x), float(x.mean()), float(x.std(ddof=1)))


def _has_trend(x: Array) -> bool:
    """Whether a line through the values before is steeper than twice its standard error."""
    if len(x) < 5:
        return False
    t = np.arange(len(x)) - (len(x) - 1) / 2
    slope = float(t @ x / (t @ t))
    rest = x - x.mean() - slope * t
    return slope**2 > CLEAR_T**2 * float(rest @ rest) / (len(x) - 2) / float(t @ t)


def _are_alike(x: Array, y: Array) -> bool:
    parts = [x - x.mean(), y - y.mean()]
    whole = sum(float(part @ part) for part in parts)
    return sum(float(part[1:] @ part[:-1]) for part in parts) > CLEAR_T / math.sqrt(len(x) + len(y)) * whole
