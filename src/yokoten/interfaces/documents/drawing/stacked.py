"""Stacked bars: one row each, parts to the right of zero when they add and to the left when they take away."""

from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.wording.language import Language

WIDTH, ROW, BAR, TOP, FOOT = 900, 26, 15, 92, 46
LETTER, LONGEST_NAME = 7.4, 34


@dataclass(frozen=True)
class Stack:
    """One row: its parts in the order of the legend, their sum, and words where there are no parts."""

    name: str
    parts: Sequence[float]
    total: float | None
    words: str = ""


@dataclass(frozen=True)
class StackedBars:
    """`legend` names the parts, `total_name` their sum, `unit` what the axis counts; `remark` is under the title."""

    title: str
    remark: str
    legend: Sequence[str]
    total_name: str
    unit: str
    stacks: Sequence[Stack]


def draw_stacked(chart: StackedBars, language: Language) -> Pen:
    """The chart, as high as its rows need."""
    height = TOP + ROW * len(chart.stacks) + FOOT
    pen = Pen(WIDTH, height, chart.title, "plot")
    longest = max((min(len(stack.name), LONGEST_NAME) for stack in chart.stacks), default=0)
    left = 24 + LETTER * longest
    along = Scale(*around([*_ends(chart.stacks), 0.0]), left, WIDTH - 90)
    pen.text(16, 28, chart.title, "title")
    pen.text(16, 48, chart.remark, "small")
    _legend(pen, chart)
    _axis(pen, chart, along, language)
    for index, stack in enumerate(chart.stacks):
        _row(pen, stack, along, TOP + ROW * index, language)
    return pen


def _ends(stacks: Sequence[Stack]) -> list[float]:
    """How far the rows reach to both sides."""
    ends = [0.0]
    for stack in stacks:
        ends += [sum(part for part in stack.parts if part > 0), sum(part for part in stack.parts if part < 0)]
        ends += [] if stack.total is None else [stack.total]
    return ends


def _legend(pen: Pen, chart: StackedBars) -> None:
    x = 16.0
    for index, name in enumerate(chart.legend):
        pen.box(x, 62, (14, 12), f"part part-{index}")
        pen.text(x + 20, 73, name)
        x += 44 + LETTER * len(name)
    pen.path(f"M{x + 5:g} 60V76", "total")
    pen.text(x + 14, 73, chart.total_name)


def _axis(pen: Pen, chart: StackedBars, along: Scale, language: Language) -> None:
    bottom = TOP + ROW * len(chart.stacks)
    ticks = along.ticks(7)
    for tick in ticks:
        pen.path(f"M{along(tick):g} {TOP - 4:g}V{bottom:g}", "axis" if tick == 0 else "grid-l")
        pen.text(along(tick), bottom + 18, language.number(tick, decimals_for(ticks)), "small mid")
    pen.text(along.end, bottom + 36, chart.unit, "small end")


def _row(pen: Pen, stack: Stack, along: Scale, top: float, language: Language) -> None:
    middle = top + ROW / 2 + 4
    name = stack.name if len(stack.name) <= LONGEST_NAME else f"{stack.name[: LONGEST_NAME - 1]}…"
    pen.text(along.start - 10, middle, name, "end")
    reach = {True: 0.0, False: 0.0}
    for index, part in enumerate(stack.parts):
        here = reach[part > 0]
        reach[part > 0] = here + part
        low, high = sorted((along(here), along(here + part)))
        pen.box(low, top + 5, (high - low, BAR), f"part part-{index}", language.signed(part, 2))
    if stack.total is None:
        pen.text(along(0) + 8, middle, stack.words, "small")
        return
    pen.path(f"M{along(stack.total):g} {top + 2:g}V{top + BAR + 8:g}", "total")
    pen.text(WIDTH - 16, middle, language.number(stack.total, 1), "end")
    if stack.words:
        pen.text(along(max(stack.total, 0)) + 8, middle, stack.words, "small")
