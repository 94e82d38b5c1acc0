"""Letters while somebody holds them: what a worker, an administrator and a newer letter may still do."""

from datetime import UTC, datetime, timedelta

import pytest

from factories.kernel import make_administrator
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
from yokoten.kernel.models import OutboxMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def put(key="a", *, at=NOW, **details):
    return enqueue(Letter(key, "email", "x@example.org", "Subject", "Body", **details), not_before=at)


def kept(key="a"):
    return OutboxMessage.objects.get(key=key)


def held(moment=NOW):
    put()
    return lease_due(moment)[0]


def test_a_letter_waits_for_its_moment_to_the_second():
    put(at=NOW + SECOND)
    assert lease_due(NOW) == [] and len(lease_due(NOW + SECOND)) == 1


def test_a_letter_without_a_moment_is_due_at_once():
    enqueue(Letter("now", "email", "x@example.org", "S", "B"))
    assert [message.key for message in lease_due(kept("now").not_before)] == ["now"]


def test_the_oldest_moment_leaves_first_whatever_was_written_first():
    put("written first", at=NOW)
    put("due first", at=NOW - SECOND)
    assert [message.key for message in lease_due(NOW)] == ["due first", "written first"]


@pytest.mark.parametrize(("attempts", "pause"), list(enumerate(PAUSES, start=1)))
def test_each_attempt_waits_longer_than_the_one_before(attempts, pause):
    put()
    OutboxMessage.objects.update(attempts=attempts - 1)
    mark_failed(lease_due(NOW)[0], NOW, "no")
    assert kept().not_before == NOW + pause and kept().attempts == attempts
    assert attempts == 1 or pause > PAUSES[attempts - 2]


def test_the_last_attempt_is_the_one_after_the_last_pause():
    put()
    OutboxMessage.objects.update(attempts=len(PAUSES))
    mark_failed(lease_due(NOW)[0], NOW, "no")
    assert (kept().state, kept().leased_until) == ("failed", None)


def test_a_lease_lasts_its_time_and_not_a_second_longer():
    held()
    assert kept().leased_until == NOW + LEASE
    assert lease_due(NOW + LEASE - SECOND) == [] and len(lease_due(NOW + LEASE)) == 1


def test_a_letter_withdrawn_in_hand_is_neither_failed_nor_sent_afterwards():
    message = held()
    withdraw_message(make_administrator(), message)
    mark_failed(message, NOW, "too late")
    mark_sent(message, NOW)
    assert (kept().state, kept().last_error, kept().sent_at) == ("superseded", "", None)


def test_a_letter_retried_in_hand_is_not_taken_by_a_second_worker():
    message = held()
    retry_message(make_administrator(), message, now=NOW)
    assert lease_due(NOW + SECOND) == []
    mark_sent(message, NOW + SECOND)
    assert kept().state == "sent" and lease_due(NOW + timedelta(days=1)) == []


def test_a_failed_letter_keeps_its_words_until_it_has_left():
    mark_failed(held(), NOW, "mailbox full")
    again = lease_due(NOW + PAUSES[0])[0]
    assert kept().last_error == "mailbox full"
    mark_sent(again, NOW + PAUSES[0])
    assert (kept().last_error, kept().sent_at) == ("", NOW + PAUSES[0])


def test_a_sent_letter_keeps_the_first_moment():
    message = held()
    mark_sent(message, NOW)
    mark_sent(message, NOW + SECOND)
    assert kept().sent_at == NOW


def test_a_newer_letter_takes_the_place_of_one_in_hand():
    message = held()
    assert supersede("a")
    mark_failed(message, NOW, "no")
    assert (kept().state, kept().leased_until) == ("superseded", None)


def test_what_was_sent_is_not_overtaken_any_more():
    mark_sent(held(), NOW)
    assert not supersede("a") and kept().state == "sent"


def test_the_first_writing_of_a_key_counts():
    assert put(language="vi") and not put(language="ru")
    assert kept().language == "vi"


def test_a_long_subject_is_cut_and_a_long_text_is_not():
    enqueue(Letter("long", "email", "x@example.org", "s" * 400, "b" * 100_000))
    assert (len(kept("long").subject), len(kept("long").body)) == (300, 100_000)


@pytest.mark.parametrize("state", ["sent", "failed", "superseded"])
def test_what_does_not_wait_is_never_leased(state):
    put()
    OutboxMessage.objects.update(state=state)
    assert lease_due(NOW + timedelta(days=99)) == []


def test_leasing_costs_the_same_for_one_as_for_many(django_assert_max_num_queries):
    for number in range(20):
        put(f"k{number}")
    with django_assert_max_num_queries(4):
        assert len(lease_due(NOW)) == 20
