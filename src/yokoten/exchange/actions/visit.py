"""The visit to one host: asked for, accepted, declined, moved, agreed, held."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from yokoten.exchange.actions.telling import Write, tell_guests, tell_hosts, tell_other_side, write_to_host
from yokoten.exchange.actions.trip import follow_up_day, locked
from yokoten.exchange.models import ProposedDates, Trip, Visit
from yokoten.exchange.policies import may_as_host, require_guest, require_host, require_side
from yokoten.exchange.queries import capacity_of, caps_of
from yokoten.exchange.rules.calendar import Span, obstacles
from yokoten.exchange.rules.caps import Size, broken_by, broken_by_days
from yokoten.exchange.rules.states import COMING, GUEST, HOST, MOVABLE, OFF, may_become
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken


@dataclass(frozen=True)
class Host:
    """Whom to visit: an organisation that works here, or somebody with a name and an e-mail address.

    `wished` are the days the guests think of; nobody is asked for them yet.
    """

    organisation: Any = None
    name: str = ""
    email: str = ""
    place: Any = None
    practice: Any = None
    wished: Span | None = None


@dataclass(frozen=True)
class Contact:
    """Who receives the guests."""

    name: str = ""
    phone: str = ""
    email: str = ""
    words: str = ""


def locked_visit(visit: Visit) -> Visit:
    """The visit for this transaction alone, with its trip."""
    return (
        Visit.objects.select_for_update(of=("self",))
        .select_related("trip__organisation", "trip__visit_type", "host")
        .get(pk=visit.pk)
    )


@action
def add_host(actor: Any, trip: Trip, host: Host) -> Visit:
    """Put a host on the trip; nobody is asked yet."""
    trip = locked(trip)
    require_guest(actor, "exchange.add_host", trip)
    if trip.state != Trip.State.PLANNED:
        raise RuleBroken("trip_not_planned")
    _check_host(trip, host)
    place = host.place or (host.organisation.place if host.organisation else None)
    visit = Visit.objects.create(
        trip=trip,
        order=trip.visits.count(),
        host=host.organisation,
        host_name="" if host.organisation else " ".join(host.name.split())[:160],
        host_email="" if host.organisation else host.email.strip(),
        place=place,
        practice=host.practice,
        first_on=host.wished.first_on if host.wished else None,
        last_on=host.wished.last_on if host.wished else None,
    )
    record(actor, "exchange.add_host", trip, organisation=trip.organisation, host=host.organisation or host.name)
    return visit


@action
def remove_host(actor: Any, visit: Visit) -> None:
    """Take a host off the trip before it was asked, or after it declined."""
    visit = locked_visit(visit)
    require_guest(actor, "exchange.remove_host", visit.trip)
    if visit.state not in (Visit.State.DRAFT, Visit.State.DECLINED):
        raise RuleBroken("visit_asked_already")
    host = visit.host or visit.host_name
    visit.delete()
    record(actor, "exchange.remove_host", visit.trip, organisation=visit.trip.organisation, host=host)


@action
def request_visit(
    actor: Any,
    visit: Visit,
    *,
    span: Span,
    message: str = "",
    now: datetime,
    write_letter: Write | None = None,
) -> Visit:
    """Ask the host to receive the trip on these days. A host without an account gets a letter with its link."""
    visit = locked_visit(visit)
    require_guest(actor, "exchange.request_visit", visit.trip)
    _move(visit, Visit.State.REQUESTED, GUEST)
    _check_caps(visit.trip, span)
    _check_days(visit, span, now.date())
    visit.message, visit.requested_at, visit.decline_reason = message.strip(), now, ""
    visit.first_on = visit.last_on = None
    visit.save()
    _propose(visit, GUEST, span, "", now)
    record(actor, "exchange.request_visit", visit.trip, organisation=visit.trip.organisation, **_host(visit))
    tell_hosts(actor, visit, "visit_requested", now=now)
    write_to_host(visit, write_letter)
    return visit


@action
def propose_dates(
    actor: Any, visit: Visit, *, span: Span, note: str = "", now: datetime, write_letter: Write | None = None
) -> ProposedDates:
    """Propose other days; those proposed before by the same side are passed over."""
    visit = locked_visit(visit)
    side = require_side(actor, "exchange.propose_dates", visit)
    if visit.state not in MOVABLE:
        raise RuleBroken("visit_not_open")
    _check_caps(visit.trip, span)
    if span.first_on < now.date():
        raise RuleBroken("days_past", on=span.first_on)
    visit.dates.filter(side=side, state=ProposedDates.State.OPEN).update(state=ProposedDates.State.PASSED_OVER)
    proposed = _propose(visit, side, span, note, now)
    record(actor, "exchange.propose_dates", visit.trip, organisation=visit.trip.organisation, **_days(span))
    tell_other_side(actor, side, visit, "dates_proposed", now=now)
    write_to_host(visit, write_letter)
    return proposed


@action
def accept_visit(
    actor: Any,
    visit: Visit,
    *,
    dates: ProposedDates,
    contact: Contact,
    now: datetime,
    write_letter: Write | None = None,
) -> Visit:
    """Take the days that the other side proposed: the visit is on. The host says who receives the guests."""
    visit = locked_visit(visit)
    side = require_side(actor, "exchange.accept_visit", visit)
    dates = visit.dates.get(pk=dates.pk)
    if dates.side == GUEST and may_as_host(actor, "exchange.accept_visit", visit):
        side = HOST
    if dates.state != ProposedDates.State.OPEN or dates.side == side:
        raise RuleBroken("dates_not_to_take")
    if visit.state == Visit.State.REQUESTED:
        _move(visit, Visit.State.ACCEPTED, side)
    elif visit.state not in COMING:
        raise RuleBroken("visit_not_open")
    visit.first_on, visit.last_on, visit.answered_at = dates.first_on, dates.last_on, now
    if side == HOST:
        visit.host_contact_name, visit.host_contact_phone = contact.name.strip()[:120], contact.phone.strip()[:40]
        visit.host_contact_email, visit.host_words = contact.email.strip(), contact.words.strip()
    visit.save()
    others = visit.dates.filter(state=ProposedDates.State.OPEN).exclude(pk=dates.pk)
    others.update(state=ProposedDates.State.PASSED_OVER)
    dates.state = ProposedDates.State.TAKEN
    dates.save(update_fields=["state"])
    facts = {**_host(visit), **_days(Span(dates.first_on, dates.last_on))}
    record(actor, "exchange.accept_visit", visit.trip, organisation=visit.trip.organisation, **facts)
    tell_other_side(actor, side, visit, "visit_accepted", now=now)
    write_to_host(visit, write_letter)
    return visit


@action
def decline_visit(actor: Any, visit: Visit, *, reason: str, now: datetime) -> Visit:
    """Decline to receive the guests and say why."""
    visit = locked_visit(visit)
    require_host(actor, "exchange.decline_visit", visit)
    if not reason.strip():
        raise RuleBroken("decline_needs_reason")
    _move(visit, Visit.State.DECLINED, HOST)
    visit.decline_reason, visit.answered_at = reason.strip(), now
    visit.save(update_fields=["state", "decline_reason", "answered_at"])
    record(actor, "exchange.decline_visit", visit.trip, organisation=visit.trip.organisation, **_host(visit))
    tell_guests(actor, visit, "visit_declined", now=now)
    return visit


@action
def cancel_visit(actor: Any, visit: Visit, *, reason: str, now: datetime, write_letter: Write | None = None) -> Visit:
    """Call a visit off, by either side, with a reason."""
    visit = locked_visit(visit)
    side = require_side(actor, "exchange.cancel_visit", visit)
    if not reason.strip():
        raise RuleBroken("cancel_needs_reason")
    _move(visit, Visit.State.CANCELLED, side)
    visit.decline_reason = reason.strip()
    visit.save(update_fields=["state", "decline_reason"])
    record(actor, "exchange.cancel_visit", visit.trip, organisation=visit.trip.organisation, **_host(visit))
    tell_other_side(actor, side, visit, "visit_cancelled", now=now)
    write_to_host(visit, write_letter)
    return visit


@action
def hold_visit(actor: Any, visit: Visit, *, now: datetime, today: date, write_letter: Write | None = None) -> Visit:
    """Note that the visit took place: lessons are due and commitments will be asked after."""
    visit = locked_visit(visit)
    require_guest(actor, "exchange.hold_visit", visit.trip)
    if visit.first_on is not None and visit.first_on > today:
        raise RuleBroken("visit_still_ahead", on=visit.first_on)
    _move(visit, Visit.State.HELD, GUEST)
    visit.held_at = now
    visit.save(update_fields=["state", "held_at"])
    trip, last_on = locked(visit.trip), visit.last_on or today
    trip.state = Trip.State.HELD
    due_on = last_on + timedelta(days=trip.visit_type.lessons_due_days)
    trip.lessons_due_on = max(trip.lessons_due_on or due_on, due_on)
    asked_on = follow_up_day(trip, last_on)
    trip.follow_up_on = max(trip.follow_up_on or asked_on, asked_on)
    trip.save(update_fields=["state", "lessons_due_on", "follow_up_on"])
    record(actor, "exchange.hold_visit", trip, organisation=trip.organisation, **_host(visit))
    tell_hosts(actor, visit, "visit_held", now=now)
    write_to_host(visit, write_letter)
    return visit


@action
def agree_agenda(actor: Any, visit: Visit, *, now: datetime, write_letter: Write | None = None) -> Visit:
    """Say that the programme stands; either side may, once it has a point."""
    visit = locked_visit(visit)
    side = require_side(actor, "exchange.agree_agenda", visit)
    if not visit.agenda.exists():
        raise RuleBroken("agenda_empty")
    _move(visit, Visit.State.AGREED, side)
    visit.save(update_fields=["state"])
    record(actor, "exchange.agree_agenda", visit.trip, organisation=visit.trip.organisation, **_host(visit))
    tell_other_side(actor, side, visit, "agenda_agreed", now=now)
    write_to_host(visit, write_letter)
    return visit


def _check_host(trip: Trip, host: Host) -> None:
    if host.organisation is None:
        if not host.name.strip() or "@" not in host.email:
            raise RuleBroken("host_needs_name_and_address")
    elif host.organisation.pk == trip.organisation_id:
        raise RuleBroken("host_is_guest")
    elif trip.visits.filter(host=host.organisation).exclude(state=Visit.State.CANCELLED).exists():
        raise RuleBroken("host_there_already", host=str(host.organisation))
    there = trip.visits.exclude(state__in=OFF).count()
    if there >= trip.visit_type.most_hosts:
        raise RuleBroken("too_many_hosts", there=there + 1, allowed=trip.visit_type.most_hosts)


def _check_caps(trip: Trip, span: Span) -> None:
    caps = caps_of(trip.visit_type)
    hosts = trip.visits.exclude(state__in=OFF).count()
    size = Size(trip.delegates.count(), hosts, trip.questions.count())
    for broken in (*broken_by(caps, size), *broken_by_days(caps, span.first_on, span.last_on)):
        raise RuleBroken(broken.code, there=broken.there, allowed=broken.allowed)


def _check_days(visit: Visit, span: Span, today: date) -> None:
    if visit.host is None:
        if span.first_on < today:
            raise RuleBroken("days_past", on=span.first_on)
        return
    capacity = capacity_of(visit.host, beside=visit)
    for obstacle in obstacles(capacity, span, guests=visit.trip.delegates.count(), today=today):
        facts = {name: fact for name, fact in (("figure", obstacle.figure), ("on", obstacle.on)) if fact is not None}
        raise RuleBroken(obstacle.code, **facts)


def _move(visit: Visit, later: str, side: str) -> None:
    if not may_become(visit.state, later, side):
        raise RuleBroken("visit_cannot_become", state=str(visit.state), later=str(later))
    visit.state = later
    if later not in MOVABLE:
        visit.dates.filter(state=ProposedDates.State.OPEN).update(state=ProposedDates.State.PASSED_OVER)


def _propose(visit: Visit, side: str, span: Span, note: str, now: datetime) -> ProposedDates:
    return ProposedDates.objects.create(
        visit=visit, side=side, first_on=span.first_on, last_on=span.last_on, note=note.strip()[:300], made_at=now
    )


def _host(visit: Visit) -> dict[str, Any]:
    return {"host": visit.host or visit.host_name}


def _days(span: Span) -> dict[str, Any]:
    return {"first_on": span.first_on, "last_on": span.last_on}
