"""A value stream for a narrow screen: waiting as thin lines, work as tall bars, on one scale."""

from collections.abc import Sequence

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.stream_map import Canvas, StreamMap
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.stream import BOTTLENECK, SLOWER, UNKNOWN, WAITS_WORKS

NARROW, EDGE, BAR, LEAST_BAR = 340.0, 4.0, 14.0, 1.5


def draw_stream_bars(streams: Sequence[StreamMap], language: Language, width: float = NARROW) -> Pen:
    """Maps below each other, the current one first, all lengths of time on one scale."""
    label = " ".join(stream.label for stream in streams)
    pen = Pen(width, 0.0, label, "plot stream")
    longest = max((_length(stream, row) for stream in streams for row in range(len(stream.totals.steps))), default=0.0)
    y = 0.0
    for stream in streams:
        y = _draw_bars(Canvas(pen, language, stream), y, longest or 1.0)
    pen.height = y
    return pen


def _length(stream: StreamMap, row: int) -> float:
    step = stream.totals.given[row]
    return (stream.totals.steps[row].waiting or 0.0) + (step.transport or 0.0) + (step.processing or 0.0)


def _draw_bars(canvas: Canvas, top: float, longest: float) -> float:
    pen, totals, room = canvas.pen, canvas.stream.totals, canvas.width - 2 * EDGE
    y = canvas.block((EDGE, top + 22), canvas.stream.title, room, 16) - 4
    for row, (step, counted) in enumerate(zip(totals.given, totals.steps, strict=True)):
        y = canvas.block((EDGE, y + 14), step.name, room, 13, "strong") - 13
        works = canvas.time(step.processing) if step.processing is not None else canvas.language.say(UNKNOWN)
        said = _waits(canvas, row, works)
        y = canvas.block((EDGE, y + 14), said, room) - 9
        waiting = ((counted.waiting or 0.0) + (step.transport or 0.0)) / longest * room
        work = max((step.processing or 0.0) / longest * room, LEAST_BAR if step.processing else 0.0)
        waiting = min(waiting, room - work)
        pen.box(EDGE, y + BAR / 2 - 2, (round(waiting, 1), 4), "vs-wait")
        pen.box(EDGE + round(waiting, 1), y, (round(work, 1), BAR), "vs-bar hot" if counted.is_slower else "vs-bar")
        y += BAR + 6
    return y + 8


def _waits(canvas: Canvas, row: int, works: str) -> str:
    counted, say = canvas.stream.totals.steps[row], canvas.language.say
    parts = [works]
    if counted.waiting_from != "before_flow":
        waits = say(UNKNOWN) if counted.waiting is None else canvas.time(counted.waiting)
        parts = [say(WAITS_WORKS, waiting=waits, working=works)]
    parts += [say(BOTTLENECK)] if counted.is_bottleneck else [say(SLOWER)] if counted.is_slower else []
    return " · ".join(parts)
