from datetime import UTC, datetime

import pytest
from django.core import mail

from yokoten.interfaces.channels import delivery
from yokoten.interfaces.channels.refusal import Undeliverable
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.models import OutboxMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def put(key, channel="email", **details):
    letter = Letter(key, channel, "x@example.org", details.get("subject", "Ämne"), "Xin chào, привет", "vi")
    enqueue(letter, not_before=NOW)


def test_a_letter_leaves_by_e_mail_in_its_language():
    put("a")
    assert delivery.deliver_due(NOW) == delivery.Round(1, 0)
    letter = mail.outbox[0]
    assert (letter.subject, letter.to, letter.body) == ("Ämne", ["x@example.org"], "Xin chào, привет")
    assert letter.extra_headers["Content-Language"] == "vi" and "@localhost>" in letter.extra_headers["Message-ID"]
    assert OutboxMessage.objects.get().sent_at == NOW


def test_nothing_leaves_twice():
    put("a")
    delivery.deliver_due(NOW)
    assert delivery.deliver_due(NOW) == delivery.Round(0, 0) and len(mail.outbox) == 1


def test_one_failure_holds_up_no_other(monkeypatch):
    def send(message):
        if message.key == "bad":
            raise Undeliverable("mailbox full")

    monkeypatch.setitem(delivery.CHANNELS, "email", send)
    put("bad")
    put("good")
    assert delivery.deliver_due(NOW) == delivery.Round(1, 1)
    assert OutboxMessage.objects.get(key="bad").last_error == "mailbox full"
    assert OutboxMessage.objects.get(key="good").state == "sent"


def test_an_unknown_channel_is_named():
    put("a", channel="pigeon")
    delivery.deliver_due(NOW)
    assert "pigeon" in OutboxMessage.objects.get().last_error


def test_a_silent_mail_server_is_a_failure_that_waits(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    put("a")
    assert delivery.deliver_due(NOW) == delivery.Round(0, 1)
    assert "refused" in OutboxMessage.objects.get().last_error.lower()


def test_line_breaks_never_reach_the_head_of_a_letter():
    put("a", subject="One\r\nBcc: all@example.org")
    delivery.deliver_due(NOW)
    assert mail.outbox[0].subject == "One Bcc: all@example.org"
