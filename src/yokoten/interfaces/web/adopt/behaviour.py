"""The process behaviour chart of a target, with what it says in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from yokoten.adopt.models import Measurement, Target
from yokoten.adopt.rules.charts import SINGLE
from yokoten.analysis.effect.signals import LIMITS
from yokoten.interfaces.web.adopt.annotations import Annotation, annotations_of
from yokoten.interfaces.web.adopt.limits import Limits, limits_of, ranges_of
from yokoten.interfaces.web.charts.behaviour import BehaviourChart, draw_behaviour
from yokoten.interfaces.wording import behaviour as words
from yokoten.interfaces.wording.language import Language


@dataclass(frozen=True)
class Behaviour:
    """The picture, the sentence above it, what happened on the way, and the small print below.

    `ranges` is a second picture, of how far the values of a subgroup lie apart.
    """

    picture: SafeString
    sentence: str
    remarks: list[str]
    unusual: frozenset[int]
    annotations: list[Annotation]
    ranges: SafeString = SafeString("")


def behaviour_of(target: Target, readings: Sequence[Measurement], language: Language) -> Behaviour:
    """The chart of the numbers in the order of their days; without limits while there are too few."""
    found = limits_of(target, readings)
    said = _Said(language, decimals_of(readings), [one.on for one in readings], [float(one.value) for one in readings])
    sentence = said.of(found) if found else language.say(words.TOO_FEW, count=language.number(len(readings)))
    label = f"{target.name}, {target.unit}: {sentence}"
    annotations = annotations_of(target.project, readings)
    goal = float(target.goal)
    return Behaviour(
        said.drawn(label, said.values, found, goal=goal, marks={one.at: one.number for one in annotations}),
        sentence,
        said.remarks(found, target) if found else [],
        frozenset(one.index for one in found.signals) if found else frozenset(),
        annotations,
        said.drawn(language.say(words.RANGES), ranges_of(readings), found.ranges)
        if found and found.ranges
        else SafeString(""),
    )


def decimals_of(readings: Sequence[Measurement]) -> int:
    """As many decimals as the numbers were noted with, at least one; two where they were reckoned."""
    if any(one.size is not None or one.parts for one in readings):
        return 2
    given = [-int(one.value.normalize().as_tuple().exponent) for one in readings if one.value]
    return min(max([*given, 1]), 4)


@dataclass(frozen=True)
class _Said:
    """Words about a chart, with the numbers as the language writes them."""

    language: Language
    decimals: int
    days: Sequence[date]
    values: Sequence[float]

    def drawn(
        self, label: str, values: Sequence[float], found: Limits | None, *,
        goal: float | None = None, marks: dict[int, int] | None = None,
    ) -> SafeString:  # fmt: skip
        days = [self.language.day(day) for day in self.days]
        chart = BehaviourChart(
            label=label,
            days=days,
            values=values,
            said=[f"{day}: {self._number(value)}" for day, value in zip(days, values, strict=True)],
            stretches=found.stretches if found else (),
            unusual=frozenset(one.index for one in found.signals) if found else frozenset(),
            goal=goal,
            decimals=self.decimals,
            marks=marks or {},
        )
        return draw_behaviour(chart, self.language)

    def of(self, found: Limits) -> str:
        """The last thing worth saying: a point outside, a run, a shift of level, or that nothing is unusual."""
        now = found.now
        fresh = [one for one in found.signals if one.index >= now.start]
        if fresh:
            last = max(fresh, key=lambda one: (one.index, one.rule == LIMITS))
            lower, upper = now.at(last.index)
            return self._say(
                words.BY_RULE[last.rule], found, on=self._day(last.index), value=self._number(self.values[last.index]),
                lower=self._number(lower), upper=self._number(upper),
            )  # fmt: skip
        if len(found.stretches) > 1:
            before = found.stretches[-2]
            return self._say(words.SHIFTED, found, on=self._day(now.start), before=self._number(before.mean))
        if found.ranges and found.ranges.signals:
            return self._say(words.APART, found, on=self._day(found.ranges.signals[-1].index))
        return self._say(words.QUIET, found)

    def remarks(self, found: Limits, target: Target) -> list[str]:
        say, said = self.language.say, []
        if found.count < found.firm:
            firm = self.language.number(found.firm)
            said.append(say(words.PROVISIONAL, count=self.language.number(found.count), firm=firm))
        said += [say(words.CAVEATS[one]) for one in sorted(found.caveats) if one in words.CAVEATS]
        if target.baseline_count:
            said.append(say(words.FROZEN, count=self.language.number(target.baseline_count)))
        for one in target.changes:
            day = self.language.day(date.fromisoformat(one["on"]))
            said.append(say(words.RENEWED, on=day, reason=one["reason"]))
        method = words.METHODS[target.chart if target.chart in words.METHODS else SINGLE]
        return [*said, say(method), say(words.RULES[target.rules])]

    def _say(self, message: str, found: Limits, **facts: str) -> str:
        levels = {name: self._number(getattr(found.now, name)) for name in ("mean", "lower", "upper")}
        return self.language.say(message, **(levels | facts))

    def _day(self, at: int) -> str:
        return self.language.day(self.days[at])

    def _number(self, value: float) -> str:
        return self.language.number(value, self.decimals)
