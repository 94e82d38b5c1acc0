"""The process box of a step with its data box, the mark of the bottleneck and the bursts of losses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yokoten.analysis.flow import Step, StepFigures, Totals
from yokoten.interfaces.documents.drawing.stream_layout import Slot
from yokoten.interfaces.documents.drawing.stream_map import Canvas
from yokoten.interfaces.documents.drawing.stream_symbols import BURST, burst, people
from yokoten.interfaces.documents.drawing.stream_text import width_of, wrapped
from yokoten.interfaces.wording.stream import BOTTLENECK, CHANGED, FIELDS, GONE, NEW, SLOWER

PAD, LINE, CELL, MARK, MOST_LINES, MOST_BURSTS = 7.0, 16.0, 17.0, 16.0, 4, 3
LEAST_HEAD = 66.0
"""Fields of the data box in their order: whether anybody gave it, and how it is said."""
ROWS: tuple[tuple[str, Callable[[Step, StepFigures], float | None], str], ...] = (
    ("cycle", lambda step, figures: figures.cycle, "time"),
    ("changeover", lambda step, figures: step.changeover or None, "time"),
    ("batch", lambda step, figures: step.batch if step.batch != 1 else None, "figure"),
    ("value_adding", lambda step, figures: figures.value_adding, "time"),
    ("first_pass", lambda step, figures: figures.first_pass, "share"),
    ("defects", lambda step, figures: step.defects or None, "share"),
)


@dataclass(frozen=True)
class Shape:
    """What all boxes of a row share: lines of names and of marks, and the fields shown."""

    lines: int
    marks: int
    fields: tuple[str, ...]

    @property
    def head(self) -> float:
        """Height of the process box."""
        return max(PAD * 2 + LINE * self.lines + 22 + MARK * self.marks, LEAST_HEAD)

    @property
    def height(self) -> float:
        """Height of process and data box."""
        return max(self.head + CELL * len(self.fields) + 4, 104.0)


def shape_of(canvas: Canvas, slots: Sequence[Slot]) -> Shape:
    """The shape of a row's boxes; fields are those that any step of the whole map has."""
    totals = canvas.stream.totals
    rows = [slot.row for slot in slots]
    lines = max(len(_name(totals.given[slot.row].name, slot)) for slot in slots)
    marks = max(len(_marks(canvas, row)) for row in rows)
    shown = [name for name, value, _ in ROWS if any(value(*pair) is not None for pair in _pairs(totals))]
    return Shape(lines, marks, tuple(shown))


def draw_box(canvas: Canvas, slot: Slot, top: float, shape: Shape) -> None:
    """Name, marks, people, figures and losses of a step."""
    pen, totals = canvas.pen, canvas.stream.totals
    step, counted = totals.given[slot.row], totals.steps[slot.row]
    kind = "vs-box hot" if counted.is_bottleneck else "vs-box"
    change = canvas.stream.changes.get(slot.row)
    kind += " gone" if change and change.kind == "gone" else ""
    pen.box(slot.box_left, top, (slot.box_width, shape.head), kind, step.name)
    y = top + PAD + 13
    for line in _name(step.name, slot):
        pen.text(slot.middle, y, line, "mid strong")
        y += LINE
    for words, kind in _marks(canvas, slot.row):
        pen.text(slot.middle, y + 1, words, f"mid small {kind}")
        y += MARK
    people(pen, slot.box_left + PAD, top + shape.head - 20, canvas.figure(step.people))
    _figures(canvas, slot, (top + shape.head, shape.height - shape.head), shape.fields)
    _bursts(canvas, slot, top)


def _figures(canvas: Canvas, slot: Slot, place: tuple[float, float], fields: Sequence[str]) -> None:
    top, height = place
    pair = canvas.stream.totals.given[slot.row], canvas.stream.totals.steps[slot.row]
    changed = {change.field for change in getattr(canvas.stream.changes.get(slot.row), "changes", ())}
    canvas.pen.box(slot.box_left, top, (slot.box_width, height), "vs-box")
    y = top + 15
    for name, value, form in ROWS:
        if name not in fields:
            continue
        label, figure = canvas.language.say(FIELDS[name]), getattr(canvas, form)(value(*pair))
        size = "small" if width_of(label, 12) + width_of(figure, 12, is_strong=True) < slot.box_width - 18 else "tiny"
        kind = f"{size} vs-changed" if name in changed else size
        canvas.pen.text(slot.box_left + PAD, y, label, kind)
        canvas.pen.text(slot.box_right - PAD, y, figure, f"{kind} end strong")
        y += CELL


def _bursts(canvas: Canvas, slot: Slot, top: float) -> None:
    here = [number for number, loss in enumerate(canvas.stream.losses, start=1) if loss.row == slot.row]
    shown = here if len(here) <= MOST_BURSTS else here[: MOST_BURSTS - 1]
    labels = [str(number) for number in shown] + ([f"+{len(here) - len(shown)}"] if len(here) > len(shown) else [])
    for place, label in enumerate(labels):
        x = slot.box_right - 6 - (len(labels) - 1 - place) * BURST * 2
        title = canvas.stream.losses[int(label) - 1].words if label.isdecimal() else ""
        burst(canvas.pen, x, top - 8, label, title)


def _marks(canvas: Canvas, row: int) -> list[tuple[str, str]]:
    """What is said of a step below its name, and in which style."""
    counted, change = canvas.stream.totals.steps[row], canvas.stream.changes.get(row)
    words = {"new": NEW, "gone": GONE, "changed": CHANGED}
    said = [(words[change.kind], "vs-changed")] if change and change.kind in words else []
    said += [(BOTTLENECK, "vs-mark")] if counted.is_bottleneck else [(SLOWER, "vs-mark")] if counted.is_slower else []
    return [(canvas.language.say(word), kind) for word, kind in said]


def _name(name: str, slot: Slot) -> list[str]:
    return wrapped(name, slot.box_width - 2 * PAD, 13, is_strong=True, most=MOST_LINES)


def _pairs(totals: Totals) -> list[tuple[Step, StepFigures]]:
    return list(zip(totals.given, totals.steps, strict=True))
