"""The questions of the gate, one page for each, and the answers."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yokoten.interfaces.importers.intake import said_of
from yokoten.interfaces.web.measure.imports.door import found, is_open, next_step, said, show
from yokoten.interfaces.web.measure.imports.question_page import question_page
from yokoten.kernel.errors import Refusal, RuleBroken
from yokoten.measure.actions.deciding import decide_question
from yokoten.measure.models import DatasetImport
from yokoten.measure.queries.intake import Question, questions_of


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
    if not is_open(dataset) or dataset.state != DatasetImport.State.CHECKED:
        return redirect(next_step(dataset))
    every = questions_of(dataset)
    asked = next((one for one in every if one.number == question), None)
    if asked is None:
        raise Http404
    if request.method != "POST":
        return _page(request, dataset, every, asked)
    try:
        answer = (request.POST.get("decision", ""), request.POST.get("reason", ""))
        replacements = _replacements(request, asked) if answer[0] == "replace" else {}
        decide_question(request.user, dataset, question, answer, now=timezone.now(), replacements=replacements)
    except RuleBroken as refusal:
        return _page(request, dataset, every, asked, refusal=refusal)
    return _onward(dataset, questions_of(dataset), question)


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
        "error": said(refusal) if refusal is not None else "",
        "error_code": refusal.code if refusal is not None else "",
        "replacements": [_replacement(alarm, typed) for alarm in asked.alarms],
        "after": _("Decide and go on"),
    }
    return show(request, "question", dataset, "questions", status=422 if refusal else 200, **context)


def _replacement(alarm: Any, typed: Any) -> dict[str, Any]:
    kept = "" if alarm.replacement is None else f"{alarm.replacement:g}"
    return {"alarm": alarm, "value": typed.get(f"replacement.{alarm.number}", kept)}
