"""A workflow as data: states, transitions with their guards, and deadlines that follow from events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

Names = Mapping[str, str]

DONE, STOPPED = "done", "stopped"
ENDS = ("", DONE, STOPPED)
PROJECT_ROLES = ("lead", "sponsor", "owner", "economist", "expert", "head")
OPENED = "opened"
"""The event that nothing has to mark: the day the project was opened stands on its card."""


@dataclass(frozen=True)
class Named:
    """A code and what people call it: a role, a document or a dated event of a workflow."""

    code: str
    names: Names


@dataclass(frozen=True)
class State:
    """Where a project stands; `ends` says how it is over here, if it is."""

    code: str
    names: Names
    ends: str = ""
    is_first: bool = False


@dataclass(frozen=True)
class Transition:
    """A step from one state to another: who may take it, what must be there, and which dated event it marks."""

    code: str
    names: Names
    source: str
    target: str
    roles: tuple[str, ...]
    fields: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    event: str = ""
    is_gate: bool = False


@dataclass(frozen=True)
class After:
    """So many days after an event; working days leave out what the calendar says."""

    event: str
    days: int
    is_working: bool = False


@dataclass(frozen=True)
class OnDay:
    """A day of the year that lies `years` after the event's: 22 January of the year after acceptance."""

    month: int
    day: int
    event: str
    years: int = 1


@dataclass(frozen=True)
class Before:
    """`days` before the next such day of the year that an event leaves time for, and `years` later than that.

    What is asked for "before 20 May" is due one day before it: 19 May is the last day that counts, and what begins
    on 20 May has until 19 May of the next year.
    """

    month: int
    day: int
    event: str
    years: int = 0
    days: int = 1


Rule = After | OnDay | Before
Thing = TypeVar("Thing", State, Transition, Named)


@dataclass(frozen=True)
class Deadline:
    """Something due by a rule until a state is reached or an event is marked; `reminders` are days before."""

    code: str
    names: Names
    until: str
    rule: Rule
    reminders: tuple[int, ...] = ()
    is_example: bool = False
    source: str = ""


@dataclass(frozen=True)
class Workflow:
    """One version of a workflow, in force from a date; a running project keeps the version it began with."""

    code: str
    names: Names
    version: int
    valid_from: date
    kind: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    deadlines: tuple[Deadline, ...] = ()
    documents: tuple[Named, ...] = ()
    roles: tuple[Named, ...] = ()
    events: tuple[Named, ...] = ()
    is_example: bool = False
    source: str = ""


def starts(workflow: Workflow) -> tuple[State, ...]:
    """The states a project may begin in: those marked as first, else those that no other state leads to."""
    marked = tuple(state for state in workflow.states if state.is_first)
    entered = {step.target for step in workflow.transitions if step.source != step.target}
    return marked or tuple(state for state in workflow.states if state.code not in entered)


def first(workflow: Workflow) -> State:
    """The state every project begins in; LookupError where there is none or several."""
    found = starts(workflow)
    if len(found) != 1:
        raise LookupError(f"{workflow.code} has {len(found)} first states")
    return found[0]


def leaving(workflow: Workflow, state: str) -> tuple[Transition, ...]:
    """The steps that lead out of a state, in the order of the workflow."""
    return tuple(step for step in workflow.transitions if step.source == state)


def by_code(workflow: Workflow, code: str) -> Transition:
    """The transition of this code; LookupError where there is none."""
    return _named(workflow.transitions, code)


def state_of(workflow: Workflow, code: str) -> State:
    """The state of this code; LookupError where there is none."""
    return _named(workflow.states, code)


def document_of(workflow: Workflow, code: str) -> Named:
    """The document of this code; LookupError where there is none."""
    return _named(workflow.documents, code)


def in_force(workflows: Iterable[Workflow], code: str, on: date) -> Workflow | None:
    """The version of a workflow that a project opened on this day follows."""
    begun = [each for each in workflows if each.code == code and each.valid_from <= on]
    return max(begun, key=lambda each: (each.valid_from, each.version), default=None)


def distances(workflow: Workflow, without: str = "") -> dict[str, int]:
    """Steps from the first state to every state that can be reached, optionally not by way of one state."""
    edge = [state.code for state in starts(workflow) if state.code != without]
    found = dict.fromkeys(edge, 0)
    for code in edge:
        for step in leaving(workflow, code):
            if step.target not in found and step.target != without:
                found[step.target] = found[code] + 1
                edge.append(step.target)
    return found


def _named(things: Iterable[Thing], code: str) -> Thing:
    for thing in things:
        if thing.code == code:
            return thing
    raise LookupError(f"nothing has the code {code}")
