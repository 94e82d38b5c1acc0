"""A year of some organisations: projects by what became of them, results that were decided, effects approved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from yokoten.adopt.models import Project, Result
from yokoten.adopt.queries.project import projects_seen
from yokoten.adopt.queries.workflow import workflows_of
from yokoten.adopt.rules.effects import Total, totals
from yokoten.adopt.rules.workflow import DONE, state_of

FIRST_YEAR = 2000


@dataclass(frozen=True)
class Year:
    """Projects that ran in the year; of these, what was opened, finished, stopped, and still runs at its end."""

    projects: list[Project]
    opened: int
    finished: int
    stopped: int
    running: int
    approved: int
    declined: int
    money: Sequence[Total]


def year_of(actor: Any, organisations: Collection[Any], year: int) -> Year:
    """As far as the actor may see projects; effects are those that approved results counted on their day."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    there = Q(starts_on__lte=last) & (Q(closed_on__isnull=True) | Q(closed_on__gte=first))
    rows = projects_seen(actor).filter(there, organisation__in=organisations)
    projects = list(rows.order_by("organisation", "starts_on", "pk"))
    closed = [one for one in projects if one.closed_on is not None and one.closed_on <= last]
    followed = workflows_of(closed)
    finished = sum(state_of(followed[one.workflow, one.workflow_version], one.state).ends == DONE for one in closed)
    decided = list(Result.objects.filter(project__in=projects, decided_at__year=year))
    approved = [one for one in decided if one.state == Result.State.APPROVED]
    return Year(
        projects=projects,
        opened=sum(first <= one.starts_on for one in projects),
        finished=finished,
        stopped=len(closed) - finished,
        running=len(projects) - len(closed),
        approved=len(approved),
        declined=sum(one.state == Result.State.DECLINED for one in decided),
        money=totals(_total(each) for one in _last_of_each(approved) for each in one.totals),
    )


def _last_of_each(results: Sequence[Result]) -> list[Result]:
    """Of a project that had two results approved the later one, as it counts the same effects once more."""
    latest = {one.project_id: one for one in sorted(results, key=lambda one: (one.decided_at, one.pk))}
    return list(latest.values())


def _total(kept: dict[str, str]) -> Total:
    return Total(**{**kept, "amount": Decimal(kept["amount"])})
