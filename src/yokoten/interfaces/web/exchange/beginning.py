"""Begin a trip: from a gap, a practice, a recommended region, the trip before, or from nothing."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.exchange.actions.trip import plan_trip, set_delegation, set_questions
from yokoten.exchange.actions.visit import add_host, request_visit
from yokoten.exchange.models import Trip
from yokoten.exchange.queries import capacity_of
from yokoten.interfaces.web.administration.door import attempt
from yokoten.interfaces.web.exchange.begin_form import FIRST_ASKED, BeginForm
from yokoten.interfaces.web.exchange.behind import (
    Behind,
    aim_of,
    asked_before,
    behind,
    host_at,
    hosts_offered,
    title_of,
)
from yokoten.interfaces.web.exchange.link import request_by_letter
from yokoten.interfaces.web.exchange.month import months
from yokoten.interfaces.web.exchange.tabs import shown
from yokoten.interfaces.web.exchange.trip_forms import theme_choices
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries.organisation import organisations_where

PLAN = "exchange.plan_trip"


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The short form; saving plans the trip, asking the host at once is the second button."""
    homes = list(organisations_where(request.user, PLAN).select_related("place").order_by("code"))
    if not homes:
        raise NotAllowed("not_allowed", act=PLAN)
    home = homes[0]
    known = behind(request.user, request.GET, home.place or request.user.home)
    offered = hosts_offered(None if is_administrator(request.user) else home)
    host = host_at(known, offered)
    form = BeginForm(request.POST or None, initial=_start(request, known, host)).offer(homes, offered, known)
    if request.method == "POST" and form.is_valid():
        is_asking = "ask" in request.POST
        said = gettext("The host is asked.") if is_asking else gettext("The trip is planned.")
        trip = attempt(request, lambda: _begin(request.user, form, is_asking=is_asking), said, form)
        if trip:
            return redirect("trip", trip.key)
    context = {"form": form, "known": known, "host": host, "has_homes": len(homes) > 1}
    if request.method == "GET" and not known.questions:
        context |= {"themes": theme_choices(), "kept": [one for one in request.GET.items() if one[0] != "theme"]}
    if host:
        context["months"] = months(capacity_of(host), today=timezone.localdate())
    return render(request, "exchange/new.html", {**context, **shown(request)})


def _start(request: HttpRequest, known: Behind, host: Any) -> dict[str, Any]:
    before = known.before
    return {
        "title": title_of(known),
        "aim": aim_of(known),
        "host": host.code if host else "",
        "visit_type": before.visit_type.code if before else "study-trip",
        "people": f"{request.user.name}, " if not is_administrator(request.user) else "",
        "bank": [] if before else [one.code for one in known.questions[:FIRST_ASKED]],
        "own": "\n".join(asked_before(before)) if before else "",
        "language": spoken().code,
    }


def _begin(actor: Any, form: BeginForm, *, is_asking: bool) -> Trip:
    """All of it or nothing: a refused request leaves no half trip behind."""
    now, span, host = timezone.now(), form.span(), form.chosen_host()
    with transaction.atomic():
        trip = plan_trip(actor, form.home, form.details(), now=now)
        set_delegation(actor, trip, form.travellers())
        set_questions(actor, trip, form.asked())
        visit = add_host(actor, trip, host) if host else None
        if is_asking and visit is None:
            raise RuleBroken("host_needs_name_and_address")
        if is_asking and span is None:
            raise RuleBroken("days_missing")
        if is_asking:
            message = form.cleaned_data["message"]
            request_visit(actor, visit, span=span, message=message, now=now, write_letter=request_by_letter)
    return trip
