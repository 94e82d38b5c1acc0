"""The portfolio: projects of the own organisations with their lights, and what is due this week."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from yokoten.adopt.queries.project import due_this_week, projects_seen
from yokoten.adopt.queries.standing import Overview, overviews
from yokoten.adopt.queries.workflow import workflows_seen
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.adopt.rows import light_said
from yokoten.interfaces.web.adopt.tabs import shown, spoken_name
from yokoten.interfaces.web.templatetags.practices import lang_mark
from yokoten.interfaces.web.templatetags.yokoten import chip, spoken
from yokoten.interfaces.wording.project_papers import totals_said

SOON = 8


def project_shape(actor: Any) -> Shape:
    """Projects as a table; the light and the plan are read for the rows that are shown."""
    language, today = spoken(), timezone.localdate()
    kinds = list({one.workflow.code: spoken_name(one.workflow) for one in workflows_seen(actor)}.items())
    running = [("running", gettext("running")), ("over", gettext("over"))]
    return Shape(
        name="projects",
        title=gettext("Projects"),
        columns=(
            Column("title", gettext("Project"), lambda one: one.project.title, "title", _linked),
            Column("light", gettext("Light"), _light_in_words, None, _light),
            Column("state", gettext("Stage"), _stage),
            Column("target", gettext("First target"), _first),
            Column("goal", gettext("Goal"), lambda one: _figure(one, "goal"), is_number=True),
            Column("forecast", gettext("Forecast"), lambda one: _figure(one, "forecast"), is_number=True),
            Column("now", gettext("Now"), lambda one: _figure(one, "last"), is_number=True),
            Column("effect", gettext("Effects in money"), _effect),
            Column("plan", gettext("Plan"), _plan),
            Column("leader", gettext("Project lead"), _leader),
            Column("starts", gettext("Start"), lambda one: language.day(one.project.starts_on), "starts_on"),
        ),
        filters=(
            Filter("is", gettext("Running"), running, lambda value: Q(closed_on__isnull=value == "running")),
            Filter("kind", gettext("Kind of project"), kinds, lambda value: Q(workflow=value)),
        ),
        search=("title", "process", "site", "leader_name"),
        order="-starts",
        per_page=30,
        told=lambda projects: _told(projects, today),
    )


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """All projects; above them what is due this week."""
    today = timezone.localdate()
    listing = Listing(request, project_shape(request.user), projects_seen(request.user))
    due = list(due_this_week(request.user, today)[: SOON + 1])
    context = {"listing": listing, "today": today, "due": due[:SOON], "has_more_due": len(due) > SOON}
    return listing.download() or render(request, "adopt/projects.html", {**context, **shown(request)})


def _told(projects: Iterable[Any], today: Any) -> Sequence[Overview]:
    return overviews(projects, today, spoken().code)


def _linked(one: Overview) -> str:
    project = one.project
    mark = chip("example", gettext("example")) if project.is_example else ""
    return format_html(
        '<a href="{}"{}>{}</a> {}<p class="small quiet">{}</p>',
        reverse("project", args=[project.key]), lang_mark(project.language), project.title, mark,
        project.site or project.organisation.name(spoken().code),
    )  # fmt: skip


def _light(one: Overview) -> str:
    kind, word, reasons = light_said(one.light, spoken())
    said = format_html_join("", '<p class="small quiet">{}</p>', ((each,) for each in reasons[:2]))
    return format_html("{}{}", chip(kind, word), said)


def _light_in_words(one: Overview) -> str:
    _kind, word, reasons = light_said(one.light, spoken())
    return ": ".join([word, "; ".join(reasons)] if reasons else [word])


def _stage(one: Overview) -> str:
    return spoken_name(one.state)


def _first(one: Overview) -> str:
    return one.first.name if one.first else ""


def _figure(one: Overview, name: str) -> str:
    if one.first is None:
        return ""
    value = one.forecast if name == "forecast" else getattr(one.first, name)
    return "" if value is None else spoken().number(float(value), 1)


def _effect(one: Overview) -> str:
    return "; ".join(f"{amount} ({what})" for amount, what in totals_said(one.totals, spoken()))


def _plan(one: Overview) -> str:
    return gettext("%(done)s of %(planned)s") % {"done": one.done, "planned": one.planned} if one.planned else ""


def _leader(one: Overview) -> str:
    return str(one.project.leader) if one.project.leader else one.project.leader_name
