"""What a person was told, and what they chose to be told."""

from typing import Any

from django.db.models import QuerySet

from yokoten.kernel.models import LetterTiming, Notification, NotificationChoice, Person
from yokoten.kernel.rules.digests import Timing
from yokoten.kernel.rules.notifications import KINDS, Choice

COUNTED = 100


def notifications_of(actor: Any) -> QuerySet[Notification]:
    """What the product shows the person, newest first; one's own only."""
    if not isinstance(actor, Person):
        return Notification.objects.none()
    return Notification.objects.filter(person=actor, is_shown=True).select_related("organisation__place")


def unread_count(actor: Any) -> int:
    """How many are unread, counted up to `COUNTED`: one query on an index of unread ones."""
    return notifications_of(actor).filter(read_at__isnull=True).order_by()[:COUNTED].count()


def choices_of(person: Person) -> dict[str, Choice]:
    """The person's choice for every kind there is, in the order of the register."""
    kept = {row.kind: Choice(row.in_product, row.email) for row in NotificationChoice.objects.filter(person=person)}
    return {code: kept.get(code, Choice()) for code in KINDS}


def has_chosen(person: Person) -> bool:
    """Whether the person ever chose how to be told."""
    return NotificationChoice.objects.filter(person=person).exists()


def timing_of(person: Person) -> Timing:
    kept = LetterTiming.objects.filter(person=person).first()
    return Timing(kept.rhythm, kept.hour, kept.zone) if kept else Timing()
