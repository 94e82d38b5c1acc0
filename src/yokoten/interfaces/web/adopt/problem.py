"""Problems of a project: noted in seconds, asked why, drawn as a fishbone."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions.problem import remove_problem, set_problem
from yokoten.adopt.models import Problem, Project
from yokoten.adopt.policies import may
from yokoten.adopt.queries.problem import problem_by_number, problems_of
from yokoten.adopt.queries.project import plan_of
from yokoten.adopt.rules.problems import BRANCHES
from yokoten.interfaces.documents.drawing.fishbone import draw_fishbone
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.problem_forms import ProblemForm, known_problem
from yokoten.interfaces.web.adopt.project import mine, seen
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.projects import BRANCHES as BRANCH_NAMES
from yokoten.interfaces.wording.projects import LOSSES


@login_required
def every(request: HttpRequest, key: str) -> HttpResponse:
    """All problems, with a form for one more and the fishbone of their causes."""
    project = seen(request, key)
    form = ProblemForm(request.POST or None).offer(plan_of(project))
    if request.method == "POST" and form.is_valid():
        noted = form.problem(spoken().code)
        act = lambda: set_problem(request.user, project, noted, now=timezone.now())  # noqa: E731
        if attempt(request, act, gettext("The problem is noted."), form):
            return redirect("project_problems", project.key)
    problems, language = problems_of(project), spoken()
    context = {
        "form": form,
        "problems": [(one, language.say(LOSSES[one.loss]), _bone(one)) for one in problems],
        "fishbone": _drawn(project, problems) if any(one.branch for one in problems) else "",
        "today": timezone.localdate(),
        "may_remove": project.closed_on is None and may(request.user, "adopt.remove_problem", project),
    }
    return render(request, "adopt/problems.html", {**context, **shown_in(request, project, "problems")})


@login_required
def change(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One problem: its chain of whys, its bone, what is done."""
    project = mine(request, key, "adopt.set_problem")
    there = found(problem_by_number(project, number))
    form = ProblemForm(request.POST or None, initial=known_problem(there)).offer(plan_of(project))
    if request.method == "POST" and form.is_valid():
        noted = form.problem(there.language)
        act = lambda: set_problem(request.user, project, noted, now=timezone.now(), problem=there)  # noqa: E731
        if attempt(request, act, gettext("The problem is saved."), form):
            return redirect("project_problems", project.key)
    context = {"form": form, "problem": there}
    return render(request, "adopt/problem.html", {**context, **shown_in(request, project, "problems")})


@require_POST
@login_required
def remove(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take a problem out that was none."""
    project = seen(request, key)
    there = found(problem_by_number(project, number))
    attempt(request, lambda: remove_problem(request.user, there), gettext("The problem is taken out."))
    return redirect("project_problems", project.key)


def _bone(problem: Problem) -> str:
    return spoken().say(BRANCH_NAMES[problem.branch]) if problem.branch else ""


def _drawn(project: Project, problems: list[Problem]) -> str:
    language = spoken()
    bones = {
        language.say(BRANCH_NAMES[code]): [
            (one.number, one.whys[-1] if one.whys else one.seen) for one in problems if one.branch == code
        ]
        for code in BRANCHES
    }
    return mark_safe(draw_fishbone(project.process, bones, language))  # noqa: S308 - the pen escapes its words
