"""One row of a value-stream map: what is told from above, the steps with stock, cycles against takt, the time line."""

from collections.abc import Sequence

from yokoten.interfaces.documents.drawing.stream_box import Shape, draw_box
from yokoten.interfaces.documents.drawing.stream_layout import ZONE, Slot
from yokoten.interfaces.documents.drawing.stream_map import CONTROL, LINE, Canvas, Information
from yokoten.interfaces.documents.drawing.stream_symbols import information, push, stock
from yokoten.interfaces.documents.drawing.stream_text import wrapped
from yokoten.interfaces.wording.stream import TAKT, UNKNOWN

TOLD, AIR, BARS, LADDER = 22.0, 20.0, 58.0, 62.0
ARROW = 74.0


def draw_row(canvas: Canvas, slots: Sequence[Slot], top: float, shape: Shape) -> tuple[float, float]:
    """Draw a row; returns the height at which goods move and where the row ends."""
    box_top = top + AIR + _told_height(canvas, slots)
    _told(canvas, slots, top, box_top)
    for slot in slots:
        draw_box(canvas, slot, box_top, shape)
        _before(canvas, slot, box_top)
    bars_top = box_top + shape.height + 8
    _bars(canvas, slots, bars_top)
    _ladder(canvas, slots, bars_top + BARS)
    return box_top + ARROW, bars_top + BARS + LADDER


def steps_told(canvas: Canvas, slots: Sequence[Slot]) -> dict[int, list[Information]]:
    """What control tells the steps of a row and hears from them, by step."""
    found: dict[int, list[Information]] = {}
    for told in canvas.stream.information:
        ends = [end for end in (told.start, told.end) if end != CONTROL]
        for slot in slots:
            if ends == [slot.row]:
                found.setdefault(slot.row, []).append(told)
    return found


def _lines(told: Sequence[Information], slot: Slot, slots: Sequence[Slot]) -> list[str]:
    """Words beside the drops; they may reach over the room before the next box."""
    over = 0.0 if slot == slots[-1] else ZONE
    room = slot.box_width + over - 20 - 16 * len(told)
    return wrapped(" · ".join(one.words for one in told if one.words), room, 12)


def _told_height(canvas: Canvas, slots: Sequence[Slot]) -> float:
    by_step = steps_told(canvas, slots)
    lines = [len(_lines(by_step[slot.row], slot, slots)) for slot in slots if slot.row in by_step]
    return TOLD + LINE[12] * max(lines) if lines else 0.0


def _told(canvas: Canvas, slots: Sequence[Slot], rail: float, box_top: float) -> None:
    """Drops from the rail to the boxes, the words beside them."""
    by_step = steps_told(canvas, slots)
    for slot in slots:
        told = by_step.get(slot.row, [])
        for place, one in enumerate(told):
            x = slot.box_left + 14 + 16 * place
            points = [(x, rail), (x, box_top)] if one.start == CONTROL else [(x, box_top), (x, rail)]
            information(canvas.pen, points, is_electronic=one.is_electronic)
        for index, line in enumerate(_lines(told, slot, slots)):
            canvas.pen.text(slot.box_left + 8 + 16 * len(told), rail + 16 + LINE[12] * index, line, "small")


def rail_end(canvas: Canvas, slots: Sequence[Slot]) -> tuple[float, float] | None:
    """The first and last drop of a row, or None."""
    by_step = steps_told(canvas, slots)
    drops = [slot.box_left + 14 + 16 * place for slot in slots for place in range(len(by_step.get(slot.row, [])))]
    return (min(drops), max(drops)) if drops else None


def _before(canvas: Canvas, slot: Slot, box_top: float) -> None:
    """Stock and the way the goods come."""
    totals = canvas.stream.totals
    step, counted = totals.given[slot.row], totals.steps[slot.row]
    is_first = slot.row == 0
    if step.stock_before is not None or counted.waiting or not is_first:
        stock(canvas.pen, slot.before, box_top + 6, is_known=step.stock_before is not None)
        if step.stock_before is not None:
            canvas.pen.text(slot.before, box_top + 54, canvas.figure(step.stock_before), "small mid")
    if not is_first:
        push(canvas.pen, slot.left + 4, slot.box_left - 4, box_top + ARROW)
    if step.transport is not None:
        canvas.pen.text(slot.before, box_top + ARROW + 24, canvas.time(step.transport), "small mid")


def _bars(canvas: Canvas, slots: Sequence[Slot], top: float) -> None:
    """Cycles as bars on one scale for the whole map, takt as a line through them."""
    totals = canvas.stream.totals
    highest = max([step.cycle or 0.0 for step in totals.steps] + [totals.takt or 0.0, canvas.stream.longest])
    if highest == 0:
        return
    bottom, room = top + BARS - 4, BARS - 18
    for slot in slots:
        step = totals.steps[slot.row]
        if step.cycle is None:
            continue
        height = max(room * step.cycle / highest, 1.5)
        kind = "vs-bar hot" if step.is_slower else "vs-bar"
        size = (slot.box_width * 0.5, round(height, 1))
        said = f"{step.name}: {canvas.time(step.cycle)}"
        canvas.pen.box(slot.middle - size[0] / 2, round(bottom - height, 1), size, kind, said)
    canvas.pen.path(f"M{slots[0].left:g} {bottom:g}H{slots[-1].box_right:g}", "vs-thin")
    if totals.takt:
        y = round(bottom - room * totals.takt / highest, 1)
        canvas.pen.path(f"M{slots[0].left:g} {y:g}H{slots[-1].box_right:g}", "vs-takt")
        canvas.pen.text(slots[0].left, y - 4, canvas.language.say(TAKT, time=canvas.time(totals.takt)), "small")


def _ladder(canvas: Canvas, slots: Sequence[Slot], top: float) -> None:
    """The time line: waiting on the upper rungs, processing on the lower."""
    high, low = top + 20, top + 40
    path = f"M{slots[0].left:g} {high:g}"
    for slot in slots:
        path += f"H{slot.box_left:g}V{low:g}H{slot.box_right:g}V{high:g}"
        canvas.pen.text(slot.before, high - 5, _waiting(canvas, slot), "small mid")
        processing = canvas.stream.totals.given[slot.row].processing
        said = canvas.time(processing) if processing is not None else canvas.language.say(UNKNOWN)
        canvas.pen.text(slot.middle, low - 5, said, "small mid strong")
    canvas.pen.path(path, "vs-line")


def _waiting(canvas: Canvas, slot: Slot) -> str:
    """Waiting before a step; a star where it comes from stock."""
    step = canvas.stream.totals.steps[slot.row]
    if step.waiting is None:
        return "" if step.waiting_from == "before_flow" else canvas.language.say(UNKNOWN)
    said = canvas.time(step.waiting)
    return f"{said} *" if step.waiting_from == "stock" else said
