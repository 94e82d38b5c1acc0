"""Projects: opened from a gap, a lesson or a practice; changed; moved along their workflow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yokoten.adopt.actions.gate import Point, check_gate, keep_points, lock_figures
from yokoten.adopt.actions.granting import keep_norms
from yokoten.adopt.models import Project, Step, Target
from yokoten.adopt.policies import MOVE, require_move
from yokoten.adopt.queries.standing import standing_of
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.gates import PASSED, REMARKS, outcome_of
from yokoten.adopt.rules.moving import lacking
from yokoten.adopt.rules.workflow import DONE, State, Transition, Workflow, first, leaving, state_of
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require

CARD = (
    "title", "language", "site", "process", "begins_with", "ends_with", "reason", "sponsor", "sponsor_name", "leader",
    "leader_name", "starts_on", "ends_on",
)  # fmt: skip
NEEDED: Mapping[str, Callable[[], RuleBroken]] = {
    "title": lambda: RuleBroken("project_needs_title"),
    "process": lambda: RuleBroken("project_needs_process"),
    "begins_with": lambda: RuleBroken("project_needs_begins_with"),
    "ends_with": lambda: RuleBroken("project_needs_ends_with"),
}


@dataclass(frozen=True)
class Card:
    """What the first screen of a project asks for."""

    title: str
    language: str
    process: str
    begins_with: str
    ends_with: str
    starts_on: date
    ends_on: date | None = None
    site: str = ""
    reason: str = ""
    sponsor: Any = None
    sponsor_name: str = ""
    leader: Any = None
    leader_name: str = ""


@dataclass(frozen=True)
class Wanted:
    """A target: the quantity, where it stood and where it shall stand, and how it is measured."""

    name: str
    language: str
    unit: str
    goal: Decimal
    baseline: Decimal | None = None
    is_lower_better: bool = True
    method: str = ""


@dataclass(frozen=True)
class Beginning:
    """The workflow a project follows, and where it comes from: a lesson, a practice, figures of a gap."""

    workflow: Workflow
    practice: Any = None
    lesson: Any = None
    figures: Sequence[Mapping[str, Any]] = ()
    is_example: bool = False


@dataclass(frozen=True)
class Move:
    """A transition as somebody makes it: on which day, with which remark, and what a gate leaves open."""

    transition: str
    on: date
    language: str
    remark: str = ""
    points: Sequence[Point] = ()


def locked(project: Project) -> Project:
    return Project.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=project.pk)


@action
def open_project(
    actor: Any, organisation: Any, card: Card, wanted: Wanted, *, begins: Beginning, now: datetime
) -> Project:
    """Begin a project with its first target."""
    require(actor, "adopt.open_project", organisation)
    project = Project.objects.create(
        organisation=organisation,
        workflow=begins.workflow.code,
        workflow_version=begins.workflow.version,
        state=first(begins.workflow).code,
        practice=begins.practice,
        lesson=begins.lesson,
        figures=[dict(each) for each in begins.figures],
        is_example=begins.is_example,
        created_by=actor if getattr(actor, "pk", None) else None,
        created_at=now,
        **checked_card(card),
    )
    Target.objects.create(project=project, **checked_target(wanted))
    record(actor, "adopt.open_project", project, organisation=organisation, workflow=begins.workflow.code)
    return project


@action
def change_project(actor: Any, project: Project, card: Card) -> Project:
    """Change the card of a project that is not over."""
    project = locked(project)
    require(actor, "adopt.change_project", project.organisation)
    require_open(project)
    changes = put(project, **checked_card(card))
    if changes:
        project.save()
        record(actor, "adopt.change_project", project, organisation=project.organisation, changed=sorted(changes))
    return project


@action
def move_project(actor: Any, project: Project, move: Move, *, today: date, now: datetime) -> Step:
    """Take a project along one transition of its workflow; a gate locks the targets, an end closes the project."""
    project = locked(project)
    require(actor, MOVE, project.organisation)
    workflow = workflow_of(project)
    transition = _transition(workflow, project, move.transition)
    require_move(actor, project, transition.roles)
    _fits(project, transition, move.on, today)
    outcome = outcome_of(workflow, transition, has_points=bool(move.points))
    check_gate(move.points, outcome, move.remark, move.on)
    step = Step.objects.create(
        project=project,
        transition=transition.code,
        source=project.state,
        target=transition.target,
        event=transition.event,
        made_on=move.on,
        made_by=actor if getattr(actor, "pk", None) else None,
        made_at=now,
        remark=move.remark.strip(),
        language=move.language,
        outcome=outcome,
    )
    keep_points(step, move.points)
    _arrive(project, state_of(workflow, transition.target), move.on)
    if outcome in (PASSED, REMARKS):
        lock_figures(project, transition.code)
    keep_norms(project, transition.fields, move.on)
    record(actor, MOVE, project, organisation=project.organisation, transition=transition.code, on=move.on)
    return step


def _arrive(project: Project, state: State, on: date) -> None:
    if state.ends == DONE and project.points.filter(closed_on__isnull=True).exists():
        raise RuleBroken("points_open")
    project.state = state.code
    if state.ends:
        project.closed_on = on
    project.save()


def require_open(project: Project) -> None:
    """A project that is over stays as it was."""
    if project.closed_on is not None:
        raise RuleBroken("project_over", on=project.closed_on)


def checked_target(wanted: Wanted) -> dict[str, Any]:
    """The fields of a target, or what does not fit."""
    if not wanted.name.strip():
        raise RuleBroken("target_needs_name")
    if not wanted.unit.strip():
        raise RuleBroken("target_needs_unit", name=wanted.name)
    better = _is_better(wanted)
    if better is False:
        raise RuleBroken("target_not_better", goal=wanted.goal, baseline=wanted.baseline)
    return {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__}


def _is_better(wanted: Wanted) -> bool | None:
    """Whether the goal is better than where it stood; None where nobody knows where it stood."""
    if wanted.baseline is None:
        return None
    return wanted.goal < wanted.baseline if wanted.is_lower_better else wanted.goal > wanted.baseline


def checked_card(card: Card) -> dict[str, Any]:
    """The fields of a card, or what does not fit."""
    for name, refusal in NEEDED.items():
        if not getattr(card, name).strip():
            raise refusal()
    if card.sponsor is None and not card.sponsor_name.strip():
        raise RuleBroken("project_needs_sponsor")
    if card.leader is None and not card.leader_name.strip():
        raise RuleBroken("project_needs_leader")
    if card.ends_on is not None and card.ends_on < card.starts_on:
        raise RuleBroken("project_ends_before", on=card.ends_on, start=card.starts_on)
    return {name: getattr(card, name) for name in CARD}


def _transition(workflow: Workflow, project: Project, code: str) -> Transition:
    found = next((one for one in leaving(workflow, project.state) if one.code == code), None)
    if found is None:
        raise RuleBroken("project_cannot_become")
    return found


def _fits(project: Project, transition: Transition, on: date, today: date) -> None:
    before = project.steps.order_by("-made_on").values_list("made_on", flat=True).first() or project.starts_on
    if on < before:
        raise RuleBroken("step_before_last", on=on, last=before)
    if on > today:
        raise RuleBroken("step_ahead", on=on)
    missing = lacking(transition, standing_of(project, on))
    if missing is not None:
        raise RuleBroken("step_lacks", kind=missing.kind, what=missing.code)
