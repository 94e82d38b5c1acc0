"""What became of a place, and out of what it was made."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from yokoten.kernel.models import Place, PlaceChange


@dataclass(frozen=True)
class Edge:
    """On that day the predecessor became (part of) the successor."""

    kind: str
    on: date
    predecessor_id: int
    successor_id: int
    predecessor: str
    successor: str


def lineage(country: str | None = None) -> list[Edge]:
    """Every change of a country's places (or of all), oldest first, in one query."""
    changes = PlaceChange.objects.order_by("on", "id")
    if country:
        changes = changes.filter(Q(predecessor__country=country) | Q(successor__country=country))
    rows = changes.values_list("kind", "on", "predecessor_id", "successor_id", "predecessor__code", "successor__code")
    return [Edge(*row) for row in rows]


def successors(place: Place, on: date) -> list[Place]:
    """The places that hold its territory on that day; itself if nothing changed by then. Two queries."""
    onward: dict[int, list[Edge]] = defaultdict(list)
    for edge in lineage():
        if edge.on <= on:
            onward[edge.predecessor_id].append(edge)
    steps = {start: [(edge.on, edge.successor_id) for edge in edges] for start, edges in onward.items()}
    return _ordered(_ends(place.pk, steps, forward=True))


def predecessors(place: Place, on: date) -> list[Place]:
    """The places out of which its territory was made, as they stood on that day. Two queries."""
    back: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for edge in lineage():
        if edge.on > on:
            back[edge.successor_id].append((edge.on, edge.predecessor_id))
    return _ordered(_ends(place.pk, back, forward=False))


def _ends(start: int, steps: dict[int, list[tuple[date, int]]], *, forward: bool) -> set[int]:
    """Walk the edges in order of time as far as they go; a place that merely took others in stays among the ends."""
    ends: set[int] = set()
    open_steps: list[tuple[int, date | None]] = [(start, None)]
    while open_steps:
        current, when = open_steps.pop()
        ahead = [
            (day, other)
            for day, other in steps.get(current, [])
            if when is None or (day > when if forward else day < when)
        ]
        if not ahead:
            ends.add(current)
        open_steps += [(other, day) for day, other in ahead]
    return ends


def _ordered(ids: set[int]) -> list[Place]:
    return list(Place.objects.filter(pk__in=ids).order_by("code"))
