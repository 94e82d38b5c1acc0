"""What every page of the station "adopt" carries, and the tabs of a project."""

from typing import Any

from django.http import HttpRequest

from yokoten.adopt.models import Project
from yokoten.adopt.policies import can_open, may
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.support import asks_for_support
from yokoten.adopt.rules.workflow import state_of
from yokoten.interfaces.web.templatetags.yokoten import spoken

ACTS = (
    "change_project", "set_target", "note_measurement", "set_plan_item", "add_project_document", "freeze_baseline",
    "set_forecast", "set_problem", "add_comment", "choose_chart", "import_measurements",
    "undo_measurements", "follow_indicator",
)  # fmt: skip


def spoken_name(thing: Any) -> str:
    """A state, transition, role or document of a workflow in the reader's language."""
    return thing.names.get(spoken().code, thing.names["en"])


def shown(request: HttpRequest) -> dict[str, Any]:
    """The context of pages above a single project."""
    return {"station": "adopt", "may_open": can_open(request.user)}


def shown_in(request: HttpRequest, project: Project, tab: str = "") -> dict[str, Any]:
    """The same inside a project, with what the reader may do there while it runs."""
    workflow = workflow_of(project)
    is_running = project.closed_on is None
    return {
        **shown(request),
        "project": project,
        "project_tab": tab,
        "state_name": spoken_name(state_of(workflow, project.state)),
        "workflow_name": spoken_name(workflow),
        "has_support": asks_for_support(workflow),
        "first_target": project.targets.first(),
        "is_running": is_running,
        "may": {act: is_running and may(request.user, f"adopt.{act}", project) for act in ACTS},
    }
