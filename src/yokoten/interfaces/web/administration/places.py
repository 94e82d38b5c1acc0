"""Places: the list, a new one, and the page of one with names, codes, validity and lineage."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from yokoten.interfaces.web.administration.door import attempt, for_administrators, found, show
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.administration.names import said_choices, spread
from yokoten.interfaces.web.administration.place_forms import NewPlaceForm, PlaceForm
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import CHANGES, LEVELS
from yokoten.kernel.actions.place import add_place, change_place, set_place_codes
from yokoten.kernel.models import Place
from yokoten.kernel.queries import countries, places, valid_on
from yokoten.kernel.rules.texts import LANGUAGES


def shape() -> Shape:
    language = spoken()
    lands = [(land.code, land.name(language.code)) for land in countries()]
    existing = [("now", gettext("today")), ("past", gettext("no longer")), ("undated", gettext("names missing"))]
    return Shape(
        name="places",
        title=gettext("Places"),
        columns=(
            Column("name", gettext("Name"), lambda p: p.name(language.code), _by_name, _linked),
            Column("code", gettext("Code"), lambda p: p.code, lambda p: p.code),
            Column("level", gettext("Level"), _level, lambda p: list(LEVELS).index(p.level)),
            Column("country", gettext("Country"), lambda p: p.country, lambda p: (p.country, p.code)),
            Column("valid", gettext("Exists"), _validity),
            Column("missing", gettext("Languages missing"), _missing, lambda p: len(_missing(p))),
        ),
        filters=(
            Filter("country", gettext("Country"), lands, lambda value: Q(country=value)),
            Filter("level", gettext("Level"), said_choices(LEVELS), lambda value: Q(level=value)),
            Filter("state", gettext("Exists"), existing, _state),
        ),
        words=lambda p: " ".join([p.code, p.source_label, *p.names.values(), *map(str, p.aliases)]),
        order="name",
    )


def _by_name(place: Place) -> tuple:
    return spoken().sort_key(place.name(spoken().code))


def _missing(place: Place) -> str:
    return ", ".join(code for code in LANGUAGES if not place.names.get(code))


def _level(place: Place) -> str:
    return spoken().say(LEVELS[place.level])


def _state(value: str) -> Q:
    today = timezone.localdate()
    if value == "undated":
        return ~Q(names__has_keys=list(LANGUAGES))
    return valid_on(today) if value == "now" else ~valid_on(today)


def _validity(place: Place) -> str:
    language = spoken()
    if not place.valid_from and not place.valid_to:
        return ""
    return f"{language.day(place.valid_from)} – {language.day(place.valid_to)}".strip()


def _linked(place: Place) -> str:
    address = reverse("administration_place", args=[place.code])
    return format_html('<a href="{}">{}</a>', address, place.name(spoken().code))


@for_administrators
def every(request: HttpRequest) -> HttpResponse:
    """All places, past ones too."""
    listing = Listing(request, shape(), places())
    return listing.download() or show(request, "places", "places", listing=listing)


@for_administrators
def new(request: HttpRequest) -> HttpResponse:
    """Add a place."""
    form = NewPlaceForm(request.POST or None, initial={"level": Place.Level.REGION}).offer()
    if request.method == "POST" and form.is_valid():
        place = attempt(request, lambda: _add(request, form), gettext("The place is added."), form)
        if place:
            return redirect("administration_place", place.code)
    return show(request, "place_form", "places", form=form)


@for_administrators
def one(request: HttpRequest, code: str) -> HttpResponse:
    """A place: what is known, and what became of it."""
    place = found(places().filter(code=code).first())
    form = PlaceForm(request.POST or None, initial=_known(place)).offer()
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and attempt(request, lambda: _save(request, place, form), gettext("The place is saved."), form):
        return redirect("administration_place", code)
    language = spoken()
    before = place.changes_in.select_related("predecessor")
    after = place.changes_out.select_related("successor")
    return show(
        request,
        "place",
        "places",
        form=form,
        place=place,
        before=[(language.say(CHANGES[change.kind]), change, change.predecessor) for change in before],
        after=[(language.say(CHANGES[change.kind]), change, change.successor) for change in after],
        under=place.children.count(),
    )


def _known(place: Place) -> dict[str, Any]:
    return {
        **spread("name", place.names),
        "level": place.level,
        "country": place.country,
        "parent": place.parent.code if place.parent else "",
        "valid_from": place.valid_from,
        "valid_to": place.valid_to,
        "aliases": "\n".join(map(str, place.aliases)),
        "codes": "\n".join(f"{code.system} {code.code}" for code in place.codes.all()),
    }


def _add(request: HttpRequest, form: NewPlaceForm) -> Place:
    """Place and codes, or neither."""
    with transaction.atomic():
        place = add_place(request.user, form.cleaned_data["code"], form.details())
        return set_place_codes(request.user, place, form.cleaned_data["codes"])


def _save(request: HttpRequest, place: Place, form: PlaceForm) -> Place:
    with transaction.atomic():
        change_place(request.user, place, form.details())
        return set_place_codes(request.user, place, form.cleaned_data["codes"])
