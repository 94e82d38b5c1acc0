"""What a second person says of a run, and whether the effect held after a year."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.prove.actions.evaluation import locked, person_of, require_standing
from yokoten.prove.actions.following import follow_practice, grade_again
from yokoten.prove.actions.running import outcome_of
from yokoten.prove.models import Evaluation, HeldCheck, Review
from yokoten.prove.policies import has_part
from yokoten.prove.queries.evaluation import counting_run
from yokoten.prove.queries.figures import figures_of
from yokoten.prove.rules.due_dates import due_on
from yokoten.prove.rules.grade_rule import shipped_rule
from yokoten.prove.rules.holding import Held, Later, held
from yokoten.prove.rules.keeping import kept_reason, read_facts, read_registration


@dataclass(frozen=True)
class Opinion:
    """Agrees or objects, and why."""

    verdict: str
    remark: str
    language: str


@action
def review_evaluation(actor: Any, evaluation: Evaluation, opinion: Opinion, *, now: datetime) -> Review:
    """A second person reads the newest run and agrees or objects; never who registered or ran it."""
    evaluation = locked(evaluation)
    require(actor, "prove.review_evaluation", evaluation.organisation)
    require_standing(evaluation)
    if has_part(actor, evaluation):
        raise RuleBroken("evaluation_review_own")
    run = evaluation.runs.first()
    if run is None:
        raise RuleBroken("evaluation_not_run")
    if not opinion.remark.strip():
        raise RuleBroken("review_needs_remark")
    review = Review.objects.create(
        run=run,
        reviewer=person_of(actor),
        made_at=now,
        verdict=opinion.verdict,
        remark=opinion.remark.strip(),
        language=opinion.language,
    )
    run = grade_again(run)
    evaluation.state = Evaluation.State.REVIEWED
    evaluation.save()
    facts = {"verdict": opinion.verdict, "grade": run.grade}
    record(actor, "prove.review_evaluation", evaluation, organisation=evaluation.organisation, **facts)
    follow_practice(actor, evaluation)
    return review


@action
def check_held(actor: Any, evaluation: Evaluation, *, today: date, now: datetime) -> HeldCheck:
    """Ask a year after the start what is left of the effect: once more by the same design on later numbers."""
    evaluation = locked(evaluation)
    require(actor, "prove.check_held", evaluation.organisation)
    require_standing(evaluation)
    run = counting_run(evaluation)
    if run is None:
        raise RuleBroken("evaluation_not_run")
    rule = shipped_rule(run.rule_version)
    started = read_registration(run.used).start
    due = due_on(started, rule)
    if today < due:
        raise RuleBroken("held_too_early", due=due)
    facts, used = read_facts(run.facts), read_registration(run.used)
    found_later = figures_of(evaluation, used).later(run.figures, used.design, outcome_of(used))
    estimate = found_later.estimate
    later = Later(estimate.reading.size, found_later.count, found_later.until) if estimate else None
    found = held(facts.size, later, started_on=started, today=today, rule=rule)
    check = HeldCheck.objects.create(
        run=run,
        due_on=due,
        asked_at=now,
        asked_by=person_of(actor),
        figures=found_later.kept,
        **_kept(found),
    )
    grade_again(run)
    said = {"verdict": check.verdict, "share": check.share}
    record(actor, "prove.check_held", evaluation, organisation=evaluation.organisation, **said)
    follow_practice(actor, evaluation)
    return check


def _kept(found: Held) -> dict[str, Any]:
    shares = {"share": found.share, "lower": found.lower, "upper": found.upper}
    return {"verdict": found.verdict, "reason": kept_reason(found.reason), **shares}
