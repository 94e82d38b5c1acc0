"""What a host can take: its terms, closed days and visits already in its calendar."""

from datetime import date
from typing import Any

from yokoten.exchange.models import HostClosure, HostTerms, Visit, VisitType
from yokoten.exchange.rules.calendar import Capacity, Span
from yokoten.exchange.rules.caps import Caps
from yokoten.exchange.rules.states import COMING


def caps_of(visit_type: VisitType) -> Caps:
    return Caps(
        visit_type.least_delegates,
        visit_type.most_delegates,
        visit_type.least_days,
        visit_type.most_days,
        visit_type.most_hosts,
        visit_type.least_questions,
    )


def terms_of(organisation: Any) -> HostTerms | None:
    return HostTerms.objects.filter(organisation=organisation.pk).first()


def closures_of(organisation: Any, *, since: date | None = None) -> list[HostClosure]:
    found = HostClosure.objects.filter(organisation=organisation.pk)
    return list(found.filter(last_on__gte=since) if since else found)


def capacity_of(organisation: Any, *, beside: Visit | None = None) -> Capacity:
    """Terms and calendar of a host; `beside` leaves one visit out. Three queries."""
    terms = terms_of(organisation)
    visits = Visit.objects.filter(host=organisation.pk, state__in=COMING, first_on__isnull=False)
    if beside is not None:
        visits = visits.exclude(pk=beside.pk)
    return Capacity(
        is_open=terms.is_open if terms else True,
        visits_per_month=terms.visits_per_month if terms else None,
        most_guests=terms.most_guests if terms else None,
        notice_days=terms.notice_days if terms else 0,
        closed=tuple(Span(one.first_on, one.last_on) for one in closures_of(organisation)),
        taken=tuple(Span(first, last or first) for first, last in visits.values_list("first_on", "last_on")),
    )
