"""The round of a day: owners are reminded a month, a week before and on the day; what nobody confirmed is stale."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from factories.kernel import make_membership, make_organisation
from factories.practices import make_practice
from yokoten.kernel.models import Notification
from yokoten.practices.actions.life import confirm_practice
from yokoten.practices.actions.rounds import begin_day
from yokoten.practices.rules.renewal import due_on

pytestmark = pytest.mark.django_db
CONFIRMED = date(2025, 12, 20)
DUE = due_on(CONFIRMED)


@pytest.fixture
def home():
    return make_organisation("home")


@pytest.fixture
def owner(home):
    return make_membership(organisation=home, permits=["practices.*"]).person


def days_of(practice, count=60):
    """On which days of the last weeks and the first ones after somebody was told."""
    told = []
    for number in range(count):
        today = DUE - timedelta(days=40) + timedelta(days=number)
        now = datetime(today.year, today.month, today.day, 6, tzinfo=UTC)
        if begin_day(today, now) + begin_day(today, now):
            told.append((DUE - today).days)
    return told


def test_owners_are_reminded_three_times_and_then_it_is_stale(home, owner):
    make_membership(organisation=home, permits=["kernel.read"])
    make_membership(permits=["practices.*"])
    practice = make_practice(home, state="published", confirmed_on=CONFIRMED)
    assert days_of(practice) == [30, 7, 0]
    practice.refresh_from_db()
    told = Notification.objects.filter(kind="practices.confirmation_due")
    assert practice.state == "stale" and {row.person for row in told} == {owner}
    assert told.first().address == reverse("practice", args=[practice.key])
    assert told.first().facts["practice"] == practice.title


def test_what_is_confirmed_meanwhile_needs_no_reminder(home, owner):
    practice = make_practice(home, state="published", confirmed_on=CONFIRMED)
    confirm_practice(owner, practice, today=DUE - timedelta(days=45))
    assert days_of(practice) == []


@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn", "stale"])
def test_only_what_is_published_is_to_be_confirmed(home, owner, state):
    assert days_of(make_practice(home, state=state, confirmed_on=CONFIRMED)) == []
