"""Effects of a project in money: added with how they were reckoned, taken out with a trace."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yokoten.adopt.actions.project import locked, require_open
from yokoten.adopt.models import Effect, Project, Result
from yokoten.adopt.rules.effects import CURRENCIES, FORMS, KINDS
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require

MOST_EFFECTS = 60


@dataclass(frozen=True)
class Reckoned:
    """An effect: what it is, how much, once or yearly, on paper or in cash, over which time, reckoned how."""

    what: str
    language: str
    kind: str
    form: str
    amount: Decimal
    currency: str
    begins_on: date
    reckoned: str
    ends_on: date | None = None


@action
def add_effect(actor: Any, project: Project, reckoned: Reckoned, *, now: datetime) -> Effect:
    """Add an effect as long as no result with the effects is being decided or was approved."""
    project = locked(project)
    require(actor, "adopt.add_effect", project.organisation)
    require_open(project)
    require_undecided(project)
    fields = checked_effect(reckoned)
    if project.effects.count() >= MOST_EFFECTS:
        raise RuleBroken("too_many_effects", allowed=MOST_EFFECTS)
    effect = Effect.objects.create(
        project=project, added_at=now, added_by=actor if getattr(actor, "pk", None) else None, **fields
    )
    record(actor, "adopt.add_effect", project, organisation=project.organisation, **_facts(effect))
    return effect


@action
def remove_effect(actor: Any, effect: Effect) -> None:
    """Take out an effect that is wrong; the trail keeps it, and so does every result that counted it."""
    project = locked(effect.project)
    require(actor, "adopt.remove_effect", project.organisation)
    require_open(project)
    require_undecided(project)
    facts = _facts(effect)
    effect.delete()
    record(actor, "adopt.remove_effect", project, organisation=project.organisation, **facts)


def require_undecided(project: Project) -> None:
    """Effects stay as they are while a result waits, and for good once one was approved."""
    if project.results.filter(state=Result.State.SUBMITTED).exists():
        raise RuleBroken("result_waits")
    approved = project.results.filter(state=Result.State.APPROVED).first()
    if approved is not None:
        raise RuleBroken("result_approved", on=approved.decided_at.date())


def checked_effect(reckoned: Reckoned) -> dict[str, Any]:
    """The fields of an effect, or what does not fit."""
    if not reckoned.what.strip():
        raise RuleBroken("effect_empty")
    if not reckoned.reckoned.strip():
        raise RuleBroken("effect_needs_reckoning")
    if reckoned.amount == 0:
        raise RuleBroken("effect_is_nothing")
    if reckoned.currency not in CURRENCIES or reckoned.kind not in KINDS or reckoned.form not in FORMS:
        raise RuleBroken("effect_of_no_kind")
    if reckoned.ends_on is not None and reckoned.ends_on < reckoned.begins_on:
        raise RuleBroken("effect_ends_before", on=reckoned.ends_on, start=reckoned.begins_on)
    return {name: getattr(reckoned, name) for name in Reckoned.__dataclass_fields__}


def _facts(effect: Effect) -> dict[str, Any]:
    return {"effect": effect.what, "amount": f"{effect.amount} {effect.currency}"}
