"""Gates of a project: the step with its outcome, and the points that it left open."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions.gate import close_gate_point
from yokoten.adopt.actions.project import move_project
from yokoten.adopt.policies import may, may_move
from yokoten.adopt.queries.gate import point_by_number
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.gates import leads_back
from yokoten.adopt.rules.workflow import leaving
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.gate_forms import AnswerForm, PointsForm
from yokoten.interfaces.web.adopt.plan_forms import MoveForm
from yokoten.interfaces.web.adopt.project import seen
from yokoten.interfaces.web.adopt.rows import nexts_of
from yokoten.interfaces.web.adopt.tabs import shown_in, spoken_name
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import NotAllowed


@login_required
def move(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """One step of the workflow: what it still lacks, on which day, with which remark and which points left open."""
    project, language = seen(request, key), spoken()
    workflow = workflow_of(project)
    step = found(next((each for each in leaving(workflow, project.state) if each.code == code), None))
    if not may(request.user, "adopt.move_project", project) or not may_move(request.user, project, step.roles):
        raise NotAllowed("not_allowed", act="adopt.move_project")
    is_back = leads_back(workflow, step)
    form = MoveForm(request.POST or None, initial={"on": timezone.localdate()})
    points = PointsForm(request.POST or None, prefix="point").offer(request.user, project)
    is_valid = request.method == "POST" and form.is_valid() and points.is_valid()
    if is_valid:
        made, said = replace(form.move(code, language.code), points=points.points()), spoken_name(step)
        act = lambda: move_project(request.user, project, made, today=timezone.localdate(), now=timezone.now())  # noqa: E731
        if attempt(request, act, gettext("Noted: %(step)s.") % {"step": said}, form):
            return redirect("project", project.key)
    there = next(each for each in nexts_of(request.user, project, workflow, language) if each.transition.code == code)
    context = {"form": form, "points": points if step.is_gate else None, "is_back": is_back, "next": there}
    return render(request, "adopt/move.html", {**context, **shown_in(request, project)})


@require_POST
@login_required
def close(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Close a point of a gate with an answer."""
    project = seen(request, key)
    point, form = found(point_by_number(project, number)), AnswerForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else ""
    act = lambda: close_gate_point(request.user, point, answer=answer, on=timezone.localdate())  # noqa: E731
    attempt(request, act, gettext("The point is closed."))
    return redirect("project", project.key)
