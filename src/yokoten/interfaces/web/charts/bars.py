"""Bars to both sides of zero, one row each, with a whisker where the figure is an estimate."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.wording.language import Language

WIDE, NARROW, ROW, BAR, FOOT = 720, 340, 40, 12, 26
PLAIN, YOU, OTHER = "", "you", "other"


@dataclass(frozen=True)
class Bar:
    """A figure beside its name; `kind` is `you` for the region's own, `other` for what is about the others."""

    name: str
    value: float
    kind: str = PLAIN
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Bars:
    """Bars from zero on one axis; the caption beside the chart names the unit."""

    label: str
    bars: Sequence[Bar]
    decimals: int = 1


def draw_bars(chart: Bars, language: Language) -> SafeString:
    """The bars drawn wide and narrow."""
    shapes = ((WIDE, "plot wide-only"), (NARROW, "plot narrow-only"))
    drawn = "".join(_draw(chart, language, width, shape) for width, shape in shapes)
    return mark_safe(drawn)  # noqa: S308 - escaped by the canvas


def _draw(chart: Bars, language: Language, width: int, shape: str) -> str:
    bottom = ROW * len(chart.bars) + 4
    canvas = Canvas(width, bottom + FOOT, chart.label, shape)
    along = Scale(*around([0.0, *_ends(chart.bars)]), 10, width - 62)
    ticks = along.ticks(7 if width > NARROW else 4)
    for tick in ticks:
        canvas.path(f"M{along(tick):g} 0V{bottom:g}", "zero" if tick == 0 else "grid-l")
        canvas.text(along(tick), bottom + 18, language.number(tick, decimals_for(ticks)), "tick mid")
    for index, bar in enumerate(chart.bars):
        _row(canvas, bar, along, (ROW * index, width), language.signed(bar.value, chart.decimals))
    return canvas.svg()


def _row(canvas: Canvas, bar: Bar, along: Scale, spot: tuple[float, float], words: str) -> None:
    top, width = spot
    canvas.text(10, top + 14, bar.name, "bar-t you-t" if bar.kind == YOU else "bar-t strong")
    if not math.isfinite(bar.value):
        return
    low, high = sorted((along(0), along(bar.value)))
    canvas.box(low, top + 20, (max(high - low, 1), BAR), f"bar {bar.kind}")
    if bar.low is not None and bar.high is not None:
        canvas.path(f"M{along(bar.low):g} {top + 26}H{along(bar.high):g}", "span")
        canvas.path(f"M{along(bar.low):g} {top + 22}v8M{along(bar.high):g} {top + 22}v8", "span")
    canvas.text(width, top + 30, words, "strong end")


def _ends(bars: Sequence[Bar]) -> list[float]:
    ends = [end for bar in bars for end in (bar.value, bar.low, bar.high) if end is not None]
    return [end for end in ends if math.isfinite(end)]
