"""The result of a project: submitted by the team, approved or declined by somebody who is not of it."""

from datetime import datetime
from typing import Any

from yokoten.adopt.actions.effect import require_undecided
from yokoten.adopt.actions.project import locked, require_open
from yokoten.adopt.models import Project, Result
from yokoten.adopt.policies import is_of_team
from yokoten.adopt.queries.result import targets_counted
from yokoten.adopt.rules.effects import totals
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import require


@action
def submit_result(actor: Any, project: Project, *, summary: str, language: str, now: datetime) -> Result:
    """Submit what was reached, with the numbers and effects of this moment."""
    project = locked(project)
    require(actor, "adopt.submit_result", project.organisation)
    require_open(project)
    require_undecided(project)
    if not summary.strip():
        raise RuleBroken("result_empty")
    counted = targets_counted(project)
    if all(one["last"] is None for one in counted):
        raise RuleBroken("result_without_numbers")
    result = Result.objects.create(
        project=project,
        summary=summary.strip(),
        language=language,
        targets=counted,
        totals=[{**vars(one), "amount": str(one.amount)} for one in totals(project.effects.all())],
        submitted_by=_person(actor),
        submitted_at=now,
    )
    record(actor, "adopt.submit_result", project, organisation=project.organisation)
    return result


@action
def approve_result(actor: Any, result: Result, *, remark: str, language: str, now: datetime) -> Result:
    """Believe a result; only somebody who is not of the team may."""
    project = locked(result.project)
    _require_outside(actor, "adopt.approve_result", project)
    result = _waiting(project, result)
    _decide(actor, result, Result.State.APPROVED, now)
    result.remark, result.remark_language = remark.strip(), language
    result.save()
    record(actor, "adopt.approve_result", project, organisation=project.organisation)
    return result


@action
def decline_result(actor: Any, result: Result, *, reason: str, language: str, now: datetime) -> Result:
    """Give a result back with a reason; it stays in the history, and the team may submit another."""
    project = locked(result.project)
    _require_outside(actor, "adopt.decline_result", project)
    result = _waiting(project, result)
    if not reason.strip():
        raise RuleBroken("result_needs_reason")
    _decide(actor, result, Result.State.DECLINED, now)
    result.remark, result.remark_language = reason.strip(), language
    result.save()
    record(actor, "adopt.decline_result", project, organisation=project.organisation, reason=result.remark)
    return result


def _require_outside(actor: Any, act: str, project: Project) -> None:
    require(actor, act, project.organisation)
    if is_of_team(actor, project):
        raise NotAllowed("own_result", act=act)


def _waiting(project: Project, result: Result) -> Result:
    result = project.results.get(pk=result.pk)
    if result.state != Result.State.SUBMITTED:
        raise RuleBroken("result_decided", on=result.decided_at.date())
    return result


def _decide(actor: Any, result: Result, state: str, now: datetime) -> None:
    result.state, result.decided_by, result.decided_at = state, _person(actor), now


def _person(actor: Any) -> Any:
    return actor if getattr(actor, "pk", None) else None
