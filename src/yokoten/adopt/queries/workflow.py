"""The workflow that a project follows, and those that a new one may begin with."""

from collections.abc import Mapping
from datetime import date

from yokoten.adopt.models import Project
from yokoten.adopt.rules import deadlines
from yokoten.adopt.rules.workflow import Workflow, in_force
from yokoten.adopt.rules.workflow_reading import shipped

SATURDAY = 5


def workflows(on: date) -> list[Workflow]:
    """One of each code, in the version that is in force on the day."""
    codes = dict.fromkeys(each.code for each in shipped())
    return [found for code in codes if (found := in_force(shipped(), code, on))]


def workflow_by_code(code: str, on: date) -> Workflow | None:
    return in_force(shipped(), code, on)


def workflow_of(project: Project) -> Workflow:
    """The version that the project began with."""
    kept = (each for each in shipped() if (each.code, each.version) == (project.workflow, project.workflow_version))
    return next(kept)


def open_deadlines(project: Project, events: Mapping[str, date]) -> tuple[deadlines.Due, ...]:
    """Deadlines of the workflow that are open, the earliest first; working days are Monday to Friday."""
    return deadlines.open_deadlines(workflow_of(project), project.state, events, lambda day: day.weekday() < SATURDAY)
