"""Projects as a person may see them."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from yokoten.adopt.models import Measurement, MeasurementImport, PlanItem, Project, ProjectDocument, Step, Target
from yokoten.adopt.policies import projects_seen_by
from yokoten.kernel.policies import is_administrator, organisations_of

WEEK = timedelta(days=7)


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


def imports_of(target: Target) -> list[MeasurementImport]:
    """Files that brought numbers in, the newest first."""
    return list(target.imports.select_related("imported_by").order_by("-pk"))


def import_by_number(target: Target, number: int) -> MeasurementImport | None:
    return target.imports.filter(pk=number).first()


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


def due_this_week(actor: Any, today: date) -> QuerySet[PlanItem]:
    """Open things of running projects of the own organisations that are due by the end of the week, or overdue."""
    own = Q() if is_administrator(actor) else Q(project__organisation__in=sorted(organisations_of(actor)))
    rows = PlanItem.objects.filter(own, state="open", due_on__lte=today + WEEK, project__closed_on__isnull=True)
    return rows.select_related("project", "owner").order_by("due_on", "pk")
