"""Values in force, chosen by what they are about and when they came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from yokoten.kernel.queries import organisations_visible_to
from yokoten.measure.models import DatasetImport, Observation
from yokoten.measure.policies import imports_seen_by
from yokoten.measure.queries.indicator import observations_seen


@dataclass(frozen=True)
class Wanted:
    """Which values: codes of indicators, places and organisations, first and last period (inclusive), statuses.

    A last period of `2023` includes its quarters and months. `changed_since` keeps values of imports stored then or
    later.
    """

    indicators: Sequence[str] = ()
    places: Sequence[str] = ()
    organisations: Sequence[str] = ()
    country: str = ""
    first: str = ""
    last: str = ""
    statuses: Sequence[str] = ()
    changed_since: datetime | None = None


def observations_found(actor: Any, wanted: Wanted) -> QuerySet[Observation]:
    """Values of visible indicators for places, and for organisations that the actor may see; oldest entry first."""
    own = Q(organisation__isnull=True) | Q(organisation__in=organisations_visible_to(actor).values("pk"))
    return observations_seen(actor).filter(own, _condition(wanted)).order_by("pk")


def _condition(wanted: Wanted) -> Q:
    parts = {
        "indicator__code__in": list(wanted.indicators),
        "place__code__in": list(wanted.places),
        "organisation__code__in": list(wanted.organisations),
        "place__country": wanted.country,
        "period__gte": wanted.first,
        "status__in": list(wanted.statuses),
        "imported_by__stored_at__gte": wanted.changed_since,
    }
    condition = Q(**{name: value for name, value in parts.items() if value})
    if wanted.last:
        condition &= Q(period__lte=wanted.last) | Q(period__startswith=f"{wanted.last}-")
    return condition


def imports_seen(actor: Any) -> QuerySet[DatasetImport]:
    """Imports of the actor's own organisations (administrators: all), newest first, without the files' content."""
    seen = DatasetImport.objects.filter(imports_seen_by(actor))
    return seen.select_related("organisation", "source").defer("content")
