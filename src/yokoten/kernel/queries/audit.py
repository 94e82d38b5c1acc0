"""The audit trail as far as the actor may read it."""

from typing import Any

from django.db.models import Q, QuerySet

from yokoten.kernel.models import Entry
from yokoten.kernel.policies import can_read_trail, is_administrator
from yokoten.kernel.queries.organisation import organisations_where


def audit_entries(actor: Any) -> QuerySet[Entry]:
    """Administrators read everything, whoever manages members their organisation's lines and their own; others none."""
    found = Entry.objects.select_related("actor", "organisation")
    if is_administrator(actor):
        return found
    if not can_read_trail(actor) or actor.pk is None:
        return found.none()
    managed = organisations_where(actor, "kernel.grant_membership").values("pk")
    return found.filter(Q(organisation__in=managed) | Q(actor=actor.pk))
