"""Trips, visits and what comes home from them."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import uuid4

from factories.kernel import make_attachment, make_organisation
from yokoten.exchange.actions.trip import TripDetails
from yokoten.exchange.models import (
    AgendaItem,
    Answer,
    BankQuestion,
    Commitment,
    Conflict,
    Delegate,
    Finding,
    FindingPhoto,
    HostClosure,
    Lesson,
    ProposedDates,
    Trip,
    TripQuestion,
    Visit,
    VisitType,
)

_numbers = count(1)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
FIRST, LAST = date(2027, 2, 1), date(2027, 2, 2)


def make_visit_type(code="", **details):
    code = code or f"type-{next(_numbers)}"
    return VisitType.objects.create(code=code, names=details.pop("names", {"en": "Study visit"}), **details)


def trip_details(**details):
    return TripDetails(
        details.pop("visit_type", None) or make_visit_type(), details.pop("title", "To learn"), "en", **details
    )


def make_trip(organisation=None, **details):
    return Trip.objects.create(
        organisation=organisation or make_organisation(),
        visit_type=details.pop("visit_type", None) or make_visit_type(),
        title=details.pop("title", "To learn"),
        language=details.pop("language", "en"),
        created_at=NOW,
        **details,
    )


def make_visit(trip=None, host=None, **details):
    return Visit.objects.create(trip=trip or make_trip(), host=host or make_organisation(), **details)


def make_ready_trip(organisation=None, **details):
    """A trip that may be asked for: one traveller, three questions."""
    trip = make_trip(organisation, **details)
    Delegate.objects.create(trip=trip, name="Head", is_head=True)
    for at in range(3):
        make_question(trip, text=f"Question {at + 1}?", order=at)
    return trip


def make_question(trip, text="How?", **details):
    return TripQuestion.objects.create(trip=trip, text=text, language="en", **details)


def make_dates(visit, side="guest", first_on=FIRST, last_on=LAST, **details):
    details = {"made_at": NOW} | details
    return ProposedDates.objects.create(visit=visit, side=side, first_on=first_on, last_on=last_on, **details)


def make_agenda_item(visit, **details):
    details = {"on": FIRST, "starts_at": "09:00", "ends_at": "10:00", "title": "Welcome"} | details
    return AgendaItem.objects.create(visit=visit, **details)


def make_answer(visit, question=None, text="So.", **details):
    question = question or make_question(visit.trip)
    return Answer.objects.create(visit=visit, question=question, text=text, language="en", noted_at=NOW, **details)


def make_finding(visit=None, text="A board.", **details):
    visit = visit or make_visit(state="held")
    return Finding.objects.create(
        key=uuid4(), visit=visit, text=text, language="en", seen_at=NOW, noted_at=NOW, **details
    )


def make_photo(finding=None, **details):
    finding = finding or make_finding()
    known = {"name": "board.jpg", "kind": "image/jpeg", "content": details.pop("content", b"points")}
    attachment = make_attachment(finding.visit.trip.organisation, **known)
    return FindingPhoto.objects.create(finding=finding, attachment=attachment, added_at=NOW, **details)


def make_conflict(visit, text="Otherwise.", **details):
    if not details:
        details = {"answer": make_answer(visit)}
    return Conflict.objects.create(visit=visit, text=text, based_on_revision=0, noted_at=NOW, **details)


def make_lesson(trip=None, verdict="copy", text="Copy it.", **details):
    trip = trip or make_trip(state="held")
    return Lesson.objects.create(trip=trip, verdict=verdict, text=text, language="en", made_at=NOW, **details)


def make_commitment(trip=None, text="Do it.", **details):
    details = {"owner_name": "Somebody", "due_on": TODAY + timedelta(days=30)} | details
    return Commitment.objects.create(
        trip=trip or make_trip(state="held"), text=text, language="en", made_at=NOW, **details
    )


def make_closure(organisation, first_on=FIRST, last_on=LAST):
    return HostClosure.objects.create(organisation=organisation, first_on=first_on, last_on=last_on)


def make_bank_question(code="", **details):
    code = code or f"question-{next(_numbers)}"
    return BankQuestion.objects.create(code=code, texts=details.pop("texts", {"en": "How?"}), **details)
