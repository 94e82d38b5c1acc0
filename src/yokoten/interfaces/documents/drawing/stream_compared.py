"""The current map above the target map on one scale, steps marked, and below them what the target changes."""

from collections.abc import Sequence
from dataclasses import replace

from yokoten.analysis.flow import Change, Comparison, compared
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.stream import LEAST, SCREEN, draw_map
from yokoten.interfaces.documents.drawing.stream_foot import EDGE, PAD
from yokoten.interfaces.documents.drawing.stream_layout import columns_of
from yokoten.interfaces.documents.drawing.stream_map import Canvas, StreamMap
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.stream import (
    CHANGED_FIELDS,
    CHANGED_SUMS,
    CHANGES,
    FROM_TO,
    GONE_STEPS,
    NEW_STEPS,
    NO_CHANGES,
    UNKNOWN,
)

LEAST_CELL, LEAST_STEP, CELL_HEIGHT = 280.0, 360.0, 76.0
SHARES = {"first_pass", "value_adding_share"}
COUNTS = {"stock_before", "wip", "people", "people_needed", "batch"}
SHOWN = ("lead_time", "processing", "value_adding", "wip", "first_pass", "people")


def draw_streams(current: StreamMap, target: StreamMap, language: Language, width: float = SCREEN) -> Pen:
    """Both maps above each other with their differences; widths under 620 are drawn as 620."""
    found = compared(current.totals, target.totals)
    pen = Pen(max(width, LEAST), 0.0, f"{current.label} {target.label}", "plot stream")
    longest = max(_longest(current), _longest(target))
    gone = {step.before: step for step in found.steps if step.before is not None and step.after is None}
    marked = {step.after: step for step in found.steps if step.after is not None}
    end = draw_map(Canvas(pen, language, replace(current, longest=longest, changes=gone)), 0.0)
    pen.path(f"M{EDGE:g} {end:g}H{pen.width - EDGE:g}", "vs-thin")
    canvas = Canvas(pen, language, replace(target, longest=longest, changes=marked))
    pen.height = _differences(canvas, found, draw_map(canvas, end + 8)) + 16
    return pen


def _longest(stream: StreamMap) -> float:
    return max([step.cycle or 0.0 for step in stream.totals.steps] + [stream.totals.takt or 0.0])


def _differences(canvas: Canvas, found: Comparison, top: float) -> float:
    """What is said of sums, then of steps."""
    say, pen = canvas.language.say, canvas.pen
    pen.path(f"M{EDGE:g} {top:g}H{canvas.width - EDGE:g}", "vs-thin")
    y = canvas.block((EDGE, top + 26), say(CHANGES), canvas.width, 16) + 2
    sums = [found.total(name) for name in SHOWN]
    sums = [change for change in sums if change.difference]
    y = _cells(canvas, y, sums)
    lines = _steps(canvas, found)
    if not sums and not lines:
        return canvas.block((EDGE, y), say(NO_CHANGES), canvas.width)
    places = columns_of(len(lines), canvas.width - 2 * EDGE, LEAST_STEP)
    each = -(-len(lines) // len(places))
    ends = [y]
    for column, (left, width) in enumerate(places):
        end = y
        for line in lines[column * each : (column + 1) * each]:
            end = canvas.block((EDGE + left, end + 12), line, width - 20) - 8
        ends.append(end)
    return max(ends) + 4


def _cells(canvas: Canvas, top: float, changes: Sequence[Change]) -> float:
    if not changes:
        return top
    places = columns_of(len(changes), canvas.width - 2 * EDGE, LEAST_CELL)
    for index, change in enumerate(changes):
        left, width = places[index % len(places)]
        y = top + CELL_HEIGHT * (index // len(places))
        canvas.pen.box(EDGE + left, y, (width, CELL_HEIGHT), "vs-box")
        canvas.pen.text(EDGE + left + PAD, y + 20, canvas.language.say(CHANGED_SUMS[change.field]), "small")
        canvas.block((EDGE + left + PAD, y + 42), from_to(canvas, change), width - 2 * PAD, 13, "strong")
        if change.percent is not None:
            canvas.pen.text(EDGE + left + PAD, y + 64, canvas.language.percent(change.percent, 0, sign=True), "small")
    return top + CELL_HEIGHT * (-(-len(changes) // len(places))) + 10


def from_to(canvas: Canvas, change: Change) -> str:
    """A figure before and after."""
    form = canvas.share if change.field in SHARES else canvas.figure if change.field in COUNTS else canvas.time
    before, after = (
        canvas.language.say(UNKNOWN) if end is None else form(end) for end in (change.before, change.after)
    )
    return canvas.language.say(FROM_TO, before=before, after=after)


def _steps(canvas: Canvas, found: Comparison) -> list[str]:
    """A line for each step that differs."""
    say = canvas.language.say
    lines = []
    for step in found.steps:
        parts = [f"{say(CHANGED_FIELDS[change.field])} {from_to(canvas, change)}" for change in step.changes]
        if parts:
            lines.append(f"{step.name}: {', '.join(parts)}")
    for kind, words in (("new", NEW_STEPS), ("gone", GONE_STEPS)):
        names = [step.name for step in found.steps if step.kind == kind]
        if names:
            lines.append(say(words, names=", ".join(names)))
    return lines
