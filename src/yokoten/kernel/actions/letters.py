"""Letters about what was told: at once or collected, written by the door and put into the outbox once.

Only `interfaces/channels` calls these. Writing the letter and noting that it was written are one transaction, and the
rows are locked meanwhile, so neither a second worker nor a crash makes a second letter.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Min, QuerySet

from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.models import LetterTiming, Notification, Person
from yokoten.kernel.rules.digests import Timing, slot_before
from yokoten.kernel.rules.notifications import AT_ONCE, DIGEST

Write = Callable[[Notification], Letter]
Collect = Callable[[Person, Sequence[Notification]], Letter]


def write_letters_at_once(write: Write, *, now: datetime, limit: int = 50) -> int:
    """Write a letter for each unread notification whose reader wants one at once; takes no lock where none waits."""
    waiting = _waiting(AT_ONCE)
    if not waiting.exists():
        return 0
    with transaction.atomic():
        rows = list(_mine(waiting.order_by("made_at", "id"))[:limit])
        for row in rows:
            if row.person.is_active:
                enqueue(write(row))
        _written(rows, now)
    return len(rows)


def write_digests(collect: Collect, *, now: datetime, house_zone: str) -> int:
    """Write one letter for each person whose hour has come, about everything unread that was told before it."""
    oldest = dict(_waiting(DIGEST).order_by().values_list("person_id").annotate(Min("made_at")))
    timings = LetterTiming.objects.in_bulk(oldest)
    due = []
    for number, made_at in oldest.items():
        kept = timings.get(number)
        timing = Timing(kept.rhythm, kept.hour, kept.zone) if kept else Timing()
        slot = slot_before(now, timing, house_zone)
        if made_at <= slot:
            due.append((number, slot))
    return sum(_write_digest(collect, number, slot, now) for number, slot in due)


def _write_digest(collect: Collect, number: int, slot: datetime, now: datetime) -> bool:
    with transaction.atomic():
        if not _is_mine(number):
            return False
        waiting = _waiting(DIGEST).filter(person=number, made_at__lte=slot).order_by("kind", "made_at", "id")
        rows = list(waiting.select_related("person", "organisation__place").select_for_update(of=("self",)))
        if rows and rows[0].person.is_active:
            enqueue(collect(rows[0].person, rows))
        _written(rows, now)
    return bool(rows)


def _is_mine(number: int) -> bool:
    """Take this reader's letter; rows alone, locked one after the other, might be shared out between two workers."""
    can_skip = connection.features.has_select_for_update_skip_locked
    readers = Person.objects.select_for_update(no_key=True, skip_locked=can_skip)
    return readers.filter(pk=number).values_list("pk", flat=True).first() is not None


def _waiting(letter: str) -> QuerySet[Notification]:
    return Notification.objects.filter(letter=letter, lettered_at__isnull=True, read_at__isnull=True)


def _mine(rows: QuerySet[Notification]) -> QuerySet[Notification]:
    can_skip = connection.features.has_select_for_update_skip_locked
    return rows.select_related("person", "organisation__place").select_for_update(of=("self",), skip_locked=can_skip)


def _written(rows: Sequence[Notification], now: datetime) -> None:
    Notification.objects.filter(pk__in=[row.pk for row in rows]).update(lettered_at=now)
