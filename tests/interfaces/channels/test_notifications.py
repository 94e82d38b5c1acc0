"""Letters about what people were told, in their language, with a way to stop them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from factories.kernel import make_notification, make_organisation, make_person, make_place
from yokoten.interfaces.channels.delivery import deliver_due
from yokoten.interfaces.channels.notifications import write_at_once, write_collected
from yokoten.kernel.models import OutboxMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
FACTS = {
    "role": {"names": {"en": "Analyst", "ru": "Аналитик"}},
    "organisation": {"names": {"en": "Our centre", "ru": "Наш центр"}},
    "due_on": {"day": "2026-12-08"},
}


def told(language="en", letter="at_once", **details):
    person = details.pop("person", None) or make_person(language=language, email=f"{language}@example.org")
    return make_notification(person, letter=letter, facts=FACTS, **({"made_at": NOW - timedelta(days=1)} | details))


def written():
    return OutboxMessage.objects.get()


def test_a_letter_says_what_happened_and_where(settings):
    settings.PUBLIC_ADDRESS = "https://centre.example"
    told()
    assert write_at_once(NOW) == 1 and write_at_once(NOW) == 0
    assert written().subject == "Your role “Analyst” in Our centre ends: due on 8 Dec 2026"
    body = written().body
    assert "https://centre.example/account/\n" in body
    assert "https://centre.example/account/notifications/choices/" in body
    assert written().stop_address.startswith("https://centre.example/letters/stop/") and written().stop_address in body


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ["«Аналитик» (Наш центр)", "срок 08.12.2026", "Отключить"]),
        ("vi", ["hạn ngày 08/12/2026", "Kính gửi"]),
        ("sv", ["senast 2026-12-08", "Hej,"]),
    ],
)
def test_a_letter_speaks_its_readers_language(language, words):
    told(language)
    write_at_once(NOW)
    assert written().language == language and [word for word in words if word not in written().body] == []


def test_what_is_due_today_is_due_by_the_clock_of_the_place(settings):
    settings.TIME_ZONE = "UTC"
    late = datetime(2026, 12, 7, 22, tzinfo=UTC)
    told(organisation=make_organisation(place=make_place("VN-41", country="VN")))
    write_at_once(late)
    assert written().subject.endswith("due today")


def test_without_a_language_of_their_own_that_of_the_organisation_counts():
    told("", organisation=make_organisation(language="sv"), person=make_person())
    write_at_once(NOW)
    assert written().language == "sv"


def test_a_collected_letter_lists_everything_by_kind():
    person = make_person(language="ru")
    for number in range(43):
        told(person=person, letter="digest", key=f"k{number}")
    assert write_collected(NOW) == 1 and write_collected(NOW) == 0
    assert written().subject == "43 новых уведомления" and "и ещё 3" in written().body
    assert written().body.count("Заканчивается ваша роль\n") == 1 and written().body.count("\n- ") == 40


def test_nothing_told_means_no_letter():
    assert write_at_once(NOW) == 0 and write_collected(NOW) == 0


def test_mail_programs_are_told_how_to_stop_such_letters(monkeypatch):
    told()
    write_at_once(NOW)
    deliver_due(datetime.now(UTC) + timedelta(minutes=1))
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"] == f"<{written().stop_address}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_other_letters_offer_no_end():
    OutboxMessage.objects.create(key="k", channel="email", destination="x@example.org", body="B", not_before=NOW)
    deliver_due(NOW)
    assert isinstance(mail.outbox[0], EmailMessage) and "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_a_fact_that_an_old_notification_lacks_is_a_dash():
    make_notification(letter="at_once", facts={})
    write_at_once(NOW)
    assert "“–” in –" in written().subject
