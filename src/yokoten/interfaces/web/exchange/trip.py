"""A trip: its page, what it is for, who travels, what is asked, which hosts."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.exchange.actions.trip import cancel_trip, change_trip, close_trip, set_delegation, set_questions
from yokoten.exchange.actions.visit import add_host
from yokoten.exchange.models import Trip
from yokoten.exchange.policies import is_guest, may_as_guest
from yokoten.exchange.queries import bank_questions, caps_of, trip_by_key, visits_of
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.exchange.behind import hosts_offered
from yokoten.interfaces.web.exchange.link import news_by_letter
from yokoten.interfaces.web.exchange.rows import page_of, thread_of, told_of
from yokoten.interfaces.web.exchange.tabs import shown
from yokoten.interfaces.web.exchange.trip_forms import (
    HostForm,
    QuestionForms,
    TravellerForms,
    TripForm,
    asked_of,
    known_of,
    known_questions,
    known_travellers,
    moved,
    travellers_of,
)

CAME = "exchange/trip.html"


@login_required
def one(request: HttpRequest, key: str) -> HttpResponse:
    """The whole trip for its guests; a host is shown its own visit."""
    trip = found(trip_by_key(request.user, key))
    if not is_guest(request.user, trip):
        return redirect("visit", found(next(iter(visits_of(request.user, trip)), None)).key)
    told = told_of(request.user, trip)
    context = {**page_of(request.user, told), "thread": thread_of(told), "caps": caps_of(trip.visit_type)}
    return render(request, CAME, {**context, **shown(request)})


@login_required
def change(request: HttpRequest, key: str) -> HttpResponse:
    """What the trip is for."""
    trip = mine(request, key)
    form = TripForm(request.POST or None, initial=known_of(trip)).offer(trip)
    if request.method == "POST" and form.is_valid():
        act = lambda: change_trip(request.user, trip, form.details(trip))  # noqa: E731
        if attempt(request, act, gettext("Saved."), form):
            return redirect("trip", trip.key)
    return _form(request, trip, form, title=gettext("What the trip is for"))


@login_required
def hosts(request: HttpRequest, key: str) -> HttpResponse:
    """Put one more host on the trip: the same questions go to it."""
    trip = mine(request, key, "exchange.add_host")
    form = HostForm(request.POST or None).offer(hosts_offered(trip.organisation))
    if request.method == "POST" and form.is_valid():
        act = lambda: add_host(request.user, trip, form.chosen())  # noqa: E731
        visit = attempt(request, act, gettext("The host is on the trip. Ask it when the days are clear."), form)
        if visit:
            return redirect("visit", visit.key)
    lede = gettext("The same questions go to every host; the answers will stand side by side.")
    return _form(request, trip, form, title=gettext("One more host"), lede=lede, save=gettext("Add the host"))


@login_required
def delegation(request: HttpRequest, key: str) -> HttpResponse:
    """Who travels."""
    trip = mine(request, key, "exchange.set_delegation")
    rows = TravellerForms(request.POST or None, initial=known_travellers(trip), prefix="t")
    if request.method == "POST" and rows.is_valid():
        act = lambda: set_delegation(request.user, trip, travellers_of(rows))  # noqa: E731
        if attempt(request, act, gettext("The delegation is saved."), rows.first):
            return redirect("trip", trip.key)
    context = {"trip": trip, "rows": rows, "caps": caps_of(trip.visit_type), **shown(request)}
    return render(request, "exchange/delegation.html", context)


@login_required
def questions(request: HttpRequest, key: str) -> HttpResponse:
    """What is asked of every host, in its order, with the bank beside it."""
    trip = mine(request, key, "exchange.set_questions")
    rows = QuestionForms(request.POST or None, initial=known_questions(trip), prefix="q")
    if request.method == "POST" and rows.is_valid():
        asked = moved(asked_of(rows, trip, request.user, request.POST.getlist("bank")), request.POST.get("move", ""))
        said = gettext("The questions are saved.")
        if attempt(request, lambda: set_questions(request.user, trip, asked), said, rows.first):
            return redirect("trip_questions" if "move" in request.POST or "more" in request.POST else "trip", trip.key)
    taken = {question.bank_question_id for question in trip.questions.all()}
    offered = [one for one in bank_questions(request.user, theme=trip.theme) if one.pk not in taken]
    context = {"trip": trip, "rows": rows, "offered": offered, "caps": caps_of(trip.visit_type), **shown(request)}
    return render(request, "exchange/questions.html", context)


@require_POST
@login_required
def act(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """Call the trip off, or close it."""
    trip = found(trip_by_key(request.user, key))
    told = {"now": timezone.now(), "write_letter": news_by_letter}
    acts = {
        "cancel": (lambda: cancel_trip(request.user, trip, **told), gettext("The trip is called off.")),
        "close": (lambda: close_trip(request.user, trip, **told), gettext("The trip is closed. The hosts are told.")),
    }
    attempt(request, *found(acts.get(what)))
    return redirect("trip", trip.key)


def mine(request: HttpRequest, key: str, act_code: str = "exchange.change_trip") -> Trip:
    """A trip of which the person may change that; else there is no such page."""
    trip = found(trip_by_key(request.user, key))
    return found(trip if may_as_guest(request.user, act_code, trip) else None)


def _form(request: HttpRequest, trip: Trip, form: Any, **words: str) -> HttpResponse:
    return render(request, "exchange/form.html", {"trip": trip, "form": form, **words, **shown(request)})
