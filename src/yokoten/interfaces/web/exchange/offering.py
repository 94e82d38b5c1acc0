"""What regions worth learning from have published, whether they receive guests, and who visited a practice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from yokoten.exchange.models import HostTerms
from yokoten.exchange.policies import can_plan
from yokoten.exchange.queries import said_of_practice, visits_because_of
from yokoten.kernel.models import Organisation
from yokoten.practices.queries.practice import library_seen

MOST_VISITS = 12


@dataclass(frozen=True)
class Offered:
    """One region: practices the reader may see, whether it is open for visits (None: nobody works here), links."""

    practices: int
    is_open: bool | None
    library: str
    request: str


def offered_by(actor: Any, codes: Iterable[str], *, outcome: str, period: str) -> dict[str, Offered]:
    """For every region of a list what it offers; three queries, and one for what the reader may."""
    wanted, may_plan = list(codes), can_plan(actor)
    counted = library_seen(actor).filter(place__code__in=wanted).order_by().values("place__code")
    rows = counted.annotate(every=Count("pk"), open=Count("pk", filter=Q(is_open_for_visits=True)))
    published = {row["place__code"]: (row["every"], row["open"]) for row in rows}
    seats = Organisation.objects.filter(place__code__in=wanted, is_active=True).values_list("pk", "place__code")
    seated = dict(seats)
    terms = HostTerms.objects.filter(organisation__in=seated, is_open=False)
    closed = set(terms.values_list("organisation", flat=True))
    receiving = {code for number, code in seated.items() if number not in closed}
    found = {}
    for code in wanted:
        count, open_ones = published.get(code, (0, 0))
        is_open = True if code in receiving or open_ones else (False if code in seated.values() else None)
        asked = urlencode({"place": code, "outcome": outcome, "period": period})
        found[code] = Offered(
            count,
            is_open,
            f"{reverse('practices')}?{urlencode({'place': code})}" if count else "",
            f"{reverse('trip_new')}?{asked}" if may_plan else "",
        )
    return found


def visited(actor: Any, practice: Any) -> dict[str, Any]:
    """Who visited because of a practice and what they let be quoted; for people who are signed in."""
    if not getattr(actor, "is_authenticated", False):
        return {}
    return {"visits": visits_because_of(practice)[:MOST_VISITS], "quotes": said_of_practice(practice)}
