"""The daily round: warns owners whose yearly confirmation draws near, and marks what nobody confirmed."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actions.telling import Deadline, remind
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import people_permitted
from yokoten.kernel.rules.notifications import NotificationKind, register
from yokoten.practices.actions.indexing import index_practices
from yokoten.practices.models import Practice
from yokoten.practices.rules.renewal import WARN_DAYS, due_on, stale_before, warned_before

State = Practice.State
DUE = "practices.confirmation_due"
register(NotificationKind(DUE, steps=(*WARN_DAYS, 0)))


def begin_day(today: date, now: datetime) -> int:
    """The round of a day: marks what is over, then reminds whoever may confirm; returns how many were told."""
    mark_stale(SYSTEM, today=today)
    near = Practice.objects.filter(state=State.PUBLISHED, confirmed_on__lt=warned_before(today))
    deadlines = [_deadline(practice, today) for practice in near.select_related("organisation").order_by("pk")]
    return remind(deadlines, today=today, now=now)


def _deadline(practice: Practice, today: date) -> Deadline:
    return Deadline(
        kind=DUE,
        key=f"practice-{practice.pk}-confirmation",
        due_on=due_on(practice.confirmed_on or today),
        people=tuple(people_permitted("practices.confirm_practice", practice.organisation, today=today)),
        address=reverse("practice", args=[practice.key]),
        facts={"practice": practice.title, "organisation": practice.organisation},
    )


@action
def mark_stale(actor: Any, *, today: date) -> list[Practice]:
    """Mark as stale what its owner has not confirmed for a year; it stays readable and says so."""
    over = Practice.objects.select_for_update().filter(state=State.PUBLISHED, confirmed_on__lt=stale_before(today))
    practices = list(over)
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="practices.mark_stale")
    for practice in practices:
        practice.state = State.STALE
        practice.revision += 1
        practice.save(update_fields=["state", "revision"])
        record(actor, "practices.mark_stale", practice, organisation=practice.organisation, on=practice.confirmed_on)
    index_practices(practices)
    return practices
