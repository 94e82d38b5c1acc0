"""Days on offer: which are shown, and who is to answer."""

from datetime import timedelta

import pytest

from factories import exchange as make
from factories.kernel import make_member, make_organisation
from yokoten.exchange.models import Visit
from yokoten.exchange.queries import is_guests_turn, visits_to_choose, with_offers
from yokoten.exchange.rules.states import MOVABLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


def offered(trip, *sides, state="requested"):
    """A visit for which these sides proposed days, one after the other."""
    visit = make.make_visit(trip, make_organisation(), state=state)
    for hours, side in enumerate(sides):
        make.make_dates(visit, side=side, made_at=make.NOW + timedelta(hours=hours))
    return visit


@pytest.mark.parametrize(
    ("sides", "is_theirs"),
    [((), False), (("guest",), False), (("guest", "host"), True), (("guest", "host", "guest"), False)],
)
def test_guests_have_to_choose_when_the_host_proposed_last(home, sides, is_theirs):
    (visit,) = with_offers([offered(make.make_trip(home), *sides)])
    assert is_guests_turn(visit) == is_theirs


@pytest.mark.parametrize("state", Visit.State.values)
def test_days_can_be_chosen_only_while_the_visit_can_still_move(home, state):
    visit = offered(make.make_trip(home), "host", state=state)
    expected = [visit] if state in MOVABLE else []
    assert visits_to_choose(make_member("exchange.*", organisation=home)) == expected


def test_only_the_travelling_organisation_is_asked_to_choose(home):
    visit = offered(make.make_trip(home), "host")
    assert visits_to_choose(make_member("exchange.*", organisation=visit.host)) == []
    assert visits_to_choose(None) == []


def test_days_that_were_passed_over_are_not_on_offer(home):
    visit = offered(make.make_trip(home), "host")
    visit.dates.update(state="passed_over")
    assert with_offers([visit])[0].offered == []


def test_many_visits_cost_two_queries(home, django_assert_num_queries):
    trip, member = make.make_trip(home), make_member("exchange.*", organisation=home)
    visits = [offered(trip, "host") for _at in range(3)]
    visits_to_choose(member)
    with django_assert_num_queries(2):
        assert visits_to_choose(member) == visits
