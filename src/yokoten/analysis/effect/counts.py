"""Charts of shares and counts (p, u, c) and of subgroups (Xbar-R)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.effect.signals import LIMITS, Array, Signal, find_signals
from yokoten.analysis.refusal import NotComputable

LEAST, FIRM = 3, 20
# Mean and spread of the range of m standard normal values, m = 2 to 25 (Montgomery, Introduction to SQC, appendix VI).
D2 = (
    1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970, 3.078, 3.173, 3.258, 3.336,
    3.407, 3.472, 3.532, 3.588, 3.640, 3.689, 3.735, 3.778, 3.819, 3.858, 3.895, 3.931,
)  # fmt: skip
D3 = (
    0.853, 0.888, 0.880, 0.864, 0.848, 0.833, 0.820, 0.808, 0.797, 0.787, 0.778, 0.770,
    0.763, 0.756, 0.750, 0.744, 0.739, 0.734, 0.729, 0.724, 0.720, 0.716, 0.712, 0.708,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Chart:
    """Points (n,) with the centre and the limits of each; limits of shares and counts end at 0 (and 1).

    Caveats: `limits_provisional` (fewer than 20 points made them), `over_dispersed` and `under_dispersed` (the points
    spread much more or less than the assumed distribution: an XmR chart of the same points is the safer one).
    """

    kind: str
    points: Array
    centre: Array
    lower: Array
    upper: Array
    signals: tuple[Signal, ...]
    count: int
    caveats: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class XbarR:
    """The charts of subgroup means and of subgroup ranges; `size` of the subgroups, `sigma` of single values."""

    means: Chart
    ranges: Chart
    size: int
    sigma: float


def p_chart(
    events: ArrayLike, sizes: ArrayLike, *, baseline: int | None = None, rules: Sequence[str] = (LIMITS,)
) -> Chart:
    """Shares `events`/`sizes` (n,): p ± 3 sqrt(p (1-p) / size), p = all events by all sizes (binomial).

    Raises NotComputable: `point_missing`, `count_negative`, `size_not_positive`, `more_events_than_size` (each with
    row), `too_few_points`, `baseline_too_short`, `baseline_too_long`.

    >>> chart = p_chart([4, 6, 5], [100, 100, 100])
    >>> round(float(chart.centre[0]), 3), round(float(chart.upper[0]), 4)
    (0.05, 0.1154)
    """
    x, n = _counts(events), _sizes(sizes)
    if (x > n).any():
        raise NotComputable("more_events_than_size", row=int(np.argmax(x > n)))
    kept = _baseline(len(x), baseline)
    p = float(x[:kept].sum() / n[:kept].sum())
    return _chart("p", x / n, p, np.sqrt(p * (1 - p) / n), kept, rules)


def u_chart(
    events: ArrayLike, sizes: ArrayLike, *, baseline: int | None = None, rules: Sequence[str] = (LIMITS,)
) -> Chart:
    """Rates `events`/`sizes` (n,): u ± 3 sqrt(u / size), u = all events by all sizes (Poisson).

    Raises NotComputable as `p_chart`, without `more_events_than_size`.

    >>> float(u_chart([4, 6, 5], [1, 1, 1]).centre[0])
    5.0
    """
    x, n = _counts(events), _sizes(sizes)
    kept = _baseline(len(x), baseline)
    u = float(x[:kept].sum() / n[:kept].sum())
    return _chart("u", x / n, u, np.sqrt(u / n), kept, rules)


def c_chart(events: ArrayLike, *, baseline: int | None = None, rules: Sequence[str] = (LIMITS,)) -> Chart:
    """Counts (n,) over equal opportunities: c ± 3 sqrt(c), c = their mean (Poisson).

    Raises NotComputable as `u_chart`.

    >>> chart = c_chart([4, 6, 5])
    >>> float(chart.centre[0]), float(chart.lower[0]), round(float(chart.upper[0]), 4)
    (5.0, 0.0, 11.7082)
    """
    x = _counts(events)
    kept = _baseline(len(x), baseline)
    c = float(x[:kept].mean())
    return _chart("c", x, c, np.full(len(x), math.sqrt(c)), kept, rules)


def xbar_r(groups: ArrayLike, *, baseline: int | None = None, rules: Sequence[str] = (LIMITS,)) -> XbarR:
    """Means and ranges of subgroups (n, m), 2 <= m <= 25, all of one size.

    Xbar: mean of means ± A2 mean range, A2 = 3 / (d2 sqrt(m)); R: mean range (1 ± 3 d3/d2), not below 0.
    Raises NotComputable: `point_missing` (row), `group_size` (size), `too_few_points`, `baseline_too_short`,
    `baseline_too_long`.

    >>> found = xbar_r([[1.0, 3.0], [2.0, 4.0], [1.0, 2.0]])
    >>> round(float(found.means.centre[0]), 4), round(float(found.ranges.centre[0]), 4)
    (2.1667, 1.6667)
    """
    table = np.asarray(groups, dtype=float)
    size = table.shape[1]
    if not 2 <= size <= len(D2) + 1:
        raise NotComputable("group_size", size=size)
    if not np.isfinite(table).all():
        raise NotComputable("point_missing", row=int(np.argmin(np.isfinite(table).all(axis=1))))
    kept = _baseline(len(table), baseline)
    means, ranges = table.mean(axis=1), np.ptp(table, axis=1)
    centre, width = float(means[:kept].mean()), float(ranges[:kept].mean())
    d2, d3 = D2[size - 2], D3[size - 2]
    sigma = width / d2
    flat = np.ones(len(table))
    of_means = _chart("xbar", means, centre, flat * sigma / math.sqrt(size), kept, rules)
    of_ranges = _chart("r", ranges, width, flat * sigma * d3, kept, (LIMITS,))
    return XbarR(of_means, of_ranges, size, sigma)


def _chart(kind: str, points: Array, level: float, sigma: Array, kept: int, rules: Sequence[str]) -> Chart:
    centre = np.full(len(points), level)
    least = -math.inf if kind == "xbar" else 0.0
    most = 1.0 if kind == "p" else math.inf
    lower, upper = np.maximum(level - 3 * sigma, least), np.minimum(level + 3 * sigma, most)
    caveats = ["limits_provisional"] * (kept < FIRM)
    if kind in "puc" and level > 0 and (sigma > 0).all() and kept >= 10:
        spread = float(np.mean(((points - centre) / sigma)[:kept] ** 2) * kept / (kept - 1))
        caveats += ["over_dispersed"] * (spread > 2.0) + ["under_dispersed"] * (spread < 0.5)
    return Chart(kind, points, centre, lower, upper, find_signals(points, centre, sigma, rules), kept, tuple(caveats))


def _baseline(count: int, baseline: int | None) -> int:
    if count < LEAST:
        raise NotComputable("too_few_points", count=count, least=LEAST, row=0)
    if baseline is None:
        return count
    if baseline < LEAST:
        raise NotComputable("baseline_too_short", baseline=baseline, least=LEAST)
    if baseline > count:
        raise NotComputable("baseline_too_long", baseline=baseline, count=count)
    return baseline


def _counts(events: ArrayLike) -> Array:
    x = np.asarray(events, dtype=float)
    if not np.isfinite(x).all():
        raise NotComputable("point_missing", row=int(np.argmin(np.isfinite(x))))
    if (x < 0).any():
        raise NotComputable("count_negative", row=int(np.argmax(x < 0)))
    return x


def _sizes(sizes: ArrayLike) -> Array:
    n = np.asarray(sizes, dtype=float)
    if not (n > 0).all():
        raise NotComputable("size_not_positive", row=int(np.argmin(n > 0)))
    return n
