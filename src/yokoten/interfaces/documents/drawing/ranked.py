"""Rows of dots with their intervals, or one line where there are too many units for rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.wording.language import Language

WIDTH, ROW, TOP, FOOT, TALL = 900, 22, 74, 46, 420
LETTER, LONGEST_NAME, MOST_ROWS = 7.4, 34, 120


@dataclass(frozen=True)
class Spot:
    """One unit: its value with the ends of its interval where there is one, or words where there is no value."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    is_best: bool = False
    words: str = ""


@dataclass(frozen=True)
class Ranked:
    """Spots in the order they are drawn; `remark` is under the title, `unit` says what the axis counts.

    `across`: what the other axis counts where there are too many units for rows.
    """

    title: str
    remark: str
    unit: str
    across: str
    spots: Sequence[Spot]


def draw_ranked(chart: Ranked, language: Language) -> Pen:
    """Rows up to 120 units, one falling line beyond."""
    return _rows(chart, language) if len(chart.spots) <= MOST_ROWS else _line(chart, language)


def _range(chart: Ranked) -> tuple[float, float]:
    known = [end for spot in chart.spots for end in (spot.value, spot.low, spot.high) if end is not None]
    return around(known)


def _heading(pen: Pen, chart: Ranked) -> None:
    pen.text(16, 28, chart.title, "title")
    pen.text(16, 48, chart.remark, "small")


def _rows(chart: Ranked, language: Language) -> Pen:
    bottom = TOP + ROW * len(chart.spots)
    pen = Pen(WIDTH, bottom + FOOT, chart.title, "plot")
    longest = max((min(len(spot.name), LONGEST_NAME) for spot in chart.spots), default=0)
    along = Scale(*_range(chart), 40 + LETTER * longest, WIDTH - 84)
    _heading(pen, chart)
    ticks = along.ticks(7)
    for tick in ticks:
        pen.path(f"M{along(tick):g} {TOP - 4:g}V{bottom:g}", "grid-l")
        pen.text(along(tick), bottom + 18, language.number(tick, decimals_for(ticks)), "small mid")
    pen.text(along.end, bottom + 36, chart.unit, "small end")
    for index, spot in enumerate(chart.spots):
        _row(pen, spot, along, TOP + ROW * index + ROW / 2, language)
    return pen


def _row(pen: Pen, spot: Spot, along: Scale, middle: float, language: Language) -> None:
    name = spot.name if len(spot.name) <= LONGEST_NAME else f"{spot.name[: LONGEST_NAME - 1]}…"
    pen.text(along.start - 12, middle + 4, name, "end")
    if spot.value is None:
        pen.text(along.start, middle + 4, spot.words, "small")
        return
    if spot.low is not None and spot.high is not None:
        pen.path(f"M{along(spot.low):g} {middle:g}H{along(spot.high):g}", "whisker")
    pen.dot(along(spot.value), middle, 5, "dot" if spot.is_best else "dot hollow", spot.words)
    pen.text(WIDTH - 16, middle + 4, language.number(spot.value, 1), "end")


def _line(chart: Ranked, language: Language) -> Pen:
    """Values from the largest to the smallest, with the band of their intervals."""
    bottom = TOP + TALL
    pen = Pen(WIDTH, bottom + FOOT, chart.title, "plot")
    spots = [spot for spot in chart.spots if spot.value is not None]
    up, along = Scale(*_range(chart), bottom, TOP), Scale(1, max(len(spots), 2), 64, WIDTH - 24)
    _heading(pen, chart)
    ticks = up.ticks(6)
    for tick in ticks:
        pen.path(f"M64 {up(tick):g}H{WIDTH - 24:g}", "grid-l")
        pen.text(56, up(tick) + 4, language.number(tick, decimals_for(ticks)), "small end")
    band = [(along(place + 1), spot) for place, spot in enumerate(spots)]
    for x, spot in band:
        if spot.low is not None and spot.high is not None:
            pen.path(f"M{x:g} {up(spot.low):g}V{up(spot.high):g}", "band")
    pen.line([(x, up(spot.value)) for x, spot in band if spot.value is not None], "total")
    for tick in along.ticks(6):
        pen.text(along(tick), bottom + 18, language.number(tick), "small mid")
    pen.text(WIDTH - 24, bottom + 36, chart.across, "small end")
    pen.text(16, TOP - 8, chart.unit, "small")
    return pen
