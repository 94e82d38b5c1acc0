"""From a project to a practice: what is carried over, and what only people can say."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.models import Project
from yokoten.adopt.queries.project import plan_of, project_by_key
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.workflow import state_of
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.spread.forms import words_field
from yokoten.interfaces.web.spread.rows import measured
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import permits
from yokoten.practices.policies import IN_LIBRARY, sees
from yokoten.spread.actions.publishing import DONE, Telling, publish_project
from yokoten.spread.policies import OPEN, PUBLISH, can_publish
from yokoten.spread.queries.adoption import adoption_of_project, adoptions_seen, practice_made_of
from yokoten.spread.queries.tree import results_of_projects
from yokoten.spread.rules.stages import NOT_ADOPTED


class TellingForm(forms.Form):
    """The problem and what is done; the rest is known."""

    problem = words_field(_("The problem"), required=True)
    essence = words_field(_("What is done"), required=True, help_text=_("In a few sentences, for somebody elsewhere."))

    def telling(self) -> Telling:
        return Telling(self.cleaned_data["problem"], self.cleaned_data["essence"])


@login_required
def publish(request: HttpRequest, key: str) -> HttpResponse:
    """Make a draft of a practice; it is finished and handed in among the practices."""
    project = found(project_by_key(request.user, key))
    if not can_publish(request.user, project):
        raise NotAllowed("not_allowed", act=PUBLISH)
    form = TellingForm(request.POST or None, initial=_known(request.user, project))
    if request.method == "POST" and form.is_valid():
        act = lambda: publish_project(request.user, project, form.telling(), now=timezone.now())  # noqa: E731
        made = attempt(request, act, gettext("The draft is there. Add what is still missing and hand it in."), form)
        if made:
            return redirect("practice_change", made.practice.key)
    context = {
        "station": "spread",
        "form": form,
        "project": project,
        "results": measured(results_of_projects([project]).get(project.pk, ()), spoken()),
        "done": [item for item in plan_of(project) if item.state == DONE],
    }
    return render(request, "spread/publish.html", context)


def spread_of_project(actor: Any, project: Project) -> dict[str, Any]:
    """What the page of a project offers here: its adoption, taking its practice up, making a practice of it."""
    made = practice_made_of(project)
    is_done = state_of(workflow_of(project), project.state).ends == DONE
    adoption = adoption_of_project(actor, project)
    return {
        "adoption": adoption,
        "may_take_up": adoption is None and _may_take_up(actor, project),
        "may_publish": is_done and made is None and can_publish(actor, project),
        "made_practice": made.practice if made and sees(actor, made.practice) else None,
    }


def _may_take_up(actor: Any, project: Project) -> bool:
    practice = project.practice
    if practice is None or practice.organisation_id == project.organisation_id or practice.state not in IN_LIBRARY:
        return False
    begun = adoptions_seen(actor).filter(practice=practice, organisation=project.organisation)
    is_open = begun.exclude(stage=NOT_ADOPTED).exists()
    return not is_open and sees(actor, practice) and permits(actor, OPEN, project.organisation)


def _known(actor: Any, project: Project) -> dict[str, str]:
    """The reason of the project and, where it is an adoption, what was kept and changed."""
    adoption = adoption_of_project(actor, project)
    told = [adoption.kept, adoption.changed] if adoption else []
    return {"problem": project.reason, "essence": "\n\n".join(part for part in told if part)}
