"""On which terms an organisation receives guests, and its calendar."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yokoten.exchange.actions.terms import Terms, close_days, reopen_days, set_host_terms
from yokoten.exchange.queries import capacity_of, closures_of, terms_of, visits_ahead
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.exchange.month import months
from yokoten.interfaces.web.exchange.tabs import shown
from yokoten.interfaces.web.exchange.visit_forms import DaysForm
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Organisation
from yokoten.kernel.queries.organisation import organisations_where

SET, MONTHS = "exchange.set_host_terms", 6


class TermsForm(forms.Form):
    """Open or not, how often, how many, how long before, in which languages, whom to ask."""

    is_open = forms.BooleanField(label=_("We receive guests"), required=False)
    visits_per_month = forms.IntegerField(label=_("Visits a month at most"), required=False, min_value=1, max_value=60)
    most_guests = forms.IntegerField(label=_("Guests at a time at most"), required=False, min_value=1, max_value=500)
    notice_days = forms.IntegerField(label=_("Days of notice"), min_value=0, max_value=365)
    languages = forms.MultipleChoiceField(
        label=_("Languages we can receive in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(LANGUAGE_NAMES.items()),
    )
    contact_name = forms.CharField(label=_("Whom to ask"), max_length=120, required=False)
    contact_email = forms.EmailField(label=_("E-mail"), required=False)
    contact_phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    words = forms.CharField(
        label=_("What guests should know"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )


class ClosureForm(DaysForm):
    """Days without guests."""

    reason = forms.CharField(label=_("Why (seen by your people only)"), max_length=200, required=False)


@login_required
def terms(request: HttpRequest) -> HttpResponse:
    """Terms, calendar and closed days of one organisation."""
    home = _home(request)
    form = TermsForm(request.POST or None, initial=_known(home))
    if request.method == "POST" and form.is_valid():
        act = lambda: set_host_terms(request.user, home, Terms(**form.cleaned_data), now=timezone.now())  # noqa: E731
        if attempt(request, act, gettext("The terms are saved."), form):
            return redirect(_address(home))
    return _page(request, home, form, ClosureForm(prefix="closure"))


@require_POST
@login_required
def close(request: HttpRequest) -> HttpResponse:
    """Close days."""
    home = _home(request)
    form = ClosureForm(request.POST, prefix="closure")
    if form.is_valid():
        span, reason = form.span(), form.cleaned_data["reason"]
        act = lambda: close_days(  # noqa: E731
            request.user, home, first_on=span.first_on, last_on=span.last_on, reason=reason
        )
        if attempt(request, act, gettext("These days are closed to guests."), form):
            return redirect(_address(home))
    return _page(request, home, TermsForm(initial=_known(home)), form)


@require_POST
@login_required
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Open closed days again."""
    home = _home(request)
    closure = found(next((one for one in closures_of(home) if one.pk == number), None))
    attempt(request, lambda: reopen_days(request.user, closure), gettext("These days are open to guests again."))
    return redirect(_address(home))


def _page(request: HttpRequest, home: Organisation, form: TermsForm, closure: ClosureForm) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "home": home,
        "homes": _homes(request),
        "form": form,
        "closure": closure,
        "closures": closures_of(home, since=today),
        "ahead": visits_ahead(home, since=today),
        "months": months(capacity_of(home), today=today, count=MONTHS),
    }
    return render(request, "exchange/terms.html", {**context, **shown(request, "terms")})


def _homes(request: HttpRequest) -> list[Organisation]:
    return list(organisations_where(request.user, SET).order_by("code"))


def _home(request: HttpRequest) -> Organisation:
    """The organisation in the address, else the first one whose terms the person may set."""
    homes = _homes(request)
    if not homes:
        raise NotAllowed("not_allowed", act=SET)
    code = request.GET.get("organisation", "")
    return found(next((one for one in homes if one.code == code), None)) if code else homes[0]


def _known(home: Organisation) -> dict[str, Any]:
    kept = terms_of(home)
    if kept is None:
        return {"is_open": True, "notice_days": 0, "languages": [home.language]}
    return {name: getattr(kept, name) for name in TermsForm.base_fields}


def _address(home: Organisation) -> str:
    return f"{reverse('host_terms')}?organisation={home.code}"
