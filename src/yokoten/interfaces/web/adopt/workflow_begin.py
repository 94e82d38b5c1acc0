"""A draft of a workflow: a copy, an empty one, or one from a file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions.workflow import begin_workflow
from yokoten.adopt.rules.workflow import Workflow
from yokoten.adopt.rules.workflow_reading import read_workflow
from yokoten.interfaces.web.account.saying import say
from yokoten.interfaces.web.administration.door import attempt
from yokoten.interfaces.web.adopt.tabs import shown
from yokoten.interfaces.web.adopt.workflow_begin_forms import ALL, EmptyForm, FileForm
from yokoten.interfaces.web.adopt.workflows import BEGIN, homes_of, may_begin, seen_or_none
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries.organisation import organisations_where


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin with nothing, or with a file; what does not fit in it is said by table and key."""
    if not may_begin(request.user):
        raise NotAllowed("not_allowed", act=BEGIN)
    homes = homes_of(request.user, spoken().code)
    is_for_all = is_administrator(request.user)
    empty = EmptyForm(prefix="empty").offer(homes, is_for_all=is_for_all)
    file = FileForm(prefix="file").offer(homes, is_for_all=is_for_all)
    if request.method == "POST":
        is_file = "file-holds_for" in request.POST
        kind, prefix = (FileForm, "file") if is_file else (EmptyForm, "empty")
        form = kind(request.POST, request.FILES, prefix=prefix).offer(homes, is_for_all=is_for_all)
        if form.is_valid() and (begun := _begun(request, form, is_file=is_file)):
            return redirect("workflow_edit", begun.code, begun.version)
        empty, file = (empty, form) if is_file else (form, file)
    return render(request, "adopt/workflow_new.html", {"empty": empty, "file": file, **shown(request)})


@require_POST
@login_required
def copy(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """A draft that begins as a version stands."""
    seen = seen_or_none(request, code, version)
    home = _home(request.user, request.POST.get("holds_for", ""))
    act = lambda: begin_workflow(request.user, home, seen.workflow, now=timezone.now())  # noqa: E731
    begun = attempt(request, act, gettext("The draft is begun. Nothing holds until you publish it."))
    return redirect("workflow_edit", begun.code, begun.version) if begun else redirect("workflow", code, version)


def _begun(request: HttpRequest, form: Any, *, is_file: bool) -> Any:
    home = _home(request.user, form.cleaned_data["holds_for"])
    try:
        workflow = read_workflow(form.cleaned_data["file"].read()) if is_file else _empty(form.cleaned_data)
    except RuleBroken as refusal:
        form.add_error("file", say(None, refusal))
        return None
    act = lambda: begin_workflow(request.user, home, workflow, now=timezone.now())  # noqa: E731
    return attempt(request, act, gettext("The draft is begun. Nothing holds until you publish it."), form)


def _empty(said: dict[str, Any]) -> Workflow:
    names = {spoken().code: said["name"]}
    return Workflow(said["code"], names, 1, timezone.localdate(), said["kind"], (), ())


def _home(actor: Any, code: str) -> Any:
    """The organisation that was chosen; everybody only for an administrator."""
    if code == ALL and is_administrator(actor):
        return None
    home = organisations_where(actor, BEGIN).filter(code=code).first()
    if home is None:
        raise NotAllowed("not_allowed", act=BEGIN)
    return home
