"""A new project: from a gap, a lesson or a practice with what is known there, or from nothing."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.adopt.actions.project import Beginning, open_project
from yokoten.exchange.models import Lesson
from yokoten.exchange.queries import lessons_of
from yokoten.interfaces.web.administration.door import attempt
from yokoten.interfaces.web.adopt.card_forms import BeginForm
from yokoten.interfaces.web.adopt.fields import as_number
from yokoten.interfaces.web.adopt.tabs import shown
from yokoten.interfaces.web.adopt.target_forms import TargetForm
from yokoten.interfaces.web.exchange.behind import Behind, behind, trip_named
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Organisation
from yokoten.kernel.queries.organisation import organisations_where

OPEN = "adopt.open_project"


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The card of eight fields; the rest is asked for gate by gate."""
    homes = list(organisations_where(request.user, OPEN).order_by("code"))
    if not homes:
        raise NotAllowed("not_allowed", act=OPEN)
    home, today = _home(request, homes), timezone.localdate()
    lesson = _lesson(request)
    known = behind(request.user, request.GET, home.place)
    starting = {"organisation": home.code, "starts_on": today, **_card_known(lesson, known)}
    form = BeginForm(request.POST or None, initial=starting).offer(request.user, home).offer_kinds(homes, today)
    target = TargetForm(request.POST or None, initial=_target_known(known), prefix="target")
    if request.method == "POST" and form.is_valid() and target.is_valid():
        language = spoken().code
        begins = Beginning(form.chosen(), _practice(lesson, known), lesson, known.figures)
        with transaction.atomic():
            project = attempt(
                request,
                lambda: open_project(
                    request.user,
                    form.home,
                    form.card(language),
                    target.wanted(language),
                    begins=begins,
                    now=timezone.now(),
                ),
                gettext("The project is open."),
                form,
            )
        if project:
            return redirect("project", project.key)
    context = {"form": form, "target": target, "lesson": lesson, "known": known, **shown(request)}
    return render(request, "adopt/new.html", context)


def _home(request: HttpRequest, homes: list[Organisation]) -> Organisation:
    code = request.POST.get("organisation") or request.GET.get("organisation", "")
    return next((one for one in homes if one.code == code), homes[0])


def _lesson(request: HttpRequest) -> Lesson | None:
    """The lesson that `?trip=…&lesson=…` names, if the reader sees it."""
    trip, number = trip_named(request.user, request.GET.get("trip", "")), request.GET.get("lesson", "")
    lessons = lessons_of(request.user, trip) if trip else []
    return next((one for one in lessons if str(one.pk) == number), None)


def _practice(lesson: Lesson | None, known: Behind) -> Any:
    return known.practice or (lesson.practice if lesson else None)


def _card_known(lesson: Lesson | None, known: Behind) -> dict[str, str]:
    if lesson is not None:
        return {"title": lesson.text[:160], "reason": "\n\n".join(part for part in (lesson.text, lesson.why) if part)}
    return {"title": known.practice.title} if known.practice else {}


def _target_known(known: Behind) -> dict[str, Any]:
    """The quantity of the gap with the own value, else the first result of the practice without one."""
    language = spoken().code
    if known.indicator is not None:
        own = next((one["value"] for one in known.figures if one.get("is_own")), None)
        return {
            "name": known.indicator.name(language),
            "unit": known.indicator.unit_name(language),
            "direction": "lower" if known.indicator.direction == "lower" else "higher",
            "baseline": as_number(own),
        }
    metric = known.practice.metrics.first() if known.practice else None
    if metric is None:
        return {}
    name = metric.names.get(language) or next(iter(metric.names.values()), "")
    return {"name": name, "unit": metric.unit, "direction": "lower" if metric.is_lower_better else "higher"}
