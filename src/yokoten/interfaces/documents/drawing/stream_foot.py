"""Below a value-stream map: totals in cells, what to know about them, and the numbered losses."""

from collections.abc import Sequence

from yokoten.interfaces.documents.drawing.stream_layout import columns_of
from yokoten.interfaces.documents.drawing.stream_map import LINE, Canvas
from yokoten.interfaces.documents.drawing.stream_symbols import BURST, burst
from yokoten.interfaces.documents.drawing.stream_text import wrapped
from yokoten.interfaces.wording.stream import AT_LEAST, LEGEND, LOSSES, SUMS, caveats_said

EDGE, PAD, LEAST_CELL, LEAST_LOSS = 24.0, 10.0, 132.0, 400.0


def draw_foot(canvas: Canvas, top: float) -> float:
    """Totals, notes and losses; returns where they end."""
    y = _cells(canvas, top, _totals(canvas))
    for note in [*caveats_said(canvas.language, canvas.stream.totals), canvas.language.say(LEGEND)]:
        y = canvas.block((EDGE, y + 4), note, canvas.width - 2 * EDGE)
    return _losses(canvas, y + 8)


def _totals(canvas: Canvas) -> list[tuple[str, str]]:
    """Names and figures of the sums."""
    totals, say = canvas.stream.totals, canvas.language.say
    lead = canvas.time(totals.lead_time)
    if totals.lead_time is None and totals.known_time > 0:
        lead = say(AT_LEAST, figure=canvas.time(totals.known_time))
    wip = canvas.figure(totals.wip)
    if totals.wip is None and totals.known_wip is not None:
        wip = say(AT_LEAST, figure=canvas.figure(totals.known_wip))
    adding = canvas.time(totals.value_adding)
    if totals.value_adding_share is not None:
        adding = f"{adding} ({canvas.share(totals.value_adding_share)})"
    needed = canvas.figure(totals.people)
    if totals.people_needed is not None:
        needed = f"{canvas.figure(totals.people_needed)} / {needed}"
    figures = {"lead_time": lead, "processing": canvas.time(totals.processing), "value_adding": adding,
               "takt": canvas.time(totals.takt), "wip": wip, "first_pass": canvas.share(totals.first_pass),
               "people": needed}  # fmt: skip
    return [(say(SUMS[name]), figure) for name, figure in figures.items()]


def _cells(canvas: Canvas, top: float, cells: Sequence[tuple[str, str]]) -> float:
    places = columns_of(len(cells), canvas.width - 2 * EDGE, LEAST_CELL)
    y = top
    for first in range(0, len(cells), len(places)):
        row = cells[first : first + len(places)]
        names = [wrapped(name, places[0][1] - 2 * PAD, 12) for name, _ in row]
        lines = max(len(name) for name in names)
        height = PAD * 2 + LINE[12] * lines + 20
        for (left, width), name, (_, figure) in zip(places, names, row, strict=False):
            canvas.pen.box(EDGE + left, y, (width, height), "vs-box")
            for index, line in enumerate(name):
                canvas.pen.text(EDGE + left + PAD, y + 20 + LINE[12] * index, line, "small")
            size = 18 if canvas.fits(figure, width - 2 * PAD, 18) else 13
            canvas.block((EDGE + left + PAD, y + height - PAD - 1), figure, width, size, "strong")
        y += height
    return y + 22


def _losses(canvas: Canvas, top: float) -> float:
    losses = canvas.stream.losses
    if not losses:
        return top
    y = canvas.block((EDGE, top + 12), canvas.language.say(LOSSES), 400, 13, "strong") + 6
    places = columns_of(len(losses), canvas.width - 2 * EDGE, LEAST_LOSS)
    each = -(-len(losses) // len(places))
    ends = [y]
    for column, (left, width) in enumerate(places):
        end = y
        for number in range(column * each + 1, min((column + 1) * each, len(losses)) + 1):
            loss = losses[number - 1]
            burst(canvas.pen, EDGE + left + BURST, end + 2, str(number))
            words = f"{canvas.stream.totals.given[loss.row].name}: {loss.words}"
            after = canvas.block((EDGE + left + 2 * BURST + 8, end + 6), words, width - 2 * BURST - 24)
            end = max(after + 2, end + 2 * BURST + 4)
        ends.append(end)
    return max(ends)
