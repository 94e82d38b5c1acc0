"""Effects of projects and the results that were submitted."""

from typing import Any

from yokoten.adopt.models import Effect, Project, Result
from yokoten.adopt.queries.standing import last_readings


def effects_of(project: Project) -> list[Effect]:
    return list(project.effects.select_related("added_by"))


def effect_by_number(project: Project, number: int) -> Effect | None:
    return project.effects.filter(pk=number).first()


def results_of(project: Project) -> list[Result]:
    """The newest first."""
    return list(project.results.select_related("submitted_by", "decided_by").order_by("-pk"))


def result_by_number(project: Project, number: int) -> Result | None:
    return project.results.filter(pk=number).first()


def targets_counted(project: Project) -> list[dict[str, Any]]:
    """Targets with their last number in plain words and figures, as a result keeps them."""
    reached = last_readings([project]).get(project.pk, [])
    return [
        {
            "name": target.name,
            "language": target.language,
            "unit": target.unit,
            "is_lower_better": target.is_lower_better,
            **{name: _plain(getattr(one, name)) for name in ("baseline", "goal", "last", "last_on")},
        }
        for target, one in zip(project.targets.all(), reached, strict=True)
    ]


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)
