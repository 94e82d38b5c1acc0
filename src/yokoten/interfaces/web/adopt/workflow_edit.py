"""The editor of a draft: its picture and problems, its parts one by one, published or thrown away."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions import workflow as acts
from yokoten.adopt.queries.workflow import Seen
from yokoten.adopt.rules.workflow import Deadline
from yokoten.adopt.rules.workflow_parts import PARTS, part_of
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.tabs import shown
from yokoten.interfaces.web.adopt.workflow_begin_forms import PublishForm
from yokoten.interfaces.web.adopt.workflow_deadline_form import DeadlineForm, HeadForm, known_deadline
from yokoten.interfaces.web.adopt.workflow_forms import NamedForm, RoleForm, StateForm, StepForm, known_part
from yokoten.interfaces.web.adopt.workflow_rows import deadlines_shown, parts_shown, problems_shown, steps_shown
from yokoten.interfaces.web.adopt.workflows import may_edit, page_of, seen_or_none
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.workflows import KINDS
from yokoten.kernel.errors import NotAllowed

FORMS: dict[str, type[NamedForm]] = {
    "state": StateForm, "transition": StepForm, "deadline": DeadlineForm, "role": RoleForm, "document": NamedForm,
    "event": NamedForm,
}  # fmt: skip
PLAIN = ("state", "role", "document", "event")


@login_required
def draft(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """The picture as the draft stands, what is wrong beside it, and all parts."""
    seen, language = mine(request, code, version), spoken()
    workflow = seen.workflow
    plain = [(kind, language.say(KINDS[kind]), parts_shown(workflow, kind, language)) for kind in PLAIN]
    context = {
        **page_of(seen),
        "problems": problems_shown(workflow, language),
        "steps": steps_shown(workflow, language),
        "deadlines": deadlines_shown(workflow, language),
        "plain": plain,
        "publish": PublishForm(initial={"valid_from": timezone.localdate()}),
    }
    return render(request, "adopt/workflow_edit.html", {**context, **shown(request)})


@login_required
def head(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """What the workflow is called."""
    seen = mine(request, code, version)
    workflow = seen.workflow
    names = {f"name_{language}": name for language, name in workflow.names.items()}
    known = {**names, "kind": workflow.kind, "source": workflow.source, "is_example": workflow.is_example}
    form = HeadForm(request.POST or None, initial=known, workflow=workflow)
    if request.method == "POST" and form.is_valid():
        act = lambda: acts.set_workflow_head(request.user, seen.kept, form.head())  # noqa: E731
        if attempt(request, act, gettext("Saved; the picture is drawn anew."), form):
            return redirect("workflow_edit", code, version)
    return _form(request, seen, form, gettext("Name of the workflow"))


@login_required
def part(request: HttpRequest, code: str, version: int, kind: str, named: str = "") -> HttpResponse:
    """One part, or a new one of this kind."""
    seen = mine(request, code, version)
    if kind not in PARTS:
        found(None)
    there = found(part_of(seen.workflow, kind, named)) if named else None
    known = (known_deadline(there) if isinstance(there, Deadline) else known_part(there)) if there else {}
    form = FORMS[kind](request.POST or None, initial=known, workflow=seen.workflow)
    if request.method == "POST" and form.is_valid():
        made = form.part()
        act = lambda: acts.set_workflow_part(request.user, seen.kept, kind, made, instead_of=named)  # noqa: E731
        if attempt(request, act, gettext("Saved; the picture is drawn anew."), form):
            return redirect(reverse("workflow_edit", args=[code, version]) + f"#{kind}")
    return _form(request, seen, form, spoken().say(KINDS[kind]))


@require_POST
@login_required
def remove(request: HttpRequest, code: str, version: int, kind: str, named: str) -> HttpResponse:
    """Take a part out."""
    seen = mine(request, code, version)
    act = lambda: acts.remove_workflow_part(request.user, seen.kept, kind, named)  # noqa: E731
    attempt(request, act, gettext("Taken out; the picture is drawn anew."))
    return redirect(reverse("workflow_edit", args=[code, version]) + f"#{kind}")


@require_POST
@login_required
def publish(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """Put the draft in force from a day on."""
    seen, form, today = mine(request, code, version), PublishForm(request.POST), timezone.localdate()
    valid_from = form.cleaned_data["valid_from"] if form.is_valid() else today
    act = lambda: acts.publish_workflow(  # noqa: E731
        request.user, seen.kept, valid_from=valid_from, today=today, now=timezone.now()
    )
    done = attempt(request, act, gettext("Published. Projects that run keep the version they began with."))
    return redirect("workflow" if done else "workflow_edit", code, version)


@require_POST
@login_required
def drop(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """Throw the draft away."""
    seen = mine(request, code, version)
    attempt(request, lambda: acts.drop_workflow(request.user, seen.kept), gettext("The draft is thrown away."))
    return redirect("workflows")


def mine(request: HttpRequest, code: str, version: int) -> Seen:
    """The draft, if the reader may change it; what is published is only read."""
    seen = seen_or_none(request, code, version)
    if not seen.is_draft:
        found(None)
    if not may_edit(request.user, seen):
        raise NotAllowed("not_allowed", act="adopt.set_workflow_part")
    return seen


def _form(request: HttpRequest, seen: Seen, form: Any, title: str) -> HttpResponse:
    back = reverse("workflow_edit", args=[seen.workflow.code, seen.workflow.version])
    context = {"form": form, "title": title, "back": back, **shown(request)}
    return render(request, "adopt/workflow_part.html", context)
