"""Letters about what was told are written once, at once or collected at the reader's hour."""

from datetime import UTC, datetime, timedelta

import pytest

from factories.kernel import make_notification, make_person
from yokoten.kernel.actions.letters import write_digests, write_letters_at_once
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.models import LetterTiming, Notification, OutboxMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
EARLIER = NOW - timedelta(hours=20)


def letter(row):
    return Letter(f"told-{row.pk}", "email", row.person.email, "S", "B")


def collected(person, rows):
    return Letter(f"told-{person.pk}-{rows[-1].pk}", "email", person.email, "S", ",".join(str(row.pk) for row in rows))


def digests(now=NOW, collect=collected):
    return write_digests(collect, now=now, house_zone="UTC")


def test_who_wants_it_at_once_gets_a_letter_and_gets_it_once():
    told = make_notification(letter="at_once", made_at=NOW)
    make_notification(letter="digest")
    make_notification(letter="off")
    assert write_letters_at_once(letter, now=NOW) == 1 and write_letters_at_once(letter, now=NOW) == 0
    assert OutboxMessage.objects.get().destination == told.person.email
    told.refresh_from_db()
    assert told.lettered_at == NOW


def test_what_was_read_meanwhile_needs_no_letter():
    make_notification(letter="at_once", read_at=NOW)
    make_notification(letter="digest", read_at=NOW, made_at=EARLIER)
    assert write_letters_at_once(letter, now=NOW) == 0 and digests() == 0 and not OutboxMessage.objects.exists()


def test_a_closed_account_gets_no_letter_and_holds_up_nobody():
    make_notification(make_person(is_active=False), letter="at_once")
    make_notification(make_person(is_active=False), letter="digest", made_at=EARLIER)
    assert write_letters_at_once(letter, now=NOW) == 1 and digests() == 1 and not OutboxMessage.objects.exists()
    assert write_letters_at_once(letter, now=NOW) == 0 and digests() == 0


def test_a_letter_that_cannot_be_written_is_written_later():
    told = make_notification(letter="at_once")

    def fail(row):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_letters_at_once(fail, now=NOW)
    told.refresh_from_db()
    assert told.lettered_at is None and write_letters_at_once(letter, now=NOW) == 1


def test_collected_letters_wait_for_the_hour():
    person = make_person()
    told = make_notification(person, letter="digest", made_at=NOW.replace(hour=7, minute=30))
    late = make_notification(person, letter="digest", made_at=NOW.replace(hour=8, minute=1))
    assert digests(NOW.replace(hour=7, minute=59)) == 0
    assert digests(NOW.replace(hour=8, minute=2)) == 1 and digests(NOW.replace(hour=23)) == 0
    assert OutboxMessage.objects.get().body == str(told.pk)
    assert digests(NOW + timedelta(days=1)) == 1
    assert OutboxMessage.objects.last().body == str(late.pk)


def test_one_letter_lists_everything_of_one_person_by_kind():
    person, other = make_person(), make_person()
    rows = [make_notification(person, kind=kind, letter="digest", made_at=EARLIER) for kind in ("b.x", "a.x", "b.x")]
    make_notification(other, letter="digest", made_at=EARLIER)
    assert digests() == 2
    body = OutboxMessage.objects.get(destination=person.email).body
    assert body == f"{rows[1].pk},{rows[0].pk},{rows[2].pk}"


def test_each_reader_has_their_own_hour_and_zone():
    person = make_person()
    LetterTiming.objects.create(person=person, rhythm="daily", hour=16, zone="Asia/Ho_Chi_Minh")
    make_notification(person, letter="digest", made_at=EARLIER)
    assert digests(datetime(2026, 12, 1, 8, 59, tzinfo=UTC)) == 0
    assert digests(datetime(2026, 12, 1, 9, 0, tzinfo=UTC)) == 1


def test_weekly_letters_wait_for_monday():
    person = make_person()
    LetterTiming.objects.create(person=person, rhythm="weekly", hour=8)
    make_notification(person, letter="digest", made_at=NOW)
    assert digests(NOW + timedelta(days=5)) == 0 and digests(datetime(2026, 12, 7, 8, tzinfo=UTC)) == 1


def test_an_idle_house_asks_little(django_assert_num_queries):
    with django_assert_num_queries(1):
        write_letters_at_once(letter, now=NOW)
    with django_assert_num_queries(1):
        digests()


def test_a_crash_before_the_end_writes_no_letter_and_loses_none():
    make_notification(letter="digest", made_at=EARLIER)

    def crash(person, rows):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        digests(collect=crash)
    assert not Notification.objects.filter(lettered_at__isnull=False).exists()
    assert digests() == 1 and OutboxMessage.objects.count() == 1
