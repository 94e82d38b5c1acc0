"""Process behaviour chart: numbers in their order, mean and limits of each stretch, the goal, unusual points marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.wording.behaviour import GOAL, LOWER, UPPER
from yokoten.interfaces.wording.language import Language

WIDE, NARROW = (1020, 300), (344, 280)
FOOT, TOP = 34, 20
LETTER = 7.4


@dataclass(frozen=True)
class Stretch:
    """Points from `start` to `end` (without it) with limits of their own.

    `lowers` and `uppers` are there where every point has its own limits; `lower` and `upper` are then the last ones.
    """

    start: int
    end: int
    mean: float
    lower: float
    upper: float
    lowers: Sequence[float] = ()
    uppers: Sequence[float] = ()

    def at(self, point: int) -> tuple[float, float]:
        """The limits of a point."""
        if self.lowers:
            return self.lowers[point - self.start], self.uppers[point - self.start]
        return self.lower, self.upper


@dataclass(frozen=True)
class Line:
    """A course beside the numbers, from the point `start` on: `mean` as it ran, `limit` as it would have run."""

    start: int
    values: Sequence[float]
    kind: str


@dataclass(frozen=True)
class BehaviourChart:
    """`days` and `values` go together; `unusual` are positions; `said` is what a pointer on a point reads.

    `lines` are courses beside the numbers; an upright stands before the point `began`. `marks` are numbers at points.
    """

    label: str
    days: Sequence[str]
    values: Sequence[float]
    said: Sequence[str]
    stretches: Sequence[Stretch] = ()
    unusual: frozenset[int] = frozenset()
    goal: float | None = None
    decimals: int = 0
    lines: Sequence[Line] = ()
    began: int | None = None
    marks: Mapping[int, int] = field(default_factory=dict)


def draw_behaviour(chart: BehaviourChart, language: Language) -> SafeString:
    """The chart drawn twice, for wide and for narrow columns."""
    wide = _draw(chart, language, WIDE, "plot wide-only")
    narrow = _draw(chart, language, NARROW, "plot narrow-only")
    return mark_safe(wide + narrow)  # noqa: S308 - both are escaped by the canvas


def _draw(chart: BehaviourChart, language: Language, size: tuple[int, int], shape: str) -> SafeString:
    width, height = size
    is_wide = size == WIDE
    canvas = Canvas(width, height, chart.label, shape)
    levels = [level for one in chart.stretches for level in (one.lower, one.upper, *one.lowers, *one.uppers)]
    levels += [value for one in chart.lines for value in one.values]
    up = Scale(*around([*chart.values, *levels, *([chart.goal] if chart.goal is not None else [])]), height - FOOT, TOP)
    ticks = up.ticks()
    left = 14 + LETTER * max(len(language.number(tick, decimals_for(ticks))) for tick in ticks)
    last = max(len(chart.values) - 1, 1)
    along = Scale(0, last, left + 8, width - (_room(chart, language) if is_wide else 14))
    for tick in ticks:
        canvas.path(f"M{left:g} {up(tick):g}H{along.end + 8:g}", "grid-l")
        canvas.text(left - 5, up(tick) + 4, language.number(tick, decimals_for(ticks)), "tick end")
    for stretch in chart.stretches:
        _stretch(canvas, stretch, (along, up))
    _courses(canvas, chart, (along, up))
    if chart.goal is not None:
        canvas.path(f"M{left:g} {up(chart.goal):g}H{along.end + 8:g}", "target")
    _points(canvas, chart, (along, up), 3.4 if is_wide else 2.6)
    _days(canvas, chart, along, height)
    _levels(canvas, chart, language, (along, up), is_wide=is_wide)
    return canvas.svg()


def _room(chart: BehaviourChart, language: Language) -> float:
    """Space to the right for the words at the lines."""
    return 20 + LETTER * max((len(words) for _, words, _ in _said_levels(chart, language)), default=0)


def _stretch(canvas: Canvas, stretch: Stretch, scales: tuple[Scale, Scale]) -> None:
    along, up = scales
    half = (along.end - along.start) / max(along.high - along.low, 1) * 0.4
    start = along(stretch.start) - (half if stretch.start else 8)
    end = min(along(stretch.end - 1) + half, along.end + 8)
    canvas.path(f"M{start:g} {up(stretch.mean):g}H{end:g}", "mean")
    for level, levels in ((stretch.lower, stretch.lowers), (stretch.upper, stretch.uppers)):
        if levels:
            canvas.path(_steps(levels, stretch.start, (along, up), half), "limit")
        else:
            canvas.path(f"M{start:g} {up(level):g}H{end:g}", "limit")
    if stretch.start:
        canvas.path(f"M{start:g} {TOP}V{up.start:g}", "break")


def _steps(levels: Sequence[float], start: int, scales: tuple[Scale, Scale], half: float) -> str:
    """A limit that goes up and down with what was counted."""
    along, up = scales
    width = half / 0.4 * 0.5
    parts = [f"M{max(along(start) - width, along.start - 8):g} {up(levels[0]):g}"]
    for at, level in enumerate(levels):
        parts.append(f"V{up(level):g}H{min(along(start + at) + width, along.end + 8):g}")
    return "".join(parts)


def _courses(canvas: Canvas, chart: BehaviourChart, scales: tuple[Scale, Scale]) -> None:
    along, up = scales
    for one in chart.lines:
        canvas.line([(along(one.start + at), up(value)) for at, value in enumerate(one.values)], one.kind)
    if chart.began:
        canvas.path(f"M{along(chart.began - 0.5):g} {TOP}V{up.start:g}", "break")


def _points(canvas: Canvas, chart: BehaviourChart, scales: tuple[Scale, Scale], radius: float) -> None:
    along, up = scales
    places = [(along(at), up(value)) for at, value in enumerate(chart.values)]
    if len(places) > 1:
        canvas.line(places, "series you")
    for at, place in enumerate(places):
        is_unusual = at in chart.unusual
        canvas.dot(
            *place, radius * (1.5 if is_unusual else 1), f"dot {'signal' if is_unusual else 'you'}", chart.said[at]
        )
    for at, number in chart.marks.items():
        x, y = places[at]
        canvas.text(x, y - 9 if y - 9 > TOP - 8 else y + 18, str(number), "mark mid")


def _days(canvas: Canvas, chart: BehaviourChart, along: Scale, height: int) -> None:
    """The first day, the last, and those between that have room."""
    canvas.path(f"M{along.start - 8:g} {height - FOOT:g}H{along.end + 8:g}", "axis")
    widest = LETTER * max(map(len, chart.days), default=0)
    free = along.start - widest
    last = len(chart.days) - 1
    for at, day in enumerate(chart.days):
        x = along(at)
        is_free = x - widest / 2 >= free and (at == last or x + widest / 2 + 10 <= along(last) + 8 - widest)
        if at == last or is_free:
            place = "end" if at == last and last else "mid" if at else ""
            canvas.text(x + (8 if place == "end" else 0 if at else -8), height - 12, day, f"tick {place}")
            free = x + widest / 2 + 10 if at else x - 8 + widest + 10


def _said_levels(chart: BehaviourChart, language: Language) -> list[tuple[float, str, str]]:
    said = (
        []
        if chart.goal is None
        else [(chart.goal, language.say(GOAL, value=language.number(chart.goal, chart.decimals)), "strong")]
    )
    if chart.stretches:
        now = chart.stretches[-1]
        for level, words in ((now.upper, UPPER), (now.lower, LOWER)):
            said.append((level, language.say(words, value=language.number(level, chart.decimals)), "tick"))
        said.append((now.mean, language.number(now.mean, chart.decimals), "tick"))
    return said


def _levels(
    canvas: Canvas, chart: BehaviourChart, language: Language, scales: tuple[Scale, Scale], *, is_wide: bool
) -> None:
    """Words at the right end of the lines, none over another; on narrow pictures the goal alone, inside."""
    along, up = scales
    taken: list[float] = []
    for level, words, kind in _said_levels(chart, language):
        y = up(level) + 4
        if is_wide and all(abs(y - other) >= 15 for other in taken):
            taken.append(y)
            canvas.text(along.end + 14, y, words, kind)
        elif not is_wide and kind == "strong":
            canvas.text(along.start, y - 9, words, kind)
