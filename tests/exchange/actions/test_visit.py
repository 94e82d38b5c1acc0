"""The visit to one host: asked for, moved, accepted, declined, held."""

from datetime import date, timedelta

import pytest

from factories import exchange as make
from factories.exchange import FIRST, LAST, NOW, TODAY
from factories.kernel import make_administrator, make_member, make_organisation
from yokoten.exchange.actions.visit import (
    Contact,
    Host,
    accept_visit,
    add_host,
    agree_agenda,
    cancel_visit,
    decline_visit,
    hold_visit,
    propose_dates,
    remove_host,
    request_visit,
)
from yokoten.exchange.models import HostTerms
from yokoten.exchange.policies import HOST_LINK
from yokoten.exchange.rules.calendar import Span
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actor import Holder
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import OutboxMessage

pytestmark = pytest.mark.django_db
SPAN = Span(FIRST, LAST)


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("exchange.*", organisation=home)


@pytest.fixture
def far():
    return make_organisation()


@pytest.fixture
def host(far):
    return make_member("exchange.*", organisation=far)


@pytest.fixture
def visit(home, far):
    return make.make_visit(make.make_ready_trip(home), far)


def code_of(act):
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code


def asked(expert, visit, **details):
    return request_visit(expert, visit, span=SPAN, now=NOW, **details)


def test_a_host_is_asked_with_days_that_suit_its_terms(expert, visit):
    found = asked(expert, visit, message="We want to see the board.")
    assert (found.state, found.message) == ("requested", "We want to see the board.")
    assert [(one.side, one.first_on, one.last_on) for one in found.dates.all()] == [("guest", FIRST, LAST)]


def test_a_host_without_account_gets_a_letter_with_its_link(expert, home):
    trip = make.make_ready_trip(home)
    visit = add_host(expert, trip, Host(name="Bakery", email="bakery@example.org"))
    asked(expert, visit, write_letter=lambda one: Letter(f"visit-{one.pk}", "email", one.host_email, "S", "B"))
    assert OutboxMessage.objects.get().destination == "bakery@example.org"


@pytest.mark.parametrize(
    ("host", "code"),
    [
        (Host(name="Bakery"), "host_needs_name_and_address"),
        (Host(email="x@example.org"), "host_needs_name_and_address"),
    ],
)
def test_a_host_without_name_or_address_is_nobody(expert, home, host, code):
    assert code_of(lambda: add_host(expert, make.make_trip(home), host)) == code


def test_nobody_visits_themselves(expert, home):
    assert code_of(lambda: add_host(expert, make.make_trip(home), Host(home))) == "host_is_guest"


def test_a_host_is_on_a_trip_once(expert, visit, far):
    assert code_of(lambda: add_host(expert, visit.trip, Host(far))) == "host_there_already"


def test_a_trip_goes_to_as_many_hosts_as_its_kind_allows(expert, home):
    trip = make.make_trip(home, visit_type=make.make_visit_type(most_hosts=1))
    add_host(expert, trip, Host(make_organisation()))
    assert code_of(lambda: add_host(expert, trip, Host(make_organisation()))) == "too_many_hosts"


def test_caps_are_asked_before_the_host_is(expert, home, far):
    trip = make.make_ready_trip(home, visit_type=make.make_visit_type(least_questions=4))
    visit = make.make_visit(trip, far)
    assert code_of(lambda: asked(expert, visit)) == "too_few_questions"
    visit.refresh_from_db()
    assert visit.state == "draft"


def test_days_against_the_hosts_terms_are_refused_before_anybody_is_bothered(expert, visit, far):
    HostTerms.objects.create(organisation=far, notice_days=400, changed_at=NOW)
    assert code_of(lambda: asked(expert, visit)) == "notice_too_short"
    make.make_closure(far)
    HostTerms.objects.update(notice_days=0)
    assert code_of(lambda: asked(expert, visit)) == "host_closed"


def test_a_host_that_takes_few_heads_says_so(expert, visit, far):
    HostTerms.objects.create(organisation=far, notice_days=0, most_guests=0, changed_at=NOW)
    assert code_of(lambda: asked(expert, visit)) == "host_too_many_guests"


def test_a_visit_is_not_asked_for_twice(expert, visit):
    asked(expert, visit)
    assert code_of(lambda: asked(expert, visit)) == "visit_cannot_become"


def test_the_host_takes_the_days_and_says_who_receives(expert, host, visit):
    dates = asked(expert, visit).dates.get()
    found = accept_visit(host, visit, dates=dates, contact=Contact("Maj", "070"), now=NOW)
    assert (found.state, found.first_on, found.last_on, found.host_contact_name) == ("accepted", FIRST, LAST, "Maj")


def test_the_guest_does_not_accept_its_own_days(expert, visit):
    dates = asked(expert, visit).dates.get()
    assert code_of(lambda: accept_visit(expert, visit, dates=dates, contact=Contact(), now=NOW)) == "dates_not_to_take"


def test_the_host_proposes_other_days_and_the_guest_takes_them(expert, host, visit):
    asked(expert, visit)
    later = Span(FIRST + timedelta(days=7), LAST + timedelta(days=7))
    dates = propose_dates(host, visit, span=later, note="Fair week", now=NOW)
    found = accept_visit(expert, visit, dates=dates, contact=Contact(), now=NOW)
    assert (found.state, found.first_on) == ("accepted", later.first_on)
    assert sorted(found.dates.values_list("side", "state")) == [("guest", "passed_over"), ("host", "taken")]


