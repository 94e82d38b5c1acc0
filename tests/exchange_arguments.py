"""Arguments with which every act of exchange is called: `home` travels, or receives where only a host may act."""

from uuid import uuid4

from factories import exchange as make
from factories.exchange import FIRST, LAST, NOW, TODAY
from factories.uploads import picture
from yokoten.exchange.actions.agenda import Point, Stop
from yokoten.exchange.actions.bank import TypeDetails
from yokoten.exchange.actions.feedback import Opinion
from yokoten.exchange.actions.home import Drawn, Promised
from yokoten.exchange.actions.noting import Noted, Said
from yokoten.exchange.actions.terms import Terms
from yokoten.exchange.actions.trip import Asked, Traveller
from yokoten.exchange.actions.visit import Contact, Host
from yokoten.exchange.rules.calendar import Span
from yokoten.kernel.rules.uploads.examine import NewAttachment

SPAN = Span(FIRST, LAST)


def given(*things, **details):
    return things, details


def visit_of(home, state="held", **details):
    return make.make_visit(make.make_ready_trip(home, **details), state=state)


def hosted(home, state="requested"):
    return make.make_visit(make.make_ready_trip(), home, state=state)


def taken(home):
    visit = hosted(home)
    return given(visit, dates=make.make_dates(visit), contact=Contact("Host"), now=NOW)


def held_trip(home):
    return make.make_trip(home, state="held")


def ready_to_close(home):
    trip = held_trip(home)
    make.make_lesson(trip)
    return given(trip, now=NOW)


def agreed(home):
    visit = visit_of(home, "accepted")
    make.make_agenda_item(visit)
    return given(visit, now=NOW)


def answered(home):
    visit = visit_of(home)
    return given(visit, visit.trip.questions.first(), Said("So.", "en"), now=NOW)


def changed_question(home):
    return given(make.make_bank_question(organisation=home), texts={"en": "Why?"}, theme=None)


def promised(trip, **details):
    return Promised("Do it.", "en", TODAY, owner_name="Somebody", **details)


EXCHANGE_ARGUMENTS = {
    "exchange.accept_visit": taken,
    "exchange.add_bank_question": lambda home: given(code="new", texts={"en": "How?"}, organisation=home),
    "exchange.add_host": lambda home: given(make.make_trip(home), Host(name="Somebody", email="x@example.org")),
    "exchange.add_photo": lambda home: given(
        make.make_finding(visit_of(home)), NewAttachment("a.jpg", picture()), now=NOW
    ),
    "exchange.agree_agenda": agreed,
    "exchange.answer_question": answered,
    "exchange.cancel_trip": lambda home: given(make.make_trip(home), now=NOW),
    "exchange.cancel_visit": lambda home: given(visit_of(home, "accepted"), reason="Flood.", now=NOW),
    "exchange.change_bank_question": changed_question,
    "exchange.change_commitment": lambda home: given(make.make_commitment(trip := held_trip(home)), promised(trip)),
    "exchange.change_lesson": lambda home: given(make.make_lesson(held_trip(home)), Drawn("avoid", "No.", "en")),
    "exchange.change_trip": lambda home: given(make.make_trip(home), make.trip_details()),
    "exchange.close_days": lambda home: given(home, first_on=FIRST, last_on=LAST),
    "exchange.close_trip": ready_to_close,
    "exchange.commit_to": lambda home: given(trip := held_trip(home), promised(trip), now=NOW),
    "exchange.complete_commitment": lambda home: given(make.make_commitment(held_trip(home)), on=TODAY),
    "exchange.decline_visit": lambda home: given(hosted(home), reason="Full.", now=NOW),
    "exchange.draw_lesson": lambda home: given(held_trip(home), Drawn("copy", "Yes.", "en"), now=NOW),
    "exchange.drop_commitment": lambda home: given(make.make_commitment(held_trip(home)), reason="No money."),
    "exchange.follow_up": lambda home: given(
        make.make_commitment(held_trip(home), follow_up_on=TODAY), outcome="in_place", words="It runs.", on=TODAY
    ),
    "exchange.give_feedback": lambda home: given(visit_of(home), Opinion("en", usefulness=5), now=NOW),
    "exchange.hold_visit": lambda home: given(visit_of(home, "accepted"), now=NOW, today=TODAY),
    "exchange.link_practice": lambda home: given(make.make_lesson(held_trip(home)), None),
    "exchange.load_demonstration": lambda home: given(),
    "exchange.load_bank": lambda home: given(),
    "exchange.note_finding": lambda home: given(visit_of(home), Noted(uuid4(), "A board.", "en", NOW), now=NOW),
    "exchange.plan_trip": lambda home: given(home, make.trip_details(), now=NOW),
    "exchange.propose_dates": lambda home: given(visit_of(home, "requested"), span=SPAN, now=NOW),
    "exchange.remove_finding": lambda home: given(make.make_finding(visit_of(home)), now=NOW),
    "exchange.remove_host": lambda home: given(visit_of(home, "draft")),
    "exchange.remove_lesson": lambda home: given(make.make_lesson(held_trip(home))),
    "exchange.remove_photo": lambda home: given(make.make_photo(make.make_finding(visit_of(home)))),
    "exchange.reopen_days": lambda home: given(make.make_closure(home)),
    "exchange.request_visit": lambda home: given(visit_of(home, "draft"), span=SPAN, now=NOW),
    "exchange.set_agenda": lambda home: given(
        visit_of(home, "accepted"), [Point(FIRST, NOW.time(), NOW.replace(hour=10).time(), "Welcome")]
    ),
    "exchange.set_delegation": lambda home: given(make.make_trip(home), [Traveller("Head")]),
    "exchange.set_host_terms": lambda home: given(home, Terms(), now=NOW),
    "exchange.set_questions": lambda home: given(make.make_trip(home), [Asked("How?", "en")]),
    "exchange.set_sites": lambda home: given(visit_of(home, "accepted"), [Stop("Workshop")]),
    "exchange.set_visit_type": lambda home: given("new", TypeDetails({"en": "Study visit"})),
    "exchange.settle_conflict": lambda home: given(make.make_conflict(visit_of(home)), text="So it is.", now=NOW),
}
