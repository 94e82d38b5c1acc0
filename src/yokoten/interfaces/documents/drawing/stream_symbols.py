"""The symbols of a value-stream map: factory, stock, push, shipment, information, people, and the burst of a loss."""

import math
from collections.abc import Sequence

from yokoten.interfaces.documents.drawing.pen import Pen

Point = tuple[float, float]
FACTORY = (64.0, 44.0)
TRIANGLE, BURST, PUSH = 36.0, 13.0, 14.0


def factory(pen: Pen, x: float, y: float) -> None:
    """An outside source: a works with a saw-tooth roof, its upper left corner at x, y."""
    width, height = FACTORY
    tooth = width / 3
    roof = "".join(f"L{x + tooth * index:g} {y + 20:g}L{x + tooth * (index + 1):g} {y:g}" for index in range(3))
    pen.path(f"M{x:g} {y + height:g}{roof}V{y + height:g}Z", "vs-box")


def stock(pen: Pen, middle: float, top: float, *, is_known: bool) -> None:
    """The triangle of stock with its I; dashed where nobody counted."""
    half, height = TRIANGLE / 2, TRIANGLE * 0.87
    shape = f"M{middle:g} {top:g}L{middle + half:g} {top + height:g}H{middle - half:g}Z"
    pen.path(shape, "vs-stock" if is_known else "vs-stock dashed")
    pen.text(middle, top + height - 6, "I", "mid strong")


def push(pen: Pen, start: float, end: float, middle: float) -> None:
    """The striped arrow: the step before makes without being asked by the next."""
    half, head = PUSH / 2, 12.0
    neck = end - head
    pen.path(
        f"M{start:g} {middle - half / 1.6:g}H{neck:g}V{middle - half:g}L{end:g} {middle:g}"
        f"L{neck:g} {middle + half:g}V{middle + half / 1.6:g}H{start:g}Z",
        "vs-box",
    )
    stripes = max(int((neck - start) / 12), 1)
    reach = (neck - start) / (2 * stripes)
    for index in range(stripes):
        left = start + reach * 2 * index + reach / 2
        pen.box(left, middle - half / 1.6, (reach, half * 1.25), "vs-solid")


def shipment(pen: Pen, points: Sequence[Point]) -> None:
    """Goods on their way: a thick line with a head at its end."""
    pen.line(points, "vs-goods")
    _head(pen, points[-2], points[-1], 9.0)


def information(pen: Pen, points: Sequence[Point], *, is_electronic: bool) -> None:
    """Information on its way: straight on paper, with a flash in the last stretch where it is electronic."""
    (x, y), (end_x, end_y) = points[-2], points[-1]
    if is_electronic:
        length = math.hypot(end_x - x, end_y - y) or 1.0
        along, aside = ((end_x - x) / length, (end_y - y) / length), ((y - end_y) / length, (end_x - x) / length)
        half = [(x + end_x) / 2, (y + end_y) / 2]
        flash = [(half[0] + along[0] * far + aside[0] * out, half[1] + along[1] * far + aside[1] * out)
                 for far, out in ((6.0, 6.0), (-6.0, -6.0))]  # fmt: skip
        pen.line([*points[:-1], *flash, points[-1]], "vs-told")
    else:
        pen.line(points, "vs-told")
    _head(pen, points[-2], points[-1], 7.0)


def people(pen: Pen, x: float, y: float, count: str) -> None:
    """Who works here: a head over shoulders, and how many."""
    pen.dot(x + 8, y + 4, 3.5, "vs-line")
    pen.path(f"M{x:g} {y + 15:g}C{x + 1:g} {y + 6:g} {x + 15:g} {y + 6:g} {x + 16:g} {y + 15:g}", "vs-line")
    pen.text(x + 22, y + 14, count, "small")


def burst(pen: Pen, x: float, y: float, number: str, title: str = "") -> None:
    """The star of a loss with its number, centred at x, y."""
    spikes = 10
    points = []
    for index in range(spikes * 2):
        radius = BURST if index % 2 == 0 else BURST * 0.72
        turn = math.pi * index / spikes
        points.append(f"{x + radius * math.sin(turn):.1f} {y - radius * math.cos(turn):.1f}")
    pen.path(f"M{'L'.join(points)}Z", "vs-burst")
    pen.dot(x, y, BURST * 0.6, "vs-none", title)
    pen.text(x, y + 4, number, "vs-number mid")


def _head(pen: Pen, before: Point, tip: Point, size: float) -> None:
    turn = math.atan2(tip[1] - before[1], tip[0] - before[0])
    ends = [(tip[0] - size * math.cos(turn + side), tip[1] - size * math.sin(turn + side)) for side in (0.45, -0.45)]
    corners = "L".join(f"{x:.1f} {y:.1f}" for x, y in (tip, *ends))
    pen.path(f"M{corners}Z", "vs-solid")
