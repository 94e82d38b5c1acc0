"""Who sees what of a trip: one table. A leak of a visit or of a delegate is a defect of the first rank."""

import pytest

from factories import exchange as make
from factories.kernel import make_administrator, make_member, make_organisation, make_person
from yokoten.exchange.models import Feedback
from yokoten.exchange.policies import HOST_LINK
from yokoten.exchange.queries import (
    commitments_due,
    commitments_of,
    conflicts_of,
    delegates_of,
    feedback_of,
    findings_of,
    lessons_of,
    own_trips,
    side_by_side,
    trips_seen,
    visits_of,
    visits_received,
    visits_seen,
)
from yokoten.exchange.rules.states import OFF, SEEN_BY_HOST
from yokoten.kernel.actor import Holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    """A trip to two hosts with everything on it, a third party and a trip of its own."""
    home, one, two = make_organisation(), make_organisation(), make_organisation()
    trip = make.make_ready_trip(home, state="held")
    first, second = make.make_visit(trip, one, state="held"), make.make_visit(trip, two, state="requested")
    for visit in (first, second):
        make.make_answer(visit, trip.questions.first(), f"Of {visit.host.code}")
        Feedback.objects.create(visit=visit, side="guest", usefulness=5, words="W", language="en", given_at=make.NOW)
    make.make_finding(first)
    make.make_conflict(first)
    make.make_lesson(trip, visit=first, text="Of the first")
    make.make_lesson(trip, visit=first, text="Among us", is_shared_with_host=False)
    make.make_commitment(trip, text="Open")
    make.make_commitment(trip, text="Among us", is_shared_with_host=False)
    people = {
        "guest": make_member("exchange.*", organisation=home),
        "reader of the guests": make_member("kernel.read", organisation=home),
        "first host": make_member("exchange.*", organisation=one),
        "second host": make_member("exchange.*", organisation=two),
        "somebody else": make_member("exchange.*"),
        "member of nothing": make_person(),
        "administrator": make_administrator(),
        "holder of the second link": Holder(HOST_LINK, str(second.key), "H"),
        "visitor": None,
    }
    return trip, first, second, people


SEES = {
    #                        trips visits delegates findings conflicts lessons commitments columns feedback
    "guest": (1, 2, 1, 1, 1, 2, 2, 2, 2),
    "reader of the guests": (1, 2, 1, 1, 1, 2, 2, 2, 2),
    "first host": (1, 1, 1, 0, 0, 1, 1, 1, 1),
    "second host": (1, 1, 1, 0, 0, 0, 1, 1, 1),
    "somebody else": (0, 0, 0, 0, 0, 0, 0, 0, 0),
    "member of nothing": (0, 0, 0, 0, 0, 0, 0, 0, 0),
    "administrator": (1, 2, 1, 1, 1, 2, 2, 2, 2),
    "holder of the second link": (0, 1, 1, 0, 0, 0, 1, 1, 1),
    "visitor": (0, 0, 0, 0, 0, 0, 0, 0, 0),
}


@pytest.mark.parametrize("who", sorted(SEES))
def test_who_sees_what(scene, who):
    trip, first, second, people = scene
    actor = people[who]
    seen = (
        trips_seen(actor).count(),
        visits_seen(actor).count(),
        len(delegates_of(actor, trip)),
        len(findings_of(actor, [first, second])),
        len(conflicts_of(actor, [first, second])),
        len(lessons_of(actor, trip)),
        len(commitments_of(actor, trip)),
        len(side_by_side(actor, trip).visits),
        len(feedback_of(actor, trip)),
    )
    assert seen == SEES[who]


def test_a_host_reads_its_own_answers_and_not_the_other_hosts(scene):
    trip, first, second, people = scene
    table = side_by_side(people["first host"], trip)
    assert table.visits == (first,)
    assert [answer.text for row in table.rows for answer in row.answers if answer] == [f"Of {first.host.code}", "So."]


@pytest.mark.parametrize("state", ["draft", *SEEN_BY_HOST])
def test_a_host_sees_a_visit_once_it_was_asked(state):
    host = make_organisation()
    make.make_visit(make.make_trip(), host, state=state)
    actor = make_member("exchange.*", organisation=host)
    assert visits_seen(actor).count() == trips_seen(actor).count() == (state != "draft")


@pytest.mark.parametrize(
    ("state", "of_account", "of_link"),
    [
        ("draft", 0, 0),
        ("requested", 1, 1),
        ("accepted", 1, 1),
        ("agreed", 1, 1),
        ("held", 1, 1),
        ("closed", 1, 0),
        ("declined", 0, 0),
        ("cancelled", 0, 0),
    ],
)
def test_a_host_knows_who_travels_while_it_takes_part_and_over_a_link_until_the_end(state, of_account, of_link):
    trip, host = make.make_ready_trip(), make_organisation()
    trip.delegates.exclude(is_head=True).delete()
    visit = make.make_visit(trip, host, state=state)
    assert len(delegates_of(make_member("exchange.*", organisation=host), trip)) == of_account
    assert len(delegates_of(Holder(HOST_LINK, str(visit.key), "H"), trip)) == of_link


@pytest.mark.parametrize("state", OFF)
def test_a_host_that_is_off_the_trip_does_not_read_what_others_take_home(state):
    trip, host = make.make_trip(), make_organisation()
    visit = make.make_visit(trip, host, state=state)
    make.make_lesson(trip, text="Of others")
    make.make_commitment(trip, text="With others")
    for actor in (make_member("exchange.*", organisation=host), Holder(HOST_LINK, str(visit.key), "H")):
        assert lessons_of(actor, trip) == commitments_of(actor, trip) == []


def test_own_trips_are_not_those_received(scene):
    trip, first, _second, people = scene
    assert list(own_trips(people["guest"])) == [trip]
    assert list(own_trips(people["first host"])) == []
    assert list(visits_received(people["first host"])) == [first]
    assert list(visits_received(people["guest"])) == []


def test_commitments_due_are_those_of_the_own_house(scene):
    trip, _first, _second, people = scene
    make.make_commitment(trip, text="Late", due_on=make.TODAY.replace(day=1))
    make.make_commitment(trip, text="Ask", follow_up_on=make.TODAY)
    due = commitments_due(people["guest"], today=make.TODAY)
    assert ([one.text for one in due.overdue], len(due.coming), [one.text for one in due.to_follow_up]) == (
        ["Late"], 3, ["Ask"],
    )  # fmt: skip
    assert commitments_due(people["first host"], today=make.TODAY).overdue == ()


def test_visits_of_a_trip_are_listed_in_their_order(scene):
    trip, first, second, people = scene
    assert visits_of(people["guest"], trip) == [first, second]
