"""Running an evaluation: the figures of the moment, the effect by its design, the grade by the published rule."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from yokoten.analysis.refusal import NotComputable
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.prove.actions.evaluation import locked, person_of, require_carried, require_standing
from yokoten.prove.actions.following import put_grade
from yokoten.prove.models import Evaluation, Run
from yokoten.prove.queries.figures import figures_of, registration_of
from yokoten.prove.rules.designs import Fit, fit_of
from yokoten.prove.rules.estimating import Estimate
from yokoten.prove.rules.evidence_facts import EvidenceFacts
from yokoten.prove.rules.figures import Figures
from yokoten.prove.rules.grade_rule import NEWEST
from yokoten.prove.rules.keeping import kept_reason, kept_registration
from yokoten.prove.rules.reading import Outcome
from yokoten.prove.rules.registering import Registration, deviations
from yokoten.prove.rules.series import fingerprint_of


@dataclass(frozen=True)
class Otherwise:
    """What is run otherwise than registered; each such departure is shown, and weighty ones cost the grade."""

    design: str | None = None
    window_from: date | None = None
    window_to: date | None = None
    start: date | None = None


@action
def run_evaluation(actor: Any, evaluation: Evaluation, *, now: datetime, otherwise: Otherwise | None = None) -> Run:
    """Answer the question with the figures of this moment; every run stays, whatever it finds."""
    evaluation = locked(evaluation)
    require(actor, "prove.run_evaluation", evaluation.organisation)
    require_standing(evaluation)
    used = _used(evaluation, otherwise or Otherwise())
    figures = figures_of(evaluation, used)
    shape = figures.shape()
    require_carried(used.design, shape)
    found = _estimated(used, figures)
    run = Run(evaluation=evaluation, made_at=now, made_by=person_of(actor), used=kept_registration(used))
    _put_figures(run, figures, found)
    _put_facts(run, used, figures, found)
    _put_cautions(run, found, fit_of(used.design, shape), is_over=now.date() > used.window_to)
    run.save()
    evaluation.state = Evaluation.State.RUN
    evaluation.save()
    facts = {"grade": run.grade, "estimate": run.estimate, "fingerprint": run.fingerprint}
    record(actor, "prove.run_evaluation", evaluation, organisation=evaluation.organisation, **facts)
    return run


def outcome_of(used: Registration) -> Outcome:
    return Outcome(used.is_lower_better, None if used.matters is None else float(used.matters))


def _used(evaluation: Evaluation, otherwise: Otherwise) -> Registration:
    """On official figures the starts are those of the places and stay."""
    registered = registration_of(evaluation)
    otherwise = otherwise if evaluation.target is not None else replace(otherwise, start=None)
    changed = {name: value for name in Otherwise.__dataclass_fields__ if (value := getattr(otherwise, name))}
    used = replace(registered, **changed)
    if not used.window_from < used.start <= used.window_to:
        raise RuleBroken("start_outside_window", start=used.start)
    return used


def _estimated(used: Registration, figures: Figures) -> Estimate:
    """All figures alike on both sides, or the like: said as a refusal."""
    try:
        return figures.estimated(used.design, outcome_of(used))
    except NotComputable as refusal:
        raise RuleBroken("effect_not_computable", reason=refusal.code) from refusal


def _put_figures(run: Run, figures: Figures, found: Estimate) -> None:
    run.figures = figures.kept()
    run.fingerprint = fingerprint_of(run.figures)
    size = found.reading.size
    run.estimate, run.lower, run.upper, run.se = size.estimate, size.lower, size.upper, found.se
    signals = {"better": found.signals.better, "worse": found.signals.worse} if found.signals else None
    run.result = {"signals": signals, "course": dict(found.course)}


def _put_facts(run: Run, used: Registration, figures: Figures, found: Estimate) -> None:
    evaluation = run.evaluation
    departed = deviations(registration_of(evaluation), used)
    run.deviations = [{"field": one.field, "is_weighty": one.is_weighty} for one in departed]
    weighty = sum(one.is_weighty for one in departed)
    facts = EvidenceFacts(
        design=used.design,
        checks=found.reading.checks,
        quality=figures.quality(),
        size=found.reading.size,
        is_registered=not evaluation.is_after_the_fact,
        weighty=weighty,
        lesser=len(departed) - weighty,
    )
    put_grade(run, facts, NEWEST)


def _put_cautions(run: Run, found: Estimate, fit: Fit, *, is_over: bool) -> None:
    """What weakens this run: cautions of the data, of the method, and a window that is still open."""
    cautions = [kept_reason(reason) for reason in fit.cautions]
    run.caveats = [*cautions, *({"code": code, "facts": {}} for code in found.caveats)]
    if not is_over:
        run.caveats.append({"code": "window_open", "facts": {}})
