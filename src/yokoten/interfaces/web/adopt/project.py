"""A project: its page, its card, and the steps along its workflow."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.adopt.actions.project import change_project
from yokoten.adopt.models import Project
from yokoten.adopt.policies import may
from yokoten.adopt.queries.gate import points_of
from yokoten.adopt.queries.project import measurements_of, plan_of, project_by_key, steps_of, targets_of
from yokoten.adopt.queries.standing import deadlines_of, overviews
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.behaviour import behaviour_of
from yokoten.interfaces.web.adopt.card_forms import CardForm, known_card
from yokoten.interfaces.web.adopt.rows import light_said, nexts_of, rows_of, steps_said, thread_of
from yokoten.interfaces.web.adopt.tabs import shown_in, spoken_name
from yokoten.interfaces.web.spread.publishing import spread_of_project
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import NotAllowed

SHOWN = 6


@login_required
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Where it stands: the chart, the targets, what is due, the steps."""
    project, language, today = seen(request, key), spoken(), timezone.localdate()
    workflow, targets = workflow_of(project), targets_of(project)
    kind, word, reasons = light_said(overviews([project], today, language.code)[0].light, language)
    plan = plan_of(project)
    first = targets[0] if targets else None
    readings = measurements_of(first) if first else []
    context = {
        "thread": thread_of(request.user, project),
        "light": {"kind": kind, "words": word, "reasons": reasons},
        "first": first,
        "behaviour": behaviour_of(first, readings, language) if first and readings else None,
        "rows": rows_of(project, targets, language),
        "nexts": nexts_of(request.user, project, workflow, language),
        "steps": steps_said(steps_of(project), workflow, language),
        "deadlines": [(spoken_name(each.deadline), each.on) for each in deadlines_of(project)],
        "points": [one for one in points_of(project) if one.closed_on is None],
        "may_close": may(request.user, "adopt.close_gate_point", project),
        "open_items": [item for item in plan if item.state == "open"][:SHOWN],
        "today": today,
        "spread": spread_of_project(request.user, project),
    }
    return render(request, "adopt/project.html", {**context, **shown_in(request, project, "overview")})


@login_required
def change(request: HttpRequest, key: str) -> HttpResponse:
    """The card, to read and to change."""
    project = mine(request, key, "adopt.change_project")
    form = CardForm(request.POST or None, initial=known_card(project)).offer(request.user, project.organisation)
    if request.method == "POST" and form.is_valid():
        card = form.card(project.language)
        if attempt(request, lambda: change_project(request.user, project, card), gettext("The card is saved."), form):
            return redirect("project", project.key)
    context = {"form": form, "title": gettext("Card"), **shown_in(request, project, "card")}
    return render(request, "adopt/card.html", context)


def seen(request: HttpRequest, key: Any) -> Project:
    """The project, or the page that says there is none."""
    return found(project_by_key(request.user, key))


def mine(request: HttpRequest, key: Any, act: str) -> Project:
    """The project, if the reader may do that in it."""
    project = seen(request, key)
    if not may(request.user, act, project):
        raise NotAllowed("not_allowed", act=act)
    return project
