"""What the page of a workflow shows: steps with what they ask for, deadlines with their rule, parts."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from yokoten.adopt.queries.workflow import Seen
from yokoten.adopt.rules.moving import PROJECT_FIELDS
from yokoten.adopt.rules.workflow import Deadline, Transition, Workflow
from yokoten.adopt.rules.workflow_parts import PARTS
from yokoten.adopt.rules.workflow_problems import Problem, problems
from yokoten.interfaces.documents.drawing.workflow import inline
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.projects import FIELDS
from yokoten.interfaces.wording.workflow_words import event_said, rule_said
from yokoten.interfaces.wording.workflows import KINDS, called, problem_said


@dataclass(frozen=True)
class StepRow:
    """A step: from where to where, who may take it, what it asks for, what it marks."""

    step: Transition
    name: str
    source: str
    target: str
    roles: str
    asked: str
    event: str


@dataclass(frozen=True)
class DeadlineRow:
    """A deadline: when it falls, what ends it, how many days before somebody is reminded."""

    deadline: Deadline
    name: str
    when: str
    until: str
    reminders: str


def steps_shown(workflow: Workflow, language: Language) -> list[StepRow]:
    """Steps in the order of the workflow; what is not listed is shown by its code."""
    named = (workflow.states, workflow.roles, workflow.documents)
    states, roles, documents = (_names(each, language) for each in named)
    rows = []
    for step in workflow.transitions:
        fields = [language.say(FIELDS[code]) if code in FIELDS else code for code in step.fields]
        asked = [*fields, *(documents.get(code, code) for code in step.documents)]
        rows.append(
            StepRow(
                step,
                called(language, step.names, step.code),
                states.get(step.source, step.source),
                states.get(step.target, step.target),
                ", ".join(roles.get(code, code) for code in step.roles),
                "; ".join(asked),
                event_said(language, workflow, step.event) if step.event else "",
            )
        )
    return rows


def deadlines_shown(workflow: Workflow, language: Language) -> list[DeadlineRow]:
    return [
        DeadlineRow(
            each,
            called(language, each.names, each.code),
            rule_said(language, workflow, each.rule),
            event_said(language, workflow, each.until),
            ", ".join(str(days) for days in each.reminders),
        )
        for each in workflow.deadlines
    ]


def pictures(workflow: Workflow, language: Language) -> SafeString:
    """The picture twice: for a wide page and for a phone. What is drawn escapes its words itself."""
    drawn = inline(workflow, language) + inline(workflow, language, is_narrow=True)
    return mark_safe(drawn)  # noqa: S308


def problems_shown(workflow: Workflow, language: Language) -> list[tuple[str, str, str]]:
    """Every problem as a sentence, with the kind and code of the part it is mended in, where there is one."""
    return [
        (problem_said(language, workflow, each), *_place(workflow, each)) for each in problems(workflow, PROJECT_FIELDS)
    ]


def parts_shown(workflow: Workflow, kind: str, language: Language) -> list[tuple[str, str]]:
    """Codes and names of the parts of a kind."""
    return [(each.code, called(language, each.names, each.code)) for each in getattr(workflow, PARTS[kind])]


def standing(seen: Seen, today: Any) -> tuple[str, str]:
    """Shape and word of a version: a draft, not yet in force, or in force from its day on."""
    if seen.is_draft:
        return "waiting", gettext("draft")
    if seen.workflow.valid_from > today:
        return "running", gettext("not yet in force")
    return "good", gettext("published")


def _place(workflow: Workflow, problem: Problem) -> tuple[str, str]:
    facts = problem.facts
    named = facts.get("kind", "")
    places = [(kind, facts[kind]) for kind in ("transition", "deadline", "state") if kind in facts]
    kind, code = (named, facts.get("code", "")) if named in KINDS else next(iter(places), ("", ""))
    is_there = kind in PARTS and any(each.code == code for each in getattr(workflow, PARTS[kind]))
    return (kind, code) if is_there else ("", "")


def _names(named: Any, language: Language) -> dict[str, str]:
    return {each.code: called(language, each.names, each.code) for each in named}
