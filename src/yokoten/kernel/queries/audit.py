"""The audit trail as far as the actor may read it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from yokoten.kernel.models import Entry
from yokoten.kernel.policies import can_read_trail, is_administrator
from yokoten.kernel.queries.organisation import organisations_where

AT_ONCE = 500


def audit_entries(actor: Any) -> QuerySet[Entry]:
    """Administrators read everything, whoever manages members their organisation's lines and their own; others none."""
    found = Entry.objects.select_related("actor", "organisation")
    if is_administrator(actor):
        return found
    if not can_read_trail(actor) or actor.pk is None:
        return found.none()
    managed = organisations_where(actor, "kernel.grant_membership").values("pk")
    return found.filter(Q(organisation__in=managed) | Q(actor=actor.pk))


def things_told_of(kind: str, numbers: Iterable[Any]) -> set[str]:
    """Which of these things the trail has a line of, whoever wrote it; for rules, not for pages."""
    asked = [str(number) for number in numbers]
    parts = (asked[at : at + AT_ONCE] for at in range(0, len(asked), AT_ONCE))
    found: set[str] = set()
    for part in parts:
        found |= set(Entry.objects.filter(thing_kind=kind, thing_id__in=part).values_list("thing_id", flat=True))
    return found
