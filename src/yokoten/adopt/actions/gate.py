"""What a gate remarked: open points with an owner and a day, closed with an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yokoten.adopt.models import Forecast, GatePoint, Project, Step
from yokoten.adopt.rules.gates import RETURNED
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require

MOST_POINTS = 12


@dataclass(frozen=True)
class Point:
    """A remark of a gate: what is to be put right, who does it, by when."""

    text: str
    due_on: date
    owner: Any = None
    owner_name: str = ""


@action
def close_gate_point(actor: Any, point: GatePoint, *, answer: str, on: date) -> GatePoint:
    """Close a point that a gate left open, and say what was done."""
    project = Project.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=point.project_id)
    require(actor, "adopt.close_gate_point", project.organisation)
    point = project.points.get(pk=point.pk)
    if point.closed_on is not None:
        raise RuleBroken("point_closed", on=point.closed_on)
    if not answer.strip():
        raise RuleBroken("point_needs_answer")
    point.closed_on, point.answer = on, answer.strip()
    point.closed_by = actor if getattr(actor, "pk", None) else None
    point.save()
    record(actor, "adopt.close_gate_point", project, organisation=project.organisation, point=point.text)
    return point


def check_gate(points: Sequence[Point], outcome: str, remark: str, on: date) -> None:
    """Remarks are made at gates; each has an owner and a day; what is returned says why."""
    if points and not outcome:
        raise RuleBroken("points_without_gate")
    if len(points) > MOST_POINTS:
        raise RuleBroken("too_many_gate_points", allowed=MOST_POINTS)
    for point in points:
        if point.owner is None and not point.owner_name.strip():
            raise RuleBroken("point_needs_owner", text=point.text)
        if point.due_on < on:
            raise RuleBroken("point_due_before", on=point.due_on, gate=on)
    if outcome == RETURNED and not remark.strip():
        raise RuleBroken("return_needs_reason")


def keep_points(step: Step, points: Sequence[Point]) -> None:
    """The remarks of a gate as open points."""
    rows = [
        GatePoint(
            project_id=step.project_id, step=step, text=one.text.strip(), language=step.language, owner=one.owner,
            owner_name=one.owner_name.strip(), due_on=one.due_on,
        )
        for one in points
    ]  # fmt: skip
    GatePoint.objects.bulk_create(rows)


def lock_figures(project: Project, gate: str) -> None:
    """What was promised and expected at a gate that is passed stays as it is."""
    project.targets.filter(locked_at="").update(locked_at=gate)
    Forecast.objects.filter(target__project=project, locked_at="").update(locked_at=gate)
