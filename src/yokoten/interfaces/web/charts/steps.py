"""The way to a target: for each quantity where you are, what the common change brings, and what is left beyond it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from yokoten.interfaces.documents.drawing.scale import Scale
from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.wording.language import Language

ROW, HEAD, BAR = 58, 14, 12
WIDE, NARROW = 700, 340


@dataclass(frozen=True)
class StepBar:
    """Changes in percent of what there is; `words` stands above the bar, `end` beside its end."""

    words: str
    radial_percent: float
    whole_percent: float
    end: str


@dataclass(frozen=True)
class StepChart:
    """`label` states the finding; `you` names the rule at zero."""

    label: str
    bars: Sequence[StepBar]
    you: str


def draw_steps(chart: StepChart, language: Language) -> SafeString:
    """Drawn wide and narrow."""
    drawn = _draw(chart, language, WIDE, "plot wide-only") + _draw(chart, language, NARROW, "plot narrow-only")
    return mark_safe(drawn)  # noqa: S308 - escaped by the canvas


def _draw(chart: StepChart, language: Language, width: int, shape: str) -> SafeString:
    ends = [end for bar in chart.bars for end in (bar.radial_percent, bar.whole_percent)]
    low, high = min([0.0, *ends]), max([10.0 if min([0.0, *ends]) == 0 else 0.0, *ends])
    along = Scale(low, high, 32 if low == 0 else 70, width - (78 if high > 0 else 24))
    height = HEAD + ROW * len(chart.bars) + 26
    canvas = Canvas(width, height, chart.label, shape)
    for tick in along.ticks(6 if width > 500 else 3):
        canvas.path(f"M{along(tick):g} {HEAD}V{height - 24}", "grid-l")
        canvas.text(along(tick), height - 8, language.percent(tick, 0, sign=True) if tick else chart.you, _kind(tick))
    canvas.path(f"M{along(0):g} {HEAD}V{height - 24}", "zero you")
    for place, bar in enumerate(chart.bars):
        _row(canvas, bar, along, HEAD + place * ROW)
    return canvas.svg()


def _kind(tick: float) -> str:
    return "tick mid" if tick else "you-t mid"


def _row(canvas: Canvas, bar: StepBar, along: Scale, top: float) -> None:
    canvas.text(2, top + 16, bar.words, "strong haloed")
    y = top + 26
    _part(canvas, (along(0), along(bar.radial_percent)), y, "step radial")
    _part(canvas, (along(bar.radial_percent), along(bar.whole_percent)), y, "step slack")
    is_left = bar.whole_percent < 0
    x = along(bar.whole_percent)
    canvas.dot(x, y + BAR / 2, 4, "dot solid" if bar.whole_percent else "dot you")
    canvas.text(x - 8 if is_left else x + 8, y + BAR - 1, bar.end, "tick end" if is_left else "tick")


def _part(canvas: Canvas, ends: tuple[float, float], y: float, kind: str) -> None:
    if ends[0] != ends[1]:
        canvas.box(min(ends), y, (abs(ends[1] - ends[0]), BAR), kind)
