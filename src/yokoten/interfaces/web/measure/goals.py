"""Goals: the list, a new one, its replacement, its withdrawal."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.frame import here
from yokoten.interfaces.web.measure.goal_forms import GoalForm, known_of
from yokoten.interfaces.web.measure.goal_rows import goal_rows
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.queries import organisation_by_code, place_by_code
from yokoten.kernel.rules.folding import fold
from yokoten.measure.actions.goal import replace_goal, set_goal, withdraw_goal
from yokoten.measure.models import Goal
from yokoten.measure.policies import can_replace_goal, can_set_goals
from yokoten.measure.queries import goal_by_number, goals_seen

PER_PAGE = 40


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """All goals in force that the person may see, searchable; those that were replaced on demand."""
    language, words = spoken(), request.GET.get("q", "").strip()
    has_old = request.GET.get("old") == "1"
    wanted = goals_seen(request.user)
    if not has_old:
        wanted = wanted.filter(superseded_by__isnull=True, withdrawn_on__isnull=True)
    asked = fold(words).split()
    goals = [one for one in wanted if all(word in fold(_words(one, language.code)) for word in asked)]
    goals.sort(key=lambda one: (language.sort_key(one.place.name(language.code)), one.subject, one.horizon, one.pk))
    page = Paginator(goals, PER_PAGE).get_page(request.GET.get("page"))
    rows = goal_rows(request.user, list(page), language)
    for row in rows:
        row["may_change"] = can_replace_goal(request.user, row["goal"])
    may_set = can_set_goals(request.user)
    context = {"page": page, "rows": rows, "words": words, "has_old": has_old, "may_set": may_set, "station": "measure"}
    return render(request, "measure/goals.html", context)


def _words(goal: Goal, code: str) -> str:
    return " ".join([goal.name(code), goal.place.name(code), goal.place.code, goal.document(code)])


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Note a goal with the document that sets it."""
    if not can_set_goals(request.user):
        found(None)
    place = place_by_code(request.GET.get("place", "")) or here(request)
    start = {"place": place.code if place else "", "subject": "growth", "comparator": "at_least", "path": "none"}
    form = GoalForm(request.POST or None, initial={**start, "visibility": "public"}).offer(request.user)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["organisation"]
        kept, where = (organisation_by_code(code) if code else None), place_by_code(form.cleaned_data["place"])
        act = lambda: set_goal(request.user, where, form.details(request.user), organisation=kept)  # noqa: E731
        if attempt(request, act, gettext("The goal is noted."), form):
            return redirect("goals")
    return render(request, "measure/goal.html", {"form": form, "station": "measure"})


@login_required
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Replace a goal: the old one stays readable."""
    goal = found(goal_by_number(request.user, number))
    if not can_replace_goal(request.user, goal):
        found(None)
    form = GoalForm(request.POST or None, initial=known_of(goal)).offer(request.user)
    form.keep()
    if request.method == "POST" and form.is_valid():
        act = lambda: replace_goal(request.user, goal, form.details(request.user))  # noqa: E731
        if attempt(request, act, gettext("The goal is replaced; the old one stays readable."), form):
            return redirect("goals")
    return render(request, "measure/goal.html", {"form": form, "goal": goal, "station": "measure"})


@require_POST
@login_required
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Show a goal no longer."""
    goal = found(goal_by_number(request.user, number))
    attempt(
        request,
        lambda: withdraw_goal(request.user, goal, on=timezone.localdate()),
        gettext("The goal is withdrawn."),
    )
    return redirect("goals")
