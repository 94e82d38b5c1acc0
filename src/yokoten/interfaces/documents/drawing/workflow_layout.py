"""Where the states of a workflow stand and which way its steps go, before anything is drawn.

Everything is placed along the way (`m`, from the first state on) and across it (`c`): on a wide picture the way goes
to the right and breaks into bands, on a narrow one it goes down.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from yokoten.adopt.rules.workflow import STOPPED, State, Transition, Workflow, distances

STEP, TURN, BACK, LOOP, STOP = "step", "turn", "back", "loop", "stop"
PITCH, STOP_PITCH, LOOP_ROOM, EDGE = 26, 14, 40, 14
Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """Sizes along and across the way, and how many layers stand in one band."""

    box: tuple[float, float]
    gap: tuple[float, float]
    in_band: int
    is_down: bool = False


WIDE = Shape((136, 60), (46, 30), 5)
NARROW = Shape((62, 120), (44, 14), 1000, is_down=True)


@dataclass(frozen=True)
class Place:
    """A state in its band, column and row, with the corner of its box."""

    state: State
    band: int
    column: int
    row: int
    is_last_row: bool
    at: Point


@dataclass(frozen=True)
class Link:
    """All steps from one state to another, by their numbers in the list."""

    source: str
    target: str
    kind: str
    numbers: tuple[int, ...]
    is_gate: bool


@dataclass(frozen=True)
class Route:
    """The corners of a link and the middle of its badge; links that end in a trunk have no badge of their own."""

    link: Link
    points: tuple[Point, ...]
    badge: Point | None


@dataclass(frozen=True)
class Numbered:
    """Steps of one name into one state are one entry of the list."""

    number: int
    step: Transition


@dataclass
class Tracks:
    """Lanes beside a band: what is short lies near, and nothing lies on something else."""

    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def take(self, low: float, high: float) -> int:
        for number, lane in enumerate(self.taken):
            if all(high < begin - EDGE or low > end + EDGE for begin, end in lane):
                lane.append((low, high))
                return number
        self.taken.append([(low, high)])
        return len(self.taken) - 1


def numbered(workflow: Workflow) -> list[Numbered]:
    """The list of steps under the picture."""
    found: dict[tuple, Numbered] = {}
    for step in workflow.transitions:
        found.setdefault(_entry(step), Numbered(len(found) + 1, step))
    return list(found.values())


def layers(workflow: Workflow) -> list[list[State]]:
    """States by their distance from the first; what nobody reaches comes after them, what stops a project last."""
    far, to_end = distances(workflow), _to_done(workflow)
    last = max(far.values(), default=-1) + 1
    found: dict[int, list[State]] = {}
    for state in workflow.states:
        layer = last + 1 if state.ends == STOPPED else far.get(state.code, last)
        found.setdefault(layer, []).append(state)
    return [sorted(found[at], key=lambda state: to_end.get(state.code, 10**6)) for at in sorted(found)]


def links(workflow: Workflow, places: dict[str, Place], in_band: int) -> list[Link]:
    """Links between states that are listed, in the order of the workflow."""
    number = {_entry(each.step): each.number for each in numbered(workflow)}
    found: dict[tuple[str, str], list[Transition]] = {}
    for step in workflow.transitions:
        if step.source in places and step.target in places:
            found.setdefault((step.source, step.target), []).append(step)
    return [
        Link(
            source, target, _kind(places[source], places[target], in_band),
            tuple(sorted({number[_entry(step)] for step in steps})), any(step.is_gate for step in steps),
        )
        for (source, target), steps in found.items()
    ]  # fmt: skip


def columns(workflow: Workflow, shape: Shape) -> dict[str, Place]:
    """Every state in its band, column and row, the corners still at zero."""
    found = {}
    for layer, states in enumerate(layers(workflow)):
        band, column = divmod(layer, shape.in_band)
        for row, state in enumerate(states):
            found[state.code] = Place(state, band, column, row, row == len(states) - 1, (0, 0))
    return found


def runs(numbers: Iterable[int]) -> str:
    """`8–10, 12` for 8, 9, 10 and 12."""
    groups: list[list[int]] = []
    for number in sorted(numbers):
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(one[0]) if len(one) == 1 else f"{one[0]}–{one[-1]}" for one in groups)


def _kind(source: Place, target: Place, in_band: int) -> str:
    if target.state.ends == STOPPED:
        return STOP
    if source.state.code == target.state.code:
        return LOOP
    ahead = (target.band * in_band + target.column) - (source.band * in_band + source.column)
    if ahead != 1:
        return BACK
    return STEP if source.band == target.band else TURN


def _to_done(workflow: Workflow) -> dict[str, int]:
    """Steps to the nearest good end, so that the main way lies in the first row."""
    edge = [state.code for state in workflow.states if state.ends and state.ends != STOPPED]
    found = dict.fromkeys(edge, 0)
    for code in edge:
        for step in workflow.transitions:
            if step.target == code and step.source not in found:
                found[step.source] = found[code] + 1
                edge.append(step.source)
    return found


def _entry(step: Transition) -> tuple:
    return (tuple(sorted(step.names.items())), step.target)
