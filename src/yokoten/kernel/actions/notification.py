"""Notifications as their readers handle them: read, chosen by kind, letters stopped by the link in each of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core import signing
from django.db.models import QuerySet

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import LetterTiming, Notification, NotificationChoice, Person
from yokoten.kernel.policies import is_signed_in
from yokoten.kernel.rules.digests import RHYTHMS, ZONES, Timing
from yokoten.kernel.rules.notifications import DIGEST, KINDS, LETTERS, OFF, Choice

STOP_SALT = "yokoten.letters"
EVERY_DIGEST = "digest"


@action
def mark_notification_read(actor: Any, notification: Notification, *, now: datetime) -> Notification:
    """Note that a person saw what they were told."""
    notification = Notification.objects.select_for_update().get(pk=notification.pk)
    _require_own(actor, notification.person_id, "kernel.mark_notification_read")
    if notification.read_at is None:
        notification.read_at = now
        notification.save(update_fields=["read_at"])
    return notification


@action
def mark_notifications_read(actor: Any, *, kind: str = "", now: datetime) -> int:
    """Note that a person saw everything they were told, or everything of one kind; returns how many."""
    _require_own(actor, getattr(actor, "pk", None), "kernel.mark_notifications_read")
    unread = Notification.objects.filter(person=actor, read_at__isnull=True, is_shown=True)
    return (unread.filter(kind=kind) if kind else unread).update(read_at=now)


@action
def choose_notifications(actor: Any, choices: Mapping[str, Choice], *, timing: Timing | None = None) -> None:
    """Say of which kinds one wants to hear and how, and when collected letters leave. What waits follows the choice."""
    _require_own(actor, getattr(actor, "pk", None), "kernel.choose_notifications")
    _refuse_unknown(choices, timing)
    for kind, choice in choices.items():
        details = {"in_product": choice.in_product, "email": choice.email}
        NotificationChoice.objects.update_or_create(person=actor, kind=kind, defaults=details)
        _waiting(actor).filter(kind=kind).update(letter=choice.email)
    if timing:
        details = {"rhythm": timing.rhythm, "hour": timing.hour, "zone": timing.zone}
        LetterTiming.objects.update_or_create(person=actor, defaults=details)
    record(actor, "kernel.choose_notifications", actor)


@action
def stop_letters(actor: Any, key: str) -> str:
    """Stop the letters of one kind, or all collected ones; the key in the letter is the right to do so.

    Returns the kind, or `EVERY_DIGEST`.
    """
    person, kind = letters_of_key(key)
    choices = NotificationChoice.objects.select_for_update().filter(person=person)
    wanted = choices.filter(email=DIGEST) if kind == EVERY_DIGEST else choices.filter(kind=kind)
    stopped = wanted.exclude(email=OFF).update(email=OFF)
    waiting = _waiting(person)
    (waiting.filter(letter=DIGEST) if kind == EVERY_DIGEST else waiting.filter(kind=kind)).update(letter=OFF)
    if stopped:
        record(person, "kernel.stop_letters", person)
    return kind


def stop_key(person: Person, kind: str) -> str:
    """A signed key that stops one kind of a person's letters; it opens nothing else and does not run out."""
    return signing.dumps([person.pk, kind], salt=STOP_SALT)


def letters_of_key(key: str) -> tuple[Person, str]:
    """Whose letters of which kind a key stops; a foreign key, or one of an account that is gone, is refused."""
    try:
        number, kind = signing.loads(key, salt=STOP_SALT)
    except (signing.BadSignature, ValueError, TypeError) as unreadable:
        raise NotAllowed("letters_key_not_valid") from unreadable
    person = Person.objects.filter(pk=number).first()
    if person is None:
        raise NotAllowed("letters_key_not_valid")
    return person, kind


def _refuse_unknown(choices: Mapping[str, Choice], timing: Timing | None) -> None:
    unknown = [kind for kind in choices if kind not in KINDS]
    unknown += [choice.email for choice in choices.values() if choice.email not in LETTERS]
    if timing:
        unknown += [timing.rhythm] if timing.rhythm not in RHYTHMS else []
        unknown += [str(timing.hour)] if not 0 <= timing.hour < 24 else []
        unknown += [timing.zone] if timing.zone not in ("", *ZONES) else []
    if unknown:
        raise RuleBroken("choice_unknown", choice=unknown[0])


def _waiting(person: Person) -> QuerySet[Notification]:
    return Notification.objects.filter(person=person, lettered_at__isnull=True).exclude(letter=OFF)


def _require_own(actor: Any, owner_id: int | None, act: str) -> None:
    if not isinstance(actor, Person) or not is_signed_in(actor) or actor.pk != owner_id:
        raise NotAllowed("not_allowed", act=act)
