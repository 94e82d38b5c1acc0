"""Who comes into the administration area, which tabs they see, and how acts answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.account.saying import say
from yokoten.kernel.errors import NotAllowed, Refusal
from yokoten.kernel.policies import can_administer, can_read_trail, is_administrator

View = Callable[..., HttpResponse]

TABS = (
    ("organisations", _("Organisations"), "administration_organisations", False),
    ("people", _("People"), "administration_people", True),
    ("roles", _("Roles"), "administration_roles", True),
    ("places", _("Places"), "administration_places", True),
    ("indicators", _("Indicators and sources"), "administration_indicators", False),
    ("trail", _("Trail"), "administration_trail", False),
    ("search", _("Search"), "administration_search", True),
    ("outbox", _("Outbox"), "administration_outbox", True),
)


def for_administrators(view: View) -> View:
    """Only administrators of the instance pass; everybody else is told so."""
    return _guarded(view, is_administrator)


def for_managers(view: View) -> View:
    """Administrators and whoever manages an organisation's members or tokens."""
    return _guarded(view, can_administer)


def for_readers_of_the_trail(view: View) -> View:
    """Administrators and whoever manages an organisation's members."""
    return _guarded(view, can_read_trail)


def _guarded(view: View, passes: Callable[[Any], bool]) -> View:
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, **parts: Any) -> HttpResponse:
        if not passes(request.user):
            raise NotAllowed("not_allowed")
        return view(request, **parts)

    return guarded


def show(request: HttpRequest, template: str, tab: str, **context: Any) -> HttpResponse:
    """A page of the area with its tabs."""
    everything = is_administrator(request.user)
    tabs = [(key, title, address) for key, title, address, is_narrow in TABS if everything or not is_narrow]
    if not can_administer(request.user):
        tabs = []
    if not can_read_trail(request.user):
        tabs = [each for each in tabs if each[0] != "trail"]
    frame = {"area_tabs": tabs, "area_tab": tab, "is_administrator": everything}
    return render(request, f"administration/{template}.html", {**frame, **context})


def found(thing: Any) -> Any:
    """The thing, or the page that says there is none."""
    if thing is None:
        raise Http404
    return thing


def attempt(request: HttpRequest, act: Callable[[], Any], said: str, form: Form | None = None) -> Any:
    """Do it and say so; a refusal goes to the form (or to the next page) in words. Returns what the act returned."""
    try:
        result = act()
    except Refusal as refusal:
        if form is None:
            say(request, refusal)
        else:
            form.add_error(None, say(None, refusal))
        return None
    say(request, said)
    return result if result is not None else True
