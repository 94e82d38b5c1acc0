"""Support of a scheme: cost, what is asked for, and what the norm allows."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.adopt.actions.support import set_advance, set_support
from yokoten.adopt.models import Project
from yokoten.adopt.policies import may
from yokoten.adopt.queries.support import SupportChecked, support_of
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.support import asks_for_support
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.project import mine, seen
from yokoten.interfaces.web.adopt.support_forms import AdvanceForm, SupportForm
from yokoten.interfaces.web.adopt.support_rows import checks_of
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.templatetags.yokoten import spoken


@login_required
def one(request: HttpRequest, key: str) -> HttpResponse:
    """What is asked for against what the norm allows; forms for both while nothing is granted."""
    project, today = seen(request, key), timezone.localdate()
    if not asks_for_support(workflow_of(project)):
        found(None)
    there, now = support_of(project, today), timezone.now()
    support, advance = _forms(project, there, today)
    if request.method == "POST":
        is_advance = "advance-asked" in request.POST
        act = "adopt.set_advance" if is_advance else "adopt.set_support"
        mine(request, key, act)
        kind, prefix = (AdvanceForm, "advance") if is_advance else (SupportForm, "support")
        form = kind(request.POST, prefix=prefix).offer(project.organisation, today)
        do = set_advance if is_advance else set_support
        said = gettext("The advance is saved.") if is_advance else gettext("Cost and support are saved.")
        make = lambda: do(request.user, project, form.wanted(), today=today, now=now)  # noqa: E731
        if form.is_valid() and attempt(request, make, said, form):
            return redirect("project_support", project.key)
        support, advance = (support, form) if is_advance else (form, advance)
    context = {
        "checks": checks_of(there, spoken()),
        "support": support if _may(request, project, "adopt.set_support") and not _kept(there, "norm") else None,
        "advance": advance if _may(request, project, "adopt.set_advance") and not _kept(there, "advance") else None,
    }
    if there is None:
        context["advance"] = None
    return render(request, "adopt/support.html", {**context, **shown_in(request, project, "support")})


def _forms(project: Project, there: SupportChecked | None, today: date) -> tuple[SupportForm, AdvanceForm]:
    known: dict[str, Any] = {}
    asked: dict[str, Any] = {}
    if there is not None:
        known = {name: getattr(there.support, name) for name in ("norm", "units", "cost", "asked")}
        progress = (there.support.progress * 100).normalize()
        asked = {"advance": there.support.advance, "asked": there.support.advance_asked, "progress": progress}
    return (
        SupportForm(initial=known, prefix="support").offer(project.organisation, today),
        AdvanceForm(initial=asked, prefix="advance").offer(project.organisation, today),
    )


def _may(request: HttpRequest, project: Project, act: str) -> bool:
    return project.closed_on is None and may(request.user, act, project)


def _kept(there: SupportChecked | None, kind: str) -> bool:
    return there is not None and getattr(there.support, f"{kind}_kept_on") is not None