def test_an_accepted_visit_can_still_be_moved(expert, host, visit):
    accept_visit(host, visit, dates=asked(expert, visit).dates.get(), contact=Contact(), now=NOW)
    later = Span(FIRST + timedelta(days=7), LAST + timedelta(days=7))
    dates = propose_dates(expert, visit, span=later, now=NOW)
    assert accept_visit(host, visit, dates=dates, contact=Contact(), now=NOW).first_on == later.first_on


def test_days_that_were_passed_over_are_gone(expert, host, visit):
    first = asked(expert, visit).dates.get()
    propose_dates(expert, visit, span=SPAN, now=NOW)
    assert code_of(lambda: accept_visit(host, visit, dates=first, contact=Contact(), now=NOW)) == "dates_not_to_take"


def test_a_host_declines_with_a_reason_and_can_be_asked_again(expert, host, visit):
    asked(expert, visit)
    assert code_of(lambda: decline_visit(host, visit, reason=" ", now=NOW)) == "decline_needs_reason"
    assert decline_visit(host, visit, reason="Fair week", now=NOW).decline_reason == "Fair week"
    found = asked(expert, visit)
    assert (found.state, found.decline_reason) == ("requested", "")


def test_guests_do_not_decline_for_the_host(expert, visit):
    asked(expert, visit)
    with pytest.raises(NotAllowed):
        decline_visit(expert, visit, reason="No", now=NOW)


def test_a_host_sees_nothing_of_a_draft(host, visit):
    with pytest.raises(NotAllowed):
        propose_dates(host, visit, span=SPAN, now=NOW)


def test_the_holder_of_the_link_answers_for_the_host_and_for_no_other(expert, home):
    trip = make.make_ready_trip(home)
    one, two = (make.make_visit(trip, None, host_name="B", host_email="b@example.org") for _ in range(2))
    type(one).objects.filter(pk__in=[one.pk, two.pk]).update(host=None)
    dates = asked(expert, one).dates.get()
    asked(expert, two)
    holder = Holder(HOST_LINK, str(one.key), "B")
    assert accept_visit(holder, one, dates=dates, contact=Contact("B"), now=NOW).state == "accepted"
    with pytest.raises(NotAllowed):
        decline_visit(holder, two, reason="No", now=NOW)


def test_a_link_for_something_else_opens_nothing(expert, visit):
    asked(expert, visit)
    with pytest.raises(NotAllowed):
        decline_visit(Holder("another.purpose", str(visit.key), "B"), visit, reason="No", now=NOW)


def test_either_side_calls_a_visit_off_with_a_reason(expert, host, visit):
    accept_visit(host, visit, dates=asked(expert, visit).dates.get(), contact=Contact(), now=NOW)
    assert code_of(lambda: cancel_visit(host, visit, reason="", now=NOW)) == "cancel_needs_reason"
    assert cancel_visit(host, visit, reason="Flood", now=NOW).state == "cancelled"


def test_a_host_that_was_asked_is_not_just_taken_off(expert, visit):
    asked(expert, visit)
    assert code_of(lambda: remove_host(expert, visit)) == "visit_asked_already"


def test_a_host_not_asked_yet_is_taken_off(expert, visit):
    remove_host(expert, visit)
    assert not visit.trip.visits.exists()


def test_an_empty_programme_is_not_agreed(expert, host, visit):
    accept_visit(host, visit, dates=asked(expert, visit).dates.get(), contact=Contact(), now=NOW)
    assert code_of(lambda: agree_agenda(host, visit, now=NOW)) == "agenda_empty"
    make.make_agenda_item(visit)
    assert agree_agenda(host, visit, now=NOW).state == "agreed"


def test_a_visit_that_took_place_sets_the_days_of_what_follows(expert, home, far):
    kind = make.make_visit_type(lessons_due_days=14, follow_up_days=90)
    trip = make.make_ready_trip(home, visit_type=kind)
    visit = make.make_visit(trip, far, state="agreed", first_on=date(2026, 11, 16), last_on=date(2026, 11, 17))
    hold_visit(expert, visit, now=NOW, today=TODAY)
    trip.refresh_from_db()
    assert (trip.state, trip.lessons_due_on, trip.follow_up_on) == ("held", date(2026, 12, 1), date(2027, 2, 15))


def test_the_last_visit_of_a_trip_sets_the_days(expert, home, far):
    trip = make.make_ready_trip(home)
    for first_on in (date(2026, 11, 17), date(2026, 11, 16)):
        visit = make.make_visit(trip, make_organisation(), state="accepted", first_on=first_on, last_on=first_on)
        hold_visit(expert, visit, now=NOW, today=TODAY)
    trip.refresh_from_db()
    assert trip.lessons_due_on == date(2026, 12, 1)


def test_a_visit_still_ahead_has_not_taken_place(expert, home, far):
    visit = make.make_visit(make.make_trip(home), far, state="agreed", first_on=FIRST, last_on=LAST)
    assert code_of(lambda: hold_visit(expert, visit, now=NOW, today=TODAY)) == "visit_still_ahead"


def test_an_administrator_answers_for_the_host_where_the_guests_proposed(expert, visit):
    dates = asked(expert, visit).dates.get()
    found = accept_visit(make_administrator(), visit, dates=dates, contact=Contact("Maj"), now=NOW)
    assert (found.state, found.host_contact_name) == ("accepted", "Maj")
