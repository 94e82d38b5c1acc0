"""What is wrong with a workflow, before anybody runs a project by it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yokoten.adopt.rules.workflow import (
    ENDS,
    OPENED,
    PROJECT_ROLES,
    Deadline,
    Named,
    Names,
    State,
    Transition,
    Workflow,
    distances,
    starts,
)
from yokoten.kernel.rules.texts import LANGUAGES

CODE = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
LONGEST_CODE = 40


@dataclass(frozen=True)
class Problem:
    """Something to mend, as a code and the codes of what it concerns."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def problems(workflow: Workflow, fields: Collection[str] | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong, in the order of the workflow; `fields`, where given, are those that a project has."""
    return (
        *_codes(workflow),
        *_names(workflow),
        *_beginning(workflow),
        *_ways(workflow),
        *_endings(workflow),
        *(problem for step in workflow.transitions for problem in _step(workflow, step, fields)),
        *(problem for deadline in workflow.deadlines for problem in _deadline(workflow, deadline)),
    )


def things(workflow: Workflow) -> dict[str, list[tuple[str, Names]]]:
    """Codes and names of all that has some, by kind."""
    kinds = {
        "workflow": (workflow,),
        "role": workflow.roles,
        "document": workflow.documents,
        "event": workflow.events,
        "state": workflow.states,
        "transition": workflow.transitions,
        "deadline": workflow.deadlines,
    }
    return {kind: [(each.code, each.names) for each in found] for kind, found in kinds.items()}


def _codes(workflow: Workflow) -> Iterator[Problem]:
    for kind, found in things(workflow).items():
        for code, count in Counter(code for code, _ in found).items():
            if count > 1:
                yield Problem("code_twice", {"kind": kind, "code": code})
            if not CODE.fullmatch(code) or len(code) > LONGEST_CODE:
                yield Problem("code_unfit", {"kind": kind, "code": code, "most": LONGEST_CODE})


def _names(workflow: Workflow) -> Iterator[Problem]:
    for kind, found in things(workflow).items():
        for code, names in found:
            for language in LANGUAGES:
                if not names.get(language, "").strip():
                    yield Problem("name_missing", {"kind": kind, "code": code, "language": language})


def _beginning(workflow: Workflow) -> Iterator[Problem]:
    found = starts(workflow)
    if not found:
        yield Problem("no_first")
    if len(found) > 1:
        yield Problem("several_first", {"states": tuple(state.code for state in found)})


def _ways(workflow: Workflow) -> Iterator[Problem]:
    """Nobody comes here, or nobody gets out again; without a first state every state would be out of reach."""
    reached, leading = distances(workflow), _leading_to_an_end(workflow)
    for state in workflow.states:
        if reached and state.code not in reached:
            yield Problem("unreachable", {"state": state.code})
        if state.code not in leading:
            yield Problem("dead_end", {"state": state.code})


def _endings(workflow: Workflow) -> Iterator[Problem]:
    ended = {state.code for state in workflow.states if state.ends}
    if not any(state.ends == "done" for state in workflow.states):
        yield Problem("no_end")
    for state in workflow.states:
        if state.ends not in ENDS:
            yield Problem("ends_unknown", {"state": state.code, "ends": state.ends})
    for step in workflow.transitions:
        if step.source in ended:
            yield Problem("end_left", {"state": step.source, "transition": step.code})


def _step(workflow: Workflow, step: Transition, fields: Collection[str] | None) -> Iterator[Problem]:
    about = {"transition": step.code}
    if not step.roles:
        yield Problem("no_roles", about)
    for role in step.roles:
        if role not in PROJECT_ROLES:
            yield Problem("role_unfit", {**about, "role": role, "known": ", ".join(PROJECT_ROLES)})
    named = (
        ("state", (step.source, step.target), _known(workflow.states)),
        ("role", step.roles, _known(workflow.roles) | _beyond(step.roles)),
        ("document", step.documents, _known(workflow.documents)),
        ("event", (step.event,) if step.event else (), _known(workflow.events)),
        ("field", step.fields, frozenset(step.fields if fields is None else fields)),
    )
    for kind, codes, known in named:
        for code in codes:
            if code not in known:
                yield Problem(f"{kind}_unknown", {**about, kind: code})


def _deadline(workflow: Workflow, deadline: Deadline) -> Iterator[Problem]:
    about = {"deadline": deadline.code}
    marked = {step.event for step in workflow.transitions if step.event}
    if deadline.rule.event not in marked | {OPENED}:
        yield Problem("event_unmarked", {**about, "event": deadline.rule.event})
    if deadline.until not in marked and all(state.code != deadline.until for state in workflow.states):
        yield Problem("until_unknown", {**about, "until": deadline.until})
    elif deadline.until == deadline.rule.event:
        yield Problem("met_at_once", about)


def _leading_to_an_end(workflow: Workflow) -> set[str]:
    found = {state.code for state in workflow.states if state.ends}
    edge = list(found)
    for code in edge:
        before = {step.source for step in workflow.transitions if step.target == code} - found
        found |= before
        edge.extend(before)
    return found


def _known(named: Iterable[Named | State]) -> frozenset[str]:
    return frozenset(each.code for each in named)


def _beyond(roles: Iterable[str]) -> frozenset[str]:
    """Roles that no project has are said once, as unfit."""
    return frozenset(roles) - frozenset(PROJECT_ROLES)
