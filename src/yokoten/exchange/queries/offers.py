"""Days on offer, and whose turn it is to answer them."""

from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from yokoten.exchange.models import ProposedDates, Visit
from yokoten.exchange.queries.trip import own_trips
from yokoten.exchange.rules.states import HOST, MOVABLE

MOST_VISITS = 50


def offers() -> QuerySet[ProposedDates]:
    """Days that nobody took or passed over, the newest first."""
    return ProposedDates.objects.filter(state=ProposedDates.State.OPEN).order_by("-made_at", "-pk")


def with_offers(visits: list[Visit]) -> list[Visit]:
    """Visits with `offered`, their days on offer. One query."""
    prefetch_related_objects(visits, Prefetch("dates", queryset=offers(), to_attr="offered"))
    return visits


def is_guests_turn(visit: Visit) -> bool:
    """Whether the host proposed days last, so that the guests have to choose; for a visit with its offers."""
    return visit.state in MOVABLE and bool(visit.offered) and visit.offered[0].side == HOST


def visits_to_choose(actor: Any) -> list[Visit]:
    """Visits of own trips for which the host proposed other days. Two queries."""
    of_hosts = offers().filter(side=HOST).values("visit")
    asked = Visit.objects.filter(trip__in=own_trips(actor).order_by(), state__in=MOVABLE, pk__in=of_hosts)
    found = asked.select_related("trip", "host").order_by("pk")[:MOST_VISITS]
    return [visit for visit in with_offers(list(found)) if is_guests_turn(visit)]
