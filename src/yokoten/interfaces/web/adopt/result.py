"""The result of a project: effects, what the team submitted, what was decided on it."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions import effect as effects
from yokoten.adopt.actions import result as results
from yokoten.adopt.models import Project
from yokoten.adopt.policies import is_of_team, may
from yokoten.adopt.queries.result import effect_by_number, effects_of, result_by_number, results_of
from yokoten.adopt.rules.effects import totals
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.project import mine, seen
from yokoten.interfaces.web.adopt.result_forms import ApproveForm, DeclineForm, EffectForm, SummaryForm
from yokoten.interfaces.web.adopt.result_rows import effect_rows, result_rows
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.project_papers import totals_said


@login_required
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Effects with their totals, and the results with what was decided."""
    return _page(request, seen(request, key))


@login_required
def add(request: HttpRequest, key: str) -> HttpResponse:
    """One more effect."""
    project = mine(request, key, "adopt.add_effect")
    form = EffectForm(request.POST or None, initial={"begins_on": project.starts_on})
    if request.method == "POST" and form.is_valid():
        reckoned = form.reckoned_effect(spoken().code)
        act = lambda: effects.add_effect(request.user, project, reckoned, now=timezone.now())  # noqa: E731
        if attempt(request, act, gettext("The effect is added."), form):
            return redirect("project_result", project.key)
    return render(request, "adopt/effect.html", {"form": form, **shown_in(request, project, "result")})


@require_POST
@login_required
def remove(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take an effect out."""
    project = seen(request, key)
    there = found(effect_by_number(project, number))
    attempt(request, lambda: effects.remove_effect(request.user, there), gettext("The effect is taken out."))
    return redirect("project_result", project.key)


@require_POST
@login_required
def submit(request: HttpRequest, key: str) -> HttpResponse:
    """Submit the result with the numbers and effects of this moment."""
    project = mine(request, key, "adopt.submit_result")
    form, language = SummaryForm(request.POST), spoken().code
    act = lambda: results.submit_result(  # noqa: E731
        request.user, project, **form.cleaned_data, language=language, now=timezone.now()
    )
    if form.is_valid() and attempt(request, act, gettext("The result is submitted."), form):
        return redirect("project_result", project.key)
    return _page(request, project, summary=form)


@require_POST
@login_required
def decide(request: HttpRequest, key: str, number: int, what: str) -> HttpResponse:
    """Approve a result, or decline it with a reason."""
    project = seen(request, key)
    there = found(result_by_number(project, number))
    kind, act, said = found(
        {
            "approve": (ApproveForm, results.approve_result, gettext("The result is approved.")),
            "decline": (DeclineForm, results.decline_result, gettext("The result is declined, with the reason.")),
        }.get(what)
    )
    form, told = kind(request.POST, prefix=what), {"language": spoken().code, "now": timezone.now()}
    do = lambda: act(request.user, there, **form.cleaned_data, **told)  # noqa: E731
    is_shown = _may_decide(request, project)
    if form.is_valid() and (attempt(request, do, said, form if is_shown else None) or not is_shown):
        return redirect("project_result", project.key)
    return _page(request, project, **{what: form})


def _may_decide(request: HttpRequest, project: Project) -> bool:
    return may(request.user, "adopt.approve_result", project) and not is_of_team(request.user, project)


def _page(request: HttpRequest, project: Project, **bound: Form) -> HttpResponse:
    language, counted, submitted = spoken(), effects_of(project), results_of(project)
    is_free = project.closed_on is None and all(one.state == "declined" for one in submitted)
    waits = next((one for one in submitted if one.state == "submitted"), None)
    context = {
        "effects": effect_rows(counted, language),
        "totals": totals_said(totals(counted), language),
        "results": result_rows(submitted, language),
        "waits": waits,
        "may_decide": waits is not None and _may_decide(request, project),
        "may_add": is_free and may(request.user, "adopt.add_effect", project),
        "may_submit": is_free and may(request.user, "adopt.submit_result", project),
        "summary": SummaryForm(),
        "approve": ApproveForm(prefix="approve"),
        "decline": DeclineForm(prefix="decline"),
        **bound,
    }
    return render(request, "adopt/result.html", {**context, **shown_in(request, project, "result")})
