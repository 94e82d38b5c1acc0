"""Sparkline: a word-sized line beside its number, its break drawn, its last point marked."""

import math
from collections.abc import Collection, Sequence

from django.utils.safestring import SafeString

from yokoten.interfaces.documents.drawing.scale import Scale
from yokoten.interfaces.web.charts.canvas import Canvas

WIDTH, HEIGHT = 96, 24
MINI_WIDTH, MINI_HEIGHT = 240, 72


def draw_spark(values: Sequence[float | None], breaks: Collection[int] = ()) -> SafeString:
    """The values in order (None or NaN = gap); decoration beside the figure, so without a label."""
    return _draw(values, breaks, Canvas(WIDTH, HEIGHT, "", "spark"))


def draw_mini(values: Sequence[float | None], breaks: Collection[int], label: str) -> SafeString:
    """The same line as one of many small pictures, with a label that says what it shows."""
    return _draw(values, breaks, Canvas(MINI_WIDTH, MINI_HEIGHT, label, "spark mini"))


def _draw(values: Sequence[float | None], breaks: Collection[int], canvas: Canvas) -> SafeString:
    known = [(index, value) for index, value in enumerate(values) if value is not None and math.isfinite(value)]
    if not known:
        return canvas.svg()
    low, high = min(value for _, value in known), max(value for _, value in known)
    up = Scale(low, high, canvas.height - 4, 4)
    along = Scale(0, max(len(values) - 1, 1), 3, canvas.width - 6)
    path = ""
    for index, value in known:
        if index in breaks:
            canvas.path(f"M{along(index - 0.5):g} 1V{canvas.height - 1:g}", "break")
        path += f"{'M' if not path or index in breaks else 'L'}{along(index):g} {up(value):g}"
    canvas.path(path, "")
    last, value = known[-1]
    canvas.dot(along(last), up(value), 2.4, "hollow" if last in breaks else "")
    return canvas.svg()
