"""What happened is told once to whoever should know, as they chose."""

from datetime import UTC, date, datetime, timedelta

import pytest

from factories.kernel import make_membership, make_notification, make_organisation, make_person
from yokoten.kernel.actions import telling
from yokoten.kernel.actions.membership import remind_of_endings
from yokoten.kernel.actions.telling import Deadline, forget_old, plain, remind, tell
from yokoten.kernel.models import Notification, NotificationChoice
from yokoten.kernel.queries import notifications_of, unread_count
from yokoten.kernel.rules.notifications import KINDS, NotificationKind

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
KIND = "kernel.membership_ends"


def say(people, key="k", **details):
    return tell(people, KIND, **({"facts": {}, "address": "/x/", "now": NOW} | details), key=key)


def chosen(in_product, email, person=None):
    person = person or make_person()
    NotificationChoice.objects.create(person=person, kind=KIND, in_product=in_product, email=email)
    return person


def test_a_person_is_told_what_happened():
    person, home = make_person(), make_organisation()
    facts = {"organisation": home, "on": date(2026, 12, 24), "count": 3}
    assert say(person, facts=facts) == 1
    told = Notification.objects.get()
    assert (told.person, told.organisation, told.address) == (person, home, "/x/")
    assert (told.made_at, told.read_at) == (NOW, None)
    assert told.facts == {"organisation": {"names": home.names}, "on": {"day": "2026-12-24"}, "count": 3}
    assert told.is_shown and told.letter == "off"


def test_the_same_thing_is_told_once_to_each():
    one, other = make_person(), make_person()
    assert say(one) == 1 and say([one, other, other]) == 1 and say([one, other]) == 0
    assert Notification.objects.count() == 2 and say(one, key="another") == 1


def test_many_are_told_in_a_few_queries(django_assert_max_num_queries):
    people = [make_person() for _ in range(30)]
    with django_assert_max_num_queries(3):
        assert say(people) == 30


def test_each_is_told_as_they_chose():
    silent, digest, both = chosen(False, "off"), chosen(False, "digest"), chosen(True, "at_once")
    assert say([silent, digest, both]) == 2
    rows = {row.person: (row.is_shown, row.letter) for row in Notification.objects.all()}
    assert rows == {digest: (False, "digest"), both: (True, "at_once")}


def test_closed_accounts_are_told_nothing():
    assert say(make_person(is_active=False)) == 0 and say([]) == 0


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "javascript:x", "account/"])
def test_an_address_leads_into_the_product(address):
    with pytest.raises(ValueError, match="no notification"):
        say(make_person(), address=address)


def test_an_unknown_kind_is_a_mistake():
    with pytest.raises(ValueError, match="no notification"):
        tell(make_person(), "kernel.nothing", facts={}, address="", now=NOW, key="k")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        ("a", "a"),
        (NOW, {"moment": "2026-12-01T09:00:00+00:00"}),
        ({"ru": "Дом", "en": "Home"}, {"names": {"ru": "Дом", "en": "Home"}}),
    ],
)
def test_facts_are_kept_so_that_any_language_can_say_them(value, kept):
    assert plain(value) == kept


def test_a_thing_without_names_is_called_as_it_is_called():
    assert plain(make_person(name="Anna")) == "Anna"


@pytest.fixture
def due(monkeypatch):
    monkeypatch.setitem(KINDS, "test.due", NotificationKind("test.due", steps=(7, 1, 0, -7)))
    person = make_person()

    def on(day, due_on=date(2026, 12, 10)):
        return remind([Deadline("test.due", "thing-1", due_on, (person,), "/x/", {"what": "W"})], today=day, now=NOW)

    return on


def test_a_deadline_is_told_step_by_step_and_each_step_once(due):
    days = [date(2026, 12, 1) + timedelta(days=passed) for passed in range(20)]
    told = [day.day for day in days if due(day) + due(day)]
    assert told == [3, 9, 10, 17]
    assert {row.facts["due_on"]["day"] for row in Notification.objects.all()} == {"2026-12-10"}


def test_a_day_asleep_loses_no_reminder(due):
    assert due(date(2026, 12, 4)) == 1 and due(date(2026, 12, 5)) == 0


def test_a_deadline_moved_is_told_anew(due):
    assert due(date(2026, 12, 3)) == 1
    assert due(date(2026, 12, 4), date(2026, 12, 11)) == 1


def test_a_role_that_ends_is_told_a_week_and_a_day_before():
    today = date(2026, 12, 1)
    make_membership(valid_to=today + timedelta(days=8))
    make_membership(valid_to=None)
    soon = make_membership(valid_to=today + timedelta(days=7))
    make_membership(make_person(is_active=False), valid_to=today + timedelta(days=7))
    assert remind_of_endings(today, NOW) == 1 and remind_of_endings(today, NOW) == 0
    told = Notification.objects.get()
    assert (told.person, told.organisation) == (soon.person, soon.organisation)


def test_what_is_old_is_forgotten():
    make_notification(made_at=NOW - timedelta(days=telling.KEPT_DAYS + 1))
    kept = make_notification(made_at=NOW)
    assert forget_old(NOW) == 1 and Notification.objects.get() == kept


def test_people_read_their_own_only(django_assert_num_queries):
    mine = make_notification()
    make_notification()
    make_notification(mine.person, is_shown=False)
    make_notification(mine.person, read_at=NOW)
    assert notifications_of(mine.person).count() == 2 and not notifications_of(None).exists()
    with django_assert_num_queries(1):
        assert unread_count(mine.person) == 1
