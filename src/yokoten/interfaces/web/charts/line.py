"""Line chart: you in the accent, others grey, gaps stay gaps, a break is never joined."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.wording.language import Language
from yokoten.measure.rules.spans import in_years

WIDE, NARROW = (720, 300), (340, 280)


@dataclass(frozen=True)
class Line:
    """One series: `values` by period (None = missing); `breaks` index where a new definition starts."""

    name: str
    values: Sequence[float | None]
    kind: str = ""
    breaks: frozenset[int] = frozenset()
    is_labelled: bool = True


@dataclass(frozen=True)
class LineChart:
    """Lines over periods (years, quarters or months), spaced by their distance in time."""

    label: str
    periods: Sequence[str]
    lines: Sequence[Line]
    break_note: str = ""
    decimals: int = 0
    shape: str = field(default="")


def draw_lines(chart: LineChart, language: Language) -> SafeString:
    """The chart drawn twice, for wide and for narrow columns."""
    wide = _draw(chart, language, WIDE, "plot wide-only")
    narrow = _draw(chart, language, NARROW, "plot narrow-only")
    return mark_safe(wide + narrow)  # noqa: S308 - both are escaped by the canvas


def _draw(chart: LineChart, language: Language, size: tuple[int, int], shape: str) -> SafeString:
    width, height = size
    canvas = Canvas(width, height, chart.label, shape)
    known = [value for line in chart.lines for value in line.values if value is not None]
    low, high = around(known)
    up = Scale(low, high, height - 34, 16)
    is_wide = width == WIDE[0]
    ticks = up.ticks()
    widest = max((len(language.number(tick, decimals_for(ticks))) for tick in ticks), default=1)
    left = 14 + 7.4 * widest
    along = Scale(*_years(chart.periods), left + 6, width - (_room(chart) if is_wide else 12))
    _axes(canvas, language, (up, along), chart.periods)
    for line in sorted(chart.lines, key=lambda one: "you" in one.kind):
        _line(canvas, chart, line, (along, up))
    _break_notes(canvas, chart, along, height)
    _labels(canvas, chart, language, (along, up), is_wide=is_wide)
    return canvas.svg()


def _room(chart: LineChart) -> float:
    """Space to the right for the longest name, within reason."""
    longest = max((len(line.name) for line in chart.lines if line.is_labelled), default=0)
    return min(220.0, 30 + 7.2 * longest)


def _years(periods: Sequence[str]) -> tuple[float, float]:
    years = [in_years(period) for period in periods] or [0.0]
    return (years[0], years[-1]) if years[0] < years[-1] else (years[0] - 1, years[0] + 1)


def _axes(canvas: Canvas, language: Language, scales: tuple[Scale, Scale], periods: Sequence[str]) -> None:
    up, along = scales
    ticks = up.ticks()
    decimals = decimals_for(ticks)
    for tick in ticks:
        y = up(tick)
        canvas.path(f"M{along.start - 4:g} {y:g}H{along.end:g}", "grid-l")
        canvas.text(along.start - 9, y + 4, language.number(tick, decimals), "tick end")
    canvas.path(f"M{along.start - 4:g} {up.start:g}H{along.end:g}", "axis")
    for period in _spaced(periods, along):
        canvas.text(along(in_years(period)), up.start + 20, period, "tick mid")


def _spaced(periods: Sequence[str], along: Scale) -> list[str]:
    room = 14 + 7.5 * max(map(len, periods), default=0)
    shown: list[str] = []
    for period in reversed(periods):
        if not shown or along(in_years(shown[-1])) - along(in_years(period)) >= room:
            shown.append(period)
    return shown[::-1]


def _line(canvas: Canvas, chart: LineChart, line: Line, scales: tuple[Scale, Scale]) -> None:
    along, up = scales
    for run in _runs(line):
        points = [(along(in_years(chart.periods[index])), up(line.values[index])) for index in run]
        if len(points) > 1:
            canvas.line(points, f"series {line.kind}")
        if run[0] in line.breaks:
            canvas.dot(*points[0], 3.5, f"dot hollow {line.kind}")
        elif len(points) == 1:
            canvas.dot(*points[0], 2.5, f"dot {line.kind}")
    last = _last(line)
    if last is not None and "you" in line.kind and last not in line.breaks:
        canvas.dot(along(in_years(chart.periods[last])), up(line.values[last]), 3.5, "dot you")


def _runs(line: Line) -> list[list[int]]:
    """Index runs that may be joined: missing values and breaks part them. A gap in reporting years does not."""
    runs: list[list[int]] = [[]]
    for index, value in enumerate(line.values):
        if index in line.breaks:
            runs.append([])
        if value is not None and math.isfinite(value):
            runs[-1].append(index)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _last(line: Line) -> int | None:
    return next((index for index in reversed(range(len(line.values))) if line.values[index] is not None), None)


def _break_notes(canvas: Canvas, chart: LineChart, along: Scale, height: int) -> None:
    for index in sorted({index for line in chart.lines if "you" in line.kind for index in line.breaks}):
        before = in_years(chart.periods[index - 1]) if index else in_years(chart.periods[0])
        x = (along(before) + along(in_years(chart.periods[index]))) / 2
        canvas.path(f"M{x:g} 8V{height - 34:g}", "break")
        if chart.break_note:
            canvas.text(x - 6, 24, chart.break_note, "break-t end")


def _labels(
    canvas: Canvas, chart: LineChart, language: Language, scales: tuple[Scale, Scale], *, is_wide: bool
) -> None:
    along, up = scales
    spots = []
    for line in chart.lines:
        last = _last(line)
        if last is not None and line.is_labelled:
            value = language.number(line.values[last], chart.decimals)
            spots.append([up(line.values[last]), along(in_years(chart.periods[last])), line, value])
    for spot, y in zip(spots, _apart([spot[0] for spot in spots], up.start - 6), strict=True):
        _, x, line, value = spot
        kind = "you-t" if "you" in line.kind else ""
        if is_wide:
            canvas.text(x + 9, y - 2, line.name, kind)
            canvas.text(x + 9, y + 12, value, kind or "tick")
        else:
            canvas.text(x - 4, y - 8, f"{line.name} {value}", f"{kind} end")


def _apart(heights: list[float], lowest: float, room: float = 32) -> list[float]:
    """Move labels apart so that none covers another or leaves the picture below, keeping their order."""
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    placed = dict.fromkeys(order, 0.0)
    previous = -1e9
    for index in order:
        previous = placed[index] = max(heights[index], previous + room)
    following = lowest + room
    for index in reversed(order):
        following = placed[index] = min(placed[index], following - room)
    return [placed[index] for index in range(len(heights))]
