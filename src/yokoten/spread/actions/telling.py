"""Telling the giver: whoever keeps the practice, and whoever it was taken from. The words are the door's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse

from yokoten.kernel.actions.telling import tell
from yokoten.kernel.queries import people_permitted
from yokoten.kernel.rules.notifications import NotificationKind, register
from yokoten.spread.models import Adoption

OPENED, REUSED, DECLINED = "spread.adoption_opened", "spread.adoption_reused", "spread.adoption_declined"
register(NotificationKind(OPENED), NotificationKind(REUSED), NotificationKind(DECLINED))


def tell_givers(
    actor: Any, adoption: Adoption, kind: str, *, now: datetime, facts: Mapping[str, Any] | None = None
) -> None:
    """People of the practice's home and of whom it was taken from, unless the adopter keeps it to itself."""
    if adoption.visibility == "own":
        return
    today, practice = now.date(), adoption.practice
    people = list(people_permitted("practices.change_practice", practice.organisation, today=today))
    if adoption.parent is not None:
        people += people_permitted("spread.change_adoption", adoption.parent.organisation, today=today)
    about = {"organisation": adoption.organisation, "practice": practice.title, **(facts or {})}
    address, key = reverse("adoption", args=[adoption.key]), f"{kind}-{adoption.pk}"
    tell([one for one in people if one != actor], kind, facts=about, address=address, now=now, key=key)
