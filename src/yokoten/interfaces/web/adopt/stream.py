"""Value-stream maps of a project: filled at the workplace, drawn, compared, printed on A3."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions.stream import copy_stream, remove_stream_step, set_stream, set_stream_step
from yokoten.adopt.models import Project
from yokoten.adopt.policies import may
from yokoten.adopt.queries.stream import Counted, step_by_number, streams_of
from yokoten.adopt.rules.streams import CURRENT, KINDS
from yokoten.interfaces.documents.drawing.stream_paper import draw_on_a3, on_a3
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.project import mine, seen
from yokoten.interfaces.web.adopt.stream_forms import AskedForm, StepForm, known_asked, known_step
from yokoten.interfaces.web.adopt.stream_shown import clock_of, drawn_map, shown_both, shown_map
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.adopt_streams import KINDS as KIND_NAMES


@login_required
def one(request: HttpRequest, key: str, kind: str = CURRENT) -> HttpResponse:
    """A map, with a form for the next step."""
    project = seen(request, key)
    streams = streams_of(project)
    there = streams.get(found(kind if kind in KINDS else None))
    form = StepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        stream = found(there).stream
        step, place = form.measured(spoken().code), form.cleaned_data["place"]
        act = lambda: set_stream_step(request.user, stream, step, place=place)  # noqa: E731
        if attempt(request, act, gettext("The step stands on the map."), form):
            return redirect("project_stream", project.key, kind)
    others = [(code, spoken().say(KIND_NAMES[code])) for code in streams if code != kind]
    context = {
        "form": form,
        "counted": there,
        "shown": shown_map(there, spoken()) if there else None,
        "rows": _rows(there),
        "sources": [] if there else others,
        **_around(request, project, streams, kind),
    }
    return render(request, "adopt/stream.html", context)


@login_required
def asked(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The unit of the times and what is asked for; saving begins the map."""
    project = mine(request, key, "adopt.set_stream")
    streams = streams_of(project)
    there = streams.get(found(kind if kind in KINDS else None)) or streams.get(CURRENT)
    form = AskedForm(request.POST or None, initial=known_asked(there.stream if there else None))
    if request.method == "POST" and form.is_valid():
        wanted, today = form.asked(), timezone.localdate()
        act = lambda: set_stream(request.user, project, kind, wanted, on=today)  # noqa: E731
        if attempt(request, act, gettext("What is asked for is saved."), form):
            return redirect("project_stream", project.key, kind)
    return render(request, "adopt/stream_asked.html", {"form": form, **_around(request, project, streams, kind)})


@require_POST
@login_required
def copy(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Begin a map with the steps of another one."""
    project, source = mine(request, key, "adopt.copy_stream"), request.POST.get("source", "")
    act = lambda: copy_stream(request.user, project, kind, source=source, on=timezone.localdate())  # noqa: E731
    attempt(request, act, gettext("The map is begun. Change what shall be otherwise."))
    return redirect("project_stream", project.key, kind)


@login_required
def change(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One step of a map."""
    project = mine(request, key, "adopt.set_stream_step")
    step = found(step_by_number(project, number))
    kind, form = step.stream.kind, StepForm(request.POST or None, initial=known_step(step))
    if request.method == "POST" and form.is_valid():
        measured, place = form.measured(step.language), form.cleaned_data["place"]
        act = lambda: set_stream_step(request.user, step.stream, measured, place=place, step=step)  # noqa: E731
        if attempt(request, act, gettext("The step is saved."), form):
            return redirect("project_stream", project.key, kind)
    context = {"form": form, "step": step, **_around(request, project, streams_of(project), kind)}
    return render(request, "adopt/stream_step.html", context)


@require_POST
@login_required
def remove(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take a step out of a map."""
    project = seen(request, key)
    step = found(step_by_number(project, number))
    kind = step.stream.kind
    attempt(request, lambda: remove_stream_step(request.user, step), gettext("The step is taken out."))
    return redirect("project_stream", project.key, kind)


@login_required
def beside(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The current map and another one above each other, with what differs."""
    project = seen(request, key)
    streams = streams_of(project)
    before, after = found(streams.get(CURRENT)), found(streams.get(kind if kind != CURRENT else ""))
    context = {
        "pictures": shown_both(before, after, spoken()),
        "is_beside": True,
        **_around(request, project, streams, kind),
    }
    return render(request, "adopt/stream_beside.html", context)


@login_required
def paper(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """A map on a sheet of A3 as a picture to print."""
    there = found(streams_of(seen(request, key)).get(kind))
    drawn = drawn_map(there, found(there.totals), spoken())
    answer = HttpResponse(on_a3(draw_on_a3(drawn, spoken()), drawn.finding), content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="value-stream-{kind}-a3.svg"'
    return answer


def _rows(there: Counted | None) -> list[tuple[Any, ...]]:
    if there is None or there.totals is None:
        return []
    language, clock = spoken(), clock_of(there)
    return [
        (step, clock.said(language, counted.waiting), clock.said(language, given.processing),
         clock.said(language, counted.cycle), counted.is_bottleneck)
        for step, given, counted in zip(there.steps, there.totals.given, there.totals.steps, strict=True)
    ]  # fmt: skip


def _around(request: HttpRequest, project: Project, streams: dict[str, Counted], kind: str) -> dict[str, Any]:
    """The other maps and what the reader may do."""
    language = spoken()
    may_draw = project.closed_on is None and may(request.user, "adopt.set_stream_step", project)
    return {
        "kind": kind,
        "kind_name": language.say(KIND_NAMES[kind]),
        "kinds": [(code, language.say(KIND_NAMES[code]), code in streams) for code in KINDS],
        "may_draw": may_draw,
        "may_compare": kind != CURRENT and {kind, CURRENT} <= set(streams),
        **shown_in(request, project, "stream"),
    }
