"""Indicators, their sources, coverage and remarks, as far as the actor may see."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from yokoten.kernel.queries import lineage
from yokoten.measure.models import Indicator, Observation, Source
from yokoten.measure.policies import seen_by

PARTS = ("source", "numerator", "denominator", "deflator")


def indicators_seen(actor: Any) -> QuerySet[Indicator]:
    """Indicators that the actor may see."""
    return Indicator.objects.filter(seen_by(actor))


def indicators_by_ids(actor: Any, ids: Sequence[int]) -> list[Indicator]:
    """Indicators with source and parts at hand, in the order of the ids."""
    found = indicators_seen(actor).select_related(*PARTS).in_bulk(list(ids))
    return [found[one] for one in ids if one in found]


def indicator_by_code(actor: Any, code: str) -> Indicator | None:
    return indicators_seen(actor).select_related(*PARTS).filter(code=code).first()


def indicators_by_codes(actor: Any, codes: Iterable[str]) -> list[Indicator]:
    """Indicators in the order asked for; unknown or hidden codes are left out."""
    asked = indicators_seen(actor).select_related(*PARTS).filter(code__in=list(codes))
    found = {indicator.code: indicator for indicator in asked}
    return [found[code] for code in codes if code in found]


def indicators_about(actor: Any, places: Sequence[Any]) -> QuerySet[Indicator]:
    """Indicators with a yearly value for one of the places or what merged into it, or for both parts of a ratio."""
    asked = {place.pk for place in places}
    asked |= {edge.predecessor_id for edge in lineage() if edge.kind == "merge" and edge.successor_id in asked}
    told = Observation.objects.filter(place__in=asked, superseded_by__isnull=True).exclude(period__contains="-")

    def has(part: str) -> Exists:
        return Exists(told.filter(indicator=OuterRef(part)))

    return indicators_seen(actor).filter(Q(has("pk")) | (Q(has("numerator")) & Q(has("denominator"))))


def source_by_code(code: str) -> Source | None:
    return Source.objects.filter(code=code).first()


def sources(ids: Iterable[int] | None = None) -> QuerySet[Source]:
    every = Source.objects.order_by("code")
    return every if ids is None else every.filter(pk__in=set(ids))


def observations_seen(actor: Any) -> QuerySet[Observation]:
    """Values in force of indicators that the actor may see."""
    seen = Indicator.objects.filter(seen_by(actor))
    return Observation.objects.filter(superseded_by__isnull=True, indicator__in=seen)


def coverage(indicator: Indicator) -> dict[str, Any]:
    """First and last period, number of places and values of an indicator's own observations."""
    own = Observation.objects.filter(indicator=indicator, superseded_by__isnull=True, value__isnull=False)
    return own.aggregate(
        first=Min("period"), last=Max("period"), places=Count("place", distinct=True), values=Count("id")
    )


def notes_of(indicator: Indicator, places: Sequence[Any]) -> list[Observation]:
    """Values that carry a remark or are breaks, for the given places."""
    parts = [part for part in (indicator.pk, indicator.numerator_id, indicator.denominator_id) if part]
    return list(
        Observation.objects.filter(indicator__in=parts, place__in=[place.pk for place in places])
        .filter(superseded_by__isnull=True)
        .exclude(note="")
        .select_related("source", "indicator")
        .order_by("period")
    )


def countries_of(indicator: Indicator) -> set[str]:
    """Countries with at least one value of the indicator or, for a ratio, of its numerator."""
    parts = [part for part in (indicator.pk, indicator.numerator_id) if part]
    own = Observation.objects.filter(indicator__in=parts, superseded_by__isnull=True, place__isnull=False)
    return set(own.values_list("place__country", flat=True).distinct())
