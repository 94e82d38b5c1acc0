"""Dots in a plane with names, lines through them, and words in the corners."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.wording.language import Language

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 900, 620, 78, 150, 84, 62
LETTER, LINE, MOST_NAMES, LONGEST_NAME = 6.9, 13, 60, 24


@dataclass(frozen=True)
class Dot:
    """A unit in the plane; `kind` is `dot`, `dot hollow` or `dot other`."""

    name: str
    x: float
    y: float
    kind: str
    words: str


@dataclass(frozen=True)
class Cloud:
    """`lines`: point after point with a class; `corners`: words at upper left, upper right, lower left, lower right.

    `is_from_zero`: both axes begin at zero; otherwise they are logarithmic about 1.
    """

    title: str
    remark: str
    axes: tuple[str, str]
    dots: Sequence[Dot]
    is_from_zero: bool
    lines: Sequence[tuple[Sequence[tuple[float, float]], str]] = ()
    corners: Sequence[str] = field(default=())


def draw_cloud(chart: Cloud, language: Language) -> Pen:
    """The plane with its axes, lines, dots and as many names as do not cover each other."""
    pen = Pen(WIDTH, HEIGHT, chart.title, "plot")
    along, up = _scales(chart)
    pen.text(16, 28, chart.title, "title")
    pen.text(16, 48, chart.remark, "small")
    _axes(pen, chart, (along, up), language)
    for points, kind in chart.lines:
        pen.line([(along(x), up(y)) for x, y in points], kind)
    _corners(pen, chart.corners)
    for dot in chart.dots:
        pen.dot(along(dot.x), up(dot.y), 4.5, dot.kind, dot.words)
    _names(pen, chart.dots, along, up)
    return pen


def bounds(values: Sequence[float], *, is_from_zero: bool) -> tuple[float, float]:
    """Ends of an axis: from zero, or as far below one as above it."""
    if is_from_zero:
        return around([*values, max(values, default=1.0) * 1.04], from_zero=True)
    reach = max([1.02, *(max(value, 1 / value) for value in values)]) ** 1.3
    return 1 / reach, reach


def _scales(chart: Cloud) -> tuple[Scale, Scale]:
    is_log = not chart.is_from_zero
    wide = bounds([dot.x for dot in chart.dots], is_from_zero=chart.is_from_zero)
    high = bounds([dot.y for dot in chart.dots], is_from_zero=chart.is_from_zero)
    return Scale(*wide, LEFT, WIDTH - RIGHT, is_log), Scale(*high, HEIGHT - FOOT, TOP, is_log)


def _axes(pen: Pen, chart: Cloud, scales: tuple[Scale, Scale], language: Language) -> None:
    along, up = scales
    ticks = _ticks(along)
    for tick in ticks:
        pen.path(f"M{along(tick):g} {TOP}V{HEIGHT - FOOT}", _kind(tick, chart))
        pen.text(along(tick), HEIGHT - FOOT + 18, language.number(tick, decimals_for(ticks)), "small mid")
    ticks = _ticks(up)
    for tick in ticks:
        pen.path(f"M{LEFT} {up(tick):g}H{WIDTH - RIGHT}", _kind(tick, chart))
        pen.text(LEFT - 8, up(tick) + 4, language.number(tick, decimals_for(ticks)), "small end")
    pen.text(WIDTH - RIGHT, HEIGHT - FOOT + 40, chart.axes[0], "small end")
    pen.text(16, TOP - 14, chart.axes[1], "small")


def _ticks(scale: Scale) -> list[float]:
    """Round values; about one the linear steps are the readable ones, and one itself is always there."""
    if not scale.is_log:
        return scale.ticks(6)
    ticks = Scale(scale.low, scale.high, 0, 1).ticks(6) if scale.high < 4 else scale.ticks(6)
    return sorted({*(tick for tick in ticks if tick > 0), 1.0})


def _kind(tick: float, chart: Cloud) -> str:
    return "axis" if tick == (0.0 if chart.is_from_zero else 1.0) else "grid-l"


def _corners(pen: Pen, corners: Sequence[str]) -> None:
    left, right, top, bottom = LEFT + 8, WIDTH - RIGHT - 8, TOP + 16, HEIGHT - FOOT - 10
    spots = ((left, top, "small"), (right, top, "small end"), (left, bottom, "small"), (right, bottom, "small end"))
    for words, (x, y, kind) in zip(corners, spots, strict=False):
        pen.text(x, y, words, kind)


def _names(pen: Pen, dots: Sequence[Dot], along: Scale, up: Scale) -> None:
    """Names below and right of their dots, where no frontier runs; one that would cover another is left out."""
    taken: list[tuple[float, float, float]] = []
    spots = [(along(dot.x), up(dot.y)) for dot in dots]
    middle = (along.start + along.end) / 2, (up.start + up.end) / 2

    def outward(dot: Dot) -> float:
        return -abs(along(dot.x) - middle[0]) - abs(up(dot.y) - middle[1])

    for dot in sorted(dots, key=outward)[:MOST_NAMES]:
        x, y = along(dot.x) + 7, up(dot.y) + 15
        name = dot.name if len(dot.name) <= LONGEST_NAME else f"{dot.name[: LONGEST_NAME - 1]}…"
        end = x + LETTER * len(name)
        is_covering = any(abs(y - v) < LINE and x < right and left < end for left, right, v in taken)
        is_covering |= any(x - 5 < u < end + 5 and y - LINE < v < y + 5 for u, v in spots)
        if end < WIDTH and not is_covering:
            taken.append((x, end, y))
            pen.text(x, y, name, "small")
