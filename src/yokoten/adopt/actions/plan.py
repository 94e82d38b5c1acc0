"""The plan of a project: what is done, by whom, by when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from yokoten.adopt.actions.project import locked, require_open
from yokoten.adopt.models import PlanItem, Project
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require

MOST_ITEMS = 300


@dataclass(frozen=True)
class Planned:
    """Something to do, its owner and its day."""

    text: str
    language: str
    due_on: date
    owner: Any = None
    owner_name: str = ""
    target: Any = None
    starts_on: date | None = None


@action
def set_plan_item(actor: Any, project: Project, planned: Planned, *, item: PlanItem | None = None) -> PlanItem:
    """Add something to the plan, or change it as long as it is open."""
    project = locked(project)
    require(actor, "adopt.set_plan_item", project.organisation)
    require_open(project)
    fields = _checked(planned)
    if item is None:
        if project.plan.count() >= MOST_ITEMS:
            raise RuleBroken("plan_too_long", allowed=MOST_ITEMS)
        item = PlanItem.objects.create(project=project, **fields)
    else:
        item = _open(project, item)
        if not put(item, **fields):
            return item
        item.save()
    record(actor, "adopt.set_plan_item", project, organisation=project.organisation, item=item.text)
    return item


@action
def complete_plan_item(actor: Any, item: PlanItem, *, on: date) -> PlanItem:
    """Note something of the plan as done."""
    project = locked(item.project)
    require(actor, "adopt.complete_plan_item", project.organisation)
    item = _open(project, item)
    item.state, item.done_on = PlanItem.State.DONE, on
    item.save()
    record(actor, "adopt.complete_plan_item", project, organisation=project.organisation, item=item.text, on=on)
    return item


@action
def drop_plan_item(actor: Any, item: PlanItem, *, reason: str) -> PlanItem:
    """Give something of the plan up, and say why."""
    project = locked(item.project)
    require(actor, "adopt.drop_plan_item", project.organisation)
    item = _open(project, item)
    if not reason.strip():
        raise RuleBroken("plan_item_needs_reason")
    item.state, item.drop_reason = PlanItem.State.DROPPED, reason.strip()
    item.save()
    record(actor, "adopt.drop_plan_item", project, organisation=project.organisation, item=item.text)
    return item


def _checked(planned: Planned) -> dict[str, Any]:
    if not planned.text.strip():
        raise RuleBroken("plan_item_empty")
    if planned.owner is None and not planned.owner_name.strip():
        raise RuleBroken("plan_item_needs_owner")
    if planned.starts_on is not None and planned.starts_on > planned.due_on:
        raise RuleBroken("plan_item_ends_before", on=planned.due_on, start=planned.starts_on)
    return {name: getattr(planned, name) for name in Planned.__dataclass_fields__}


def _open(project: Project, item: PlanItem) -> PlanItem:
    item = project.plan.get(pk=item.pk)
    if item.state != PlanItem.State.OPEN:
        raise RuleBroken("plan_item_not_open")
    return item
