"""Indicators: the list, a new one, change, withdraw."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, for_managers, found, show
from yokoten.interfaces.web.administration.indicator_forms import LINKS, PLAIN, IndicatorForm, NewIndicatorForm
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.administration.names import spread
from yokoten.interfaces.web.templatetags.words import PARTS, PRICES, THEMES
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import organisation_by_code
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.measure.actions.indicator import (
    add_indicator,
    change_indicator,
    restore_indicator,
    withdraw_indicator,
)
from yokoten.measure.models import Indicator, Source
from yokoten.measure.policies import can_change_indicator
from yokoten.measure.queries import indicator_by_code, indicators_seen


def shape() -> Shape:
    language = spoken()
    return Shape(
        name="indicators",
        title=gettext("Indicators"),
        columns=(
            Column("name", gettext("Name"), lambda i: i.name(language.code), _by_name, _linked),
            Column("unit", gettext("Unit"), lambda i: i.unit_name(language.code), lambda i: i.unit),
            Column("theme", gettext("Theme"), lambda i: str(THEMES.get(i.theme, i.theme)), lambda i: i.theme),
            Column("part", gettext("Part in comparisons"), lambda i: str(PARTS[i.part]), lambda i: i.part),
            Column("prices", gettext("Price basis"), lambda i: str(PRICES[i.prices]), lambda i: i.prices),
            Column("source", gettext("Source"), lambda i: i.source.name(language.code) if i.source else ""),
            Column("state", gettext("State"), _state, _state),
        ),
        filters=(
            Filter("part", gettext("Part in comparisons"), list(PARTS.items()), lambda value: Q(part=value)),
            Filter("theme", gettext("Theme"), list(THEMES.items()), lambda value: Q(theme=value)),
        ),
        words=lambda i: " ".join([i.code, *i.names.values()]),
        order="name",
    )


def _by_name(indicator: Indicator) -> tuple:
    return spoken().sort_key(indicator.name(spoken().code))


def _state(indicator: Indicator) -> str:
    return gettext("withdrawn") if indicator.withdrawn_on else ""


def _linked(indicator: Indicator) -> str:
    address = reverse("administration_indicator", args=[indicator.code])
    return format_html('<a href="{}">{}</a>', address, indicator.name(spoken().code))


@for_managers
def every(request: HttpRequest) -> HttpResponse:
    """Indicators the actor may see."""
    listing = Listing(request, shape(), indicators_seen(request.user).select_related("source"))
    may_add = is_administrator(request.user) or organisations_where(request.user, "measure.add_indicator").exists()
    return listing.download() or show(request, "indicators", "indicators", listing=listing, may_add=may_add)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Define an indicator."""
    start = {"decimals": 1, "factor": 1, "theme": "economy", "part": "context", "prices": "none", "merge": "none"}
    form = NewIndicatorForm(request.POST or None, initial={**start, "visibility": "public"}).offer(request.user)
    if not form.fields["organisation"].choices:
        found(None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kept = organisation_by_code(said["organisation"]) if said["organisation"] else None
        act = lambda: add_indicator(request.user, said["code"], form.details(request.user), organisation=kept)  # noqa: E731
        if attempt(request, act, gettext("The indicator is defined."), form):
            return redirect("administration_indicators")
    return show(request, "indicator", "indicators", form=form)


@login_required
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Change an indicator."""
    indicator = found(indicator_by_code(request.user, code))
    if not can_change_indicator(request.user, indicator):
        found(None)
    form = IndicatorForm(request.POST or None, initial=_known(indicator)).offer(request.user, indicator)
    if request.method == "POST" and form.is_valid():
        act = lambda: change_indicator(request.user, indicator, form.details(request.user))  # noqa: E731
        if attempt(request, act, gettext("The indicator is saved."), form):
            return redirect("administration_indicators")
    return show(request, "indicator", "indicators", form=form, indicator=indicator)


@require_POST
@login_required
def switch(request: HttpRequest, code: str) -> HttpResponse:
    """Withdraw an indicator, or bring it back."""
    indicator = found(indicator_by_code(request.user, code))
    if indicator.withdrawn_on:
        attempt(request, lambda: restore_indicator(request.user, indicator), gettext("The indicator is offered again."))
    else:
        act = lambda: withdraw_indicator(request.user, indicator, on=timezone.localdate())  # noqa: E731
        attempt(request, act, gettext("The indicator is withdrawn; its values stay."))
    return redirect("administration_indicators")


def _known(indicator: Indicator) -> dict[str, Any]:
    linked: dict[str, Indicator | Source | None] = {name: getattr(indicator, name) for name in (*LINKS, "source")}
    return {
        **spread("name", indicator.names),
        **spread("definition", indicator.definitions),
        **spread("unit", indicator.unit_names),
        "unit": indicator.unit,
        **{name: getattr(indicator, name) for name in PLAIN},
        **{name: thing.code if thing else "" for name, thing in linked.items()},
    }
