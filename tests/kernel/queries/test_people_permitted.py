"""Who is told of something in an organisation: people whose live role there permits the act."""

from datetime import date, timedelta

import pytest

from factories.kernel import make_membership, make_organisation, make_person
from yokoten.kernel.queries import people_permitted

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


def test_people_whose_role_permits_the_act_there_are_found_once(django_assert_num_queries):
    home = make_organisation()
    by_room = make_membership(organisation=home, permits=["exchange.*"]).person
    by_act = make_membership(organisation=home, permits=["exchange.accept_visit"]).person
    make_membership(by_act, home, permits=["exchange.*"])
    make_membership(organisation=home, permits=["kernel.read"])
    make_membership(permits=["exchange.*"])
    make_membership(make_person(is_active=False), home, permits=["exchange.*"])
    make_membership(organisation=home, permits=["exchange.*"], valid_to=TODAY - timedelta(days=1))
    with django_assert_num_queries(1):
        found = people_permitted("exchange.accept_visit", home, today=TODAY)
    assert sorted(found, key=lambda one: one.pk) == [by_room, by_act]


def test_nobody_is_told_for_a_closed_organisation():
    gone = make_membership(organisation=make_organisation(is_active=False), permits=["exchange.*"])
    assert people_permitted("exchange.accept_visit", gone.organisation, today=TODAY) == []
