"""Letters about what people were told: written here, in the reader's language, and left in the outbox."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from yokoten.interfaces.wording.language import Language, speak
from yokoten.interfaces.wording.notifications import Addresses, letter_at_once, letter_collected, told_said
from yokoten.interfaces.wording.zones import zone_for
from yokoten.kernel.actions.letters import write_digests, write_letters_at_once
from yokoten.kernel.actions.notification import EVERY_DIGEST, stop_key
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.models import Notification, Person
from yokoten.kernel.queries import timing_of


def write_at_once(now: datetime) -> int:
    """Letters that do not wait; returns how many were written."""
    return write_letters_at_once(lambda row: _at_once(row, now), now=now)


def write_collected(now: datetime) -> int:
    """Collected letters of everybody whose hour has come; returns how many were written."""
    return write_digests(lambda person, rows: _collected(person, rows, now), now=now, house_zone=settings.TIME_ZONE)


def _at_once(row: Notification, now: datetime) -> Letter:
    language = _language(row)
    addresses = _addresses(row.person, row.kind)
    sentence = told_said(language, row.kind, row.facts, _here(row, now))
    subject, body = letter_at_once(language, sentence, row.kind, _whole(row.address), addresses)
    return Letter(f"told-{row.pk}", "email", row.person.email, subject, body, language.code, addresses.stop)


def _collected(person: Person, rows: Sequence[Notification], now: datetime) -> Letter:
    language = _language(rows[0])
    addresses = _addresses(person, EVERY_DIGEST)
    told = [(row.kind, told_said(language, row.kind, row.facts, _here(row, now)), _whole(row.address)) for row in rows]
    subject, body = letter_collected(language, told, addresses)
    key = f"told-{person.pk}-{rows[-1].pk}-{len(rows)}"
    return Letter(key, "email", person.email, subject, body, language.code, addresses.stop)


def _here(row: Notification, now: datetime) -> datetime:
    """Now by the reader's clock, else by that of the place it is about."""
    return now.astimezone(zone_for(timing_of(row.person).zone, row.organisation, settings.TIME_ZONE))


def _addresses(person: Person, kind: str) -> Addresses:
    return Addresses(
        _whole(reverse("notifications")),
        _whole(reverse("notification_choices")),
        _whole(reverse("stop_letters", args=[stop_key(person, kind)])),
    )


def _whole(path: str) -> str:
    return settings.PUBLIC_ADDRESS + path if path else ""


def _language(row: Notification) -> Language:
    """The person's own language, else that of the organisation it is about, else of the installation."""
    about = row.organisation.language if row.organisation else ""
    return speak(row.person.language or about or settings.LANGUAGE_CODE)
