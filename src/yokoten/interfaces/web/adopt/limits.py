"""The limits of a target's chart, whichever kind it is, and its unusual points."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from yokoten.adopt.models import Measurement, Target
from yokoten.adopt.rules.charts import COUNT, RATE, SHARE, SINGLE
from yokoten.analysis.effect.behaviour import FIRM, LEAST, xmr
from yokoten.analysis.effect.counts import FIRM as FIRM_COUNTED
from yokoten.analysis.effect.counts import Chart, c_chart, p_chart, u_chart, xbar_r
from yokoten.analysis.effect.signals import RULE_SETS, Signal
from yokoten.interfaces.web.charts.behaviour import Stretch

PER_CENT = 100


@dataclass(frozen=True)
class Limits:
    """Stretches of the chart with what is unusual in it; `count` points made the limits in force, `firm` would do.

    `ranges` is the chart of the ranges within subgroups, if the chart is one of subgroups.
    """

    stretches: tuple[Stretch, ...]
    signals: tuple[Signal, ...]
    caveats: frozenset[str]
    count: int
    firm: int
    ranges: "Limits | None" = None

    @property
    def now(self) -> Stretch:
        """What is in force at the end."""
        return self.stretches[-1]


def limits_of(target: Target, readings: Sequence[Measurement]) -> Limits | None:
    """Nothing while there are too few numbers."""
    if len(readings) < LEAST:
        return None
    begins = _begins(target, [one.on for one in readings])
    count = min(target.baseline_count, begins[0] if begins else len(readings)) if target.baseline_count else None
    rules = RULE_SETS[target.rules]
    if target.chart == SINGLE:
        return _single([float(one.value) for one in readings], begins, count, rules)
    drawn = _drawing(target.chart, rules)
    ends = [*begins, len(readings)]
    parts = [
        drawn(readings[start:end], count if start == 0 else None) for start, end in zip([0, *begins], ends, strict=True)
    ]
    starts = [0, *begins]
    found = _joined([one["points"] for one in parts], starts)
    return replace(found, ranges=_joined([one["ranges"] for one in parts], starts) if "ranges" in parts[0] else None)


def ranges_of(readings: Sequence[Measurement]) -> list[float]:
    """How far the values of each subgroup lie apart."""
    groups = [[float(part) for part in one.parts] for one in readings]
    return [max(group) - min(group) for group in groups]


def _begins(target: Target, days: Sequence[date]) -> list[int]:
    """Where new limits hold, as far as there are enough numbers on both sides."""
    starts = [next((at for at, day in enumerate(days) if day.isoformat() >= one["on"]), 0) for one in target.changes]
    begins = [at for at in dict.fromkeys(starts) if LEAST <= at <= len(days) - LEAST]
    return [at for at, before in zip(begins, [0, *begins], strict=False) if at - before >= LEAST]


def _single(values: Sequence[float], begins: Sequence[int], count: int | None, rules: Sequence[str]) -> Limits:
    found = xmr(values, baseline=count, rebase=begins, rules=rules)
    stretches = tuple(Stretch(one.start, one.end, one.mean, one.lower, one.upper) for one in found.segments)
    return Limits(stretches, found.signals, frozenset(found.caveats), found.current.count, FIRM)


def _drawing(kind: str, rules: Sequence[str]) -> Callable[[Sequence[Measurement], int | None], Mapping[str, Chart]]:
    """The computation of one stretch of such a chart."""
    return partial({SHARE: _shares, RATE: _rates, COUNT: _counts}.get(kind, _subgroups), tuple(rules))


def _shares(rules: tuple[str, ...], rows: Sequence[Measurement], count: int | None) -> Mapping[str, Chart]:
    chart = p_chart(_events(rows), _sizes(rows), baseline=count, rules=rules)
    scaled = {name: PER_CENT * getattr(chart, name) for name in ("points", "centre", "lower", "upper")}
    return {"points": replace(chart, **scaled)}


def _rates(rules: tuple[str, ...], rows: Sequence[Measurement], count: int | None) -> Mapping[str, Chart]:
    return {"points": u_chart(_events(rows), _sizes(rows), baseline=count, rules=rules)}


def _counts(rules: tuple[str, ...], rows: Sequence[Measurement], count: int | None) -> Mapping[str, Chart]:
    return {"points": c_chart(_events(rows), baseline=count, rules=rules)}


def _subgroups(rules: tuple[str, ...], rows: Sequence[Measurement], count: int | None) -> Mapping[str, Chart]:
    found = xbar_r([[float(part) for part in one.parts] for one in rows], baseline=count, rules=rules)
    return {"points": found.means, "ranges": found.ranges}


def _events(rows: Sequence[Measurement]) -> list[float]:
    return [float(one.events) for one in rows]


def _sizes(rows: Sequence[Measurement]) -> list[float]:
    return [float(one.size) for one in rows]


def _joined(charts: Sequence[Chart], starts: Sequence[int]) -> Limits:
    stretches, signals = [], []
    for chart, start in zip(charts, starts, strict=True):
        lower, upper = [float(one) for one in chart.lower], [float(one) for one in chart.upper]
        stretch = Stretch(start, start + len(chart.points), float(chart.centre[-1]), lower[-1], upper[-1])
        is_stepped = len({*lower}) + len({*upper}) > 2  # noqa: PLR2004 - one lower and one upper limit
        stretches.append(replace(stretch, lowers=tuple(lower), uppers=tuple(upper)) if is_stepped else stretch)
        signals += [Signal(start + one.index, one.rule, one.side) for one in chart.signals]
    caveats = frozenset(caveat for chart in charts for caveat in chart.caveats)
    return Limits(tuple(stretches), tuple(signals), caveats, charts[-1].count, FIRM_COUNTED)
