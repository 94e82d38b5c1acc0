"""Places by country, level and date, and by every name and code they are known under."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from yokoten.kernel.models import Place
from yokoten.kernel.rules.folding import fold

APART = "apart"


@dataclass(frozen=True)
class PlaceMatch:
    """A place that a name may mean, with what is needed to choose between namesakes."""

    id: int
    code: str
    country: str
    level: str
    parent_id: int | None
    valid_from: date | None
    valid_to: date | None
    is_disputed: bool
    label: str


def valid_on(on: date) -> Q:
    """Places that exist on that day: `valid_from` is the first day, `valid_to` the first day after the last."""
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=on)) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def places() -> QuerySet[Place]:
    """Every place there ever was."""
    return Place.objects.select_related("parent")


def places_of(
    country: str, level: str = Place.Level.REGION, on: date | None = None, *, disputed: str | None = None
) -> QuerySet[Place]:
    """A country's places of a level, on a day if given.

    Disputed places stand under a country only where the installation (`DISPUTED_PLACES`) says so; "apart" lists them
    under none.
    """
    hung = settings.DISPUTED_PLACES if disputed is None else disputed
    here = Q(country=country, is_disputed=False)
    if hung == country:
        here |= Q(is_disputed=True)
    found = Place.objects.filter(here, level=level)
    return found.filter(valid_on(on)) if on else found


def countries() -> QuerySet[Place]:
    return Place.objects.filter(level=Place.Level.COUNTRY)


def place_by_code(code: str) -> Place | None:
    """The place with that code of the house, else of a public code system if only one has it."""
    own = Place.objects.filter(code=code).first()
    if own is not None:
        return own
    others = list(Place.objects.filter(codes__code=code).distinct()[:2])
    return others[0] if len(others) == 1 else None


def places_by_code(codes: Iterable[str]) -> dict[str, Place]:
    return {place.code: place for place in Place.objects.filter(code__in=set(codes))}


def match_index(country: str | None = None, on: date | None = None) -> dict[str, tuple[PlaceMatch, ...]]:
    """Folded name, alias or code -> every place it may mean. Two queries, whatever the number of places."""
    found = Place.objects.prefetch_related("codes")
    if country:
        found = found.filter(country=country)
    if on:
        found = found.filter(valid_on(on))
    index: dict[str, dict[int, PlaceMatch]] = {}
    for place in found:
        match = _match(place)
        for written in _spellings(place):
            index.setdefault(fold(written), {})[place.pk] = match
    index.pop("", None)
    return {name: tuple(matches.values()) for name, matches in index.items()}


def _match(place: Place) -> PlaceMatch:
    return PlaceMatch(
        id=place.pk,
        code=place.code,
        country=place.country,
        level=place.level,
        parent_id=place.parent_id,
        valid_from=place.valid_from,
        valid_to=place.valid_to,
        is_disputed=place.is_disputed,
        label=str(place),
    )


def _spellings(place: Place) -> Iterator[str]:
    yield place.code
    yield place.source_label
    yield from (code.code for code in place.codes.all())
    yield from _texts(place.names)
    yield from _texts(place.aliases)


def _texts(held: Any) -> Iterator[str]:
    """Every text in a list or in a mapping by language, however nested."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for item in held.values():
            yield from _texts(item)
    elif isinstance(held, (list, tuple)):
        for item in held:
            yield from _texts(item)
