"""Reminders before and after a day: commitments, lessons, the follow-up. Called when a day begins."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from yokoten.exchange.actions.telling import PLANS, facts_of, trip_address
from yokoten.exchange.models import Commitment, Trip
from yokoten.kernel.actions.telling import Deadline, remind
from yokoten.kernel.queries import people_permitted
from yokoten.kernel.rules.notifications import NotificationKind, register

SOONEST, LATEST = 7, 31

register(
    NotificationKind("exchange.commitment_due", steps=(7, 1, 0, -1, -7)),
    NotificationKind("exchange.lessons_due", steps=(3, 0, -7)),
    NotificationKind("exchange.follow_up_due", steps=(7, 0, -7, -30)),
)


def remind_of_due(today: date, now: datetime) -> int:
    """Tell owners of commitments, and whoever plans trips, what is due; each step of each thing once."""
    span = (today - timedelta(days=LATEST), today + timedelta(days=SOONEST))
    planners: dict[int, tuple[Any, ...]] = {}

    def people_of(trip: Trip) -> tuple[Any, ...]:
        if trip.organisation_id not in planners:
            planners[trip.organisation_id] = tuple(people_permitted(PLANS, trip.organisation, today=today))
        return planners[trip.organisation_id]

    deadlines = [*_commitments(span, people_of), *_lessons(span, people_of), *_follow_ups(span, people_of)]
    return remind(deadlines, today=today, now=now)


def _commitments(span: tuple[date, date], people_of: Any) -> Iterator[Deadline]:
    found = Commitment.objects.filter(state="open", outcome="", due_on__range=span, trip__is_example=False)
    for one in found.select_related("owner", "trip__organisation"):
        people = (one.owner,) if one.owner is not None and one.owner.is_active else people_of(one.trip)
        address, facts = f"{trip_address(one.trip)}#commitments", {**facts_of(one.trip), "what": one.text[:200]}
        yield Deadline("exchange.commitment_due", f"commitment-{one.pk}", one.due_on, people, address, facts)


def _lessons(span: tuple[date, date], people_of: Any) -> Iterator[Deadline]:
    found = Trip.objects.filter(state="held", lessons_due_on__range=span, lessons__isnull=True, is_example=False)
    for trip in found.select_related("organisation"):
        address = f"{trip_address(trip)}#lessons"
        key, people = f"lessons-{trip.pk}", people_of(trip)
        yield Deadline("exchange.lessons_due", key, trip.lessons_due_on, people, address, facts_of(trip))


def _follow_ups(span: tuple[date, date], people_of: Any) -> Iterator[Deadline]:
    """One reminder a trip and day, however many commitments are asked after."""
    found = Commitment.objects.filter(follow_up_on__range=span, outcome="", trip__is_example=False)
    rows = found.exclude(state="dropped").select_related("trip__organisation")
    asked = {(one.trip_id, one.follow_up_on): one.trip for one in rows}
    for (number, day), trip in asked.items():
        address = f"{trip_address(trip)}#commitments"
        yield Deadline("exchange.follow_up_due", f"follow-up-{number}", day, people_of(trip), address, facts_of(trip))
