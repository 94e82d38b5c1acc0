"""Evaluations: registered before the figures are looked at, withdrawn with a reason, never deleted."""

from datetime import date, datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.prove.actions.asking import Asked, Compared, of_places, of_target
from yokoten.prove.actions.following import follow_practice
from yokoten.prove.models import Evaluation
from yokoten.prove.queries.figures import registration_of
from yokoten.prove.rules.designs import STRENGTH, DataShape, best, fit_of
from yokoten.prove.rules.registering import Registration, print_of, wanting


def locked(evaluation: Evaluation) -> Evaluation:
    rows = Evaluation.objects.select_for_update(of=("self",))
    return rows.select_related("organisation", "target", "practice", "indicator").get(pk=evaluation.pk)


@action
def register_evaluation(actor: Any, thing: Any, asked: Asked, *, today: date, now: datetime) -> Evaluation:
    """Sign a question with everything that could be chosen to suit the answer.

    `thing`: a target, for a project's own numbers, or `Compared`, for official figures of places. Refused where the
    figures, with those still to come, do not carry the design.
    """
    is_of_places = isinstance(thing, Compared)
    organisation = thing.organisation if is_of_places else thing.project.organisation
    require(actor, "prove.register_evaluation", organisation)
    evaluation, shape = (of_places if is_of_places else of_target)(thing, asked, today, now)
    evaluation.registered_at, evaluation.registered_by = now, person_of(actor)
    registration = registration_of(evaluation)
    _require_whole(registration, shape)
    evaluation.print = print_of(registration)
    evaluation.save()
    facts = {"design": asked.design, "print": evaluation.print}
    record(actor, "prove.register_evaluation", evaluation, organisation=organisation, **facts)
    return evaluation


@action
def withdraw_evaluation(actor: Any, evaluation: Evaluation, *, reason: str, now: datetime) -> Evaluation:
    """Say that an evaluation shall not count, and why; it stays to be read with everything it found."""
    evaluation = locked(evaluation)
    require(actor, "prove.withdraw_evaluation", evaluation.organisation)
    require_standing(evaluation)
    if not reason.strip():
        raise RuleBroken("evaluation_needs_reason")
    evaluation.state, evaluation.withdraw_reason = Evaluation.State.WITHDRAWN, reason.strip()
    evaluation.withdrawn_at = now
    evaluation.save()
    record(actor, "prove.withdraw_evaluation", evaluation, organisation=evaluation.organisation, reason=reason.strip())
    follow_practice(actor, evaluation)
    return evaluation


def require_standing(evaluation: Evaluation) -> None:
    """What was withdrawn stays as it was."""
    if evaluation.state == Evaluation.State.WITHDRAWN:
        raise RuleBroken("evaluation_withdrawn")


def _require_whole(registration: Registration, shape: DataShape | None) -> None:
    """Nothing lacks; that there is nobody to compare with is said by the data before it is asked for."""
    lacking = sorted(wanting(registration), key=lambda reason: reason.code == "comparison_missing")
    if lacking and (lacking[0].code != "comparison_missing" or shape is None):
        raise RuleBroken(lacking[0].code, **lacking[0].facts)
    if shape is not None:
        require_carried(registration.design, shape)
    if lacking:
        raise RuleBroken(lacking[0].code, **lacking[0].facts)


def require_carried(design: str, shape: DataShape) -> None:
    """Refuse a design that the data cannot carry, and name the best that they can."""
    if design in STRENGTH and not (fit := fit_of(design, shape)).can:
        other = best(shape)
        reasons = [reason.code for reason in fit.reasons]
        raise RuleBroken("design_not_carried", design=design, best=other.design if other else "", reasons=reasons)


def person_of(actor: Any) -> Any:
    """Who did it, where it is a person."""
    return actor if getattr(actor, "pk", None) else None
