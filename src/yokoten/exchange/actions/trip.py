"""Trips: planned from a gap, a practice or a recommended region, with delegation and questions; cancelled, closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from yokoten.exchange.actions.telling import Write, tell_hosts, write_to_host
from yokoten.exchange.models import BankQuestion, Delegate, Trip, TripQuestion, VisitType
from yokoten.exchange.policies import require_guest
from yokoten.exchange.rules.lines import match
from yokoten.exchange.rules.states import COMING, OPEN
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.kernel.rules.texts import LANGUAGES

MOST_QUESTIONS, MOST_DELEGATES = 60, 200


@dataclass(frozen=True)
class TripDetails:
    """What a trip is for. `figures` are numbers behind it as the comparison said them: value, unit, period, source."""

    visit_type: VisitType
    title: str
    language: str
    aim: str = ""
    intended_use: str = ""
    theme: Any = None
    practice: Any = None
    indicator: Any = None
    figures: Sequence[Mapping[str, Any]] = ()
    carries_certification: bool = False
    is_example: bool = False


@dataclass(frozen=True)
class Traveller:
    """Somebody of the delegation; `number` if they are there already."""

    name: str
    position: str = ""
    employer: str = ""
    email: str = ""
    phone: str = ""
    needs: str = ""
    is_head: bool = False
    person: Any = None
    number: int | None = None


@dataclass(frozen=True)
class Asked:
    """A question of the trip with the figures behind it, perhaps out of the bank; `number` if it is there already."""

    text: str
    language: str
    bank_question: BankQuestion | None = None
    figures: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    number: int | None = None


def locked(trip: Trip) -> Trip:
    return Trip.objects.select_for_update(of=("self",)).select_related("organisation", "visit_type").get(pk=trip.pk)


@action
def plan_trip(actor: Any, organisation: Any, details: TripDetails, *, now: datetime) -> Trip:
    """Begin a trip of an organisation: what it wants to learn and why."""
    require(actor, "exchange.plan_trip", organisation)
    trip = Trip.objects.create(
        organisation=organisation,
        created_by=actor if getattr(actor, "pk", None) else None,
        created_at=now,
        **_checked(details),
    )
    record(actor, "exchange.plan_trip", trip, organisation=organisation)
    return trip


@action
def change_trip(actor: Any, trip: Trip, details: TripDetails) -> Trip:
    """Change what a trip is for, as long as it is not closed."""
    trip = locked(trip)
    require_guest(actor, "exchange.change_trip", trip)
    _open(trip)
    changes = put(trip, **_checked(details))
    if changes:
        trip.save()
        record(actor, "exchange.change_trip", trip, organisation=trip.organisation, changed=sorted(changes))
    return trip


@action
def set_delegation(actor: Any, trip: Trip, travellers: Sequence[Traveller]) -> list[Delegate]:
    """Say who travels; the list replaces the one before. Its first head leads the delegation.

    A row keeps the account it belongs to as long as its name or its e-mail address stays.
    """
    trip = locked(trip)
    require_guest(actor, "exchange.set_delegation", trip)
    _open(trip)
    named = [one for one in travellers if one.name.strip()]
    if len(named) > MOST_DELEGATES:
        raise RuleBroken("too_many_delegates", there=len(named), allowed=MOST_DELEGATES)
    head = next((at for at, one in enumerate(named) if one.is_head), 0)
    matched = match(trip.delegates.all(), named)
    trip.delegates.filter(pk__in=[row.pk for row in matched.gone]).delete()
    trip.delegates.update(is_head=False)
    made = [_delegate(trip, at, *pair, is_head=at == head) for at, pair in enumerate(matched.pairs)]
    record(actor, "exchange.set_delegation", trip, organisation=trip.organisation, heads=len(made))
    return made


@action
def set_questions(actor: Any, trip: Trip, asked: Sequence[Asked]) -> list[TripQuestion]:
    """Say what is asked of every host, in this order. Questions with answers stay."""
    trip = locked(trip)
    require_guest(actor, "exchange.set_questions", trip)
    _open(trip)
    wanted = [one for one in asked if one.text.strip()]
    if len(wanted) > MOST_QUESTIONS:
        raise RuleBroken("questions_over_cap", there=len(wanted), allowed=MOST_QUESTIONS)
    matched = match(trip.questions.all(), wanted)
    gone = trip.questions.filter(pk__in=[question.pk for question in matched.gone])
    answered = gone.filter(answers__isnull=False).exclude(answers__text="").first()
    if answered is not None:
        raise RuleBroken("question_has_answers", question=answered.text[:80])
    gone.delete()
    made = [_question(trip, at, *pair) for at, pair in enumerate(matched.pairs)]
    record(actor, "exchange.set_questions", trip, organisation=trip.organisation, questions=len(made))
    return made


@action
def cancel_trip(actor: Any, trip: Trip, *, now: datetime, write_letter: Write | None = None) -> Trip:
    """Call a trip off; hosts that were asked are told."""
    trip = locked(trip)
    require_guest(actor, "exchange.cancel_trip", trip)
    if trip.state != Trip.State.PLANNED:
        raise RuleBroken("trip_not_planned")
    for visit in trip.visits.select_for_update().filter(state__in=OPEN):
        was, visit.state = visit.state, "cancelled"
        visit.save(update_fields=["state"])
        if was != "draft":
            tell_hosts(actor, visit, "visit_cancelled", now=now)
            write_to_host(visit, write_letter)
    trip.state = Trip.State.CANCELLED
    trip.save(update_fields=["state"])
    record(actor, "exchange.cancel_trip", trip, organisation=trip.organisation)
    return trip


@action
def close_trip(actor: Any, trip: Trip, *, now: datetime, write_letter: Write | None = None) -> Trip:
    """Close a trip once it left something behind: a lesson at least, or a reason in a lesson to avoid."""
    trip = locked(trip)
    require_guest(actor, "exchange.close_trip", trip)
    if trip.state != Trip.State.HELD:
        raise RuleBroken("trip_not_held")
    if trip.visits.filter(state__in=COMING).exists():
        raise RuleBroken("trip_has_visits_ahead")
    if not trip.lessons.exists():
        raise RuleBroken("trip_without_lessons")
    trip.visits.filter(state="held").update(state="closed")
    trip.state, trip.closed_at = Trip.State.CLOSED, now
    trip.save(update_fields=["state", "closed_at"])
    record(actor, "exchange.close_trip", trip, organisation=trip.organisation)
    for visit in trip.visits.filter(state="closed"):
        tell_hosts(actor, visit, "trip_closed", now=now)
        write_to_host(visit, write_letter)
    return trip


def follow_up_day(trip: Trip, held_on: date) -> date:
    """The day on which commitments are asked after."""
    return held_on + timedelta(days=trip.visit_type.follow_up_days)


def _open(trip: Trip) -> None:
    if trip.state in (Trip.State.CLOSED, Trip.State.CANCELLED):
        raise RuleBroken("trip_over")


def _checked(details: TripDetails) -> dict[str, Any]:
    title = " ".join(details.title.split())
    if not title:
        raise RuleBroken("trip_needs_title")
    if details.language not in LANGUAGES:
        raise RuleBroken("choice_unknown", choice=details.language)
    return {
        "visit_type": details.visit_type,
        "title": title[:160],
        "language": details.language,
        "aim": details.aim.strip(),
        "intended_use": details.intended_use.strip(),
        "theme": details.theme,
        "practice": details.practice,
        "indicator": details.indicator,
        "figures": [dict(one) for one in details.figures],
        "carries_certification": details.carries_certification or details.visit_type.purpose == "certification",
        "is_example": details.is_example,
    }


def _delegate(trip: Trip, at: int, one: Traveller, there: Delegate | None, *, is_head: bool) -> Delegate:
    row = there or Delegate(trip=trip)
    name, email = " ".join(one.name.split())[:120], one.email.strip()
    is_same = name == row.name or (email and email == row.email)
    row.person = one.person or (row.person if is_same else None)
    row.name, row.email, row.phone = name, email, one.phone.strip()[:40]
    row.position, row.employer = one.position.strip()[:160], one.employer.strip()[:160]
    row.needs, row.is_head, row.order = one.needs.strip()[:200], is_head, at
    row.save()
    return row


def _question(trip: Trip, at: int, one: Asked, there: TripQuestion | None) -> TripQuestion:
    question = there or TripQuestion(trip=trip)
    question.text, question.language, question.order = one.text.strip(), one.language, at
    question.bank_question = one.bank_question or question.bank_question
    question.figures = [dict(figure) for figure in one.figures] or question.figures
    question.save()
    return question
