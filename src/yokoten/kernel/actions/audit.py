"""The audit trail: actions record, nobody else writes."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from yokoten.kernel.models import Entry, Organisation, Person


def record(
    actor: Any, act: str, thing: Model | None, *, organisation: Organisation | None = None, **facts: Any
) -> None:
    """Write one line: who did `room.verb_noun` to what, for which organisation, with which facts."""
    Entry.objects.create(
        actor=actor if isinstance(actor, Person) else None,
        actor_label=str(actor)[:200],
        act=act,
        organisation=organisation,
        thing_kind=thing._meta.label_lower if thing is not None else "",
        thing_id=str(thing.pk) if thing is not None else "",
        thing_label=str(thing)[:300] if thing is not None else "",
        facts={name: _plain(value) for name, value in facts.items()},
    )


def _plain(value: Any) -> Any:
    """What JSON can hold; a thing becomes its kind, id and name of the day."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Model):
        return {"kind": value._meta.label_lower, "id": str(value.pk), "label": str(value)}
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else str(value)


def put(thing: Model, **values: Any) -> dict[str, dict[str, Any]]:
    """Set fields and return what really changed, old and new, for the trail; the caller saves."""
    changes: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        old = getattr(thing, name)
        if old != value:
            changes[name] = {"from": _plain(old), "to": _plain(value)}
            setattr(thing, name, value)
    return changes
