"""The effect on a project's own numbers, by each design that they can carry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from yokoten.analysis.effect import before_after, interrupted_time_series, xmr
from yokoten.analysis.effect.signals import BELOW, RULE_SETS
from yokoten.prove.rules.designs import BEFORE_AFTER, COURSE, INTERRUPTED
from yokoten.prove.rules.reading import Outcome, Reading, of_before_after, of_interrupted, trend_p, with_course
from yokoten.prove.rules.series import Sides, rhythm_of
from yokoten.prove.rules.verdict import Signals


@dataclass(frozen=True)
class Estimate:
    """An effect with its standard error and checks; `signals` of a chart; `course` as a picture needs it.

    `caveats`: codes of the method's own cautions.
    """

    reading: Reading
    se: float | None
    caveats: tuple[str, ...]
    signals: Signals | None = None
    course: Mapping[str, Any] = field(default_factory=dict)


def estimated(design: str, sides: Sides, outcome: Outcome) -> Estimate:
    """The effect by `design`; NotComputable where the numbers do not allow it."""
    return BY_DESIGN[design](sides, outcome)


def _before_after(sides: Sides, outcome: Outcome) -> Estimate:
    found = before_after(sides.before.values, sides.after.values)
    reading = of_before_after(found, outcome, pretrend=trend_p(sides.before.values))
    levels = {"before": found.before.mean, "after": found.after.mean}
    return Estimate(reading, found.se, found.caveats, course=levels)


def _course(sides: Sides, outcome: Outcome) -> Estimate:
    """Limits from the numbers before; the size of the change is that of before and after."""
    plain = _before_after(sides, outcome)
    count = len(sides.before.values)
    chart = xmr([*sides.before.values, *sides.after.values], baseline=count, rules=RULE_SETS["wheeler"])
    since = [one for one in chart.signals if one.index >= count]
    better = sum((one.side == BELOW) is outcome.is_lower_better for one in since)
    limits = {name: getattr(chart.current, name) for name in ("mean", "lower", "upper")}
    course = {"limits": limits, "unusual": sorted({one.index for one in since})}
    reading = with_course(plain.reading, sides.before.values)
    return Estimate(reading, plain.se, chart.caveats, Signals(better, len(since) - better), course)


def _interrupted(sides: Sides, outcome: Outcome) -> Estimate:
    days = (*sides.before.days, *sides.after.days)
    step = rhythm_of(days)
    times = [(day - days[0]).days / step for day in days]
    values = [*sides.before.values, *sides.after.values]
    found = interrupted_time_series(times, values, len(sides.before.days))
    course = {
        "fitted": found.fitted.tolist(),
        "without": found.counterfactual[found.start :].tolist(),
        "level": [found.level.estimate, found.level.lower, found.level.upper],
        "slope": [found.slope.estimate, found.slope.lower, found.slope.upper],
        "placebos": len(found.placebos),
    }
    return Estimate(of_interrupted(found, outcome), found.average.se, found.caveats, course=course)


BY_DESIGN: Mapping[str, Callable[[Sides, Outcome], Estimate]] = {
    BEFORE_AFTER: _before_after,
    COURSE: _course,
    INTERRUPTED: _interrupted,
}
