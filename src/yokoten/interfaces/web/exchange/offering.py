"""What regions worth learning from have published, whether they receive guests, and who visited a practice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from yokoten.exchange.models import HostTerms
from yokoten.exchange.policies import can_plan
from yokoten.exchange.queries import said_of_practice, theme_of_indicator, visits_because_of
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.models import Organisation
from yokoten.kernel.policies import is_signed_in
from yokoten.practices.models import PracticeConcept
from yokoten.practices.queries.library import concept_labels
from yokoten.practices.queries.practice import library_seen

MOST_VISITS = 12
OPEN = Q(is_open_for_visits=True)
NOTHING = {"every": 0, "told": 0, "open": 0}


@dataclass(frozen=True)
class Offered:
    """One region: practices the reader may see, those on the theme, whether it is open for visits, links.

    `is_open` is None where nobody works. Without a `theme` the practices are all of them.
    """

    theme: str
    practices: int
    every: int
    is_open: bool | None
    library: str
    whole_library: str
    request: str


def offered_by(actor: Any, codes: Iterable[str], *, outcome: Any, period: str) -> dict[str, Offered]:
    """For every region of a list what it offers on the theme of the outcome; at most four queries."""
    wanted, may_plan = list(codes), can_plan(actor)
    theme = theme_of_indicator(outcome)
    named = concept_labels([theme], spoken().code).get(theme, "") if theme else ""
    counted = _counted(actor, wanted, theme if named else "")
    receiving = _receiving(wanted) if is_signed_in(actor) else {}
    found = {}
    for code in wanted:
        count = counted.get(code, NOTHING)
        asked = urlencode({"place": code, "outcome": outcome.code, "period": period})
        found[code] = Offered(
            theme=named,
            practices=count["told"],
            every=count["every"],
            is_open=True if count["open"] else receiving.get(code),
            library=_library(place=code, **({"theme": theme} if named else {})) if count["told"] else "",
            whole_library=_library(place=code) if count["every"] > count["told"] else "",
            request=f"{reverse('trip_new')}?{asked}" if may_plan else "",
        )
    return found


def _counted(actor: Any, codes: list[str], theme: str) -> dict[str, dict[str, int]]:
    """By place how many practices there are, how many on the theme, how many receive visitors. One query."""
    carrying = PracticeConcept.objects.filter(concept__group=theme, is_confirmed=True).values("practice")
    told = Q(pk__in=carrying) if theme else None
    rows = library_seen(actor).filter(place__code__in=codes).order_by().values("place__code")
    counts = {"every": Count("pk"), "told": Count("pk", filter=told), "open": Count("pk", filter=OPEN)}
    return {row["place__code"]: row for row in rows.annotate(**counts)}


def _receiving(codes: list[str]) -> dict[str, bool]:
    """Whether any organisation of a place receives guests; places where nobody works are missing. Two queries."""
    seats = Organisation.objects.filter(place__code__in=codes, is_active=True)
    seated = dict(seats.values_list("pk", "place__code"))
    terms = HostTerms.objects.filter(organisation__in=seated, is_open=False)
    closed = set(terms.values_list("organisation", flat=True))
    receiving = {code for number, code in seated.items() if number not in closed}
    return {code: code in receiving for code in seated.values()}


def _library(**narrowed: str) -> str:
    return f"{reverse('practices')}?{urlencode(narrowed)}"


def visited(actor: Any, practice: Any) -> dict[str, Any]:
    """Who visited because of a practice and what they let be quoted; for people who are signed in."""
    if not is_signed_in(actor):
        return {}
    return {"visits": visits_because_of(practice)[:MOST_VISITS], "quotes": said_of_practice(practice)}
