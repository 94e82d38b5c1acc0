"""Sparkline: a word-sized line beside its number, its break drawn, its last point marked."""

import math
from collections.abc import Collection, Sequence

from django.utils.safestring import SafeString

from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.web.charts.scale import Scale

WIDTH, HEIGHT = 96, 24


def draw_spark(values: Sequence[float | None], breaks: Collection[int] = ()) -> SafeString:
    """The values in order (None or NaN = gap); decoration beside the figure, so without a label."""
    canvas = Canvas(WIDTH, HEIGHT, "", "spark")
    known = [(index, value) for index, value in enumerate(values) if value is not None and math.isfinite(value)]
    if not known:
        return canvas.svg()
    low, high = min(value for _, value in known), max(value for _, value in known)
    up, along = Scale(low, high, HEIGHT - 3, 3), Scale(0, max(len(values) - 1, 1), 3, WIDTH - 5)
    start = True
    path = ""
    for index, value in known:
        if index in breaks:
            middle = along(index - 0.5)
            canvas.path(f"M{middle:g} 1V23", "break")
            start = True
        path += f"{'M' if start else 'L'}{along(index):g} {up(value):g}"
        start = False
    canvas.path(path, "")
    last, value = known[-1]
    canvas.dot(along(last), up(value), 2.4, "hollow" if last in breaks else "")
    return canvas.svg()
