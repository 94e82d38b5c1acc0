"""Trips of one's own organisations, visits that others ask for, and what is due."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from yokoten.exchange.models import Trip, Visit
from yokoten.exchange.queries import commitments_due, own_trips, visits_received, visits_to_choose
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.exchange.tabs import shown
from yokoten.interfaces.web.templatetags.exchange import days_of, host_name, said_as, trip_chip, visit_chip
from yokoten.interfaces.web.templatetags.yokoten import chip, spoken
from yokoten.interfaces.wording.visits import TRIP_STATES, VISIT_STATES

SOON = 5


def trip_shape() -> Shape:
    """Own trips as a table."""
    language = spoken()
    return Shape(
        name="trips",
        title=gettext("Trips"),
        columns=(
            Column("title", gettext("Trip"), lambda t: t.title, lambda t: language.sort_key(t.title), _linked),
            Column("state", gettext("State"), lambda t: said_as(t.state, "TRIP_STATES"), lambda t: t.state, _state),
            Column("hosts", gettext("Hosts"), _hosts, None, _hosts_as_list),
            Column("days", gettext("Days"), lambda t: days_of(_span(t)), lambda t: str(_span(t).first_on or "")),
            Column("lessons", gettext("Lessons"), lambda t: t.lesson_count, lambda t: t.lesson_count, is_number=True),
            Column(
                "open",
                gettext("Open commitments"),
                lambda t: t.open_commitments,
                lambda t: t.open_commitments,
                is_number=True,
            ),
            Column("who", gettext("Who travels"), lambda t: t.organisation.name(language.code), _by_who),
        ),
        filters=(Filter("state", gettext("State"), _said(TRIP_STATES), lambda value: Q(state=value)),),
        words=lambda t: " ".join([t.title, t.aim, _hosts(t), t.organisation.name(language.code)]),
        per_page=30,
    )


def visit_shape() -> Shape:
    """Visits that others ask for, as a table."""
    language = spoken()
    return Shape(
        name="visits",
        title=gettext("Visits to us"),
        columns=(
            Column("title", gettext("Visit"), lambda v: v.trip.title, lambda v: v.trip.title, _visit_linked),
            Column(
                "state", gettext("State"), lambda v: said_as(v.state, "VISIT_STATES"), lambda v: v.state, _visit_state
            ),
            Column("guest", gettext("Guests"), lambda v: v.trip.organisation.name(language.code)),
            Column("days", gettext("Days"), days_of, lambda v: str(v.first_on or "")),
            Column("host", gettext("Host"), host_name),
        ),
        filters=(Filter("state", gettext("State"), _said(VISIT_STATES), lambda value: Q(state=value)),),
        words=lambda v: " ".join([v.trip.title, v.trip.organisation.name(language.code), host_name(v)]),
        per_page=30,
    )


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Own trips; above them what others wait for and what is due."""
    today = timezone.localdate()
    listing = Listing(request, trip_shape(), own_trips(request.user))
    due = commitments_due(request.user, today=today)
    context = {
        "listing": listing,
        "today": today,
        "to_answer": list(visits_received(request.user).filter(state="requested")[:SOON]),
        "to_choose": visits_to_choose(request.user)[:SOON],
        "overdue": due.overdue,
        "coming": due.coming[:SOON],
        "to_follow_up": due.to_follow_up,
    }
    return listing.download() or render(request, "exchange/trips.html", {**context, **shown(request)})


@login_required
def received(request: HttpRequest) -> HttpResponse:
    """Visits that were asked of the own organisations."""
    listing = Listing(request, visit_shape(), visits_received(request.user))
    context = {"listing": listing, **shown(request, "received")}
    return listing.download() or render(request, "exchange/received.html", context)


def _said(table: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    return [(code, spoken().say(said)) for code, (_shape, said) in table.items()]


def _linked(trip: Trip) -> str:
    mark = chip("example", gettext("example")) if trip.is_example else ""
    return format_html('<a href="{}">{}</a> {}', reverse("trip", args=[trip.key]), trip.title, mark)


def _visit_linked(visit: Visit) -> str:
    mark = chip("example", gettext("example")) if visit.trip.is_example else ""
    return format_html('<a href="{}">{}</a> {}', reverse("visit", args=[visit.key]), visit.trip.title, mark)


def _state(trip: Trip) -> str:
    return trip_chip(trip.state)


def _visit_state(visit: Visit) -> str:
    return visit_chip(visit.state)


def _in_words(visit: Visit) -> str:
    return said_as(visit.state, "VISIT_STATES")


def _by_who(trip: Trip) -> Any:
    return spoken().sort_key(trip.organisation.name(spoken().code))


def _hosts(trip: Trip) -> str:
    return ", ".join(host_name(visit) for visit in trip.visits.all())


def _hosts_as_list(trip: Trip) -> str:
    rows = ((host_name(visit), visit_chip(visit.state)) for visit in trip.visits.all())
    return format_html_join("", '<span class="host-line">{} {}</span>', rows)


class _Days:
    """The days of all visits of a trip."""

    def __init__(self, trip: Trip) -> None:
        visits = [one for one in trip.visits.all() if one.first_on and one.state != "cancelled"]
        self.first_on = min((one.first_on for one in visits), default=None)
        self.last_on = max((one.last_on or one.first_on for one in visits), default=None)


def _span(trip: Trip) -> _Days:
    return _Days(trip)
