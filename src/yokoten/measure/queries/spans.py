"""Which indicators are told by year, by quarter or by month."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.db.models.functions import Length, Substr

from yokoten.measure.models import Indicator, Observation
from yokoten.measure.policies import seen_by
from yokoten.measure.rules.spans import KINDS, MONTH, QUARTER, WRITTEN, YEAR

_QUARTER = Q(period__contains="-Q")
_FINER = Q(period__contains="-")


def of_kind(kind: str) -> Q:
    """The condition for values of one kind of period."""
    return {YEAR: ~_FINER, QUARTER: _QUARTER, MONTH: _FINER & ~_QUARTER}[kind]


def kinds_told(indicators: Iterable[Indicator], places: Sequence[Any]) -> dict[int, tuple[str, ...]]:
    """The kinds of periods of which each indicator has values for any of the places; one query.

    A ratio has the kinds it is observed in and those in which both its parts are.
    """
    indicators = list(indicators)
    parts = {pk for one in indicators for pk in (one.pk, one.numerator_id, one.denominator_id) if pk}
    told = Observation.objects.filter(superseded_by__isnull=True, indicator__in=parts, place__in=[p.pk for p in places])
    marked = told.annotate(mark=Substr("period", 5, 2)).order_by().values_list("indicator_id", "mark").distinct()
    found: dict[int, set[str]] = {}
    for pk, mark in marked if indicators and places else ():
        found.setdefault(pk, set()).add(_kind(mark))
    return {one.pk: _of_parts(one, found) for one in indicators}


def finer_ids(place: Any) -> frozenset[int]:
    """Indicators with values for the place by quarter or month; none for most places, so ask this first."""
    told = Observation.objects.filter(place=place.pk, superseded_by__isnull=True).order_by()
    finer = told.annotate(length=Length("period")).filter(length__gt=WRITTEN[YEAR])
    return frozenset(finer.values_list("indicator_id", flat=True).distinct())


def finer_only(actor: Any, place: Any, finer: frozenset[int], but: Iterable[int]) -> list[Indicator]:
    """Indicators that the actor may see out of `finer_ids`, and ratios of them, without those told by year."""
    if not finer:
        return []
    about = Q(pk__in=finer) | Q(numerator__in=finer, denominator__in=finer)
    found = list(Indicator.objects.filter(seen_by(actor)).filter(about).exclude(pk__in=set(but)))
    kinds = kinds_told(found, [place])
    return [one for one in found if kinds[one.pk]]


def _kind(mark: str) -> str:
    return YEAR if not mark else QUARTER if mark == "-Q" else MONTH


def _of_parts(one: Indicator, found: dict[int, set[str]]) -> tuple[str, ...]:
    own = found.get(one.pk, set())
    if one.is_ratio:
        own = own | (found.get(one.numerator_id, set()) & found.get(one.denominator_id, set()))
    return tuple(kind for kind in KINDS if kind in own)
