"""What comes home: findings, lessons built on them, commitments, and the follow-up."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.exchange.actions import home as acts
from yokoten.exchange.actions.noting import note_finding, remove_finding
from yokoten.exchange.models import Trip, Visit
from yokoten.exchange.policies import may_as_guest
from yokoten.exchange.queries import commitments_of, findings_of, lessons_of, trip_by_key, visit_by_key, visits_of
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.exchange.home_forms import (
    CommitmentForm,
    DropForm,
    FindingForm,
    FollowUpForm,
    LessonForm,
    known_commitment,
    known_finding,
    known_lesson,
)
from yokoten.interfaces.web.exchange.promoting import promote
from yokoten.interfaces.web.exchange.tabs import shown
from yokoten.interfaces.web.templatetags.yokoten import spoken


@login_required
def lesson(request: HttpRequest, key: str, number: int = 0) -> HttpResponse:
    """Draw a lesson, or word one anew."""
    trip = _mine(request, key, "exchange.draw_lesson")
    there = _one(lessons_of(request.user, trip), number)
    visits = visits_of(request.user, trip)
    findings = findings_of(request.user, visits)
    form = LessonForm(request.POST or None, initial=known_lesson(there)).offer(visits, findings)
    if request.method == "POST" and form.is_valid():
        now, drawn = timezone.now(), form.drawn(there.language if there else spoken().code, there)
        if there:
            act = lambda: acts.change_lesson(request.user, there, drawn)  # noqa: E731
        else:
            act = lambda: acts.draw_lesson(request.user, trip, drawn, now=now)  # noqa: E731
        if attempt(request, act, gettext("The lesson is noted."), form):
            return redirect(f"{_address(trip)}#lessons")
    context = {"trip": trip, "form": form, "lesson": there, "findings": findings, **shown(request)}
    return render(request, "exchange/lesson.html", context)


@require_POST
@login_required
def lesson_act(request: HttpRequest, key: str, number: int, what: str) -> HttpResponse:
    """Take a lesson back, or make a draft of a practice of it."""
    trip = _mine(request, key, "exchange.draw_lesson")
    there = found(_one(lessons_of(request.user, trip), number))
    if what == "remove":
        attempt(request, lambda: acts.remove_lesson(request.user, there), gettext("The lesson is taken back."))
    elif what == "promote":
        said = gettext("A draft of a practice is made of it. Complete it and hand it in.")
        practice = attempt(request, lambda: promote(request.user, there, now=timezone.now()), said)
        if practice:
            return redirect("practice_change", practice.key)
    else:
        found(None)
    return redirect(f"{_address(trip)}#lessons")


@login_required
def commitment(request: HttpRequest, key: str, number: int = 0) -> HttpResponse:
    """Promise something, change it, note it as done, give it up, or say what came of it."""
    trip = _mine(request, key, "exchange.commit_to")
    there = _one(commitments_of(request.user, trip), number)
    lessons = lessons_of(request.user, trip)
    start = {"lesson": request.GET.get("lesson", "")} | known_commitment(there)
    form = CommitmentForm(request.POST or None, initial=start).offer(request.user, trip, lessons)
    if request.method == "POST" and form.is_valid():
        now, promised = timezone.now(), form.promised(there.language if there else spoken().code)
        if there:
            act = lambda: acts.change_commitment(request.user, there, promised)  # noqa: E731
        else:
            act = lambda: acts.commit_to(request.user, trip, promised, now=now)  # noqa: E731
        if attempt(request, act, gettext("The commitment is noted."), form):
            return redirect(f"{_address(trip)}#commitments")
    return _commitment_page(request, trip, there, form)


@require_POST
@login_required
def commitment_act(request: HttpRequest, key: str, number: int, what: str) -> HttpResponse:
    """Done, given up with a reason, or followed up."""
    trip = _mine(request, key, "exchange.commit_to")
    there = found(_one(commitments_of(request.user, trip), number))
    today, bound = timezone.localdate(), {"drop": DropForm, "follow": FollowUpForm}
    form = bound[what](request.POST, prefix=what) if what in bound else None
    if form is not None and not form.is_valid():
        return _commitment_page(request, trip, there, **{what: form})
    said = form.cleaned_data if form else {}
    choices = {
        "done": (lambda: acts.complete_commitment(request.user, there, on=today), gettext("Noted as done.")),
        "drop": (lambda: acts.drop_commitment(request.user, there, **said), gettext("Given up, with the reason.")),
        "follow": (lambda: acts.follow_up(request.user, there, on=today, **said), gettext("Followed up.")),
    }
    done = attempt(request, *found(choices.get(what)), form)
    if done is None and form is not None:
        return _commitment_page(request, trip, there, **{what: form})
    return redirect(f"{_address(trip)}#commitments")


@login_required
def finding(request: HttpRequest, key: str, number: int = 0) -> HttpResponse:
    """Note what was seen, or word it anew."""
    visit = found(visit_by_key(request.user, key))
    _permit(request, "exchange.note_finding", visit)
    there = _one(findings_of(request.user, [visit]), number)
    form = FindingForm(request.POST or None, initial=known_finding(there)).offer(visit)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        noted = form.noted(there, uuid4(), spoken().code, now)
        act = lambda: note_finding(request.user, visit, noted, now=now)  # noqa: E731
        if attempt(request, act, gettext("The finding is noted."), form):
            return redirect(f"{_visit_address(visit)}#findings")
    context = {"trip": visit.trip, "visit": visit, "form": form, "finding": there, **shown(request)}
    return render(request, "exchange/finding_form.html", context)


@require_POST
@login_required
def finding_remove(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take a finding off the list."""
    visit = found(visit_by_key(request.user, key))
    there = found(_one(findings_of(request.user, [visit]), number))
    act = lambda: remove_finding(request.user, there, now=timezone.now())  # noqa: E731
    attempt(request, act, gettext("The finding is off the list."))
    return redirect(f"{_visit_address(visit)}#findings")


def _commitment_page(
    request: HttpRequest, trip: Trip, there: Any, form: Any = None, *, drop: Any = None, follow: Any = None
) -> HttpResponse:
    lessons = lessons_of(request.user, trip)
    today = timezone.localdate()
    context = {
        "trip": trip,
        "commitment": there,
        "form": form or CommitmentForm(initial=known_commitment(there)).offer(request.user, trip, lessons),
        "drop": drop or DropForm(prefix="drop"),
        "follow": follow or FollowUpForm(prefix="follow"),
        "may_follow": bool(follow) or bool(there and _is_to_follow(there, today)),
        "today": today,
    }
    return render(request, "exchange/commitment.html", {**context, **shown(request)})


def _is_to_follow(there: Any, today: date) -> bool:
    return bool(there.follow_up_on and there.follow_up_on <= today and there.state != "dropped")


def _mine(request: HttpRequest, key: str, act: str) -> Trip:
    trip = found(trip_by_key(request.user, key))
    return found(trip if may_as_guest(request.user, act, trip) else None)


def _permit(request: HttpRequest, act: str, visit: Visit) -> None:
    if not may_as_guest(request.user, act, visit.trip):
        found(None)


def _one(rows: list[Any], number: int) -> Any:
    """The row of that number; none for a new one, no page for a foreign one."""
    return found(next((row for row in rows if row.pk == number), None)) if number else None


def _address(trip: Trip) -> str:
    return reverse("trip", args=[trip.key])


def _visit_address(visit: Visit) -> str:
    return reverse("visit", args=[visit.key])
