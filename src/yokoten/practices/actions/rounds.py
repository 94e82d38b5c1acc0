"""The daily round: warns owners whose yearly confirmation draws near, and marks what nobody confirmed."""

from datetime import date
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.practices.models import Practice
from yokoten.practices.rules.renewal import stale_before

State = Practice.State


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
    return practices
