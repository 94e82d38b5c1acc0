"""Telling people: the fifth step of an action. The words are the door's, so only kind and facts are written.

Like the outbox, a notification belongs to the running transaction: what did not happen is told to nobody. Letters are
written afterwards by `actions.letters`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Model

from yokoten.kernel.models import Notification, NotificationChoice, Organisation, Person
from yokoten.kernel.rules.notifications import KINDS, OFF, Choice, step_due

KEPT_DAYS = 400


@dataclass(frozen=True)
class Deadline:
    """A day by which something is due, whom it concerns and where it is seen to; its own steps go before the kind's."""

    kind: str
    key: str
    due_on: date
    people: tuple[Person, ...]
    address: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[int, ...] = ()


def tell(
    people: Person | Iterable[Person], kind: str, *, facts: Mapping[str, Any], address: str, now: datetime, key: str
) -> int:
    """Tell one person or several what happened, each once per `key`; returns how many had not been told.

    `facts` may hold words, numbers, days, moments, names in several languages and things that have names; an
    `organisation` among them is noted. `address` is a path in the product. Closed accounts are told nothing.
    """
    if kind not in KINDS or (address and not address.startswith("/")) or address.startswith("//"):
        raise ValueError(f"no notification: {kind} {address}")
    wanted = [people] if isinstance(people, Person) else people
    active = {person.pk: person for person in wanted if person.is_active}
    told = Notification.objects.filter(person__in=active, key=key).values_list("person_id", flat=True)
    fresh = set(active) - set(told)
    if not fresh:
        return 0
    choices = {
        row.person_id: Choice(row.in_product, row.email)
        for row in NotificationChoice.objects.filter(person__in=fresh, kind=kind)
    }
    about = facts.get("organisation")
    said = {
        "kind": kind,
        "key": key,
        "facts": {name: plain(value) for name, value in facts.items()},
        "address": address,
        "made_at": now,
        "organisation": about if isinstance(about, Organisation) else None,
    }
    rows = [
        Notification(person_id=number, is_shown=choice.in_product, letter=choice.email, **said)
        for number in sorted(fresh)
        if (choice := choices.get(number, Choice())) and (choice.in_product or choice.email != OFF)
    ]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def remind(deadlines: Iterable[Deadline], *, today: date, now: datetime) -> int:
    """Tell what is due in so many days, today or since when; each step of each thing once, however often called."""
    told = 0
    for deadline in deadlines:
        step = step_due(deadline.steps or KINDS[deadline.kind].steps, deadline.due_on, today)
        if step is not None:
            told += tell(
                deadline.people,
                deadline.kind,
                facts={**deadline.facts, "due_on": deadline.due_on},
                address=deadline.address,
                now=now,
                key=f"{deadline.key}-{deadline.due_on:%Y%m%d}-{step}",
            )
    return told


def forget_old(now: datetime) -> int:
    """Drop what was told more than `KEPT_DAYS` days ago."""
    return Notification.objects.filter(made_at__lt=now - timedelta(days=KEPT_DAYS)).delete()[0]


def plain(value: Any) -> Any:
    """A fact as JSON that the door can say in any language."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Model):
        names = getattr(value, "names", None)
        return {"names": names} if isinstance(names, dict) and names else str(value)
    if isinstance(value, Mapping):
        return {"names": {str(language): str(name) for language, name in value.items()}}
    return float(value) if isinstance(value, Decimal) else str(value)
