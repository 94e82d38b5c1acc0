"""Norms of support: which there are, and a new dated version of one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.adopt.actions.norm import add_norm
from yokoten.adopt.queries.support import norm_books
from yokoten.adopt.rules.norms import Advance, Norm
from yokoten.interfaces.web.administration.door import attempt
from yokoten.interfaces.web.adopt.norm_forms import NormForm, known_norm
from yokoten.interfaces.web.adopt.norm_rows import versions_of
from yokoten.interfaces.web.adopt.tabs import shown
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries.organisation import organisations_where, own_organisations

ADD = "adopt.add_norm"


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Every norm and advance with its versions, the newest first."""
    today = timezone.localdate()
    norms, advances = versions_of(own_organisations(request.user), today, spoken())
    context = {"norms": norms, "advances": advances, "may_add": _may_add(request.user)}
    return render(request, "adopt/norms.html", {**context, **shown(request)})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A new version; `?kind=…&code=…` begins with the newest one of that code."""
    if not _may_add(request.user):
        raise NotAllowed("not_allowed", act=ADD)
    homes = list(organisations_where(request.user, ADD).order_by("code"))
    kind = "advance" if request.GET.get("kind") == "advance" else "norm"
    known = _newest(homes, kind, request.GET.get("code", ""))
    form = NormForm(request.POST or None, initial=known_norm(known, timezone.localdate(), spoken().code))
    form.offer(homes, kind, known, is_for_all=is_administrator(request.user))
    if request.method == "POST" and form.is_valid():
        act = lambda: add_norm(request.user, form.home(), form.ruled(), now=timezone.now())  # noqa: E731
        if attempt(request, act, gettext("The version is added."), form):
            return redirect("norms")
    return render(request, "adopt/norm_new.html", {"form": form, "known": known, "kind": kind, **shown(request)})


def _may_add(actor: Any) -> bool:
    return organisations_where(actor, ADD).exists() or is_administrator(actor)


def _newest(homes: Any, kind: str, code: str) -> Norm | Advance | None:
    book = norm_books(homes)
    ruled: tuple[Norm | Advance, ...] = book.advances if kind == "advance" else book.norms
    return max((one for one in ruled if one.code == code), key=lambda one: one.valid_from, default=None)
