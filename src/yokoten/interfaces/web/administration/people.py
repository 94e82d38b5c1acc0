"""Everybody who has an account: close and open accounts, appoint administrators."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, for_administrators, found, show
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.administration.trail_lines import lines
from yokoten.interfaces.web.templatetags.yokoten import chip, spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.actions.person import (
    appoint_administrator,
    deactivate_person,
    dismiss_administrator,
    reactivate_person,
)
from yokoten.kernel.models import Person
from yokoten.kernel.queries import audit_entries, people_visible_to

STATES = {
    "open": Q(is_active=True),
    "closed": Q(is_active=False),
    "administrators": Q(is_administrator=True),
}
ACTS = {
    "close": deactivate_person,
    "open": reactivate_person,
    "appoint": appoint_administrator,
    "dismiss": dismiss_administrator,
}
LATEST = 10


def shape() -> Shape:
    language = spoken()
    states = [
        ("open", gettext("open")), ("closed", gettext("closed")), ("administrators", gettext("administrators")),
    ]  # fmt: skip
    return Shape(
        name="people",
        title=gettext("People"),
        columns=(
            Column("name", gettext("Name"), str, "name", _linked),
            Column("email", gettext("E-mail address"), lambda p: p.email, "email"),
            Column("language", gettext("Language"), lambda p: LANGUAGE_NAMES.get(p.language, ""), "language"),
            Column("last", gettext("Last sign-in"), lambda p: language.day(p.last_login), "last_login"),
            Column("state", gettext("State"), _state, "is_active", _state_chip),
        ),
        filters=(Filter("state", gettext("State"), states, lambda value: STATES[value]),),
        search=("name", "email"),
        order="name",
    )


def _linked(person: Person) -> str:
    return format_html('<a href="{}">{}</a>', reverse("administration_person", args=[person.pk]), person)


def _state(person: Person) -> str:
    if not person.is_active:
        return gettext("closed")
    if person.is_administrator:
        return gettext("administrator")
    return "" if person.has_usable_password() else gettext("invited")


def _state_chip(person: Person) -> str:
    word = _state(person)
    kind = "off" if not person.is_active else "you" if person.is_administrator else "waiting"
    return chip(kind, word) if word else ""


@for_administrators
def every(request: HttpRequest) -> HttpResponse:
    """Everybody with an account."""
    listing = Listing(request, shape(), people_visible_to(request.user))
    return listing.download() or show(request, "people", "people", listing=listing)


@for_administrators
def one(request: HttpRequest, number: int) -> HttpResponse:
    """A person: where they belong, what they did last, what can be done."""
    person = found(people_visible_to(request.user).filter(pk=number).first())
    return show(
        request,
        "person",
        "people",
        someone=person,
        state=_state_chip(person),
        memberships=person.memberships.select_related("organisation", "role"),
        lines=lines(audit_entries(request.user).filter(actor=person)[:LATEST]),
    )


@require_POST
@for_administrators
def act(request: HttpRequest, number: int) -> HttpResponse:
    """Close, open, appoint or dismiss."""
    person = found(people_visible_to(request.user).filter(pk=number).first())
    chosen = found(ACTS.get(request.POST.get("act", "")))
    attempt(request, lambda: chosen(request.user, person), gettext("Done."))
    return redirect("administration_person", number)
