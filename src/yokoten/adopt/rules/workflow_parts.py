"""Parts of a workflow set, renamed and taken out; whoever names a part follows its new code."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from yokoten.adopt.rules.workflow import Deadline, Named, State, Transition, Workflow
from yokoten.kernel.errors import RuleBroken

Part = State | Transition | Deadline | Named
PARTS: Mapping[str, str] = {
    "state": "states",
    "transition": "transitions",
    "deadline": "deadlines",
    "role": "roles",
    "document": "documents",
    "event": "events",
}
MOST_PARTS = 120


def part_of(workflow: Workflow, kind: str, code: str) -> Part | None:
    return next((each for each in getattr(workflow, PARTS[kind]) if each.code == code), None)


def with_part(workflow: Workflow, kind: str, part: Any, instead_of: str = "") -> Workflow:
    """The workflow with one part more, or with one in the place of another; one state is the first."""
    there = list(getattr(workflow, PARTS[kind]))
    if any(each.code == part.code != instead_of for each in there):
        raise RuleBroken("workflow_code_taken", code=part.code)
    if not instead_of and len(there) >= MOST_PARTS:
        raise RuleBroken("workflow_too_many_parts", allowed=MOST_PARTS)
    if isinstance(part, State) and part.is_first:
        there = [replace(each, is_first=False) for each in there]
    at = next((at for at, each in enumerate(there) if each.code == instead_of), len(there))
    there[at : at + 1] = [part]
    changed = replace(workflow, **{PARTS[kind]: tuple(there)})
    is_renamed = instead_of and instead_of != part.code and kind in FOLLOWING
    return FOLLOWING[kind](changed, instead_of, part.code) if is_renamed else changed


def without_part(workflow: Workflow, kind: str, code: str) -> Workflow:
    """The workflow without a part; what still names it is a problem of the workflow."""
    there = getattr(workflow, PARTS[kind])
    return replace(workflow, **{PARTS[kind]: tuple(each for each in there if each.code != code)})


def _state(workflow: Workflow, old: str, new: str) -> Workflow:
    steps = [
        replace(each, source=_renamed(each.source, old, new), target=_renamed(each.target, old, new))
        for each in workflow.transitions
    ]
    return _until(replace(workflow, transitions=tuple(steps)), old, new)


def _role(workflow: Workflow, old: str, new: str) -> Workflow:
    steps = [replace(each, roles=_all_renamed(each.roles, old, new)) for each in workflow.transitions]
    return replace(workflow, transitions=tuple(steps))


def _document(workflow: Workflow, old: str, new: str) -> Workflow:
    steps = [replace(each, documents=_all_renamed(each.documents, old, new)) for each in workflow.transitions]
    return replace(workflow, transitions=tuple(steps))


def _event(workflow: Workflow, old: str, new: str) -> Workflow:
    steps = [replace(each, event=_renamed(each.event, old, new)) for each in workflow.transitions]
    dues = [
        replace(each, rule=replace(each.rule, event=_renamed(each.rule.event, old, new))) for each in workflow.deadlines
    ]
    return _until(replace(workflow, transitions=tuple(steps), deadlines=tuple(dues)), old, new)


def _until(workflow: Workflow, old: str, new: str) -> Workflow:
    dues = [replace(each, until=_renamed(each.until, old, new)) for each in workflow.deadlines]
    return replace(workflow, deadlines=tuple(dues))


def _renamed(code: str, old: str, new: str) -> str:
    return new if code == old else code


def _all_renamed(codes: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(_renamed(code, old, new) for code in codes)


FOLLOWING: Mapping[str, Callable[[Workflow, str, str], Workflow]] = {
    "state": _state,
    "role": _role,
    "document": _document,
    "event": _event,
}
