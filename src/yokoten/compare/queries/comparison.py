"""Saved comparisons, as far as the actor may see them."""

from typing import Any

from django.db.models import QuerySet

from yokoten.compare.models import Comparison
from yokoten.compare.policies import seen_by


def comparisons_seen(actor: Any) -> QuerySet[Comparison]:
    """Own organisation's comparisons, those shared with the network, and one's own; newest first."""
    return Comparison.objects.filter(seen_by(actor)).select_related("focus", "outcome", "organisation", "created_by")


def comparison_by_token(actor: Any, token: str) -> Comparison | None:
    """The comparison behind a link: whoever has the link sees one that is shared by link."""
    found = Comparison.objects.select_related("focus", "outcome", "organisation", "created_by").filter(token=token)
    by_link = found.filter(visibility=Comparison.Visibility.LINK).first()
    return by_link or found.filter(seen_by(actor)).first()
