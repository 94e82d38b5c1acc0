"""The picture beside a question: the place's series, the expected band, and what the file says."""

import math
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for
from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.wording.language import Language

WIDE, NARROW = (810, 262), (340, 262)
TOP, BOTTOM = 16, 32


@dataclass(frozen=True)
class Asked:
    """What is drawn: `known` (period, value) as lines, `asked` the questioned values, `expected` a band at a period."""

    label: str
    known: tuple[tuple[str, float], ...]
    asked: tuple[tuple[str, float], ...]
    expected: tuple[str, float, float] | None
    words: tuple[str, str, str]


def draw_asked(asked: Asked, language: Language) -> SafeString:
    """Drawn twice, for wide and for narrow columns."""
    wide = _draw(asked, language, WIDE, "plot wide-only")
    narrow = _draw(asked, language, NARROW, "plot narrow-only")
    return mark_safe(wide + narrow)  # noqa: S308 - both are escaped by the canvas


def _draw(asked: Asked, language: Language, size: tuple[int, int], shape: str) -> SafeString:
    width, height = size
    is_wide = width == WIDE[0]
    canvas = Canvas(width, height, asked.label, shape)
    band = list(asked.expected[1:]) if asked.expected else []
    values = [value for _, value in (*asked.known, *asked.asked)] + band
    low, high = around([*values, 0.0] if min(values) < 0.5 * max(values) else values)
    up = Scale(low, high, height - BOTTOM, TOP)
    ticks = up.ticks()
    left = 14 + 7.4 * max(len(language.number(tick, decimals_for(ticks))) for tick in ticks)
    right = width - (190 if is_wide else 16)
    years = sorted({_year(period) for period, _ in (*asked.known, *asked.asked)})
    along = Scale(years[0], years[-1] if len(years) > 1 else years[0] + 1, left + 8, right)
    _axes(canvas, (up, along), ticks, language)
    _periods(canvas, asked, (up, along))
    _known(canvas, asked, (along, up))
    _band(canvas, asked, (along, up), is_wide=is_wide)
    _questioned(canvas, asked, (along, up), is_wide=is_wide)
    return canvas.svg()


def _year(period: str) -> float:
    if "Q" in period:
        return float(period[:4]) + (int(period[-1]) - 1) / 4
    return float(period[:4]) + ((int(period[5:7]) - 1) / 12 if len(period) == 7 else 0)


def _axes(canvas: Canvas, scales: tuple[Scale, Scale], ticks: list[float], language: Language) -> None:
    up, along = scales
    for tick in ticks:
        canvas.path(f"M{along.start - 4:g} {up(tick):g}H{along.end:g}", "grid-l")
        canvas.text(along.start - 10, up(tick) + 4, language.number(tick, decimals_for(ticks)), "tick end")
    canvas.path(f"M{along.start - 4:g} {up.start:g}H{along.end:g}", "axis")


def _periods(canvas: Canvas, asked: Asked, scales: tuple[Scale, Scale]) -> None:
    up, along = scales
    marked = {period for period, _ in asked.asked}
    shown: list[float] = []
    periods = sorted({period for period, _ in (*asked.known, *asked.asked)}, key=_year, reverse=True)
    for period in sorted(periods, key=lambda one: one not in marked):
        x = along(_year(period))
        if all(abs(x - other) >= 40 for other in shown):
            shown.append(x)
            canvas.text(x, up.start + 20, period, "tick mid")


def _known(canvas: Canvas, asked: Asked, scales: tuple[Scale, Scale]) -> None:
    along, up = scales
    points = [(along(_year(period)), up(value)) for period, value in sorted(asked.known, key=lambda one: _year(one[0]))]
    if len(points) > 1:
        canvas.line(points, "series sound")
    for x, y in points:
        canvas.dot(x, y, 4, "dot sound")


def _band(canvas: Canvas, asked: Asked, scales: tuple[Scale, Scale], *, is_wide: bool) -> None:
    if asked.expected is None:
        return
    along, up = scales
    period, low, high = asked.expected
    x = along(_year(period))
    canvas.path(f"M{x:g} {up(low):g}V{up(high):g}", "whisker")
    canvas.dot(x, up(math.sqrt(low * high)) if low > 0 else up((low + high) / 2), 5, "dot")
    _word(canvas, (x, up(high) if not is_wide else (up(low) + up(high)) / 2), asked.words[0], "", is_wide=is_wide)


def _questioned(canvas: Canvas, asked: Asked, scales: tuple[Scale, Scale], *, is_wide: bool) -> None:
    along, up = scales
    for period, value in asked.asked:
        before = [point for point in asked.known if _year(point[0]) < _year(period)]
        if before:
            earlier, old = max(before, key=lambda one: _year(one[0]))
            start, end = (along(_year(earlier)), up(old)), (along(_year(period)), up(value))
            canvas.path(f"M{start[0]:g} {start[1]:g}L{end[0]:g} {end[1]:g}", "break asked")
    for period, value in asked.asked:
        x, y = along(_year(period)), up(value)
        canvas.path(f"M{x:g} {y - 7:g}l7 7-7 7-7-7Z", "asked-mark")
    period, value = asked.asked[-1]
    spot = (along(_year(period)), up(value))
    clear = _clear_of_band(asked, up, spot[1])
    _word(canvas, (spot[0], clear), asked.words[1], "strong asked-t", is_wide=is_wide)
    if asked.words[2]:
        _word(canvas, (spot[0], clear + 16), asked.words[2], "tick", is_wide=is_wide)


def _clear_of_band(asked: Asked, up: Scale, y: float) -> float:
    """Where the words stand so that they do not cover those of the band."""
    y = min(y, up.start - 24)
    if asked.expected is None:
        return y
    middle = (up(asked.expected[1]) + up(asked.expected[2])) / 2
    if abs(middle - y) >= 34:
        return y
    return middle + 34 if y >= middle else middle - 34


def _word(canvas: Canvas, spot: tuple[float, float], words: str, kind: str, *, is_wide: bool) -> None:
    x, y = spot
    if is_wide and x + 170 <= WIDE[0]:
        canvas.text(x + 14, y + 4, words, kind)
    else:
        canvas.text(x - 12, y + 4, words, f"{kind} end")
