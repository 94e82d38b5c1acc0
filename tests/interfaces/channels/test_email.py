"""Letters and mail servers that refuse, drop the line or say nothing: every letter waits, leaves, and leaves once."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from factories.post import DROP, SILENT, PostOffice
from yokoten.interfaces.channels.delivery import Round, deliver_due
from yokoten.kernel.actions.outbox import PAUSES, Letter, enqueue
from yokoten.kernel.models import OutboxMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FAULTS = {
    "refuses the recipient": {"RCPT": "550 no such mailbox"},
    "is too busy for the recipient": {"RCPT": "451 try again later"},
    "refuses the sender": {"MAIL": "553 not from you"},
    "takes no letters": {"DATA": "451 try again later"},
    "throws the letter away": {".": "554 looks like spam"},
    "drops the line at the start": {"EHLO": DROP},
    "drops the line in the middle": {"RCPT": DROP},
    "says nothing at all": {"hello": SILENT},
}


@pytest.fixture
def opened(settings):
    """Opens a post office with these moods and lets letters go there."""
    offices = []

    def open_office(*moods):
        offices.append(PostOffice(*moods))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", offices[0].port, 0.5
        return offices[0]

    yield open_office
    for office in offices:
        office.close()


def put(key="a"):
    enqueue(Letter(key, "email", "x@example.org", "Ämne", "Xin chào", "vi"), not_before=NOW)


def kept():
    return OutboxMessage.objects.get()


def test_an_honest_server_gets_the_letter_once(opened):
    office = opened()
    put()
    assert deliver_due(NOW) == Round(1, 0) and deliver_due(NOW + timedelta(days=9)) == Round(0, 0)
    assert len(office.letters) == 1 and "To: x@example.org" in office.letters[0]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_letter_outlives_a_server_that(opened, fault):
    office = opened(FAULTS[fault], {})
    put()
    assert deliver_due(NOW) == Round(0, 1)
    waiting = kept()
    assert (waiting.state, waiting.attempts, waiting.not_before) == ("waiting", 1, NOW + PAUSES[0])
    assert waiting.last_error and office.letters == []
    assert deliver_due(NOW + PAUSES[0] - timedelta(seconds=1)) == Round(0, 0)
    assert deliver_due(NOW + PAUSES[0]) == Round(1, 0)
    assert deliver_due(NOW + timedelta(days=9)) == Round(0, 0)
    assert len(office.letters) == 1 and (kept().state, kept().last_error) == ("sent", "")


def test_a_letter_taken_without_a_receipt_comes_again_as_the_same_letter(opened):
    office = opened({".": DROP}, {})
    put()
    deliver_due(NOW)
    deliver_due(NOW + PAUSES[0])
    names = [re.search("Message-ID: (.+)", letter)[1] for letter in office.letters]
    assert len(names) == 2 and len(set(names)) == 1


def test_two_letters_have_two_names(opened):
    office = opened()
    put("a")
    put("b")
    deliver_due(NOW)
    assert len({re.search("Message-ID: (.+)", letter)[1] for letter in office.letters}) == 2


def test_a_server_that_never_takes_it_leaves_it_failed_with_the_servers_words(opened):
    office = opened(FAULTS["refuses the recipient"])
    put()
    moment = NOW
    for pause in (*PAUSES, timedelta()):
        assert deliver_due(moment) == Round(0, 1)
        moment += pause
    assert (kept().state, kept().attempts) == ("failed", len(PAUSES) + 1)
    assert "no such mailbox" in kept().last_error
    assert deliver_due(moment + timedelta(days=9)) == Round(0, 0) and office.visits == len(PAUSES) + 1


def test_one_bad_address_holds_up_no_other(opened):
    office = opened(FAULTS["refuses the recipient"], {})
    put("bad")
    put("good")
    assert deliver_due(NOW) == Round(1, 1) and len(office.letters) == 1
