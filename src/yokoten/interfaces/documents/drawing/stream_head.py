"""The upper part of a value-stream map: supplier, control and customer, and what they tell each other."""

from dataclasses import dataclass

from yokoten.interfaces.documents.drawing.stream_map import CONTROL, CUSTOMER, SUPPLIER, Canvas
from yokoten.interfaces.documents.drawing.stream_symbols import FACTORY, factory, information
from yokoten.interfaces.documents.drawing.stream_text import wrapped
from yokoten.interfaces.wording.stream import ASKED, NAMES, TAKT

EDGE, GAP, CONTROL_HEIGHT = 24.0, 10.0, 58.0
MOST_NAME, MOST_CONTROL = 170.0, 230.0


@dataclass(frozen=True)
class Head:
    """Where the factories stand, where the box of control ends, and where all of it ends."""

    icons: float
    control: float
    bottom: float


def draw_head(canvas: Canvas, top: float) -> Head:
    """Title, remark and the three who give orders."""
    pen, stream = canvas.pen, canvas.stream
    y = canvas.block((EDGE, top + 28), stream.title, canvas.width - 2 * EDGE, 16)
    y = canvas.block((EDGE, y), stream.remark, canvas.width - 2 * EDGE) if stream.remark else y
    y += 4
    name, control = _widths(canvas)
    factory(pen, EDGE, y)
    factory(pen, canvas.width - EDGE - FACTORY[0], y)
    ends = [canvas.block((EDGE + FACTORY[0] + GAP, y + 12), _name(canvas, SUPPLIER), name, 13, "strong")]
    right = canvas.width - EDGE - FACTORY[0] - GAP
    below = canvas.block((right, y + 12), _name(canvas, CUSTOMER), name, 13, "strong end")
    for line in _demand(canvas):
        below = canvas.block((right, below), line, name, 12, "end")
    ends.append(below)
    left = (canvas.width - control) / 2
    lines = wrapped(_name(canvas, CONTROL), control - 16, 13, is_strong=True)
    height = max(CONTROL_HEIGHT, 16.0 * len(lines) + 16)
    pen.box(left, y, (control, height), "vs-box")
    for index, line in enumerate(lines):
        pen.text(canvas.width / 2, y + height / 2 + 5 - 8 * (len(lines) - 1) + 16 * index, line, "mid strong")
    ends += [y + height, y + FACTORY[1]]
    ends += _orders(canvas, y, (left, left + control), name)
    return Head(y, y + height, max(ends) + 8)


def _widths(canvas: Canvas) -> tuple[float, float]:
    """Room for the names of supplier and customer, and for control."""
    room = canvas.width - 2 * (EDGE + FACTORY[0] + GAP)
    return min(MOST_NAME, room * 0.2), min(MOST_CONTROL, room * 0.24)


def _name(canvas: Canvas, who: str) -> str:
    return getattr(canvas.stream, who) or canvas.language.say(NAMES[who])


def _demand(canvas: Canvas) -> list[str]:
    totals = canvas.stream.totals
    if totals.demand is None:
        return []
    asked = {"quantity": canvas.figure(totals.demand.quantity), "time": canvas.time(totals.demand.available_time)}
    return [canvas.language.say(ASKED, **asked), canvas.language.say(TAKT, time=canvas.time(totals.takt))]


def _orders(canvas: Canvas, top: float, control: tuple[float, float], name: float) -> list[float]:
    """Lines between control and the two outside, each with its words above; returns how far down the words go."""
    left = EDGE + FACTORY[0] + GAP + name + GAP
    sides = {SUPPLIER: (left, control[0]), CUSTOMER: (control[1], canvas.width - left)}
    ends = []
    for who, (start, end) in sides.items():
        y = top
        for told in canvas.stream.information:
            if {told.start, told.end} != {who, CONTROL}:
                continue
            y = canvas.block(((start + end) / 2, y + 8), told.words, end - start - 12, 12, "mid")
            y -= 1 if told.is_electronic else 7
            inner, outer = (end, start) if who == SUPPLIER else (start, end)
            points = [(inner, y), (outer, y)] if told.start == CONTROL else [(outer, y), (inner, y)]
            information(canvas.pen, points, is_electronic=told.is_electronic)
            y += 12
        ends.append(y)
    return ends
