"""What gates left open, and what was expected at each of them."""

from collections.abc import Iterable
from typing import Any

from yokoten.adopt.models import Forecast, GatePoint, Project, Target


def points_of(project: Project) -> list[GatePoint]:
    """Open points by their day, then those that are closed."""
    rows = project.points.select_related("owner", "step", "closed_by")
    return sorted(rows, key=lambda one: (one.closed_on is not None, one.due_on, one.pk))


def point_by_number(project: Project, number: int) -> GatePoint | None:
    return project.points.filter(pk=number).first()


def forecasts_by_target(targets: Iterable[Any]) -> dict[int, Forecast]:
    """By target the last thing that was expected: one query."""
    return {one.target_id: one for one in Forecast.objects.filter(target__in=targets).order_by("pk")}


def forecasts_of(target: Target) -> list[Forecast]:
    """The newest first."""
    return list(target.forecasts.select_related("made_by").order_by("-pk"))
