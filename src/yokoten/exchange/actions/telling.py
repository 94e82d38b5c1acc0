"""Telling the people of a side what happened on a trip. The words are the door's."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from yokoten.exchange.models import Trip, Visit
from yokoten.exchange.rules.states import GUEST


def guests_of(trip: Trip) -> int:
    """The organisation that travels."""
    return trip.organisation_id


def tell_other_side(side: str, visit: Visit, kind: str, *, now: datetime, **facts: Any) -> None:
    """Tell the side that did not act."""
    if side == GUEST:
        tell_hosts(visit, kind, now=now, **facts)
    else:
        tell_guests(visit.trip, kind, now=now, visit=visit, **facts)


def tell_hosts(visit: Visit, kind: str, *, now: datetime, **facts: Any) -> None:
    """Tell the host's people who may answer visits."""


def tell_guests(trip: Trip, kind: str, *, now: datetime, visit: Visit | None = None, **facts: Any) -> None:
    """Tell whoever planned the trip and the travelling organisation's people."""


def tell_people(people: Iterable[Any], kind: str, *, now: datetime, **facts: Any) -> None:
    """Tell these people."""
