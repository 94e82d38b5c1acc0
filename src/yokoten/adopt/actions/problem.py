"""Losses that somebody saw in the process of a project, with their causes and what is done about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from yokoten.adopt.actions.project import locked, require_open
from yokoten.adopt.models import Problem, Project
from yokoten.adopt.rules.problems import BRANCHES, LOSSES, chain
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require

MOST_PROBLEMS = 200


@dataclass(frozen=True)
class Seen:
    """A loss: what is seen, where, why, on which bone of the fishbone, and the point of the plan against it."""

    loss: str
    seen: str
    language: str
    place: str = ""
    whys: Sequence[str] = ()
    branch: str = ""
    item: Any = None


@action
def set_problem(actor: Any, project: Project, seen: Seen, *, now: datetime, problem: Problem | None = None) -> Problem:
    """Note a loss with the next number, or say more about one."""
    project = locked(project)
    require(actor, "adopt.set_problem", project.organisation)
    require_open(project)
    fields = _checked(project, seen)
    if problem is None:
        if project.problems.count() >= MOST_PROBLEMS:
            raise RuleBroken("too_many_problems", allowed=MOST_PROBLEMS)
        number = (project.problems.aggregate(last=Max("number"))["last"] or 0) + 1
        person = actor if getattr(actor, "pk", None) else None
        problem = Problem.objects.create(project=project, number=number, noted_by=person, noted_at=now, **fields)
    else:
        problem = project.problems.get(pk=problem.pk)
        if not put(problem, **fields):
            return problem
        problem.save()
    record(actor, "adopt.set_problem", project, organisation=project.organisation, problem=problem.seen)
    return problem


@action
def remove_problem(actor: Any, problem: Problem) -> None:
    """Take out a problem that was none; its number is not given again while later ones stand."""
    project = locked(problem.project)
    require(actor, "adopt.remove_problem", project.organisation)
    require_open(project)
    seen = problem.seen
    problem.delete()
    record(actor, "adopt.remove_problem", project, organisation=project.organisation, problem=seen)


def _checked(project: Project, seen: Seen) -> dict[str, Any]:
    if not seen.seen.strip():
        raise RuleBroken("problem_empty")
    if seen.loss not in LOSSES or (seen.branch and seen.branch not in BRANCHES):
        raise RuleBroken("problem_of_no_kind")
    item = project.plan.filter(pk=seen.item.pk).first() if seen.item is not None else None
    fields = {name: getattr(seen, name) for name in Seen.__dataclass_fields__}
    return fields | {"seen": seen.seen.strip(), "whys": chain(list(seen.whys)), "item": item}
