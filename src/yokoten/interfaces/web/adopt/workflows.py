"""Workflows to read: all versions, one with its picture and tables, the file of one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from yokoten.adopt.queries.workflow import Seen, workflow_seen, workflows_seen
from yokoten.adopt.rules.workflow_writing import write_workflow
from yokoten.interfaces.web.administration.door import found
from yokoten.interfaces.web.adopt.tabs import shown
from yokoten.interfaces.web.adopt.workflow_rows import deadlines_shown, parts_shown, pictures, standing, steps_shown
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.workflows import called
from yokoten.kernel.policies import is_administrator, permits
from yokoten.kernel.queries.organisation import organisations_where

BEGIN, TOML = "adopt.begin_workflow", "application/toml; charset=utf-8"


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Every workflow with its versions, the newest first."""
    language, today = spoken(), timezone.localdate()
    by_code: dict[str, list[tuple[Seen, str, str, str]]] = {}
    for seen in workflows_seen(request.user):
        row = (seen, *standing(seen, today), scope_of(seen, language.code))
        by_code.setdefault(seen.workflow.code, []).insert(0, row)
    listed = [(called(language, rows[0][0].workflow.names, code), rows) for code, rows in by_code.items()]
    context = {"listed": listed, "may_begin": may_begin(request.user), **shown(request)}
    return render(request, "adopt/workflows.html", context)


@login_required
def one(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """The picture, the steps with who may and what is asked, the deadlines."""
    seen, language = seen_or_none(request, code, version), spoken()
    workflow = seen.workflow
    context = {
        **page_of(seen),
        "steps": steps_shown(workflow, language),
        "deadlines": deadlines_shown(workflow, language),
        "documents": parts_shown(workflow, "document", language),
        "may_begin": may_begin(request.user),
        "may_edit": seen.is_draft and may_edit(request.user, seen),
        "homes": homes_of(request.user, language.code),
    }
    return render(request, "adopt/workflow.html", {**context, **shown(request)})


@login_required
def download(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """The version as a file that can be brought in again."""
    workflow = seen_or_none(request, code, version).workflow
    answer = HttpResponse(write_workflow(workflow), content_type=TOML)
    answer["Content-Disposition"] = f'attachment; filename="{workflow.code}-{workflow.version}.toml"'
    return answer


def page_of(seen: Seen) -> dict[str, Any]:
    """What every page of one version carries."""
    language, workflow = spoken(), seen.workflow
    kind, words = standing(seen, timezone.localdate())
    return {
        "seen": seen,
        "workflow": workflow,
        "name": called(language, workflow.names, workflow.code),
        "light": (kind, words),
        "scope": scope_of(seen, language.code),
        "picture": pictures(workflow, language),
    }


def seen_or_none(request: HttpRequest, code: str, version: int) -> Seen:
    return found(workflow_seen(request.user, code, version))


def scope_of(seen: Seen, language: str) -> str:
    """The organisation that a version holds for; nothing where it holds for everybody."""
    return seen.kept.organisation.name(language) if seen.kept and seen.kept.organisation else ""


def may_begin(actor: Any) -> bool:
    return permits(actor, BEGIN)


def may_edit(actor: Any, seen: Seen) -> bool:
    home = seen.kept.organisation if seen.kept else None
    return is_administrator(actor) if home is None else permits(actor, "adopt.set_workflow_part", home)


def homes_of(actor: Any, language: str) -> list[tuple[str, str]]:
    """Organisations for which the actor may write a workflow."""
    return [(one.code, one.name(language)) for one in organisations_where(actor, BEGIN).order_by("code")]
