"""Targets of a project: set, measured, their chart."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions import measuring as acts
from yokoten.adopt.actions.forecast import set_forecast
from yokoten.adopt.models import Measurement, Target
from yokoten.adopt.policies import may
from yokoten.adopt.queries.gate import forecasts_of
from yokoten.adopt.queries.project import imports_of, measurements_of, target_by_number, targets_of
from yokoten.interfaces.documents.table import Sheet, sheet_response
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.behaviour import behaviour_of, decimals_of
from yokoten.interfaces.web.adopt.following import shown_following
from yokoten.interfaces.web.adopt.gate_forms import ForecastForm
from yokoten.interfaces.web.adopt.number_forms import ChartForm, ReadingForm, reading_form
from yokoten.interfaces.web.adopt.project import mine
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.adopt.target_forms import BaselineForm, RenewForm, TargetForm, known_target
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.behaviour import COUNTED
from yokoten.kernel.errors import NotAllowed

SHOWN = 40


@login_required
def new(request: HttpRequest, key: str) -> HttpResponse:
    """One more target of a project."""
    project = mine(request, key, "adopt.set_target")
    return _target_page(request, project, None)


@login_required
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Another goal, as long as no gate has locked it."""
    target = found(target_by_number(request.user, number))
    project = mine(request, target.project.key, "adopt.set_target")
    return _target_page(request, project, target)


@login_required
def one(request: HttpRequest, number: int) -> HttpResponse:
    """A target: today's number first, the chart, the numbers."""
    target = found(target_by_number(request.user, number))
    form = reading_form(target, request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        reading = form.reading(uuid4(), spoken().code)
        said = gettext("The number is noted.")
        act = lambda: acts.note_measurement(  # noqa: E731
            request.user, target, reading, today=timezone.localdate(), now=timezone.now()
        )
        if attempt(request, act, said, form):
            return redirect("target", target.pk)
    return _page(request, target, form)


@require_POST
@login_required
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Freeze the baseline, begin new limits, say what is expected, or take a number out."""
    target = found(target_by_number(request.user, number))
    forms = {"baseline": BaselineForm, "renew": RenewForm, "forecast": ForecastForm, "chart": chart_form(target)}
    form = forms[what](request.POST, prefix=what) if what in forms else None
    if form is not None and not form.is_valid():
        return _page(request, target, _empty_form(target), **{what: form})
    said = form.cleaned_data if form else {}
    taken = found(target.measurements.filter(pk=request.POST.get("number") or 0).first()) if what == "remove" else None
    choices = {
        "baseline": (lambda: acts.freeze_baseline(request.user, target, **said), gettext("The baseline is set.")),
        "chart": (lambda: acts.choose_chart(request.user, target, **said), gettext("The chart is chosen.")),
        "renew": (lambda: acts.renew_limits(request.user, target, **said), gettext("New limits hold.")),
        "forecast": (
            lambda: set_forecast(request.user, target, form.foreseen(timezone.localdate(), spoken().code)),
            gettext("The forecast is noted."),
        ),
        "remove": (lambda: acts.remove_measurement(request.user, taken), gettext("The number is taken out.")),
    }
    done = attempt(request, *found(choices.get(what)), form)
    if done is None and form is not None:
        return _page(request, target, _empty_form(target), **{what: form})
    return redirect("target", target.pk)


@login_required
def download(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """All numbers of a target as CSV or XLSX."""
    target = found(target_by_number(request.user, number))
    heads = [gettext("Day"), target.name, gettext("Unit"), gettext("What was different")]
    counted = COUNTED.get(target.chart, ())
    heads += [gettext(each) for _name, each in counted]
    lines = [
        [each.on.isoformat(), float(each.value), target.unit, each.note, *_counted(each, counted)]
        for each in measurements_of(target)
    ]
    return sheet_response(Sheet("numbers", target.name, heads, lines), kind)


def chart_form(target: Target) -> Callable[..., ChartForm]:
    """The choice of the chart, which is fixed once there are numbers."""

    def made(*given: Any, **details: Any) -> ChartForm:
        form = ChartForm(*given, initial={"chart": target.chart, "rules": target.rules}, **details)
        return form.offer(spoken(), is_fixed=target.measurements.exists())

    return made


def _empty_form(target: Target) -> ReadingForm:
    return reading_form(target, initial={"on": timezone.localdate()})


def _counted(reading: Measurement, names: Sequence[tuple[str, str]]) -> list[Any]:
    """What the number was reckoned from, for a file."""
    found = [getattr(reading, name) for name, _word in names]
    return [" ".join(one) if isinstance(one, list) else float(one) for one in found]


def _seen(reading: Measurement) -> str:
    """What the number was reckoned from, beside it."""
    if reading.parts:
        return "; ".join(_as_noted(Decimal(part)) for part in reading.parts)
    return f"{_as_noted(reading.events)} / {_as_noted(reading.size)}" if reading.size is not None else ""


def _as_noted(value: Decimal) -> str:
    """With the decimals it was noted with."""
    return spoken().number(float(value), max(0, -int(value.normalize().as_tuple().exponent)))


def _target_page(request: HttpRequest, project: object, target: Target | None) -> HttpResponse:
    form = TargetForm(request.POST or None, initial=known_target(target) if target else None)
    if request.method == "POST" and form.is_valid():
        wanted = form.wanted(target.language if target else spoken().code)
        act = lambda: acts.set_target(request.user, project, wanted, target=target)  # noqa: E731
        made = attempt(request, act, gettext("The target is saved."), form)
        if made:
            return redirect("target", made.pk)
    title = target.name if target else gettext("A new target")
    back = reverse("target", args=[target.pk]) if target else reverse("project", args=[project.key])
    context = {"form": form, "title": title, "back": back, **shown_in(request, project, "overview")}
    return render(request, "adopt/form.html", context)


def _page(request: HttpRequest, target: Target, form: ReadingForm, **bound: object) -> HttpResponse:
    readings, language, project = measurements_of(target), spoken(), target.project
    if request.method == "POST" and not may(request.user, "adopt.note_measurement", project):
        raise NotAllowed("not_allowed", act="adopt.note_measurement")
    behaviour = behaviour_of(target, readings, language) if readings else None
    unusual = behaviour.unusual if behaviour else frozenset()
    numbers = [(each, at in unusual, _seen(each)) for at, each in enumerate(readings)]
    context = {
        "target": target,
        "others": others if len(others := targets_of(project)) > 1 else [],
        "form": form,
        "baseline": BaselineForm(initial={"count": target.baseline_count}, prefix="baseline"),
        "renew": RenewForm(prefix="renew"),
        "chart": chart_form(target)(prefix="chart"),
        "forecast": ForecastForm(prefix="forecast"),
        "forecasts": forecasts_of(target),
        "behaviour": behaviour,
        "numbers": numbers[::-1][:SHOWN],
        "decimals": decimals_of(readings),
        "count": len(readings),
        "imports": imports_of(target),
        "following": (following := shown_following(target)),
        "may_note": not following and may(request.user, "adopt.note_measurement", project),
        "may_remove": not following and may(request.user, "adopt.remove_measurement", project),
        **bound,
    }
    return render(request, "adopt/target.html", {**context, **shown_in(request, project, "numbers")})
