"""Two workers at the same letters: each letter is written once."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from factories.kernel import make_notification, make_person
from yokoten.kernel.actions.letters import write_digests, write_letters_at_once
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.models import Notification, OutboxMessage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database("postgresql")]
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def together(*turns):
    """Every turn in a thread and on a connection of its own, begun at the same moment."""
    begin, failed = threading.Barrier(len(turns)), []

    def work(turn):
        begin.wait(10)
        try:
            turn()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(turn,)) for turn in turns]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failed == []


def test_collected_letters_are_written_once():
    people = [make_person() for _ in range(5)]
    for person in people * 3:
        make_notification(person, letter="digest", made_at=NOW - timedelta(days=1))
    keys = []

    def collect(person, rows):
        keys.append(person.pk)
        return Letter(f"{person.pk}-{len(keys)}", "email", person.email, "S", str(len(rows)))

    together(*[lambda: write_digests(collect, now=NOW, house_zone="UTC")] * 3)
    assert sorted(OutboxMessage.objects.values_list("destination", flat=True)) == sorted(one.email for one in people)
    assert set(OutboxMessage.objects.values_list("body", flat=True)) == {"3"}


def test_letters_at_once_are_written_once():
    for _ in range(20):
        make_notification(letter="at_once", made_at=NOW)
    numbers = iter(range(1000))

    def write(row):
        return Letter(f"{row.pk}-{next(numbers)}", "email", row.person.email, "S", "B")

    together(*[lambda: write_letters_at_once(write, now=NOW, limit=8)] * 4)
    while write_letters_at_once(write, now=NOW):
        pass
    assert OutboxMessage.objects.count() == 20 and not Notification.objects.filter(lettered_at=None).exists()
