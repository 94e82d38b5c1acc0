"""Values in force, chosen by what they are about and when they came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from yokoten.kernel.queries import organisations_visible_to, places
from yokoten.measure.models import DatasetImport, Indicator, Observation
from yokoten.measure.policies import imports_seen_by, seen_by


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


@dataclass(frozen=True)
class Found:
    """The values, oldest entry first, and how many there are; counting is left until it is asked for."""

    rows: QuerySet[Observation]
    counted: tuple[QuerySet[Observation], ...]

    def count(self) -> int:
        """Places and organisations apart: each count reads one index and no row of the table."""
        return sum(part.count() for part in self.counted)


def observations_found(actor: Any, wanted: Wanted) -> Found:
    """Values of visible indicators for places, and for organisations that the actor may see.

    Codes become ids first and hidden indicators are excluded by id, so that a million values can be walked in the order
    of their entry without sorting them. Up to four small queries.
    """
    seen = Indicator.objects.filter(seen_by(actor)).values("pk")  # an empty condition excludes nothing
    hidden = list(Indicator.objects.exclude(pk__in=seen).values_list("pk", flat=True))
    found = Observation.objects.filter(superseded_by__isnull=True).filter(_condition(wanted))
    if hidden:
        found = found.exclude(indicator__in=hidden)
    own = list(organisations_visible_to(actor).values_list("pk", flat=True))
    parts = []
    if not wanted.organisations:
        parts.append(Q(place__isnull=False))
    if not (wanted.places or wanted.country):
        parts.append(Q(organisation__isnull=False, organisation__in=own))
    either = reduce(or_, parts, Q(pk__in=[]))
    return Found(found.filter(either).order_by("pk"), tuple(found.filter(part) for part in parts))


def _condition(wanted: Wanted) -> Q:
    """Everything asked for, keys by id."""
    parts = {
        "organisation__code__in": list(wanted.organisations),
        "period__gte": wanted.first,
        "status__in": list(wanted.statuses),
        "imported_by__stored_at__gte": wanted.changed_since,
    }
    condition = Q(**{name: value for name, value in parts.items() if value})
    if wanted.indicators:
        chosen = Indicator.objects.filter(code__in=wanted.indicators)
        condition &= Q(indicator__in=list(chosen.values_list("pk", flat=True)))
    if wanted.places or wanted.country:
        asked = {"code__in": list(wanted.places), "country": wanted.country}
        chosen = places().filter(**{name: value for name, value in asked.items() if value})
        condition &= Q(place__in=list(chosen.values_list("pk", flat=True)))
    if wanted.last:
        condition &= Q(period__lte=wanted.last) | Q(period__startswith=f"{wanted.last}-")
    return condition


def imports_seen(actor: Any) -> QuerySet[DatasetImport]:
    """Imports of the actor's own organisations (administrators: all), newest first, without the files' content."""
    seen = DatasetImport.objects.filter(imports_seen_by(actor))
    return seen.select_related("organisation", "source").defer("content")
