"""Telling the people of a side what happened on a trip. The words are the door's."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from yokoten.exchange.models import Commitment, Trip, Visit
from yokoten.exchange.rules.states import GUEST
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.actions.telling import tell
from yokoten.kernel.queries import people_permitted
from yokoten.kernel.rules.notifications import AT_ONCE, NotificationKind, register

Write = Callable[[Visit], Letter]
ANSWERS, PLANS = "exchange.accept_visit", "exchange.plan_trip"

register(
    NotificationKind("exchange.visit_requested", AT_ONCE),
    NotificationKind("exchange.dates_proposed", AT_ONCE),
    NotificationKind("exchange.visit_accepted", AT_ONCE),
    NotificationKind("exchange.visit_declined", AT_ONCE),
    NotificationKind("exchange.visit_cancelled", AT_ONCE),
    NotificationKind("exchange.agenda_agreed"),
    NotificationKind("exchange.visit_held"),
    NotificationKind("exchange.feedback_given"),
    NotificationKind("exchange.trip_closed"),
    NotificationKind("exchange.commitment_given", AT_ONCE),
)


def tell_other_side(actor: Any, side: str, visit: Visit, kind: str, *, now: datetime) -> None:
    """Tell the side that did not act."""
    if side == GUEST:
        tell_hosts(actor, visit, kind, now=now)
    else:
        tell_guests(actor, visit, kind, now=now)


def tell_hosts(actor: Any, visit: Visit, kind: str, *, now: datetime) -> None:
    """Tell the host's people who may answer visits."""
    if visit.host is not None:
        people = people_permitted(ANSWERS, visit.host, today=now.date())
        _tell(actor, people, kind, visit, f"/learn/visits/{visit.key}/", now)


def write_to_host(visit: Visit, write_letter: Write | None) -> None:
    """A host without an account reads of it in a letter."""
    if visit.host_id is None and write_letter is not None:
        enqueue(write_letter(visit))


def tell_guests(actor: Any, visit: Visit, kind: str, *, now: datetime) -> None:
    """Tell the travelling organisation's people who may plan trips."""
    people = people_permitted(PLANS, visit.trip.organisation, today=now.date())
    _tell(actor, people, kind, visit, f"/learn/visits/{visit.key}/", now)


def tell_owner(commitment: Commitment, *, now: datetime) -> None:
    """Tell somebody that a commitment is theirs."""
    tell(
        [commitment.owner],
        "exchange.commitment_given",
        facts={**facts_of(commitment.trip), "what": commitment.text[:200], "day": commitment.due_on},
        address=f"{trip_address(commitment.trip)}#commitments",
        now=now,
        key=f"commitment-{commitment.pk}-{commitment.owner_id}",
    )


def trip_address(trip: Trip) -> str:
    return f"/learn/trips/{trip.key}/"


def facts_of(trip: Trip) -> dict[str, Any]:
    return {"organisation": trip.organisation, "title": trip.title}


def _tell(actor: Any, people: Iterable[Any], kind: str, visit: Visit, address: str, now: datetime) -> None:
    """Tell them once, but never whoever did it."""
    others = [one for one in people if one.pk != getattr(actor, "pk", None)]
    facts = {**facts_of(visit.trip), "host": visit.host or visit.host_name, "reason": visit.decline_reason}
    key = f"{kind}-{visit.pk}-{now:%Y%m%d%H%M%S%f}"
    tell(others, f"exchange.{kind}", facts=facts, address=address, now=now, key=key)
