"""Rounds of delivery and the threads behind the pages: bounded, in order, and never worse than the thing they carry."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import DatabaseError

from yokoten.interfaces.channels import background, delivery, starting
from yokoten.interfaces.channels.delivery import Round, deliver_due
from yokoten.interfaces.channels.email.send import send
from yokoten.interfaces.channels.refusal import Undeliverable
from yokoten.kernel.actions.outbox import LEASE, Letter, enqueue
from yokoten.kernel.models import OutboxMessage

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def put(key, at=NOW, **details):
    enqueue(Letter(key, "email", "x@example.org", **{"subject": "S", "body": "B", **details}), not_before=at)


@pytest.mark.django_db
@pytest.mark.parametrize(("waiting", "limit", "left"), [(0, 5, 0), (3, 5, 3), (5, 5, 5), (7, 5, 5), (7, 1, 1)])
def test_a_round_carries_no_more_than_asked_for(waiting, limit, left):
    for number in range(waiting):
        put(f"k{number}")
    assert deliver_due(NOW, limit) == Round(left, 0) and len(mail.outbox) == left


@pytest.mark.django_db
def test_letters_leave_in_the_order_of_their_moments():
    put("later", subject="later")
    put("sooner", at=NOW - SECOND, subject="sooner")
    put("not yet", at=NOW + SECOND, subject="not yet")
    deliver_due(NOW)
    assert [letter.subject for letter in mail.outbox] == ["sooner", "later"]


@pytest.mark.django_db
def test_a_channel_that_breaks_in_our_own_code_loses_no_letter(monkeypatch):
    """Not a refusal: nobody answers for the lease, so it runs out and the letter comes again."""

    def broken(message):
        raise ZeroDivisionError

    monkeypatch.setitem(delivery.CHANNELS, "email", broken)
    put("a")
    with pytest.raises(ZeroDivisionError):
        deliver_due(NOW)
    monkeypatch.setitem(delivery.CHANNELS, "email", send)
    assert deliver_due(NOW + LEASE - SECOND) == Round(0, 0)
    assert deliver_due(NOW + LEASE) == Round(1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [OSError("no route"), ValueError("bad header"), TimeoutError("too slow")])
def test_whatever_the_mail_server_does_is_kept_in_its_words(monkeypatch, fault):
    def refuse(self, fail_silently=False):
        raise fault

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    put("a")
    assert deliver_due(NOW) == Round(0, 1)
    assert OutboxMessage.objects.get().last_error == f"{type(fault).__name__}: {fault}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sender", "host"), [("yokoten@localhost", "localhost"), ("Yokoten <post@example.org>", "example.org")]
)
def test_a_letter_is_named_after_its_key_at_the_senders_host(settings, sender, host):
    settings.DEFAULT_FROM_EMAIL = sender
    put("one"), put("two")
    deliver_due(NOW)
    names = [letter.extra_headers["Message-ID"] for letter in mail.outbox]
    assert len(set(names)) == 2 and all(name.endswith(f"@{host}>") for name in names)
    assert all("one" not in name and "two" not in name for name in names)
    assert {letter.extra_headers["Auto-Submitted"] for letter in mail.outbox} == {"auto-generated"}


@pytest.mark.parametrize("address", ["no at sign", "x@example.org\nBcc: all@example.org"])
def test_an_address_that_is_none_is_undeliverable_and_no_accident(settings, address):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    message = OutboxMessage(key="a", channel="email", destination=address, subject="S", body="B")
    with pytest.raises(Undeliverable):
        send(message)


@pytest.mark.django_db
def test_a_database_that_is_away_is_tried_again_and_not_reported_as_our_fault(caplog):
    def away():
        raise DatabaseError("server closed the connection")

    assert background._one(away) is False
    assert "server closed the connection" in caplog.text and "Traceback" not in caplog.text


@pytest.mark.django_db
def test_a_fault_of_ours_is_reported_with_its_place_and_survived(caplog):
    def broken():
        raise ZeroDivisionError("of ours")

    assert background._one(broken) is False
    assert "background work failed" in caplog.text and "Traceback" in caplog.text


def test_work_that_waits_is_done_without_a_pause(monkeypatch):
    done, enough = [], threading.Event()

    def busy():
        done.append(1)
        if len(done) >= 50:
            enough.set()
        return len(done) < 50

    monkeypatch.setattr(background, "run_tasks", busy)
    monkeypatch.setattr(background, "deliver", lambda: False)
    monkeypatch.setattr(background, "live", lambda: False)
    working = background.Background(pause_seconds=60).start()
    assert enough.wait(10)
    working.stop()
    assert working.wait(10) and len(done) == 50


def test_background_work_of_a_web_process_ends_with_it(monkeypatch):
    ends, told = [], []
    monkeypatch.setattr("atexit.register", ends.append)
    monkeypatch.setattr(background.Background, "start", lambda self: self)
    monkeypatch.setattr(background.Background, "stop", lambda self: told.append("stopped"))
    starting.start_background()
    (end,) = ends
    end()
    assert told == ["stopped"]
