"""A workflow as TOML that reads back as the same workflow."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from yokoten.adopt.rules.workflow import After, Deadline, Named, Names, OnDay, Rule, State, Transition, Workflow


def write_workflow(workflow: Workflow) -> str:
    """Every part as a table of its own, in the order of the workflow; a step stands once for each state it leaves."""
    head = [
        _line("code", workflow.code),
        _line("version", workflow.version),
        f"valid_from = {workflow.valid_from.isoformat()}",
        _line("kind", workflow.kind),
        _line("example", workflow.is_example),
        *_given(source=workflow.source),
        *([] if workflow.states else ["states = []"]),
        *([] if workflow.transitions else ["transitions = []"]),
    ]
    names = ["[names]", *(_line(language, name) for language, name in workflow.names.items())]
    parts = [
        *(("roles", _named(each)) for each in workflow.roles),
        *(("documents", _named(each)) for each in workflow.documents),
        *(("events", _named(each)) for each in workflow.events),
        *(("states", _state(each)) for each in workflow.states),
        *(("transitions", _transition(each)) for each in workflow.transitions),
        *(("deadlines", _deadline(each)) for each in workflow.deadlines),
    ]
    blocks = [head, names, *([f"[[{table}]]", *lines] for table, lines in parts)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _named(named: Named) -> Iterable[str]:
    return [_line("code", named.code), _names(named.names)]


def _state(state: State) -> Iterable[str]:
    return [_line("code", state.code), *_given(ends=state.ends, first=state.is_first), _names(state.names)]


def _transition(step: Transition) -> Iterable[str]:
    return [
        _line("code", step.code),
        _line("from", step.source),
        _line("to", step.target),
        _line("roles", list(step.roles)),
        *_given(fields=list(step.fields), documents=list(step.documents), event=step.event, gate=step.is_gate),
        _names(step.names),
    ]


def _deadline(deadline: Deadline) -> Iterable[str]:
    return [
        _line("code", deadline.code),
        _line("until", deadline.until),
        f"rule = {_table(_rule(deadline.rule))}",
        *_given(reminders=list(deadline.reminders), example=deadline.is_example, source=deadline.source),
        _names(deadline.names),
    ]


def _rule(rule: Rule) -> dict[str, Any]:
    if isinstance(rule, After):
        return {"kind": "after", "event": rule.event, "days": rule.days, "working": rule.is_working}
    day = {"event": rule.event, "month": rule.month, "day": rule.day, "years": rule.years}
    return {"kind": "on_day", **day} if isinstance(rule, OnDay) else {"kind": "before", **day, "days": rule.days}


def _names(names: Names) -> str:
    return f"names = {_table(names)}"


def _given(**values: Any) -> Iterator[str]:
    """Lines of what is there: what is left out reads back as nothing."""
    return (_line(key, value) for key, value in values.items() if value)


def _line(key: str, value: Any) -> str:
    return f"{key} = {_value(value)}"


def _table(values: Any) -> str:
    return "{ " + ", ".join(_line(key, value) for key, value in values.items()) + " }" if values else "{}"


def _value(value: Any) -> str:
    """Strings of JSON are strings of TOML, but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
