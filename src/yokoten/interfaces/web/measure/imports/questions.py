"""The questions of the gate, one page for each, and the answers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yokoten.interfaces.importers.intake import said_of
from yokoten.interfaces.web.measure.imports.door import found, next_step, said, show
from yokoten.interfaces.web.measure.imports.question_page import question_page
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.imports import decided_said
from yokoten.kernel.errors import Refusal, RuleBroken
from yokoten.measure.actions.deciding import decide_question
from yokoten.measure.models import DatasetImport
from yokoten.measure.queries.intake import Question, questions_of
from yokoten.measure.rules.intake.decisions import Answer

UNSEEN = "-"


@login_required
def questions(request: HttpRequest, number: int) -> HttpResponse:
    """The first open question, or what comes after the last."""
    dataset = found(request, number)
    if dataset.state != DatasetImport.State.CHECKED:
        return redirect(next_step(dataset))
    return _onward(dataset, questions_of(dataset), 0)


@login_required
def question(request: HttpRequest, number: int, question: int) -> HttpResponse:
    """One question: what the file says, why we ask, what to do with it."""
    dataset = found(request, number)
    if dataset.state != DatasetImport.State.CHECKED:
        if request.method == "POST":
            messages.warning(request, said(RuleBroken("import_finished", title=dataset.title)))
        return redirect(next_step(dataset))
    every = questions_of(dataset)
    asked = next((one for one in every if one.number == question), None)
    if request.method != "POST":
        if asked is None:
            raise Http404
        return _page(request, dataset, every, asked)
    if asked is None:
        messages.warning(request, said(RuleBroken("question_changed", question=question)))
        return redirect("import_questions", number=number)
    try:
        decide_question(request.user, dataset, question, _answer(request, asked), now=timezone.now())
    except RuleBroken as refusal:
        every = questions_of(dataset)
        asked = next(one for one in every if one.number == question)
        return _page(request, dataset, every, asked, refusal=refusal)
    return _onward(dataset, questions_of(dataset), question)


def _answer(request: HttpRequest, asked: Question) -> Answer:
    """What was said on the page, and the state of the question that the page showed."""
    decision = request.POST.get("decision", "")
    replacements = _replacements(request, asked) if decision == "replace" else {}
    return Answer(decision, request.POST.get("reason", ""), replacements, request.POST.get("seen") or UNSEEN)


def _onward(dataset: DatasetImport, every: list[Question], after: int) -> HttpResponse:
    """The next open question behind this one, else the first open one, else the confirmation."""
    waiting = [one.number for one in every if not one.is_decided and one.severity != "gap"]
    ahead = [number for number in waiting if number > after] or waiting
    if ahead:
        return redirect("import_question", number=dataset.pk, question=ahead[0])
    return redirect("import_confirm", number=dataset.pk)


def _replacements(request: HttpRequest, asked: Question) -> dict[int, float]:
    """Numbers as people type them: spaces between thousands, comma or point."""
    typed = {}
    for alarm in asked.alarms:
        text = request.POST.get(f"replacement.{alarm.number}", "")
        plain = "".join(text.replace("\N{MINUS SIGN}", "-").split())
        try:
            typed[alarm.number] = float(plain.replace(",", ".") if plain.count(",") == 1 else plain.replace(",", ""))
        except ValueError as wrong:
            raise RuleBroken("replacement_missing", alarm=alarm.number) from wrong
    return typed


def _page(
    request: HttpRequest,
    dataset: DatasetImport,
    every: list[Question],
    asked: Question,
    *,
    refusal: Refusal | None = None,
) -> HttpResponse:
    typed = request.POST if refusal is not None else {}
    first = asked.first
    context = question_page(dataset, every, asked, said_of(dataset))
    chosen = typed.get("decision") or first.decision or context["offered"][0]["code"]
    context |= {
        "chosen": chosen,
        "reason": typed.get("reason", first.reason),
        "error": _said(refusal, first.kind) if refusal is not None else "",
        "error_code": refusal.code if refusal is not None else "",
        "replacements": [_replacement(alarm, typed) for alarm in asked.alarms],
        "after": _("Decide and go on"),
    }
    return show(request, "question", dataset, "questions", status=422 if refusal else 200, **context)


def _said(refusal: Refusal, kind: str) -> str:
    if refusal.code != "decided_meanwhile":
        return said(refusal)
    return decided_said(spoken(), kind, {**refusal.facts, "at": timezone.localtime(refusal.facts["at"])})


def _replacement(alarm: Any, typed: Any) -> dict[str, Any]:
    kept = "" if alarm.replacement is None else f"{alarm.replacement:g}"
    return {"alarm": alarm, "value": typed.get(f"replacement.{alarm.number}", kept)}
