"""Reminders of a workflow's deadlines, on the days that the workflow names. Called when a day begins."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from yokoten.adopt.models import Project
from yokoten.adopt.policies import MOVE
from yokoten.adopt.queries.standing import events_of
from yokoten.adopt.queries.workflow import open_deadlines, workflows_of
from yokoten.adopt.rules.deadlines import Due, roles_meeting
from yokoten.adopt.rules.workflow import Workflow
from yokoten.kernel.actions.telling import Deadline, remind
from yokoten.kernel.queries import people_permitted
from yokoten.kernel.rules.notifications import NotificationKind, register

DEADLINE_DUE, A_DAY_LATE, SPAN = "adopt.deadline_due", -1, 500
NAMED = {"lead": "leader", "sponsor": "sponsor"}

register(NotificationKind(DEADLINE_DUE, steps=(7, 1, A_DAY_LATE)))


def remind_of_deadlines(today: date, now: datetime) -> int:
    """Tell who can meet a deadline of a running project; on each day the workflow names, and once when it has passed.

    A deadline without reminders reminds nobody, and neither does an example.
    """
    running = Project.objects.filter(closed_on__isnull=True, is_example=False)
    rows = running.select_related("organisation", "leader", "sponsor").order_by("pk")
    members: dict[int, tuple[Any, ...]] = {}
    told, last = 0, 0
    while projects := list(rows.filter(pk__gt=last)[:SPAN]):
        told += remind(list(_deadlines(projects, members, today)), today=today, now=now)
        last = projects[-1].pk
    return told


def _deadlines(projects: list[Project], members: dict[int, tuple[Any, ...]], today: date) -> Iterator[Deadline]:
    events, followed = events_of(projects), workflows_of(projects)
    for project in projects:
        workflow = followed[project.workflow, project.workflow_version]
        for due in open_deadlines(project, events[project.pk], workflow):
            steps = (*due.deadline.reminders, A_DAY_LATE)
            if not due.deadline.reminders or due.left_days(today) > steps[0] or due.left_days(today) < 2 * A_DAY_LATE:
                continue
            facts = {
                "organisation": project.organisation,
                "project": project.title,
                "deadline": dict(due.deadline.names),
            }
            key, address = f"deadline-{project.pk}-{due.deadline.code}", f"/adopt/projects/{project.key}/"
            people = _people(project, workflow, due, members, today)
            yield Deadline(DEADLINE_DUE, key, due.on, people, address, facts, steps)


def _people(
    project: Project, workflow: Workflow, due: Due, members: dict[int, tuple[Any, ...]], today: date
) -> tuple[Any, ...]:
    """The lead, and whoever may take a step that meets it; for those without an account the people of the centre."""
    roles = {"lead", *roles_meeting(workflow, due.deadline)}
    named = {role: getattr(project, NAMED[role]) for role in NAMED if role in roles}
    people = [person for person in named.values() if person is not None and person.is_active]
    if roles - set(NAMED) or len(people) < len(named):
        if project.organisation_id not in members:
            members[project.organisation_id] = tuple(people_permitted(MOVE, project.organisation, today=today))
        people += members[project.organisation_id]
    return tuple({person.pk: person for person in people}.values())
