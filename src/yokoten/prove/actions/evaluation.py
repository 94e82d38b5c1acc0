"""Evaluations: registered before the figures are looked at, withdrawn with a reason, never deleted."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.prove.actions.following import follow_practice
from yokoten.prove.models import Evaluation
from yokoten.prove.queries.figures import registration_of, series_of
from yokoten.prove.rules.designs import STRENGTH, DataShape, best, fit_of
from yokoten.prove.rules.registering import Registration, print_of, wanting
from yokoten.prove.rules.series import Frame, shape_of


@dataclass(frozen=True)
class Asked:
    """What somebody wants to know of a project, and how it will be answered."""

    question: str
    language: str
    design: str
    window_from: date
    window_to: date
    start: date
    matters: Decimal | None = None
    practice: Any = None
    is_example: bool = False

    @property
    def frame(self) -> Frame:
        return Frame(self.window_from, self.window_to, self.start)


def locked(evaluation: Evaluation) -> Evaluation:
    rows = Evaluation.objects.select_for_update(of=("self",)).select_related("organisation", "target", "practice")
    return rows.get(pk=evaluation.pk)


@action
def register_evaluation(actor: Any, target: Any, asked: Asked, *, today: date, now: datetime) -> Evaluation:
    """Sign a question on a project's own numbers, with everything that could be chosen to suit the answer.

    Refused where the numbers, with those still to come, do not carry the design.
    """
    project = target.project
    require(actor, "prove.register_evaluation", project.organisation)
    evaluation = Evaluation(
        organisation=project.organisation,
        project=project,
        practice=asked.practice or project.practice,
        target=target,
        treated=[{"place": project.organisation.code, "start": asked.start.isoformat()}],
        question=" ".join(asked.question.split()),
        language=asked.language,
        outcome=target.name,
        unit=target.unit,
        is_lower_better=target.is_lower_better,
        design=asked.design,
        window_from=asked.window_from,
        window_to=asked.window_to,
        start=asked.start,
        matters=asked.matters,
        registered_at=now,
        registered_by=person_of(actor),
        is_example=asked.is_example,
    )
    registration = registration_of(evaluation)
    _require_whole(registration, shape_of(series_of(target), asked.frame, today=today))
    evaluation.print = print_of(registration)
    evaluation.save()
    facts = {"design": asked.design, "print": evaluation.print}
    record(actor, "prove.register_evaluation", evaluation, organisation=project.organisation, **facts)
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


def _require_whole(registration: Registration, shape: DataShape) -> None:
    """Nothing lacks; that there is nobody to compare with is said by the data before it is asked for."""
    lacking = sorted(wanting(registration), key=lambda reason: reason.code == "comparison_missing")
    if lacking and lacking[0].code != "comparison_missing":
        raise RuleBroken(lacking[0].code, **lacking[0].facts)
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
