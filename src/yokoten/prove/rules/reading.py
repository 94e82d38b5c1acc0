"""What an estimate brings to the grade: its size with interval, and the figures of its checks."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.effect import (
    BeforeAfter,
    Interrupted,
    StaggeredEffect,
    SyntheticControl,
    TwoByTwo,
    synthetic_control,
)
from yokoten.analysis.effect.quantiles import two_sided_t
from yokoten.prove.rules.evidence_facts import Checks
from yokoten.prove.rules.sizes import Size

LEVEL, EARLIER, LEAST_EARLIER = 0.95, 2 / 3, 3


@dataclass(frozen=True)
class Outcome:
    """What was registered about the outcome: the direction of better and the smallest effect that matters."""

    is_lower_better: bool = False
    matters: float | None = None

    def size(self, estimate: float, lower: float, upper: float) -> Size:
        """The effect on this outcome; an interval that is not a number counts as none."""
        ends = (float(lower), float(upper)) if math.isfinite(lower + upper) else (None, None)
        return Size(float(estimate), *ends, self.matters, self.is_lower_better)


@dataclass(frozen=True)
class Reading:
    """The size of an effect and its checks."""

    size: Size
    checks: Checks


def of_interrupted(result: Interrupted, outcome: Outcome) -> Reading:
    """The mean difference since the start; the least p of placebo starts times their number, level and slope each."""
    average, placebos = result.average, result.placebos
    least = min((one.p for each in placebos for one in (each.level, each.slope)), default=None)
    checks = Checks(
        placebo=None if least is None else min(1.0, 2 * len(placebos) * least),
        autocorrelation=abs(result.autocorrelation) * math.sqrt(len(result.fitted)) / 2,
    )
    return Reading(outcome.size(average.estimate, average.lower, average.upper), checks)


def of_staggered(result: StaggeredEffect, outcome: Outcome) -> Reading:
    """The mean over all treated groups and periods; p of the test of the trends before."""
    interval, pretrend = result.simple_interval, result.pretrend
    size = outcome.size(result.simple, float(np.ravel(interval.low)[0]), float(np.ravel(interval.high)[0]))
    return Reading(size, Checks(pretrend=float(pretrend.p) if pretrend and math.isfinite(pretrend.p) else None))


def of_two_groups(result: TwoByTwo, outcome: Outcome, *, pretrend: float | None = None) -> Reading:
    """Two groups before and after; `pretrend` comes from earlier periods, as this estimate has none."""
    return Reading(outcome.size(result.estimate, result.low, result.high), Checks(pretrend=pretrend))


def of_synthetic(result: SyntheticControl, outcome: Outcome, *, placebo: float | None = None) -> Reading:
    """The mean gap with an interval from the placebo units; `placebo` as `earlier_start` finds it.

    Each donor's |mean gap| is taken by its own misfit before: r_j = |e_j| / pre_rmspe_j. The interval reaches
    pre_rmspe_1 times the k-th smallest r_j, k = ceil(0.95 (J + 1)), to either side. Were the treated unit
    exchangeable with its J donors, it would hold the effect with at least 95 %. It exists from 19 donors on (k <= J).
    """
    fit = result.fit
    sd = float(np.std((fit.synthetic + fit.gap)[: fit.before]))
    checks = Checks(pre_fit=fit.pre_rmspe / sd if sd > 0 else None, placebo=placebo)
    misses = sorted(abs(one.mean_effect) / one.pre_rmspe if one.pre_rmspe > 0 else math.inf for one in result.placebos)
    rank = math.ceil(LEVEL * (len(misses) + 1))
    reach = misses[rank - 1] * fit.pre_rmspe if rank <= len(misses) else math.inf
    return Reading(outcome.size(fit.mean_effect, fit.mean_effect - reach, fit.mean_effect + reach), checks)


def earlier_start(outcome: ArrayLike, treated: int, before: int) -> float | None:
    """The same synthetic comparison on the periods before only, as if it had begun after two thirds of them.

    Rank of the treated unit by the number of units; None for fewer than five periods before.
    """
    start = math.ceil(before * EARLIER)
    if start < LEAST_EARLIER or before - start < 1 or before < LEAST_EARLIER + 2:
        return None
    return synthetic_control(np.asarray(outcome, float)[:, :before], treated, start).p


def of_before_after(result: BeforeAfter, outcome: Outcome, *, pretrend: float | None = None) -> Reading:
    """The difference of means; `pretrend` as `trend_p` finds it in the values before."""
    return Reading(outcome.size(result.estimate, result.lower, result.upper), Checks(pretrend=pretrend))


def with_course(reading: Reading, values: ArrayLike) -> Reading:
    """The same for a process behaviour chart: how alike neighbours are among the values that make its limits."""
    return Reading(reading.size, replace(reading.checks, autocorrelation=likeness(values)))


def trend_p(values: ArrayLike) -> float | None:
    """Two-sided p of the slope of a line through values in the order of time; None for fewer than four or all alike."""
    y = np.asarray(values, float)
    if len(y) < 4 or np.ptp(y) == 0:
        return None
    t = np.arange(len(y)) - (len(y) - 1) / 2
    slope = float(t @ y / (t @ t))
    rest = y - y.mean() - slope * t
    error = math.sqrt(float(rest @ rest) / (len(y) - 2) / float(t @ t))
    return two_sided_t(slope / error, len(y) - 2) if error > 0 else 0.0


def likeness(values: ArrayLike) -> float | None:
    """Correlation of neighbours without sign, by its limit 2/sqrt(n); None for fewer than four or all alike."""
    y = np.asarray(values, float)
    if len(y) < 4 or np.ptp(y) == 0:
        return None
    rest = y - y.mean()
    return abs(float(rest[1:] @ rest[:-1]) / float(rest @ rest)) * math.sqrt(len(y)) / 2
