"""A course in time: points joined by a line, levels and limits beside it, one panel under the other."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.wording.language import Language

WIDTH, LEFT, RIGHT, TOP, FOOT, GAP = 900, 78, 130, 104, 46, 40
LETTER, LINE, MOST_LABELS, LONGEST_LINE = 6.9, 14, 9, 130
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Spot:
    """A point; `kind` is `dot`, `dot hollow` or `dot other`."""

    x: float
    y: float
    kind: str
    words: str


@dataclass(frozen=True)
class Panel:
    """`lines`: point after point with a class; `levels`: words at the right end, at a height."""

    name: str
    height: float
    spots: Sequence[Spot]
    lines: Sequence[tuple[Points, str]]
    levels: Sequence[tuple[float, str]]


@dataclass(frozen=True)
class Course:
    """`labels`: words under the axis at their places in time; `upright`: places of dashed upright lines."""

    title: str
    remark: str
    labels: Sequence[tuple[float, str]]
    panels: Sequence[Panel]
    upright: Sequence[float] = ()


def draw_course(chart: Course, language: Language) -> Pen:
    """All panels over one axis of time."""
    height = TOP + FOOT + sum(panel.height for panel in chart.panels) + GAP * (len(chart.panels) - 1)
    pen = Pen(WIDTH, height, chart.title, "plot")
    pen.text(16, 28, chart.title, "title")
    for number, line in enumerate(textwrap.wrap(chart.remark, LONGEST_LINE)[:2]):
        pen.text(16, 48 + 17 * number, line, "small")
    places = [place for place, _ in chart.labels]
    along = Scale(min(places), max(places), LEFT + 10, WIDTH - RIGHT - 10)
    top: float = TOP
    for panel in chart.panels:
        _panel(pen, panel, along, top, language)
        for place in chart.upright:
            pen.path(f"M{along(place):g} {top:g}V{top + panel.height:g}", "dashed")
        top += panel.height + GAP
    _labels(pen, chart.labels, along, height - FOOT)
    return pen


def spread_labels(labels: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The first, the last and evenly some between."""
    count = len(labels)
    if count <= MOST_LABELS:
        return list(labels)
    step = (count - 1) / (MOST_LABELS - 1)
    return [labels[round(step * number)] for number in range(MOST_LABELS)]


def _panel(pen: Pen, panel: Panel, along: Scale, top: float, language: Language) -> None:
    heights = [spot.y for spot in panel.spots] + [y for points, _ in panel.lines for _, y in points]
    up = Scale(*around(heights), top + panel.height, top)
    ticks = up.ticks(max(2, round(panel.height / 60)))
    pen.text(16, top - 12, panel.name, "small")
    for tick in ticks:
        pen.path(f"M{LEFT} {up(tick):g}H{WIDTH - RIGHT}", "grid-l")
        pen.text(LEFT - 8, up(tick) + 4, language.number(tick, decimals_for(ticks)), "small end")
    for points, kind in panel.lines:
        pen.line([(along(x), up(y)) for x, y in points], kind)
    for spot in panel.spots:
        pen.dot(along(spot.x), up(spot.y), 4, spot.kind, spot.words)
    taken: list[float] = []
    for height, words in panel.levels:
        y = up(height) + 4
        if all(abs(y - other) >= LINE for other in taken):
            taken.append(y)
            pen.text(WIDTH - RIGHT + 6, y, words, "small")


def _labels(pen: Pen, labels: Sequence[tuple[float, str]], along: Scale, bottom: float) -> None:
    """Words under the axis; one that would cover the one before is left out."""
    end = 0.0
    for place, words in spread_labels(labels):
        half = LETTER * len(words) / 2
        if along(place) - half > end:
            end = along(place) + half + 6
            pen.text(along(place), bottom + 20, words, "small mid")
