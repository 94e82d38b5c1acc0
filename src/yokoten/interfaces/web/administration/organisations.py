"""Organisations: the list, a new one, and the page of one with its people and tokens."""

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, for_administrators, for_managers, found, show
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.administration.names import NamesForm, place_choices, said_choices, spread
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import KINDS
from yokoten.kernel.actions.organisation import (
    OrganisationDetails,
    add_organisation,
    change_organisation,
    close_organisation,
    reopen_organisation,
)
from yokoten.kernel.models import Organisation
from yokoten.kernel.policies import can_manage_members, can_manage_tokens, permits
from yokoten.kernel.queries import (
    members_of,
    organisation_by_code,
    organisations_visible_to,
    place_by_code,
    places,
    tokens_of,
)


class OrganisationForm(NamesForm):
    """What is known of an organisation."""

    kind = forms.ChoiceField(label=_("Kind"))
    place = forms.ChoiceField(label=_("Place"), required=False)
    parent = forms.ChoiceField(label=_("Stands under"), required=False)
    sector = forms.CharField(label=_("Sector"), max_length=48, required=False)
    language = forms.ChoiceField(label=_("Working language"), choices=settings.LANGUAGES)

    def offer(self, actor: object) -> "OrganisationForm":
        """Choices that depend on the reader."""
        language = spoken().code
        above = [(each.code, each.name(language)) for each in organisations_visible_to(actor)]
        self.fields["kind"].choices = said_choices(KINDS)
        self.fields["place"].choices = place_choices(places())
        self.fields["parent"].choices = [("", "–"), *above]
        return self

    def details(self) -> OrganisationDetails:
        said = self.cleaned_data
        return OrganisationDetails(
            names=self.texts("name"),
            kind=said["kind"],
            place=place_by_code(said["place"]) if said["place"] else None,
            parent=organisation_by_code(said["parent"]) if said["parent"] else None,
            sector=said["sector"],
            language=said["language"],
        )


class NewOrganisationForm(OrganisationForm):
    """A new organisation has a code, too."""

    code = forms.SlugField(
        label=_("Code"),
        max_length=48,
        help_text=_("Short and lasting, for addresses and the API: letters, digits, hyphens."),
    )
    field_order = ["code"]


def shape() -> Shape:
    language = spoken()
    return Shape(
        name="organisations",
        title=gettext("Organisations"),
        columns=(
            Column("name", gettext("Name"), lambda o: o.name(language.code),
                   lambda o: language.sort_key(o.name(language.code)), _linked),
            Column("kind", gettext("Kind"), lambda o: language.say(KINDS.get(o.kind, o.kind)), lambda o: o.kind),
            Column("place", gettext("Place"), lambda o: o.place.name(language.code) if o.place else ""),
            Column("people", gettext("People"), lambda o: o.people, lambda o: o.people, is_number=True),
            Column("state", gettext("State"), _state, lambda o: o.is_active),
        ),
        filters=(Filter("kind", gettext("Kind"), said_choices(KINDS), lambda value: Q(kind=value)),),
        words=lambda o: " ".join([o.code, *o.names.values()]),
        order="name",
    )  # fmt: skip


def _state(organisation: Organisation) -> str:
    return "" if organisation.is_active else gettext("closed")


def _linked(organisation: Organisation) -> str:
    address = reverse("administration_organisation", args=[organisation.code])
    return format_html('<a href="{}">{}</a>', address, organisation.name(spoken().code))


@for_managers
def every(request: HttpRequest) -> HttpResponse:
    """Organisations that the actor may see."""
    rows = organisations_visible_to(request.user).annotate(people=Count("memberships__person", distinct=True))
    listing = Listing(request, shape(), rows)
    return listing.download() or show(request, "organisations", "organisations", listing=listing)


@for_administrators
def new(request: HttpRequest) -> HttpResponse:
    """Open an organisation."""
    form = NewOrganisationForm(request.POST or None, initial={"language": spoken().code}).offer(request.user)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            request,
            lambda: add_organisation(request.user, form.cleaned_data["code"], form.details()),
            gettext("The organisation is open. Invite its people."),
            form,
        )
        if made:
            return redirect("administration_organisation", made.code)
    return show(request, "organisation_form", "organisations", form=form)


@login_required
def one(request: HttpRequest, code: str) -> HttpResponse:
    """An organisation with its people and, for whoever manages them, its tokens."""
    organisation = _visible(request, code)
    return show(
        request,
        "organisation",
        "organisations",
        organisation=organisation,
        kind=spoken().say(KINDS.get(organisation.kind, organisation.kind)),
        members=_by_name(members_of(request.user, organisation)),
        tokens=tokens_of(request.user).filter(organisation=organisation),
        may_manage=can_manage_members(request.user, organisation),
        may_issue=can_manage_tokens(request.user, organisation),
        may_change=permits(request.user, "kernel.change_organisation", organisation),
    )


@login_required
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change what is known of an organisation."""
    organisation = _visible(request, code)
    if not permits(request.user, "kernel.change_organisation", organisation):
        found(None)
    start = {
        **spread("name", organisation.names),
        "kind": organisation.kind,
        "place": organisation.place.code if organisation.place else "",
        "parent": organisation.parent.code if organisation.parent else "",
        "sector": organisation.sector,
        "language": organisation.language,
    }
    form = OrganisationForm(request.POST or None, initial=start).offer(request.user)
    if request.method == "POST" and form.is_valid():
        act = lambda: change_organisation(request.user, organisation, form.details())  # noqa: E731
        if attempt(request, act, gettext("The organisation is saved."), form):
            return redirect("administration_organisation", code)
    return show(request, "organisation_form", "organisations", form=form, organisation=organisation)


@require_POST
@for_administrators
def switch(request: HttpRequest, code: str) -> HttpResponse:
    """Close an open organisation, open a closed one."""
    organisation = found(organisation_by_code(code))
    if organisation.is_active:
        attempt(request, lambda: close_organisation(request.user, organisation), gettext("The organisation is closed."))
    else:
        attempt(request, lambda: reopen_organisation(request.user, organisation), gettext("The organisation is open."))
    return redirect("administration_organisation", code)


def _visible(request: HttpRequest, code: str) -> Organisation:
    return found(organisations_visible_to(request.user).filter(code=code).first())


def _by_name(members: QuerySet) -> list:
    language = spoken()
    return sorted(members, key=lambda member: language.sort_key(str(member.person)))
