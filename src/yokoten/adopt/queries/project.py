"""Projects as a person may see them, with how they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from yokoten.adopt.models import Measurement, PlanItem, Project, ProjectDocument, Step, Target
from yokoten.adopt.policies import projects_seen_by
from yokoten.adopt.queries.workflow import open_deadlines
from yokoten.adopt.rules.deadlines import Due as Deadline
from yokoten.adopt.rules.light import OVER, Due, Light, Reached, light_of
from yokoten.adopt.rules.moving import Standing
from yokoten.adopt.rules.workflow import OPENED
from yokoten.kernel.policies import is_administrator, organisations_of

WEEK = timedelta(days=7)
CARD_FIELDS = ("site", "process", "begins_with", "ends_with", "reason", "ends_on")


@dataclass(frozen=True)
class Overview:
    """A project in a list: its light with the reasons, its first target and the plan in figures."""

    project: Project
    light: Light
    first: Reached | None
    done: int
    planned: int


def projects_seen(actor: Any) -> QuerySet[Project]:
    """The one door: every list, count, page and export goes through it."""
    return Project.objects.filter(projects_seen_by(actor)).select_related("organisation", "leader", "sponsor")


def project_by_key(actor: Any, key: Any) -> Project | None:
    whole = projects_seen(actor).select_related("organisation__place", "practice", "lesson", "lesson__trip")
    return whole.filter(key=key).first()


def targets_of(project: Project) -> list[Target]:
    return list(project.targets.all())


def target_by_number(actor: Any, number: int) -> Target | None:
    seen = projects_seen(actor).values("pk")
    return Target.objects.select_related("project__organisation").filter(project__in=seen, pk=number).first()


def measurements_of(target: Target) -> list[Measurement]:
    """In the order of their days."""
    return list(target.measurements.select_related("noted_by").order_by("on"))


def plan_of(project: Project) -> list[PlanItem]:
    """Open things by their day, then what is done, then what was given up."""
    order = {"open": 0, "done": 1, "dropped": 2}
    rows = project.plan.select_related("owner", "target")
    return sorted(rows, key=lambda one: (order[one.state], one.due_on, one.pk))


def plan_item_by_number(project: Project, number: int) -> PlanItem | None:
    return project.plan.filter(pk=number).first()


def steps_of(project: Project) -> list[Step]:
    """The newest first."""
    return list(project.steps.select_related("made_by").order_by("-made_on", "-pk"))


def documents_of(project: Project) -> list[ProjectDocument]:
    return list(project.documents.select_related("attachment"))


def document_by_number(actor: Any, number: int) -> ProjectDocument | None:
    seen = projects_seen(actor).values("pk")
    found = ProjectDocument.objects.select_related("attachment", "project__organisation")
    return found.filter(project__in=seen, pk=number).first()


def events_of(projects: Sequence[Project]) -> dict[int, dict[str, date]]:
    """By project its dated events by their code; of one that came again, the last: one query."""
    found = {one.pk: {OPENED: one.starts_on} for one in projects}
    for step in Step.objects.filter(project__in=list(found)).exclude(event="").order_by("made_on", "pk"):
        found[step.project_id][step.event] = step.made_on
    return found


def deadlines_of(project: Project) -> tuple[Deadline, ...]:
    """Deadlines of the workflow that are open, the earliest first."""
    return open_deadlines(project, events_of([project])[project.pk])


def standing_of(project: Project) -> Standing:
    """What is filled in and which documents are kept, in the codes that workflows use."""
    fields = {name for name in CARD_FIELDS if getattr(project, name)}
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
    for target in dated:
        reached = Reached(
            target.name, target.is_lower_better, target.goal, target.baseline, target.last, target.last_on
        )
        found.setdefault(target.project_id, []).append(reached)
    return found


def overviews(projects: Iterable[Project], today: date, language: str) -> list[Overview]:
    """Projects with their lights, in the same order: three queries however many."""
    listed = list(projects)
    reached, events = last_readings(listed), events_of(listed)
    planned: dict[int, list[PlanItem]] = {}
    for item in PlanItem.objects.filter(project__in=[one.pk for one in listed]).exclude(state="dropped"):
        planned.setdefault(item.project_id, []).append(item)
    found = []
    for project in listed:
        items, targets = planned.get(project.pk, []), reached.get(project.pk, [])
        due = [Due(item.text, item.due_on) for item in items if item.state == "open"]
        for one in open_deadlines(project, events[project.pk]):
            due.append(Due(one.deadline.names.get(language, one.deadline.names["en"]), one.on))
        light = light_of(due, targets, today, ends_on=project.ends_on) if project.closed_on is None else Light(OVER)
        done = sum(item.state == "done" for item in items)
        found.append(Overview(project, light, next(iter(targets), None), done, len(items)))
    return found


def due_this_week(actor: Any, today: date) -> QuerySet[PlanItem]:
    """Open things of running projects of the own organisations that are due by the end of the week, or overdue."""
    own = Q() if is_administrator(actor) else Q(project__organisation__in=sorted(organisations_of(actor)))
    rows = PlanItem.objects.filter(own, state="open", due_on__lte=today + WEEK, project__closed_on__isnull=True)
    return rows.select_related("project", "owner").order_by("due_on", "pk")
