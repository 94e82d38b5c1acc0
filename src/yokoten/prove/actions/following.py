"""What follows from a review or a check: the grade of the run, and that of the practice."""

from typing import Any

from yokoten.kernel.policies import permits
from yokoten.practices.actions.evidence import SET_EVIDENCE, set_evidence
from yokoten.prove.models import Evaluation, Run
from yokoten.prove.queries.evaluation import State, is_agreed, persistence_of, with_runs
from yokoten.prove.rules.evidence_facts import TOLD, WORDS, EvidenceFacts
from yokoten.prove.rules.grade_rule import shipped_rule
from yokoten.prove.rules.grading import grade
from yokoten.prove.rules.keeping import kept_facts, kept_reason, read_facts


def put_grade(run: Run, facts: EvidenceFacts, version: int) -> None:
    """Grade a run by these facts; the caller saves."""
    graded = grade(facts, shipped_rule(version))
    run.facts, run.rule_version = kept_facts(facts), version
    run.grade, run.points = graded.grade, graded.points
    run.reasons = [kept_reason(reason) for reason in graded.raising]


def grade_again(run: Run) -> Run:
    """After a review or a check: by the rule of the run, with the second reader and what became of the effect."""
    fresh = Run.objects.prefetch_related("reviews", "held_checks").get(pk=run.pk)
    facts = {**fresh.facts, "is_second_read": is_agreed(fresh), "persistence": persistence_of(fresh)}
    put_grade(fresh, read_facts(facts), fresh.rule_version)
    fresh.save()
    return fresh


def name_practice(actor: Any, project: Any, practice: Any) -> None:
    """A practice was made of this project: evaluations that named none count for it, and its grade follows."""
    unnamed = Evaluation.objects.filter(project=project, practice__isnull=True)
    first = unnamed.order_by("pk").first()
    unnamed.update(practice=practice)
    if first is not None:
        first.refresh_from_db()
        follow_practice(actor, first)


def follow_practice(actor: Any, evaluation: Evaluation) -> None:
    """Give the practice the best grade of its evaluations that a second person agreed to.

    Only where the actor may change that practice; elsewhere its own people decide.
    """
    practice = evaluation.practice
    if practice is None or not permits(actor, SET_EVIDENCE, practice.organisation):
        return
    rows = with_runs(Evaluation.objects.filter(practice=practice).exclude(state=State.WITHDRAWN))
    agreed = [run.grade for one in rows for run in one.runs.all() if is_agreed(run)]
    best = max(agreed, key=WORDS.index, default=TOLD)
    set_evidence(actor, practice, grade=best, because=evaluation.question)
