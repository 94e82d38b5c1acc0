"""One visit as both sides see it: asked, answered, prepared, held, and what came of it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from yokoten.exchange.actions import visit as acts
from yokoten.exchange.actions.feedback import give_feedback
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.exchange.door import Entry, both_ways
from yokoten.interfaces.web.exchange.link import news_by_letter, request_by_letter
from yokoten.interfaces.web.exchange.visit_forms import (
    AcceptForm,
    FeedbackForm,
    ProposeForm,
    ReasonForm,
    RequestForm,
)
from yokoten.interfaces.web.exchange.visit_page import page_of

Act = Callable[[HttpRequest, Entry, Any], Any]


def _show(request: HttpRequest, entry: Entry, bound: dict[str, Any] | None = None) -> HttpResponse:
    return render(request, "exchange/visit.html", page_of(request, entry, bound or {}))


one, one_by_link = both_ways(_show)


def _request(request: HttpRequest, entry: Entry, form: RequestForm) -> Any:
    return acts.request_visit(
        entry.actor,
        entry.visit,
        span=form.span(),
        message=form.cleaned_data["message"],
        now=timezone.now(),
        write_letter=request_by_letter,
    )


def _propose(request: HttpRequest, entry: Entry, form: ProposeForm) -> Any:
    note, letter = form.cleaned_data["note"], _news(entry)
    return acts.propose_dates(
        entry.actor, entry.visit, span=form.span(), note=note, now=timezone.now(), write_letter=letter
    )


def _accept(request: HttpRequest, entry: Entry, form: AcceptForm) -> Any:
    number = request.POST.get("dates", "")
    dates = found(entry.visit.dates.filter(pk=int(number) if number.isdecimal() else 0).first())
    contact = form.contact()
    return acts.accept_visit(
        entry.actor, entry.visit, dates=dates, contact=contact, now=timezone.now(), write_letter=_news(entry)
    )


def _decline(request: HttpRequest, entry: Entry, form: ReasonForm) -> Any:
    return acts.decline_visit(entry.actor, entry.visit, reason=form.cleaned_data["reason"], now=timezone.now())


def _cancel(request: HttpRequest, entry: Entry, form: ReasonForm) -> Any:
    reason = form.cleaned_data["reason"]
    return acts.cancel_visit(entry.actor, entry.visit, reason=reason, now=timezone.now(), write_letter=_news(entry))


def _feedback(request: HttpRequest, entry: Entry, form: FeedbackForm) -> Any:
    return give_feedback(entry.actor, entry.visit, form.opinion(), now=timezone.now())


def _agree(request: HttpRequest, entry: Entry, form: None) -> Any:
    return acts.agree_agenda(entry.actor, entry.visit, now=timezone.now(), write_letter=_news(entry))


def _hold(request: HttpRequest, entry: Entry, form: None) -> Any:
    return acts.hold_visit(
        entry.actor, entry.visit, now=timezone.now(), today=timezone.localdate(), write_letter=_news(entry)
    )


def _remove(request: HttpRequest, entry: Entry, form: None) -> Any:
    return acts.remove_host(entry.actor, entry.visit)


ACTS: dict[str, tuple[Any, Act, Any]] = {
    "request": (RequestForm, _request, gettext_lazy("The host is asked.")),
    "propose": (ProposeForm, _propose, gettext_lazy("The days are proposed; the other side is told.")),
    "accept": (AcceptForm, _accept, gettext_lazy("The days are agreed.")),
    "decline": (ReasonForm, _decline, gettext_lazy("Declined; the guests read why.")),
    "cancel": (ReasonForm, _cancel, gettext_lazy("The visit is called off; the other side reads why.")),
    "feedback": (FeedbackForm, _feedback, gettext_lazy("Thank you. The other side can read it.")),
    "agree": (None, _agree, gettext_lazy("The programme stands.")),
    "hold": (None, _hold, gettext_lazy("The visit took place. Now the lessons, while they are fresh.")),
    "remove": (None, _remove, gettext_lazy("The host is off the trip.")),
}


def _do(request: HttpRequest, entry: Entry, what: str) -> HttpResponse:
    """Do it; a form that is refused comes back with what was typed."""
    kind, do, said = found(ACTS.get(what))
    form = kind(request.POST, prefix=what) if kind else None
    trip_key = entry.visit.trip.key
    if form is not None and not form.is_valid():
        return _show(request, entry, {what: form})
    done = attempt(request, lambda: do(request, entry, form), str(said), form)
    if done is None and form is not None:
        return _show(request, entry, {what: form})
    return redirect("trip", trip_key) if what == "remove" and done else redirect(entry.base)


do, do_by_link = (require_POST(view) for view in both_ways(_do))


def _news(entry: Entry) -> Any:
    """Who writes the letter when the guests acted and the host has no account."""
    return news_by_letter if entry.visit.host_id is None and not entry.is_link else None
