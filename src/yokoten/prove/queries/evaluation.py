"""Evaluations as a person may see them."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from yokoten.prove.models import Evaluation, HeldCheck, Review, Run
from yokoten.prove.policies import evaluations_seen_by
from yokoten.prove.rules.due_dates import due_on
from yokoten.prove.rules.evidence_facts import CANNOT_SAY, NOT_DUE
from yokoten.prove.rules.grade_rule import shipped_rule

State, Verdict = Evaluation.State, Review.Verdict


def evaluations_seen(actor: Any) -> QuerySet[Evaluation]:
    """The one door: every list, count, page and export goes through it."""
    rows = Evaluation.objects.filter(evaluations_seen_by(actor))
    return rows.select_related("organisation", "project", "practice", "target", "indicator", "registered_by")


def evaluation_by_key(actor: Any, key: Any) -> Evaluation | None:
    return evaluations_seen(actor).filter(key=key).first()


def with_runs(rows: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """Evaluations with their runs, the newest first, each with its reviews and checks: three queries more.

    The figures of a run are read when somebody asks for them.
    """
    runs = Run.objects.defer("figures").order_by("-made_at", "-pk").select_related("made_by")
    checks = HeldCheck.objects.select_related("asked_by").order_by("asked_at", "pk")
    return rows.prefetch_related(
        Prefetch("runs", runs),
        Prefetch("runs__reviews", Review.objects.select_related("reviewer").order_by("made_at", "pk")),
        Prefetch("runs__held_checks", checks),
    )


def evaluations_of(actor: Any, project: Any) -> list[Evaluation]:
    """Those of a project, withdrawn ones too, with their runs."""
    return list(with_runs(evaluations_seen(actor).filter(project=project)))


def evaluations_run_in(actor: Any, organisations: Collection[Any], year: int) -> list[Evaluation]:
    """Those of some organisations that were run in a year and not withdrawn, whatever they found."""
    rows = evaluations_seen(actor).exclude(state=State.WITHDRAWN)
    run = Run.objects.filter(made_at__year=year).values("evaluation")
    return list(with_runs(rows.filter(pk__in=run, organisation__in=organisations).order_by("organisation", "pk")))


def is_agreed(run: Run) -> bool:
    """Whether a second person agreed to the run and nobody objected after that."""
    reviews = list(run.reviews.all())
    return bool(reviews) and reviews[-1].verdict == Verdict.AGREES


def counting_run(evaluation: Evaluation) -> Run | None:
    """The run that counts: the latest that somebody agreed to, else the latest."""
    runs = list(evaluation.runs.all())
    return next((run for run in runs if is_agreed(run)), next(iter(runs), None))


def persistence_of(run: Run) -> str:
    """What the last check after a year found."""
    checks = list(run.held_checks.all())
    return checks[-1].verdict if checks else NOT_DUE


def due_checks(actor: Any, today: date) -> list[tuple[Evaluation, date]]:
    """Evaluations whose question after a year may be asked and has no answer yet, the longest due first."""
    rows = with_runs(evaluations_seen(actor).exclude(state=State.WITHDRAWN))
    waiting = [one for one in rows if is_waiting(one)]
    dated = [(one, due_on(one.start, shipped_rule())) for one in waiting]
    return sorted(((one, due) for one, due in dated if due <= today), key=lambda pair: (pair[1], pair[0].pk))


def is_waiting(evaluation: Evaluation) -> bool:
    """Whether it has a result and nobody knows yet what became of the effect."""
    run = counting_run(evaluation)
    return run is not None and persistence_of(run) in (NOT_DUE, CANNOT_SAY)
