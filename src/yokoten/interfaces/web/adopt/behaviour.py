"""The process behaviour chart of a target, with what it says in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from yokoten.adopt.models import Measurement, Target
from yokoten.analysis.effect.behaviour import FIRM, LEAST, Segment, Xmr, xmr
from yokoten.analysis.effect.signals import LIMITS, NEAR, RULE_SETS, RUN
from yokoten.interfaces.web.charts.behaviour import BehaviourChart, Stretch, draw_behaviour
from yokoten.interfaces.wording import behaviour as words
from yokoten.interfaces.wording.language import Language

RULES = RULE_SETS["wheeler"]


@dataclass(frozen=True)
class Behaviour:
    """The picture, the sentence above it, and the small print below."""

    picture: SafeString
    sentence: str
    remarks: list[str]
    unusual: frozenset[int]


def behaviour_of(target: Target, readings: Sequence[Measurement], language: Language) -> Behaviour:
    """The chart of the numbers in the order of their days; without limits while there are too few."""
    days, values = [one.on for one in readings], [float(one.value) for one in readings]
    decimals = decimals_of(readings)
    found = _limits(target, days, values)
    said = _Said(language, decimals, days, values)
    sentence = said.of(found) if found else language.say(words.TOO_FEW, count=language.number(len(values)))
    unusual = frozenset(one.index for one in found.signals) if found else frozenset()
    label = f"{target.name}, {target.unit}: {sentence}"
    chart = BehaviourChart(
        label=label,
        days=[language.day(day) for day in days],
        values=values,
        said=[
            f"{language.day(day)}: {language.number(value, decimals)}" for day, value in zip(days, values, strict=True)
        ],
        stretches=[Stretch(one.start, one.end, one.mean, one.lower, one.upper) for one in found.segments]
        if found
        else (),
        unusual=unusual,
        goal=float(target.goal),
        decimals=decimals,
    )
    return Behaviour(draw_behaviour(chart, language), sentence, said.remarks(found, target) if found else [], unusual)


def decimals_of(readings: Sequence[Measurement]) -> int:
    """As many decimals as the numbers were noted with, at least one."""
    given = [-int(one.value.normalize().as_tuple().exponent) for one in readings if one.value]
    return min(max([*given, 1]), 4)


def _limits(target: Target, days: Sequence[date], values: Sequence[float]) -> Xmr | None:
    if len(values) < LEAST:
        return None
    starts = [next((at for at, day in enumerate(days) if day.isoformat() >= one["on"]), 0) for one in target.changes]
    begins = [at for at in dict.fromkeys(starts) if LEAST <= at <= len(values) - LEAST]
    begins = [at for at, before in zip(begins, [0, *begins], strict=False) if at - before >= LEAST]
    count = min(target.baseline_count, begins[0] if begins else len(values)) if target.baseline_count else None
    return xmr(values, baseline=count, rebase=begins, rules=RULES)


@dataclass(frozen=True)
class _Said:
    """Words about a chart, with the numbers as the language writes them."""

    language: Language
    decimals: int
    days: Sequence[date]
    values: Sequence[float]

    def of(self, found: Xmr) -> str:
        """The last thing worth saying: a point outside, a run, a shift of level, or that nothing is unusual."""
        now = found.current
        fresh = [one for one in found.signals if one.index >= now.start]
        if fresh:
            last = max(fresh, key=lambda one: (one.index, one.rule == LIMITS))
            message = {LIMITS: words.OUTSIDE, RUN: words.RUN, NEAR: words.NEAR}[last.rule]
            return self._say(message, now, on=self._day(last.index), value=self._number(self.values[last.index]))
        if len(found.segments) > 1:
            before = found.segments[-2]
            return self._say(words.SHIFTED, now, on=self._day(now.start), before=self._number(before.mean))
        return self._say(words.QUIET, now)

    def remarks(self, found: Xmr, target: Target) -> list[str]:
        now, said = found.current, []
        if now.count < FIRM:
            said.append(self.language.say(words.PROVISIONAL, count=self.language.number(now.count)))
        if now.mr_mean == 0:
            said.append(self.language.say(words.UNMOVED))
        if target.baseline_count:
            said.append(self.language.say(words.FROZEN, count=self.language.number(target.baseline_count)))
        for one in target.changes:
            day = self.language.day(date.fromisoformat(one["on"]))
            said.append(self.language.say(words.RENEWED, on=day, reason=one["reason"]))
        return [*said, self.language.say(words.METHOD)]

    def _say(self, message: str, now: Segment, **facts: str) -> str:
        levels = {name: self._number(getattr(now, name)) for name in ("mean", "lower", "upper")}
        return self.language.say(message, **levels, **facts)

    def _day(self, at: int) -> str:
        return self.language.day(self.days[at])

    def _number(self, value: float) -> str:
        return self.language.number(value, self.decimals)
