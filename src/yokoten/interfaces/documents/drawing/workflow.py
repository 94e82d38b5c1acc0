"""A workflow drawn: states by their distance from the first, numbered steps, gates marked, ways back above."""

from html import escape

from yokoten.adopt.rules.workflow import STOPPED, Workflow, leaving, starts
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.stream_text import width_of, wrapped
from yokoten.interfaces.documents.drawing.workflow_layout import (
    BACK,
    NARROW,
    STOP,
    WIDE,
    Place,
    Point,
    Route,
    Shape,
    numbered,
    runs,
)
from yokoten.interfaces.documents.drawing.workflow_routes import Laid, laid
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.workflows import called

SIDE, HEAD, LINE, SMALL, MOST_LINES = 16, 84, 16, 12, 3
BADGE, ARROW, LIST_WIDTH = 18, 8, 428
SIGNS = {"gate": mark("gate"), "done": mark("finished"), "stopped": mark("broken off"), "back": mark("way back")}
AT_GATE, LEADS = mark("%(step)s (gate)"), mark("%(state)s: %(steps)s.")
STEP_TO, ENDS_HERE = mark("%(step)s → %(state)s"), mark("%(state)s: the end.")
BEGINS = mark("Begins with “%(state)s”.")


def draw_workflow(workflow: Workflow, language: Language, *, is_narrow: bool = False) -> Pen:
    """The picture with its list of steps; narrow for a phone, where the way goes down."""
    shape = NARROW if is_narrow else WIDE
    found = laid(workflow, shape)
    reach = (found.size[1], found.size[0]) if is_narrow else found.size
    width = max(reach[0] + 2 * SIDE, 360 if is_narrow else 900)
    title = wrapped(called(language, workflow.names, workflow.code), width - 2 * SIDE, 16, is_strong=True, most=2)
    top = HEAD + 22 * (len(title) - 1) + (22 if is_narrow else 0)
    entries = _entries(workflow, language, min(LIST_WIDTH, width - 2 * SIDE))
    height = top + reach[1] + 16 + _list_height(entries, is_narrow)
    pen = Pen(width, height, " ".join(title), f"plot workflow {'narrow-only' if is_narrow else 'wide-only'}")
    for at, line in enumerate(title):
        pen.text(SIDE, 28 + 22 * at, line, "title")
    _signs(pen, language, 32 + 22 * len(title))
    for route in found.routes:
        _line(pen, route, shape, top)
    for place in found.places.values():
        _box(pen, place, shape, (language, place.state in starts(workflow)), top)
    _badges(pen, found, shape, top)
    _list(pen, entries, top + reach[1] + 16, is_narrow)
    return pen


def inline(workflow: Workflow, language: Language, *, is_narrow: bool = False) -> str:
    """The picture for a page, with its title and the whole workflow in words."""
    pen = draw_workflow(workflow, language, is_narrow=is_narrow)
    return pen.drawn(f"<title>{escape(pen.label)}</title><desc>{escape(told(workflow, language))}</desc>")


def told(workflow: Workflow, language: Language) -> str:
    """What the picture shows, in words: from every state, which steps lead where."""
    names = {state.code: called(language, state.names, state.code) for state in workflow.states}
    sentences = [language.say(BEGINS, state=names[state.code]) for state in starts(workflow)]
    for state in workflow.states:
        steps = []
        for step in leaving(workflow, state.code):
            name = called(language, step.names, step.code)
            said = language.say(AT_GATE, step=name) if step.is_gate else name
            steps.append(language.say(STEP_TO, step=said, state=names.get(step.target, step.target)))
        if steps:
            sentences.append(language.say(LEADS, state=names[state.code], steps="; ".join(steps)))
        elif state.ends:
            sentences.append(language.say(ENDS_HERE, state=names[state.code]))
    return " ".join(sentences)


def _on_paper(point: Point, shape: Shape, top: float) -> Point:
    along, across = point
    return (SIDE + across, top + along) if shape.is_down else (SIDE + along, top + across)


def _line(pen: Pen, route: Route, shape: Shape, top: float) -> None:
    points = [_on_paper(point, shape, top) for point in route.points]
    kind = {BACK: "wf-line back", STOP: "wf-line stop"}.get(route.link.kind, "wf-line")
    (x, y), (before_x, before_y) = points[-1], points[-2]
    across, down = (x > before_x) - (x < before_x), (y > before_y) - (y < before_y)
    pen.line([*points[:-1], (x - across * ARROW, y - down * ARROW)], kind)
    back = (x - ARROW * across, y - ARROW * down)
    wings = ((back[0] - 4 * down, back[1] - 4 * across), (back[0] + 4 * down, back[1] + 4 * across))
    pen.path(f"M{x:g} {y:g}L{wings[0][0]:g} {wings[0][1]:g}L{wings[1][0]:g} {wings[1][1]:g}Z", "wf-arrow")


