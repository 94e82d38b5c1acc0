"""A value-stream map in the standard symbols: information above, steps with their figures, time line and totals."""

from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.stream_box import PAD, shape_of
from yokoten.interfaces.documents.drawing.stream_foot import draw_foot
from yokoten.interfaces.documents.drawing.stream_head import EDGE, Head, draw_head
from yokoten.interfaces.documents.drawing.stream_layout import LEFT, Slot, rows_of_slots
from yokoten.interfaces.documents.drawing.stream_map import Canvas, StreamMap
from yokoten.interfaces.documents.drawing.stream_row import draw_row, rail_end
from yokoten.interfaces.documents.drawing.stream_symbols import FACTORY, shipment
from yokoten.interfaces.documents.drawing.stream_text import width_of
from yokoten.interfaces.wording.language import Language

SCREEN, LEAST = 1180.0, 620.0
WRAP, SHIPPED, TOLD, ENTRY = 44.0, 32.0, 12.0, 18.0
BETWEEN = 26.0


@dataclass(frozen=True)
class Lane:
    """Where a row begins, at what height its goods move, and where it ends."""

    top: float
    goods: float
    end: float


def draw_stream(stream: StreamMap, language: Language, width: float = SCREEN) -> Pen:
    """The whole map; it wraps into as many rows as the width asks for. Widths under 620 are drawn as 620."""
    pen = Pen(max(width, LEAST), 0.0, stream.label, "plot stream")
    pen.height = draw_map(Canvas(pen, language, stream), 0.0)
    return pen


def draw_map(canvas: Canvas, top: float) -> float:
    """Draw from a height on; returns where the map ends."""
    given = canvas.stream.totals.given
    words = [word for step in given for part in step.name.split() for word in part.split("-")]
    least = max((width_of(word, is_strong=True) for word in words), default=0.0) + 2 * PAD + 10
    rows = rows_of_slots(len(given), canvas.width, least)
    head = draw_head(canvas, top)
    y, lanes = head.bottom, []
    for slots in rows:
        goods, end = draw_row(canvas, slots, y, shape_of(canvas, slots))
        lanes.append(Lane(y, goods, end))
        y = end + BETWEEN
    _goods(canvas, rows, lanes, head)
    _told(canvas, rows, lanes, head)
    return draw_foot(canvas, lanes[-1].end + 10) + 16


def _goods(canvas: Canvas, rows: Sequence[list[Slot]], lanes: Sequence[Lane], head: Head) -> None:
    """From the supplier to the first step, from row to row, and from the last step to the customer."""
    pen, width = canvas.pen, canvas.width
    first, last, base = rows[0][0], rows[-1][-1], head.icons + FACTORY[1]
    shipment(pen, [(EDGE + 8, base), (EDGE + 8, lanes[0].goods), (first.box_left - 4, lanes[0].goods)])
    for lane, following, slots in zip(lanes, lanes[1:], rows, strict=False):
        x, y = width - WRAP, lane.end + 12
        points = [(slots[-1].box_right, lane.goods), (x, lane.goods), (x, y), (ENTRY, y), (ENTRY, following.goods)]
        pen.line([*points, (LEFT + 3, following.goods)], "vs-goods")
    x = width - SHIPPED
    shipment(pen, [(last.box_right, lanes[-1].goods), (x, lanes[-1].goods), (x, base)])


def _told(canvas: Canvas, rows: Sequence[list[Slot]], lanes: Sequence[Lane], head: Head) -> None:
    """The rails from control along the rows whose steps it tells or hears."""
    middle, aside = canvas.width / 2, canvas.width - TOLD
    for place, (slots, lane) in enumerate(zip(rows, lanes, strict=True)):
        drops = rail_end(canvas, slots)
        if drops is None:
            continue
        canvas.pen.path(f"M{middle:g} {head.control:g}V{head.bottom:g}", "vs-told")
        if place == 0:
            ends = min(middle, drops[0]), max(middle, drops[1])
            canvas.pen.path(f"M{ends[0]:g} {lane.top:g}H{ends[1]:g}", "vs-told")
        else:
            canvas.pen.path(f"M{middle:g} {head.bottom:g}H{aside:g}V{lane.top:g}H{drops[0]:g}", "vs-told")
