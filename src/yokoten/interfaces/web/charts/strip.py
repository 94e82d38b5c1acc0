"""Dot strip: every region on one axis, stacked where they meet; you in the accent, the chosen filled."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from yokoten.interfaces.documents.drawing.scale import Scale, decimals_for
from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.wording.language import Language


@dataclass(frozen=True)
class Dot:
    """One region's value; `kind` is `you`, `solid` for the chosen, empty for all others."""

    name: str
    value: float
    kind: str = ""


@dataclass(frozen=True)
class Strip:
    """All regions of a period on one axis; logarithmic where values spread over more than a factor of four."""

    label: str
    dots: Sequence[Dot]
    unit: str
    median_words: str
    decimals: int = 0


def draw_strip(strip: Strip, language: Language) -> SafeString:
    """The strip drawn wide and narrow."""
    drawn = _draw(strip, language, 1040, "plot wide-only") + _draw(strip, language, 340, "plot narrow-only")
    return mark_safe(drawn)  # noqa: S308 - escaped by the canvas


def _draw(strip: Strip, language: Language, width: int, shape: str) -> SafeString:
    values = sorted(dot.value for dot in strip.dots)
    is_log = bool(values) and values[0] > 0 and values[-1] / values[0] > 4
    pad = (values[-1] - values[0]) * 0.03 or 1.0
    low, high = (values[0] / 1.05, values[-1] * 1.05) if is_log else (values[0] - pad, values[-1] + pad)
    along = Scale(low, high, 14, width - 14, is_log)
    radius = 4.3 if width > 500 else 2.6
    heights = _stacked([along(dot.value) for dot in strip.dots], radius)
    base = 52 + max(heights, default=0) * radius * 2.45
    canvas = Canvas(width, base + 34, strip.label, shape)
    ticks = along.ticks(8 if width > 500 else 4)
    for tick in ticks:
        canvas.path(f"M{along(tick):g} 34V{base:g}", "grid-l")
        canvas.text(along(tick), base + 20, language.number(tick, decimals_for(ticks)), "tick mid")
    canvas.path(f"M10 {base:g}H{width - 10}", "axis")
    _rules(canvas, strip, language, along, base)
    for dot, level in sorted(zip(strip.dots, heights, strict=True), key=lambda pair: pair[0].kind):
        title = f"{dot.name}: {language.number(dot.value, strip.decimals)} {strip.unit}"
        size = radius * 1.35 if dot.kind == "you" else radius
        canvas.dot(along(dot.value), base - radius * 2 - level * radius * 2.45, size, f"dot {dot.kind}", title)
    return canvas.svg()


def _rules(canvas: Canvas, strip: Strip, language: Language, along: Scale, base: float) -> None:
    ordered = sorted(dot.value for dot in strip.dots)
    middle = len(ordered) // 2
    median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    x = along(median)
    canvas.path(f"M{x:g} 20V{base:g}", "limit")
    end = "end" if x > along.end * 0.6 else ""
    words = f"{strip.median_words} {language.number(median, strip.decimals)}"
    canvas.text(x - 6 if end else x + 6, 30, words, f"tick {end}")
    you = next((dot for dot in strip.dots if dot.kind == "you"), None)
    if you:
        x = along(you.value)
        canvas.path(f"M{x:g} 4V{base:g}", "zero you")
        end = "end" if x > along.end * 0.5 else ""
        words = f"{you.name} {language.number(you.value, strip.decimals)}"
        canvas.text(x - 6 if end else x + 6, 13, words, f"you-t {end}")


def _stacked(places: list[float], radius: float) -> list[int]:
    """How high each dot stands so that none covers another."""
    levels: list[list[float]] = []
    heights = [0] * len(places)
    for index in sorted(range(len(places)), key=lambda one: places[one]):
        if not math.isfinite(places[index]):
            continue
        free = next((n for n, row in enumerate(levels) if places[index] - row[-1] >= radius * 2.2), len(levels))
        if free == len(levels):
            levels.append([])
        levels[free].append(places[index])
        heights[index] = free
    return heights
