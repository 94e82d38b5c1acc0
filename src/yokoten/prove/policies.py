"""Who sees an evaluation, and who may do what with it."""

from typing import Any

from django.db.models import Q

from yokoten.kernel.policies import is_administrator, organisations_of, permits
from yokoten.prove.models import Evaluation, Run

REGISTER, RUN, REVIEW = "prove.register_evaluation", "prove.run_evaluation", "prove.review_evaluation"


def evaluations_seen_by(actor: Any) -> Q:
    """Evaluations of the own organisations."""
    return Q() if is_administrator(actor) else Q(organisation__in=sorted(organisations_of(actor)))


def may(actor: Any, act: str, evaluation: Evaluation) -> bool:
    return permits(actor, act, evaluation.organisation)


def has_part(actor: Any, evaluation: Evaluation) -> bool:
    """Whoever registered or ran an evaluation is no second person."""
    key = getattr(actor, "pk", None)
    if key is None:
        return False
    return key == evaluation.registered_by_id or Run.objects.filter(evaluation=evaluation, made_by=key).exists()


def can_review(actor: Any, evaluation: Evaluation) -> bool:
    return may(actor, REVIEW, evaluation) and not has_part(actor, evaluation)
