"""The plan of a project: points with an owner and a day."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions import plan as acts
from yokoten.adopt.models import PlanItem, Project
from yokoten.adopt.queries.project import plan_item_by_number, plan_of, targets_of
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.gantt import gantt_of
from yokoten.interfaces.web.adopt.plan_forms import DropItemForm, PlanForm, known_item
from yokoten.interfaces.web.adopt.project import mine, seen
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.templatetags.yokoten import spoken


@login_required
def every(request: HttpRequest, key: str) -> HttpResponse:
    """The whole plan: open points by their day, then what is done and what was given up."""
    project = seen(request, key)
    items, today = plan_of(project), timezone.localdate()
    context = {"items": items, "today": today, "gantt": gantt_of(project, items, today, spoken())}
    context |= shown_in(request, project, "plan")
    return render(request, "adopt/plan.html", context)


@login_required
def item(request: HttpRequest, key: str, number: int = 0) -> HttpResponse:
    """A new point, or one to change."""
    project = mine(request, key, "adopt.set_plan_item")
    there = found(plan_item_by_number(project, number)) if number else None
    form = PlanForm(request.POST or None, initial=known_item(there) if there else None)
    form.offer(request.user, project, targets_of(project))
    if request.method == "POST" and form.is_valid():
        planned = form.planned(there.language if there else spoken().code)
        act = lambda: acts.set_plan_item(request.user, project, planned, item=there)  # noqa: E731
        if attempt(request, act, gettext("The plan is saved."), form):
            return redirect("project_plan", project.key)
    return _item_page(request, project, there, form)


@require_POST
@login_required
def act(request: HttpRequest, key: str, number: int, what: str) -> HttpResponse:
    """Done, or given up with a reason."""
    project = mine(request, key, "adopt.set_plan_item")
    there = found(plan_item_by_number(project, number))
    form = DropItemForm(request.POST, prefix="drop") if what == "drop" else None
    if form is not None and not form.is_valid():
        return _item_page(request, project, there, None, drop=form)
    said, today = form.cleaned_data if form else {}, timezone.localdate()
    choices = {
        "done": (lambda: acts.complete_plan_item(request.user, there, on=today), gettext("Noted as done.")),
        "drop": (lambda: acts.drop_plan_item(request.user, there, **said), gettext("Given up, with the reason.")),
    }
    attempt(request, *found(choices.get(what)))
    return redirect("project_plan", project.key)


def _item_page(
    request: HttpRequest, project: Project, there: PlanItem | None, form: PlanForm | None, **bound: object
) -> HttpResponse:
    if form is None:
        form = PlanForm(initial=known_item(there)).offer(request.user, project, targets_of(project))
    context = {
        "form": form,
        "item": there,
        "drop": DropItemForm(prefix="drop"),
        "back": reverse("project_plan", args=[project.key]),
        **bound,
    }
    return render(request, "adopt/plan_item.html", {**context, **shown_in(request, project, "plan")})
