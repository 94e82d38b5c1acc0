"""A day begins once in a process, in the morning, and tells whoever has something due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from factories.kernel import make_membership, make_notification
from yokoten.interfaces.channels import day
from yokoten.interfaces.channels.background import live
from yokoten.kernel import news
from yokoten.kernel.models import Notification

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def heard(monkeypatch):
    monkeypatch.setattr(day, "_begun", {})
    monkeypatch.setattr(news, "_listeners", type(news._listeners)(list))
    told = []
    news.subscribe(news.DAY_BEGUN, lambda **facts: told.append(facts))
    return told


@pytest.mark.django_db(transaction=True)
def test_a_day_begins_in_the_morning_and_once(heard):
    assert not day.begin_day(NOW.replace(hour=4)) and heard == []
    assert day.begin_day(NOW) and not day.begin_day(NOW + timedelta(hours=5))
    assert heard == [{"today": date(2026, 12, 1), "now": NOW}]
    assert day.begin_day(NOW + timedelta(days=1)) and len(heard) == 2


@pytest.mark.django_db(transaction=True)
def test_the_day_is_that_of_the_installation(heard):
    with timezone.override("Asia/Ho_Chi_Minh"):
        day.begin_day(datetime(2026, 12, 1, 22, 30, tzinfo=UTC))
    assert heard[0]["today"] == date(2026, 12, 2)


@pytest.mark.django_db(transaction=True)
def test_a_listener_that_fails_holds_up_no_other(heard):
    def fail(**facts):
        raise ZeroDivisionError

    news._listeners[news.DAY_BEGUN].insert(0, fail)
    assert day.begin_day(NOW) and len(heard) == 1


@pytest.mark.django_db(transaction=True)
def test_background_work_reminds_people_of_what_is_due(monkeypatch):
    monkeypatch.setattr(day, "_begun", {})
    monkeypatch.setattr(day, "MORNING_HOUR", 0)
    make_membership(valid_to=timezone.localdate() + timedelta(days=1))
    make_notification(made_at=timezone.now() - timedelta(days=500))
    live()
    live()
    assert Notification.objects.get().kind == "kernel.membership_ends"