def _box(pen: Pen, place: Place, shape: Shape, said: tuple[Language, bool], top: float) -> None:
    language, is_first = said
    (x, y), state = _on_paper(place.at, shape, top), place.state
    size = (shape.box[1], shape.box[0]) if shape.is_down else shape.box
    name = called(language, state.names, state.code)
    kind = "stopped" if state.ends == STOPPED else "done" if state.ends else "first" if is_first else ""
    pen.box(x, y, size, f"wf-box {kind}".strip(), name)
    if kind == "done":
        pen.box(x + 4, y + 4, (size[0] - 8, size[1] - 8), "wf-box done")
    lines = wrapped(name, size[0] - 8, most=MOST_LINES)
    for at, line in enumerate(lines):
        middle = y + size[1] / 2 + 4.5 + LINE * (at - (len(lines) - 1) / 2)
        pen.text(x + size[0] / 2, middle, line, "wf-name mid")


def _badges(pen: Pen, found: Laid, shape: Shape, top: float) -> None:
    """A number on every link; what stops in one state shares the badge before it."""
    stopped: dict[str, tuple[set[int], bool]] = {}
    for route in found.routes:
        if route.badge is not None:
            _badge(pen, _on_paper(route.badge, shape, top), runs(route.link.numbers), route.link.is_gate)
        else:
            numbers, is_gate = stopped.get(route.link.target, (set(), False))
            stopped[route.link.target] = (numbers | set(route.link.numbers), is_gate or route.link.is_gate)
    for code, (numbers, is_gate) in stopped.items():
        place = found.places[code]
        middle = (place.at[0] - 20, place.at[1] + shape.box[1] / 2)
        _badge(pen, _on_paper(middle, shape, top), runs(numbers), is_gate)


def _badge(pen: Pen, at: Point, words: str, is_gate: bool) -> None:
    x, y = at
    half = max(BADGE, width_of(words, SMALL) + 8) / 2
    if is_gate:
        half, high = half + 3, BADGE / 2 + 3
        pen.path(f"M{x - half:g} {y:g}L{x:g} {y - high:g}L{x + half:g} {y:g}L{x:g} {y + high:g}Z", "wf-badge gate")
    else:
        pen.box(x - half, y - BADGE / 2, (2 * half, BADGE), "wf-badge")
    pen.text(x, y + 4, words, "wf-number mid")


def _signs(pen: Pen, language: Language, y: float) -> None:
    """What the marks mean."""
    x: float = SIDE
    for kind, said in SIGNS.items():
        words = language.say(said)
        needed = 40 + width_of(words, SMALL)
        if x + needed > pen.width - SIDE:
            x, y = SIDE, y + 22
        if kind == "gate":
            pen.path(f"M{x:g} {y:g}L{x + 12:g} {y - 9:g}L{x + 24:g} {y:g}L{x + 12:g} {y + 9:g}Z", "wf-badge gate")
        elif kind == "back":
            pen.line([(x, y), (x + 24, y)], "wf-line back")
        else:
            pen.box(x, y - 8, (24, 16), f"wf-box {kind}")
        if kind == "done":
            pen.box(x + 3, y - 5, (18, 10), "wf-box done")
        pen.text(x + 30, y + 4, words, "small")
        x += needed + 10


def _entries(workflow: Workflow, language: Language, width: float) -> list[tuple[int, bool, list[str]]]:
    return [
        (one.number, one.step.is_gate, wrapped(called(language, one.step.names, one.step.code), width - 40))
        for one in numbered(workflow)
    ]


def _list_height(entries: list[tuple[int, bool, list[str]]], is_narrow: bool) -> float:
    return max(
        (sum(26 + LINE * (len(lines) - 1) for _, _, lines in part) for part in _parts(entries, is_narrow)), default=0
    )


def _parts(entries: list, is_narrow: bool) -> list[list]:
    half = len(entries) if is_narrow else (len(entries) + 1) // 2
    return [part for part in (entries[:half], entries[half:]) if part]


def _list(pen: Pen, entries: list[tuple[int, bool, list[str]]], top: float, is_narrow: bool) -> None:
    """The steps by number, in one column or in two."""
    for column, part in enumerate(_parts(entries, is_narrow)):
        x, y = SIDE + column * (LIST_WIDTH + 12), top + 8
        for number, is_gate, lines in part:
            _badge(pen, (x + 14, y), str(number), is_gate)
            for at, line in enumerate(lines):
                pen.text(x + 36, y + 4.5 + LINE * at, line, "wf-name")
            y += 26 + LINE * (len(lines) - 1)
