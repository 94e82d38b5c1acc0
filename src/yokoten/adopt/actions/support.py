"""Support of a scheme: what is asked for, checked against norms; the rule of the day it is granted stays with it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yokoten.adopt.actions.project import locked, require_open
from yokoten.adopt.models import Project, Support
from yokoten.adopt.queries.support import norm_book
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.norms import check, check_advance, norm_in_force
from yokoten.adopt.rules.support import asks_for_support
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require


@dataclass(frozen=True)
class AskedFor:
    """Support for so many things of a norm: what they cost, and what is asked for of it."""

    norm: str
    cost: Decimal
    asked: Decimal
    units: int = 1


@dataclass(frozen=True)
class AdvanceAsked:
    """An advance of a kind: how much, and which share of the work is done (0.6 for 60 %)."""

    advance: str
    asked: Decimal
    progress: Decimal = Decimal(0)


@action
def set_support(actor: Any, project: Project, wanted: AskedFor, *, today: date, now: datetime) -> Support:
    """Say what a scheme costs and asks for, until its support is granted. More than the norm allows may be asked."""
    project = _open(actor, "adopt.set_support", project)
    norm = norm_in_force(norm_book(project.organisation).norms, wanted.norm, today)
    if norm is None:
        raise RuleBroken("norm_unknown")
    check(norm, wanted.cost, wanted.asked, wanted.units)
    support = Support.objects.filter(project=project).first() or Support(project=project)
    if support.norm_kept_on is not None:
        raise RuleBroken("support_granted", on=support.norm_kept_on)
    support.norm, support.units, support.cost, support.asked = wanted.norm, wanted.units, wanted.cost, wanted.asked
    support.set_by, support.set_at = actor if getattr(actor, "pk", None) else None, now
    support.save()
    amount = f"{wanted.asked} {norm.currency}"
    record(actor, "adopt.set_support", project, organisation=project.organisation, amount=amount, rule=norm.rule)
    return support


@action
def set_advance(actor: Any, project: Project, wanted: AdvanceAsked, *, today: date, now: datetime) -> Support:
    """Say which advance is asked for, until it is granted."""
    project = _open(actor, "adopt.set_advance", project)
    support = Support.objects.filter(project=project).first()
    if support is None:
        raise RuleBroken("advance_without_support")
    if support.advance_kept_on is not None:
        raise RuleBroken("advance_granted", on=support.advance_kept_on)
    advance = norm_in_force(norm_book(project.organisation).advances, wanted.advance, today)
    if advance is None:
        raise RuleBroken("norm_unknown")
    if not 0 <= wanted.progress <= 1:
        raise RuleBroken("progress_unfit")
    check_advance(advance, support.asked, wanted.asked, wanted.progress)
    support.advance, support.advance_asked, support.progress = wanted.advance, wanted.asked, wanted.progress
    support.set_by, support.set_at = actor if getattr(actor, "pk", None) else None, now
    support.save()
    amount = f"{wanted.asked} {advance.currency}"
    record(actor, "adopt.set_advance", project, organisation=project.organisation, amount=amount, rule=advance.rule)
    return support


def _open(actor: Any, act: str, project: Project) -> Project:
    project = locked(project)
    require(actor, act, project.organisation)
    require_open(project)
    if not asks_for_support(workflow_of(project)):
        raise RuleBroken("support_not_asked")
    return project
