"""A forest plot: the effect of each place with its interval, all together as a diamond, and what is to be expected."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.wording.language import Language

WIDTH, ROW, TOP, FOOT = 900, 24, 74, 40
LETTER, LONGEST_NAME, LARGEST = 7.4, 30, 16


@dataclass(frozen=True)
class Branch:
    """A place: its effect, the ends of its interval and its weight between 0 and 1."""

    name: str
    value: float
    low: float
    high: float
    weight: float


@dataclass(frozen=True)
class Forest:
    """`together`: the pooled effect; `expected`: name and ends of the prediction interval, where there is one."""

    title: str
    remark: str
    branches: Sequence[Branch]
    together: Branch
    expected: tuple[str, float, float] | None


def draw_forest(chart: Forest, language: Language) -> Pen:
    """Rows of squares sized by weight, a diamond below them, a dashed line for a new place."""
    last = len(chart.branches) + 1 + (chart.expected is not None)
    bottom = TOP + ROW * last + 8
    pen = Pen(WIDTH, bottom + FOOT, chart.title, "plot")
    pen.text(16, 28, chart.title, "title")
    pen.text(16, 48, chart.remark, "small")
    names = [branch.name for branch in (*chart.branches, chart.together)] + [
        chart.expected[0] if chart.expected else ""
    ]
    longest = max(min(len(name), LONGEST_NAME) for name in names)
    ends = [0.0, *(end for branch in (*chart.branches, chart.together) for end in (branch.low, branch.high))]
    along = Scale(*around([*ends, *(chart.expected[1:] if chart.expected else ())]), 40 + LETTER * longest, WIDTH - 210)
    ticks = along.ticks(7)
    decimals = decimals_for(ticks)
    for tick in ticks:
        pen.path(f"M{along(tick):g} {TOP - 4:g}V{bottom:g}", "axis" if tick == 0 else "grid-l")
        pen.text(along(tick), bottom + 18, language.number(tick, decimals), "small mid")
    most = max(branch.weight for branch in chart.branches)
    for index, branch in enumerate(chart.branches):
        _branch(pen, branch, along, TOP + ROW * (index + 0.5), (most, language))
    _together(pen, chart.together, along, TOP + ROW * (len(chart.branches) + 0.5) + 8, language)
    if chart.expected:
        name, low, high = chart.expected
        middle = TOP + ROW * (len(chart.branches) + 1.5) + 8
        pen.text(along.start - 12, middle + 4, name, "end")
        pen.path(f"M{along(low):g} {middle:g}H{along(high):g}", "dashed")
        pen.text(WIDTH - 16, middle + 4, _interval(language, low, high), "small end")
    return pen


def _branch(pen: Pen, branch: Branch, along: Scale, middle: float, measure: tuple[float, Language]) -> None:
    most, language = measure
    name = branch.name if len(branch.name) <= LONGEST_NAME else f"{branch.name[: LONGEST_NAME - 1]}…"
    pen.text(along.start - 12, middle + 4, name, "end")
    pen.path(f"M{along(branch.low):g} {middle:g}H{along(branch.high):g}", "whisker")
    size = max(4.0, LARGEST * math.sqrt(branch.weight / most))
    said = f"{_figure(language, branch.value)} ({_interval(language, branch.low, branch.high)})"
    place = (along(branch.value) - size / 2, middle - size / 2)
    pen.box(round(place[0], 1), round(place[1], 1), (round(size, 1), round(size, 1)), "dot", f"{branch.name}: {said}")
    pen.text(WIDTH - 16, middle + 4, said, "small end")


def _together(pen: Pen, branch: Branch, along: Scale, middle: float, language: Language) -> None:
    pen.text(along.start - 12, middle + 4, branch.name, "end")
    low, centre, high = along(branch.low), along(branch.value), along(branch.high)
    pen.path(f"M{low:g} {middle:g}L{centre:g} {middle - 7:g}L{high:g} {middle:g}L{centre:g} {middle + 7:g}Z", "dot")
    said = f"{_figure(language, branch.value)} ({_interval(language, branch.low, branch.high)})"
    pen.text(WIDTH - 16, middle + 4, said, "small end")


def _figure(language: Language, value: float) -> str:
    size = abs(value)
    decimals = 3 if size == 0 else min(max(2 - math.floor(math.log10(size)), 0), 6)
    return language.number(value, min(decimals, 4))


def _interval(language: Language, low: float, high: float) -> str:
    return f"{_figure(language, low)} … {_figure(language, high)}"
