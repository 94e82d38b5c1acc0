"""Lines and dots over periods, with the ends of their intervals and the moment something began."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.wording.language import Language

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 900, 480, 92, 150, 84, 62
LETTER, LONGEST_NAME, MOST_LABELS, MOST_DOTS = 6.9, 20, 12, 80
Point = tuple[float, float]


@dataclass(frozen=True)
class Series:
    """A line through points, named at its end; `kind` is a class of the drawing's style; `words` say each dot."""

    name: str
    points: Sequence[Point]
    kind: str
    has_dots: bool = False
    words: Sequence[str] = ()


@dataclass(frozen=True)
class OverTime:
    """`whiskers`: place, low, high; `began`: where a dashed upright stands; `labels`: what is written at places.

    `has_zero`: zero belongs to the picture and is drawn stronger.
    """

    title: str
    remark: str
    axes: tuple[str, str]
    series: Sequence[Series]
    labels: Mapping[float, str]
    whiskers: Sequence[tuple[float, float, float]] = field(default=())
    began: float | None = None
    has_zero: bool = False


def draw_over_time(chart: OverTime, language: Language) -> Pen:
    """The picture with its axes, intervals, lines and names."""
    pen = Pen(WIDTH, HEIGHT, chart.title, "plot")
    along, up = _scales(chart)
    pen.text(16, 28, chart.title, "title")
    pen.text(16, 48, chart.remark, "small")
    _axes(pen, chart, (along, up), language)
    if chart.began is not None:
        pen.path(f"M{along(chart.began):g} {TOP}V{HEIGHT - FOOT}", "dashed")
    for place, low, high in chart.whiskers:
        pen.path(f"M{along(place):g} {up(low):g}V{up(high):g}", "whisker")
    for series in chart.series:
        pen.line([(along(x), up(y)) for x, y in series.points], series.kind)
        _dots(pen, series, along, up)
    _names(pen, chart, along, up)
    return pen


def _scales(chart: OverTime) -> tuple[Scale, Scale]:
    places = [x for series in chart.series for x, _ in series.points] or [0.0]
    heights = [y for series in chart.series for _, y in series.points]
    heights += [end for _, low, high in chart.whiskers for end in (low, high)]
    low, high = around([*heights, 0.0] if chart.has_zero else heights)
    air = (max(places) - min(places)) * 0.03 or 0.5
    return Scale(min(places) - air, max(places) + air, LEFT, WIDTH - RIGHT), Scale(low, high, HEIGHT - FOOT, TOP)


def _axes(pen: Pen, chart: OverTime, scales: tuple[Scale, Scale], language: Language) -> None:
    along, up = scales
    ticks = up.ticks(6)
    for tick in ticks:
        kind = "axis" if chart.has_zero and tick == 0 else "grid-l"
        pen.path(f"M{LEFT} {up(tick):g}H{WIDTH - RIGHT}", kind)
        pen.text(LEFT - 8, up(tick) + 4, language.number(tick, decimals_for(ticks)), "small end")
    places = sorted(chart.labels)
    step = -(-len(places) // MOST_LABELS)
    for place in places[::step]:
        pen.text(along(place), HEIGHT - FOOT + 18, chart.labels[place], "small mid")
    pen.text(WIDTH - RIGHT, HEIGHT - FOOT + 42, chart.axes[0], "small end")
    pen.text(16, TOP - 14, chart.axes[1], "small")


def _dots(pen: Pen, series: Series, along: Scale, up: Scale) -> None:
    if not series.has_dots or len(series.points) > MOST_DOTS:
        return
    words = series.words or [""] * len(series.points)
    for (x, y), said in zip(series.points, words, strict=True):
        pen.dot(along(x), up(y), 4.5, "dot", said)


def _names(pen: Pen, chart: OverTime, along: Scale, up: Scale) -> None:
    """Names at the right ends, moved apart where they would touch."""
    ends = sorted(
        (up(series.points[-1][1]), along(series.points[-1][0]), series.name)
        for series in chart.series
        if series.name and series.points
    )
    last = -100.0
    for y, x, name in ends:
        last = max(y + 4, last + 15)
        pen.text(x + 10, last, name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…", "small")
