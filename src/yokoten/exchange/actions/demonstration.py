"""Trips of the demo's organisations: one that is over, with all it left behind, and one that is being asked for."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from yokoten.exchange.actions.agenda import Point, set_agenda
from yokoten.exchange.actions.feedback import Opinion, give_feedback
from yokoten.exchange.actions.home import (
    Drawn,
    Promised,
    commit_to,
    complete_commitment,
    draw_lesson,
    follow_up,
)
from yokoten.exchange.actions.noting import Noted, Said, answer_question, note_finding
from yokoten.exchange.actions.trip import (
    Asked,
    Traveller,
    TripDetails,
    close_trip,
    plan_trip,
    set_delegation,
    set_questions,
)
from yokoten.exchange.actions.visit import Contact, Host, accept_visit, add_host, hold_visit, request_visit
from yokoten.exchange.models import Feedback, Trip, Visit
from yokoten.exchange.queries import visit_type_by_code
from yokoten.exchange.rules.calendar import Span
from yokoten.exchange.rules.listed_trips import ListedTrip, ListedVisit, listed_trips
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import organisation_by_code
from yokoten.practices.queries.codes import concepts_by_code
from yokoten.practices.queries.practice import practices_seen


@action
def load_demonstration(actor: Any) -> int:
    """Add the demo's trips that are not here yet; returns how many. What is here stays as it is.

    The demo's organisations, practices and the question bank come first; a trip whose organisation is missing is left
    out.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="exchange.load_demonstration")
    known = set(Trip.objects.filter(is_example=True).values_list("title", flat=True))
    added = [one for one in listed_trips() if one.title not in known and _load(actor, one)]
    if added:
        record(actor, "exchange.load_demonstration", None, trips=len(added))
    return len(added)


def _load(actor: Any, listed: ListedTrip) -> bool:
    home, kind = organisation_by_code(listed.organisation), visit_type_by_code(listed.visit_type)
    if home is None or kind is None:
        return False
    now = listed.planned_at or timezone.now()
    details = TripDetails(
        kind,
        listed.title,
        listed.language,
        aim=listed.aim,
        intended_use=listed.intended_use,
        theme=concepts_by_code([listed.theme]).get(listed.theme),
        is_example=True,
    )
    trip = plan_trip(actor, home, details, now=now)
    set_delegation(actor, trip, [Traveller(**one) for one in listed.travellers])
    set_questions(actor, trip, [Asked(text, listed.language) for text in listed.questions])
    there = [one for one in listed.visit if organisation_by_code(one.host)]
    visits = {one.host: _visit(actor, trip, one, now) for one in there}
    for one in there:
        if one.state == "held":
            _hold(actor, visits[one.host], one, now)
    if listed.lessons_at:
        _bring_home(actor, trip, listed, visits)
    return True


def _visit(actor: Any, trip: Trip, listed: ListedVisit, now: datetime) -> Visit:
    practice = practices_seen(actor).filter(import_key=f"demo:{listed.practice}").first() if listed.practice else None
    visit = add_host(actor, trip, Host(organisation_by_code(listed.host), practice=practice))
    first_on = listed.first_on or now.date() + timedelta(days=listed.days_ahead)
    last_on = listed.last_on or first_on + timedelta(days=listed.days - 1)
    request_visit(actor, visit, span=Span(first_on, last_on), message=listed.message, now=now)
    return visit


def _hold(actor: Any, visit: Visit, listed: ListedVisit, now: datetime) -> None:
    """Accepted, prepared, held, with answers, findings and what was said afterwards."""
    contact = Contact(listed.contact, listed.phone)
    _as_host(actor, visit, contact, now)
    points = [
        Point(listed.first_on, time.fromisoformat(start), time.fromisoformat(end), title, kind=kind, speaker=speaker)
        for start, end, kind, title, speaker in listed.points
    ]
    set_agenda(actor, visit, points)
    then = datetime.combine(listed.first_on, time(9), UTC)
    hold_visit(actor, visit, now=then, today=listed.last_on)
    language = visit.trip.language
    for question, (text, figure) in zip(visit.trip.questions.all(), listed.answers, strict=True):
        answer_question(actor, visit, question, Said(text, language, figure), now=then)
    for at, (kind, text, where) in enumerate(listed.findings):
        seen_at = then + timedelta(minutes=20 * at)
        note_finding(actor, visit, Noted(uuid4(), text, language, seen_at, kind=kind, where=where), now=seen_at)
    if listed.guest_says:
        give_feedback(actor, visit, Opinion(language, **listed.guest_says), now=then + timedelta(days=2))
    if listed.host_says:
        said = {"may_be_quoted": False, **listed.host_says}
        Feedback.objects.create(visit=visit, side="host", language=language, given_at=then + timedelta(days=3), **said)


def _as_host(actor: Any, visit: Visit, contact: Contact, now: datetime) -> None:
    """The house answers for the host: it stands on the guests' side, so it takes the days in the host's name."""
    proposed = visit.dates.get()
    proposed.side = "host"
    proposed.save(update_fields=["side"])
    accept_visit(actor, visit, dates=proposed, contact=contact, now=now + timedelta(days=3))
    fields = {"host_contact_name": contact.name, "host_contact_phone": contact.phone}
    Visit.objects.filter(pk=visit.pk).update(**fields)
    proposed.side = "guest"
    proposed.save(update_fields=["side"])


def _bring_home(actor: Any, trip: Trip, listed: ListedTrip, visits: dict[str, Visit]) -> None:
    """Lessons, commitments, the follow-up, the end."""
    now, language, lessons = listed.lessons_at, listed.language, []
    for one in listed.lesson:
        visit = visits[one["host"]]
        findings = tuple(visit.findings.filter(text__startswith=one["finding"]))
        drawn = Drawn(one["verdict"], one["text"], language, one["why"], visit, visit.practice, findings)
        lessons.append(draw_lesson(actor, trip, drawn, now=now))
    for one in listed.commitment:
        promised = Promised(
            one["text"], language, one["due_on"], owner_name=one["owner_name"], lesson=lessons[one["lesson"]]
        )
        commitment = commit_to(actor, trip, promised, now=now)
        if "done_on" in one:
            complete_commitment(actor, commitment, on=one["done_on"])
        follow_up(actor, commitment, outcome=one["outcome"], words=one["words"], on=one["followed_up_on"])
    if listed.closed_at:
        close_trip(actor, trip, now=listed.closed_at)
