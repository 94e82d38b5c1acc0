"""Who is told of what happens on a trip, and reminded of what is due."""

from datetime import timedelta

import pytest

from factories import exchange as make
from factories.exchange import NOW, TODAY
from factories.kernel import make_member, make_organisation
from yokoten.exchange.actions.home import Promised, commit_to
from yokoten.exchange.actions.reminding import remind_of_due
from yokoten.exchange.actions.visit import decline_visit, propose_dates, request_visit
from yokoten.exchange.rules.calendar import Span
from yokoten.kernel.models import Notification

pytestmark = pytest.mark.django_db
SPAN = Span(make.FIRST, make.LAST)


@pytest.fixture
def home():
    return make_organisation("home")


@pytest.fixture
def host():
    return make_organisation("host")


@pytest.fixture
def guest(home):
    return make_member("exchange.*", organisation=home)


@pytest.fixture
def receiver(host):
    return make_member("exchange.*", organisation=host)


def told():
    return [(one.person, one.kind) for one in Notification.objects.order_by("pk")]


def test_a_request_is_told_to_the_hosts_people_who_may_answer(home, host, guest, receiver):
    make_member("kernel.read", organisation=host)
    make_member("exchange.*")
    visit = make.make_visit(make.make_ready_trip(home), host)
    request_visit(guest, visit, span=SPAN, now=NOW)
    assert told() == [(receiver, "exchange.visit_requested")]
    assert Notification.objects.get().address == f"/learn/visits/{visit.key}/"


def test_an_answer_is_told_to_the_guests(home, host, guest, receiver):
    visit = make.make_visit(make.make_ready_trip(home), host, state="requested")
    decline_visit(receiver, visit, reason="Moving house.", now=NOW)
    assert told() == [(guest, "exchange.visit_declined")]
    assert Notification.objects.get().facts["reason"] == "Moving house."


def test_whoever_acts_is_told_nothing(home, host):
    both = make_member("exchange.*", organisation=home)
    make_member("exchange.*", organisation=host)
    from_host = Notification.objects.filter(person=both)
    visit = make.make_visit(make.make_ready_trip(home), host, state="requested")
    propose_dates(both, visit, span=SPAN, now=NOW)
    assert not from_host.exists()


def test_an_owner_is_told_of_a_commitment(home, guest):
    owner = make_member("exchange.*", organisation=home)
    trip = make.make_trip(home, state="held")
    commit_to(guest, trip, Promised("Do it.", "en", TODAY, owner=owner), now=NOW)
    assert told() == [(owner, "exchange.commitment_given")]


@pytest.mark.parametrize(("days", "count"), [(7, 1), (5, 0), (1, 1), (0, 1), (-1, 1), (-20, 0)])
def test_an_owner_is_reminded_before_and_after_the_day(home, guest, days, count):
    make.make_commitment(make.make_trip(home, state="held"), owner=guest, due_on=TODAY + timedelta(days=days))
    remind_of_due(TODAY, NOW)
    remind_of_due(TODAY, NOW)
    assert [kind for _person, kind in told()] == ["exchange.commitment_due"] * count


def test_a_commitment_that_is_done_reminds_nobody(home, guest):
    make.make_commitment(make.make_trip(home, state="held"), owner=guest, due_on=TODAY, state="done")
    remind_of_due(TODAY, NOW)
    assert told() == []


def test_of_an_owner_without_an_account_the_planners_are_reminded(home, guest):
    make.make_commitment(make.make_trip(home, state="held"), owner_name="Somebody", due_on=TODAY)
    remind_of_due(TODAY, NOW)
    assert told() == [(guest, "exchange.commitment_due")]


def test_a_follow_up_reminds_once_for_a_trip(home, guest):
    trip = make.make_trip(home, state="held")
    for _ in range(3):
        make.make_commitment(trip, follow_up_on=TODAY, due_on=TODAY - timedelta(days=60))
    remind_of_due(TODAY, NOW)
    assert told() == [(guest, "exchange.follow_up_due")]


def test_lessons_are_asked_for_until_there_is_one(home, guest):
    trip = make.make_trip(home, state="held", lessons_due_on=TODAY)
    remind_of_due(TODAY, NOW)
    assert told() == [(guest, "exchange.lessons_due")]
    make.make_lesson(trip)
    Notification.objects.all().delete()
    remind_of_due(TODAY, NOW)
    assert told() == []


def test_an_example_reminds_nobody(home, guest):
    make.make_commitment(make.make_trip(home, state="held", is_example=True), owner=guest, due_on=TODAY)
    remind_of_due(TODAY, NOW)
    assert told() == []
