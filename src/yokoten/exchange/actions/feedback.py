"""What both sides say of a visit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yokoten.exchange.actions.telling import tell_other_side
from yokoten.exchange.actions.visit import locked_visit
from yokoten.exchange.models import Feedback, Visit
from yokoten.exchange.policies import require_side
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken

MARKS = range(1, 6)


@dataclass(frozen=True)
class Opinion:
    """Marks from 1 to 5, or none, and words."""

    language: str
    usefulness: int | None = None
    organisation_mark: int | None = None
    openness: int | None = None
    words: str = ""
    may_be_quoted: bool = False


@action
def give_feedback(actor: Any, visit: Visit, opinion: Opinion, *, now: datetime) -> Feedback:
    """Say how the visit was; each side once, changed as often as it likes."""
    visit = locked_visit(visit)
    side = require_side(actor, "exchange.give_feedback", visit)
    if visit.state not in (Visit.State.HELD, Visit.State.CLOSED):
        raise RuleBroken("visit_not_held")
    marks = (opinion.usefulness, opinion.organisation_mark, opinion.openness)
    if any(mark is not None and mark not in MARKS for mark in marks):
        raise RuleBroken("mark_one_to_five")
    if not opinion.words.strip() and not any(marks):
        raise RuleBroken("feedback_empty")
    feedback, is_new = Feedback.objects.update_or_create(
        visit=visit,
        side=side,
        defaults={
            "usefulness": opinion.usefulness,
            "organisation_mark": opinion.organisation_mark,
            "openness": opinion.openness,
            "words": opinion.words.strip(),
            "language": opinion.language,
            "may_be_quoted": opinion.may_be_quoted,
            "given_by": actor if getattr(actor, "pk", None) else None,
            "given_at": now,
        },
    )
    record(actor, "exchange.give_feedback", visit.trip, organisation=visit.trip.organisation)
    if is_new:
        tell_other_side(actor, side, visit, "feedback_given", now=now)
    return feedback
