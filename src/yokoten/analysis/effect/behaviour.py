"""The process behaviour chart of single values (XmR), with frozen and renewed limits."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.effect.rounding import rounding
from yokoten.analysis.effect.signals import LIMITS, Array, Signal, find_signals
from yokoten.analysis.refusal import NotComputable

D2 = 2.0 / math.sqrt(math.pi)
NATURAL = 3.0 / D2
MR_UPPER = 3.268
LEAST, FIRM = 3, 17


@dataclass(frozen=True)
class Segment:
    """Limits that hold for the points `start` to `end` (without it), computed from the first `count` of them."""

    start: int
    end: int
    count: int
    mean: float
    mr_mean: float
    lower: float
    upper: float
    mr_upper: float


@dataclass(frozen=True, eq=False)
class Xmr:
    """`values` and `moving_ranges` (n,), NaN at the first point of each segment; the last segment is the one in force.

    `signals` are of the values, `mr_signals` (beyond `mr_upper`) of the moving ranges. Caveats: `limits_provisional`
    (computed from fewer than 17 points), `no_variation` (all moving ranges are zero: any other value is a signal).
    """

    values: Array
    moving_ranges: Array
    segments: tuple[Segment, ...]
    signals: tuple[Signal, ...]
    mr_signals: tuple[Signal, ...]
    caveats: tuple[str, ...]

    @property
    def current(self) -> Segment:
        """The limits in force at the end."""
        return self.segments[-1]


def xmr(
    values: ArrayLike,
    *,
    baseline: int | None = None,
    rebase: Sequence[int] = (),
    rules: Sequence[str] = (LIMITS,),
) -> Xmr:
    """Individual values and moving ranges of `values` (n,) in the order of time.

    mean of x and of mR_i = |x_i - x_(i-1)|; natural process limits mean ± (3/d2) mean mR with d2 = 2/sqrt(pi), so
    3/d2 = 2.6587; upper limit of the moving ranges 3.268 mean mR (Wheeler, Understanding Variation, 1993; without
    rounding D4 = 3.2665). `baseline`: only the first so many points of each segment make the limits (all of a later
    one that is shorter). `rebase`: points at which a new segment begins; no moving range reaches across. `rules` as in
    `signals.find_signals`, within a segment. Independent values that do not change leave 0.27 % of the points beyond
    the limits if they are normal.
    Raises NotComputable: `point_missing` (row), `too_few_points` (count, least, row), `baseline_too_short` (baseline,
    least), `baseline_too_long` (baseline, count), `rebase_not_inside` (row).

    >>> chart = xmr([10.0, 12.0, 11.0, 13.0, 12.0])
    >>> chart.current.mean, chart.current.mr_mean, round(chart.current.upper, 4)
    (11.6, 1.5, 15.588)
    """
    x = np.asarray(values, dtype=float)
    if not np.isfinite(x).all():
        raise NotComputable("point_missing", row=int(np.argmin(np.isfinite(x))))
    if baseline is not None and baseline < LEAST:
        raise NotComputable("baseline_too_short", baseline=baseline, least=LEAST)
    starts = _starts(len(x), rebase)
    ranges = np.full(len(x), np.nan)
    segments: list[Segment] = []
    signals: list[Signal] = []
    extremes: list[Signal] = []
    for start, end in zip(starts, [*starts[1:], len(x)], strict=True):
        part = x[start:end]
        moved = np.abs(np.diff(part))
        ranges[start + 1 : end] = np.where(moved <= rounding(x), 0.0, moved)
        segment = _segment(part, ranges[start + 1 : end], (start, end), baseline)
        segments.append(segment)
        centre = np.full(len(part), segment.mean)
        sigma = np.full(len(part), segment.mr_mean / D2)
        signals += [Signal(start + one.index, one.rule, one.side) for one in find_signals(part, centre, sigma, rules)]
        wide = np.flatnonzero(ranges[start + 1 : end] > segment.mr_upper * (1 + 1e-12)) + start + 1
        extremes += [Signal(int(index), LIMITS, "above") for index in wide]
    return Xmr(x, ranges, tuple(segments), tuple(signals), tuple(extremes), _caveats(segments))


def _starts(count: int, rebase: Sequence[int]) -> list[int]:
    for row in rebase:
        if not 0 < row < count:
            raise NotComputable("rebase_not_inside", row=row)
    return sorted({0, *rebase})


def _segment(part: Array, ranges: Array, ends: tuple[int, int], baseline: int | None) -> Segment:
    if len(part) < LEAST:
        raise NotComputable("too_few_points", count=len(part), least=LEAST, row=ends[0])
    if baseline is not None and baseline > len(part) and ends[0] == 0:
        raise NotComputable("baseline_too_long", baseline=baseline, count=len(part))
    count = min(baseline or len(part), len(part))
    mean, mr_mean = float(part[:count].mean()), float(ranges[: count - 1].mean())
    reach = NATURAL * mr_mean
    return Segment(*ends, count, mean, mr_mean, mean - reach, mean + reach, MR_UPPER * mr_mean)


def _caveats(segments: Sequence[Segment]) -> tuple[str, ...]:
    few = any(segment.count < FIRM for segment in segments)
    flat = any(segment.mr_mean == 0.0 for segment in segments)
    return ("limits_provisional",) * few + ("no_variation",) * flat
