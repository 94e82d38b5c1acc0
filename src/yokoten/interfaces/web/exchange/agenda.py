"""The programme of a visit, written by either side: sites, then points with their times."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.exchange.actions.agenda import Point, Stop, set_agenda, set_sites
from yokoten.exchange.models import Visit
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.administration.names import said_choices
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.exchange.door import Entry, both_ways
from yokoten.interfaces.web.exchange.tabs import shown_at_visit
from yokoten.interfaces.web.exchange.trip_forms import Rows
from yokoten.interfaces.web.exchange.visit_page import may_of
from yokoten.interfaces.wording.visits import POINT_KINDS

EMPTY_SITES, EMPTY_POINTS = 2, 4


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class SiteForm(forms.Form):
    """A place that is shown, and whom to call there."""

    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Site"), max_length=160, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    contact_name = forms.CharField(label=_("Contact"), max_length=120, required=False)
    contact_phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    note = forms.CharField(label=_("Note"), max_length=1000, required=False)


class PointForm(forms.Form):
    """One point of the programme; without a title it is left out. `number` is that of a point that is there already."""

    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    on = day_field(_("Day"))
    starts_at = _time(_("Begins at"))
    ends_at = _time(_("Ends at"))
    title = forms.CharField(label=_("What"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    site = forms.ChoiceField(label=_("Site"), required=False)
    speaker = forms.CharField(label=_("Who speaks"), max_length=160, required=False)
    contact_phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    note = forms.CharField(label=_("Note"), max_length=1000, required=False)

    def __init__(self, *args: Any, sites: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = said_choices(POINT_KINDS)
        self.fields["site"].choices = [("", "–"), *sites]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("title"):
            for name in ("on", "starts_at", "ends_at"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("Needed for a point with a title."))
        return said

    def point(self) -> Point | None:
        said = self.cleaned_data
        if not said.get("title"):
            return None
        plain = ("on", "starts_at", "ends_at", "title", "speaker", "contact_phone", "note", "number")
        site = int(said["site"]) if said["site"] else None
        return Point(**{name: said[name] for name in plain}, kind=said["kind"] or "talk", site=site)


SiteForms = forms.formset_factory(SiteForm, formset=Rows, extra=EMPTY_SITES, max_num=20)
PointForms = forms.formset_factory(PointForm, formset=Rows, extra=0, max_num=60)


def _agenda(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Two forms on one page: the sites first, as points refer to them."""
    visit = entry.visit
    if not may_of(entry).agenda:
        found(None)
    what = request.POST.get("what", "")
    sites = SiteForms(request.POST if what == "sites" else None, initial=_known_sites(visit), prefix="s")
    named = [(str(site.pk), site.name) for site in visit.sites.all()]
    points = PointForms(
        request.POST if what == "points" else None,
        initial=_known_points(visit),
        prefix="p",
        form_kwargs={"sites": named},
    )
    if what == "sites" and sites.is_valid():
        act = lambda: set_sites(entry.actor, visit, [_stop(row.cleaned_data) for row in sites])  # noqa: E731
        if attempt(request, act, gettext("The sites are saved."), sites.first):
            return redirect(f"{entry.base}agenda/")
    if what == "points" and points.is_valid():
        rows = [point for row in points if (point := row.point())]
        act = lambda: set_agenda(entry.actor, visit, rows)  # noqa: E731
        if attempt(request, act, gettext("The programme is saved."), points.first):
            return redirect(f"{entry.base}agenda/" if "more" in request.POST else f"{entry.base}#agenda")
    context = {"entry": entry, "visit": visit, "trip": visit.trip, "sites": sites, "points": points}
    return render(request, "exchange/agenda.html", {**context, **shown_at_visit(request, entry)})


agenda, agenda_by_link = both_ways(_agenda)


def _known_sites(visit: Visit) -> list[dict[str, Any]]:
    plain = ("name", "address", "contact_name", "contact_phone", "note")
    return [{"number": site.pk, **{name: getattr(site, name) for name in plain}} for site in visit.sites.all()]


def _known_points(visit: Visit) -> list[dict[str, Any]]:
    plain = ("on", "starts_at", "ends_at", "title", "kind", "speaker", "contact_phone", "note")
    known = [
        {**{name: getattr(point, name) for name in plain}, "site": str(point.site_id or ""), "number": point.pk}
        for point in visit.agenda.all()
    ]
    last = known[-1]["on"] if known else visit.first_on
    return known + [{"on": last, "kind": "talk"} for _at in range(EMPTY_POINTS)]


def _stop(said: dict[str, Any]) -> Stop:
    plain = ("name", "address", "contact_name", "contact_phone", "note", "number")
    return Stop(**{name: said.get(name) or ("" if name != "number" else None) for name in plain})
