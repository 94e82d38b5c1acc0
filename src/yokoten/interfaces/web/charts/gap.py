"""Gap plot: how far ahead, with its spread over recent years, on an axis shared by all rows."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from yokoten.interfaces.documents.drawing.scale import Scale
from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.wording.language import Language

WIDTH = 280


@dataclass(frozen=True)
class GapAxis:
    """The shared axis in percent of your own value."""

    low: float
    high: float

    def scale(self) -> Scale:
        return Scale(self.low, self.high, 8, WIDTH - 10)

    def ticks(self) -> list[float]:
        return [tick for tick in self.scale().ticks(3) if tick]


@dataclass(frozen=True)
class Gap:
    """Latest gap and its lowest and highest over recent years, percent; `label` states it in words."""

    now: float
    low: float
    high: float
    label: str


def axis_for(gaps: list[Gap]) -> GapAxis:
    """An axis that holds every gap and zero."""
    lows = [0.0, *(gap.low for gap in gaps)]
    highs = [10.0, *(gap.high for gap in gaps)]
    return GapAxis(min(lows), max(highs))


def draw_axis(axis: GapAxis, you: str, language: Language) -> SafeString:
    """The axis in the head of the list."""
    canvas = Canvas(WIDTH, 20, "", "plot")
    _axis_words(canvas, axis, you, language, 14)
    return canvas.svg()


def draw_gap(gap: Gap, axis: GapAxis, you: str, language: Language) -> SafeString:
    """One row: the accent rule is you, the dot the latest gap, the bar its spread."""
    canvas = Canvas(WIDTH, 44, gap.label, "plot")
    scale = axis.scale()
    for tick in axis.ticks():
        canvas.path(f"M{scale(tick):g} 0V28", "grid-l")
    canvas.path(f"M{scale(0):g} 0V28", "zero you")
    canvas.path(f"M{scale(gap.low):g} 14H{scale(gap.high):g}", "whisker")
    canvas.dot(scale(gap.now), 14, 5.5, "dot solid")
    own = Canvas(WIDTH, 44, "")
    _axis_words(own, axis, you, language, 42)
    canvas.group(own, "own-axis")
    return canvas.svg()


def _axis_words(canvas: Canvas, axis: GapAxis, you: str, language: Language, y: float) -> None:
    scale = axis.scale()
    canvas.text(max(scale(0) - 8, 0), y, you, "you-t")
    ticks = [tick for tick in axis.ticks() if abs(scale(tick) - scale(0)) > 30]
    for tick in ticks:
        words = language.percent(tick, 0, sign=True) if tick == ticks[-1] else language.signed(tick, 0)
        canvas.text(scale(tick), y, words, "tick end" if tick == ticks[-1] else "tick mid")
