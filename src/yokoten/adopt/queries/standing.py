"""How projects stand: events, deadlines, last numbers, lights."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from yokoten.adopt.models import Effect, Forecast, GatePoint, Measurement, PlanItem, Project, Step, Target
from yokoten.adopt.queries.support import support_fields
from yokoten.adopt.queries.workflow import open_deadlines, workflow_of, workflows_of
from yokoten.adopt.rules.deadlines import Due as Deadline
from yokoten.adopt.rules.effects import Total, totals
from yokoten.adopt.rules.light import OVER, Due, Light, Reached, light_of
from yokoten.adopt.rules.moving import Standing
from yokoten.adopt.rules.support import asks_for_support
from yokoten.adopt.rules.workflow import OPENED, State, state_of

CARD_FIELDS = ("site", "process", "begins_with", "ends_with", "reason", "ends_on")


@dataclass(frozen=True)
class Overview:
    """A project in a list: its light with the reasons, its first target, what is expected, effects, the plan."""

    project: Project
    light: Light
    first: Reached | None
    done: int
    planned: int
    state: State
    forecast: Decimal | None = None
    totals: Sequence[Total] = ()


def events_of(projects: Sequence[Project]) -> dict[int, dict[str, date]]:
    """By project its dated events by their code; of one that came again, the last: one query."""
    found = {one.pk: {OPENED: one.starts_on} for one in projects}
    for step in Step.objects.filter(project__in=list(found)).exclude(event="").order_by("made_on", "pk"):
        found[step.project_id][step.event] = step.made_on
    return found


def deadlines_of(project: Project) -> tuple[Deadline, ...]:
    """Deadlines of the workflow that are open, the earliest first."""
    return open_deadlines(project, events_of([project])[project.pk])


def standing_of(project: Project, on: date) -> Standing:
    """What is filled in and which documents are kept on a day, in the codes that workflows use."""
    fields = {name for name in CARD_FIELDS if getattr(project, name)}
    if asks_for_support(workflow_of(project)):
        fields |= support_fields(project, on)
    for role in ("sponsor", "leader"):
        if getattr(project, f"{role}_id") is not None or getattr(project, f"{role}_name"):
            fields.add(role)
    targets = list(project.targets.annotate(readings=Count("measurements")))
    if targets:
        fields.add("targets")
    if targets and all(target.baseline is not None for target in targets):
        fields.add("baselines")
    if targets and all(target.readings for target in targets):
        fields.add("measurements")
    if project.plan.exists():
        fields.add("plan")
    return Standing(fields, set(project.documents.exclude(kind="").values_list("kind", flat=True)))


def last_readings(projects: Iterable[Project]) -> dict[int, list[Reached]]:
    """By project its targets with their last number: one query."""
    newest = Measurement.objects.filter(target=OuterRef("pk")).order_by("-on")
    targets = Target.objects.filter(project__in=[one.pk for one in projects]).order_by("project", "position", "pk")
    found: dict[int, list[Reached]] = {}
    dated = targets.annotate(last=Subquery(newest.values("value")[:1]), last_on=Subquery(newest.values("on")[:1]))
    names = ("project_id", "name", "is_lower_better", "goal", "baseline", "last", "last_on", "unit")
    for target in dated.values_list(*names, named=True):
        reached = Reached(
            target.name, target.is_lower_better, target.goal, target.baseline, target.last, target.last_on, target.unit
        )
        found.setdefault(target.project_id, []).append(reached)
    return found


def totals_of(projects: Iterable[Project]) -> dict[int, list[Total]]:
    """By project its effects by currency, kind and form: one query."""
    found: dict[int, list[Any]] = {}
    rows = Effect.objects.filter(project__in=[one.pk for one in projects])
    for effect in rows.values_list("project_id", "kind", "form", "amount", "currency", named=True):
        found.setdefault(effect.project_id, []).append(effect)
    return {key: totals(effects) for key, effects in found.items()}


def _first_forecasts(projects: Iterable[Project]) -> dict[int, Decimal]:
    """By project what is expected last of its first target: one query."""
    rows = Forecast.objects.filter(target__project__in=[one.pk for one in projects])
    ordered = rows.order_by("-target__position", "-target", "pk")
    return dict(ordered.values_list("target__project", "value"))


def overviews(projects: Iterable[Project], today: date, language: str) -> list[Overview]:
    """Projects with their lights, in the same order: six queries however many; one more for workflows."""
    listed = list(projects)
    reached, events, followed = last_readings(listed), events_of(listed), workflows_of(listed)
    planned: dict[int, list[Any]] = {}
    rows = PlanItem.objects.filter(project__in=[one.pk for one in listed]).exclude(state="dropped")
    for item in rows.values_list("project_id", "text", "due_on", "state", named=True):
        planned.setdefault(item.project_id, []).append(item)
    points: dict[int, list[Due]] = {}
    for point in GatePoint.objects.filter(project__in=[one.pk for one in listed], closed_on__isnull=True):
        points.setdefault(point.project_id, []).append(Due(point.text, point.due_on))
    forecasts, sums, found = _first_forecasts(listed), totals_of(listed), []
    for project in listed:
        items, targets = planned.get(project.pk, []), reached.get(project.pk, [])
        due = [Due(item.text, item.due_on) for item in items if item.state == "open"]
        due += points.get(project.pk, [])
        workflow = followed[project.workflow, project.workflow_version]
        for one in open_deadlines(project, events[project.pk], workflow):
            due.append(Due(_named(one, language), one.on))
        light = light_of(due, targets, today, ends_on=project.ends_on) if project.closed_on is None else Light(OVER)
        done = sum(item.state == "done" for item in items)
        first, expected = next(iter(targets), None), forecasts.get(project.pk)
        state = state_of(workflow, project.state)
        found.append(Overview(project, light, first, done, len(items), state, expected, sums.get(project.pk, ())))
    return found


def _named(due: Deadline, language: str) -> str:
    return due.deadline.names.get(language) or due.deadline.names["en"]
