"""Values in force, chosen by what they are about and when they came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q, QuerySet

from yokoten.kernel.queries import organisations_visible_to, places
from yokoten.measure.models import DatasetImport, Indicator, Observation
from yokoten.measure.policies import imports_seen_by, seen_by

FEW_PLACES = 8


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
    found = Observation.objects.annotate(spot=F("place_id") + 0, later=F("superseded_by_id") + 0)
    found = found.filter(_condition(wanted))
    if hidden:
        found = found.exclude(indicator__in=hidden)
    chosen = _places(wanted)
    own = list(organisations_visible_to(actor).values_list("pk", flat=True))
    is_wide = not wanted.indicators and (chosen is None or len(chosen) > FEW_PLACES)
    walked, counted = [], []
    if not wanted.organisations:
        walked.append(_at(chosen, is_walked=is_wide))
        counted.append(_at(chosen, is_walked=is_wide and not _is_in_index(wanted)))
    if chosen is None:
        walked.append(Q(superseded_by__isnull=True, organisation__isnull=False, organisation__in=own))
        counted.append(walked[-1])
    either = reduce(or_, walked, Q(pk__in=[]))
    return Found(found.filter(either).order_by("pk"), tuple(found.filter(part) for part in counted))


def _places(wanted: Wanted) -> list[int] | None:
    """Ids of the places asked about, None where places are not asked about."""
    asked = {"code__in": list(wanted.places), "country": wanted.country}
    asked = {name: value for name, value in asked.items() if value}
    return list(places().filter(**asked).values_list("pk", flat=True)) if asked else None


def _at(chosen: list[int] | None, *, is_walked: bool) -> Q:
    """The condition for values in force for these (or any) places; `spot` and `later` are keys no index is found by.

    By the index of places the values of a country come place by place: hundreds of thousands to look up one by one,
    and to sort for each part of a list. Walking the table in its own order is quicker by far.
    """
    place, superseded = ("spot", "later") if is_walked else ("place", "superseded_by")
    told = Q(**{f"{place}__isnull": False}) if chosen is None else Q(**{f"{place}__in": chosen})
    return told & Q(**{f"{superseded}__isnull": True})


def _is_in_index(wanted: Wanted) -> bool:
    """Whether the index of places answers by itself: place, indicator and period are in it, nothing else is."""
    return not wanted.statuses and wanted.changed_since is None


def _condition(wanted: Wanted) -> Q:
    """Everything asked for but the places, keys by id."""
    parts = {
        "organisation__code__in": list(wanted.organisations),
        "period__gte": wanted.first,
        "status__in": list(wanted.statuses),
    }
    condition = Q(**{name: value for name, value in parts.items() if value})
    if wanted.changed_since:
        since = DatasetImport.objects.filter(stored_at__gte=wanted.changed_since)
        condition &= Q(imported_by__in=since.order_by().values("pk"))
    if wanted.indicators:
        chosen = Indicator.objects.filter(code__in=wanted.indicators)
        condition &= Q(indicator__in=list(chosen.values_list("pk", flat=True)))
    if wanted.last:
        condition &= Q(period__lte=wanted.last) | Q(period__startswith=f"{wanted.last}-")
    return condition


def imports_seen(actor: Any) -> QuerySet[DatasetImport]:
    """Imports of the actor's own organisations (administrators: all), newest first, without the files' content."""
    seen = DatasetImport.objects.filter(imports_seen_by(actor))
    return seen.select_related("organisation", "source").defer("content")
