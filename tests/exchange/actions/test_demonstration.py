"""The trips of the demo: whole, marked as examples, loaded once."""

import pytest

from factories.kernel import make_member
from yokoten.exchange.actions.demonstration import load_demonstration
from yokoten.exchange.models import Trip, Visit
from yokoten.exchange.rules.listed_trips import listed_trips
from yokoten.interfaces.cli.instance import DEMONSTRATION, REFERENCE, module
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


def test_one_trip_is_over_and_one_is_being_asked_for():
    for room, load in REFERENCE + DEMONSTRATION:
        getattr(module(room), load)(SYSTEM)
    closed, planned = Trip.objects.get(state="closed"), Trip.objects.get(state="planned")
    assert closed.is_example and planned.is_example
    assert closed.questions.count() == 8 and closed.visits.count() == 2
    assert all(visit.answers.count() == 8 and visit.findings.exists() for visit in closed.visits.all())
    assert {one.verdict for one in closed.lessons.all()} == {"copy", "adapt", "avoid"}
    assert all(one.outcome and one.followed_up_on for one in closed.commitments.all())
    assert all(one.first_on.isoformat() < "2025-07-01" for one in closed.visits.all())
    assert all(one.side for one in closed.visits.first().feedback.all()) and closed.theme is not None
    assert {visit.state for visit in planned.visits.all()} == {"requested"}
    assert {visit.host.code for visit in planned.visits.all()} == {"halland-region", "sormland-region"}
    assert all(visit.practice for visit in Visit.objects.exclude(host__code="sormland-region"))
    assert load_demonstration(SYSTEM) == 0 and Trip.objects.count() == len(listed_trips())


def test_without_the_demos_organisations_nothing_is_loaded():
    assert load_demonstration(SYSTEM) == 0


def test_nobody_but_administrators_loads_it():
    with pytest.raises(NotAllowed):
        load_demonstration(make_member("exchange.*"))
