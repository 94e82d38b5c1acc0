"""Registering an evaluation on official figures of places."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.interfaces.web.administration.door import attempt
from yokoten.interfaces.web.prove.figure_forms import FiguresForm
from yokoten.interfaces.web.prove.forms import AskForm
from yokoten.interfaces.web.prove.registering import choices_of
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.evaluation import best_said
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.queries import places_of
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.measure.queries.indicator import indicators_about
from yokoten.prove.actions.evaluation import register_evaluation
from yokoten.prove.policies import REGISTER
from yokoten.prove.queries.figures import groups_of, shape_planned
from yokoten.prove.rules.designs import Fit, fitting
from yokoten.prove.rules.groups import Groups

COUNTRY, YEARS = "RU", 12


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The frame comes by the address, so that the choice of designs can be looked at before anything is signed."""
    homes = list(organisations_where(request.user, REGISTER).select_related("place").order_by("code"))
    if not homes:
        raise NotAllowed("not_allowed", act=REGISTER)
    today = timezone.localdate()
    given = request.POST if request.method == "POST" else request.GET
    frame = _frame_form(request, homes, given)
    is_framed = frame.is_bound and frame.is_valid()
    form = AskForm(request.POST or None)
    if request.method == "POST" and is_framed and form.is_valid():
        asked = form.asked(frame.frame, spoken().code)
        act = lambda: register_evaluation(request.user, frame.compared, asked, today=today, now=timezone.now())  # noqa: E731
        made = attempt(request, act, gettext("The evaluation is registered."), form)
        if made:
            return redirect("evaluation", made.key)
    groups = _groups(frame) if is_framed else None
    fits: list[Fit] = fitting(shape_planned(groups, today)) if groups else []
    context = {
        "frame": frame,
        "form": form,
        "hidden": [(name, value) for name in frame.fields for value in given.getlist(name)],
        "choices": choices_of(fits, request.POST.get("design", "")),
        "best": best_said(spoken(), next((fit for fit in fits if fit.can), None)) if fits else "",
        "is_seen": groups is not None and max(groups.years, default=0) >= frame.frame.start.year,
        "station": "prove",
    }
    return render(request, "prove/new_figures.html", context)


def _frame_form(request: HttpRequest, homes: list[Any], given: Any) -> FiguresForm:
    """Regions of the country where the chosen organisation is, and the figures there are about them."""
    home = next((one for one in homes if one.code == given.get("organisation")), homes[0])
    near = home.place or request.user.home
    country = near.country if near else COUNTRY
    places = list(places_of(country, on=timezone.localdate()))
    indicators = list(indicators_about(request.user, places).select_related("source", "numerator", "denominator"))
    year = timezone.localdate().year
    known = {"organisation": home.code, "first_year": year - YEARS, "last_year": year}
    form = FiguresForm(given if given.get("indicator") else None, initial=known)
    return form.offer(homes, indicators, places)


def _groups(frame: FiguresForm) -> Groups:
    compared, window = frame.compared, frame.frame
    span = (window.window_from.year, window.window_to.year)
    return groups_of(compared.indicator, compared.first, compared.comparison, span)
