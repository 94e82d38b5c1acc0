"""Evaluations of the demo's projects, marked as examples: one found an effect, one none that matters."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from yokoten.adopt.queries.project import projects_seen, targets_of
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import members_of
from yokoten.prove.actions.asking import Asked
from yokoten.prove.actions.evaluation import register_evaluation
from yokoten.prove.actions.reviewing import Opinion, review_evaluation
from yokoten.prove.actions.running import run_evaluation
from yokoten.prove.models import Evaluation
from yokoten.prove.rules.listed import listed_evaluations

Listed = Mapping[str, Any]


@action
def load_demonstration(actor: Any) -> int:
    """Add the demo's evaluations that are not here yet; returns how many. What is here stays as it is.

    One whose project is missing is left out.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="prove.load_demonstration")
    known = set(Evaluation.objects.filter(is_example=True).values_list("question", flat=True))
    added = [one for one in listed_evaluations() if one["question"] not in known and _load(actor, one)]
    if added:
        record(actor, "prove.load_demonstration", None, evaluations=len(added))
    return len(added)


def _load(actor: Any, listed: Listed) -> bool:
    """Registered and run by somebody of the organisation, read by the actor."""
    rows = projects_seen(actor).filter(is_example=True, title=listed["project"])
    project = rows.filter(organisation__code=listed["organisation"]).first()
    if project is None:
        return False
    member = members_of(actor, project.organisation).filter(person__is_active=True).order_by("pk").first()
    author = member.person if member else actor
    names = ("question", "language", "design", "window_from", "window_to", "start")
    asked = Asked(**{name: listed[name] for name in names}, matters=Decimal(listed["matters"]), is_example=True)
    today = listed["registered_on"]
    evaluation = register_evaluation(author, targets_of(project)[0], asked, today=today, now=_noon(today))
    run_evaluation(author, evaluation, now=_noon(listed["run_on"]))
    opinion = Opinion("agrees", listed["remark"], listed["language"])
    review_evaluation(actor, evaluation, opinion, now=_noon(listed["read_on"]))
    return True


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
