from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from factories.kernel import make_administrator, make_member
from yokoten.kernel.actions.outbox import (
    LEASE,
    PAUSES,
    Letter,
    enqueue,
    lease_due,
    mark_failed,
    mark_sent,
    retry_message,
    supersede,
    withdraw_message,
)
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, OutboxMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def put(key="a", **details):
    return enqueue(Letter(key, "email", "x@example.org", "Subject", "Body"), not_before=NOW, **details)


def test_a_key_leaves_once():
    assert put() and not put()
    assert OutboxMessage.objects.count() == 1


def test_a_letter_of_a_failed_act_never_was():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        put()
        raise ZeroDivisionError
    assert not OutboxMessage.objects.exists()


def test_due_messages_are_leased_oldest_first_and_not_twice():
    put("b")
    put("a")
    enqueue(Letter("later", "email", "x@example.org", "", ""), not_before=NOW + timedelta(hours=1))
    assert [message.key for message in lease_due(NOW)] == ["b", "a"]
    assert lease_due(NOW) == []


def test_no_more_than_asked_for_are_leased():
    put("a")
    put("b")
    assert len(lease_due(NOW, limit=1)) == 1 and len(lease_due(NOW, limit=5)) == 1


def test_the_lease_of_a_crashed_worker_runs_out():
    put()
    first = lease_due(NOW)[0]
    assert lease_due(NOW + LEASE - timedelta(seconds=1)) == []
    second = lease_due(NOW + LEASE)[0]
    assert (first.pk, second.attempts) == (second.pk, 2)


def test_a_worker_that_comes_back_late_changes_nothing_for_the_next():
    put()
    late = lease_due(NOW)[0]
    lease_due(NOW + LEASE)
    mark_failed(late, NOW + LEASE, "too late")
    kept = OutboxMessage.objects.get()
    assert kept.leased_until == NOW + 2 * LEASE and kept.last_error == ""


def test_what_left_late_left_all_the_same():
    put()
    late = lease_due(NOW)[0]
    lease_due(NOW + LEASE)
    mark_sent(late, NOW + LEASE)
    assert OutboxMessage.objects.get().state == "sent"
    assert lease_due(NOW + timedelta(days=1)) == []


def test_a_failure_is_tried_again_after_growing_pauses_and_given_up():
    put()
    moment = NOW
    for pause in PAUSES:
        mark_failed(lease_due(moment)[0], moment, "no answer")
        assert lease_due(moment + pause - timedelta(seconds=1)) == []
        moment += pause
    mark_failed(lease_due(moment)[0], moment, "no answer " * 99)
    kept = OutboxMessage.objects.get()
    assert (kept.state, kept.attempts, len(kept.last_error)) == ("failed", len(PAUSES) + 1, 300)


def test_a_letter_that_is_overtaken_stays():
    put("old")
    assert put("new", supersedes="old")
    assert [message.key for message in lease_due(NOW)] == ["new"]
    assert not supersede("old") and not supersede("never written")


def test_a_failed_message_is_sent_again_by_hand():
    put()
    message = OutboxMessage.objects.get()
    OutboxMessage.objects.update(state="failed", attempts=6)
    retry_message(make_administrator(), message, now=NOW)
    assert lease_due(NOW)[0].attempts == 1
    assert Entry.objects.get().facts == {"key": "a", "channel": "email"}


def test_a_message_is_withdrawn():
    put()
    withdraw_message(make_administrator(), OutboxMessage.objects.get())
    assert lease_due(NOW) == [] and Entry.objects.get().act == "kernel.withdraw_message"


@pytest.mark.parametrize("state", ["sent", "superseded"])
def test_what_has_left_is_neither_sent_nor_withdrawn(state):
    put()
    OutboxMessage.objects.update(state=state)
    message = OutboxMessage.objects.get()
    for act in (
        lambda: retry_message(make_administrator(), message, now=NOW),
        lambda: withdraw_message(make_administrator(), message),
    ):
        with pytest.raises(RuleBroken, match="message_left_already"):
            act()


def test_only_administrators_touch_the_outbox():
    put()
    message, head = OutboxMessage.objects.get(), make_member("kernel.grant_membership")
    for act in (lambda: retry_message(head, message, now=NOW), lambda: withdraw_message(head, message)):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_hold_the_same_message():
    put("a")
    put("b")
    with transaction.atomic():
        mine = lease_due(NOW, limit=1)
        theirs = _free_for_another_worker() if connection.vendor == "postgresql" else []
    theirs = theirs or [message.key for message in lease_due(NOW, limit=5)]
    assert [message.key for message in mine] == ["a"] and theirs == ["b"]


def _free_for_another_worker():
    """What a second connection may take while the first still holds its lease; SQLite has one writer, so it waits."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT key FROM kernel_outboxmessage ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 1")
            found = [key for (key,) in cursor.fetchall()]
            cursor.execute("ROLLBACK")
        return found
    finally:
        other.close()
