"""Which indicators are told by year, by quarter or by month."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr

from yokoten.measure.models import Indicator, Observation
from yokoten.measure.policies import seen_by
from yokoten.measure.rules.spans import KINDS, MONTH, QUARTER, YEAR

_QUARTER = Q(period__contains="-Q")
_FINER = Q(period__contains="-")
PARTS = ("numerator", "denominator")


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


def finer_only(actor: Any, place: Any, but: Iterable[int]) -> list[Indicator]:
    """Indicators that the actor may see with values for the place, without those known to be told by year."""
    told = Observation.objects.filter(place=place.pk, superseded_by__isnull=True)
    known, has = set(but), {part: Exists(told.filter(indicator=OuterRef(part))) for part in ("pk", *PARTS)}
    about = Indicator.objects.filter(seen_by(actor)).filter(Q(has["pk"]) | (Q(has[PARTS[0]]) & Q(has[PARTS[1]])))
    others = [pk for pk in about.order_by().values_list("pk", flat=True) if pk not in known]
    found = list(Indicator.objects.filter(pk__in=others)) if others else []
    kinds = kinds_told(found, [place]) if found else {}
    return [one for one in found if kinds[one.pk]]


def _kind(mark: str) -> str:
    return YEAR if not mark else QUARTER if mark == "-Q" else MONTH


def _of_parts(one: Indicator, found: dict[int, set[str]]) -> tuple[str, ...]:
    own = found.get(one.pk, set())
    if one.is_ratio:
        own = own | (found.get(one.numerator_id, set()) & found.get(one.denominator_id, set()))
    return tuple(kind for kind in KINDS if kind in own)
