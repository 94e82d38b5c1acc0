"""Answers on the spot or beforehand: every question with its field; two wordings of one thing are decided here."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.exchange.actions.noting import Said, answer_question, settle_conflict
from yokoten.exchange.models import Conflict
from yokoten.exchange.policies import may_as_guest
from yokoten.exchange.queries import trips_seen
from yokoten.interfaces.web.account.saying import say
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.exchange.door import Entry, both_ways
from yokoten.interfaces.web.exchange.tabs import shown_at_visit
from yokoten.interfaces.web.exchange.visit_page import answers_of, may_of
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import Refusal


def _answers(request: HttpRequest, entry: Entry) -> HttpResponse:
    """All questions of the visit; saved one by one, so that one refusal loses no other answer."""
    if not may_of(entry).answer:
        found(None)
    rows = answers_of(entry)
    refused: dict[int, str] = {}
    if request.method == "POST":
        has_conflict = False
        for question, answer in rows:
            said = _said(request, question, answer)
            if said is None:
                continue
            try:
                outcome = answer_question(entry.actor, entry.visit, question, said, now=timezone.now())
                has_conflict |= outcome.conflict is not None
            except Refusal as refusal:
                refused[question.pk] = say(None, refusal)
        if not refused:
            say(request, gettext("The answers are saved."))
            if has_conflict:
                told = gettext("Somebody else had written meanwhile: both wordings are kept until you choose.")
                say(request, told)
            return redirect(f"{entry.base}#answers")
    typed = [
        (question, answer, _typed(request, question, answer), refused.get(question.pk)) for question, answer in rows
    ]
    context = {"entry": entry, "visit": entry.visit, "trip": entry.visit.trip, "rows": typed}
    return render(request, "exchange/answers.html", {**context, **shown_at_visit(request, entry)})


answers, answers_by_link = both_ways(_answers)


@require_POST
@login_required
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Decide between two wordings: the first, the second, or what was typed."""
    conflict = (
        Conflict.objects.select_related("answer", "finding", "visit__trip__organisation").filter(pk=number).first()
    )
    trip = found(conflict).visit.trip
    is_seen = trips_seen(request.user).filter(pk=trip.pk).exists()
    if not is_seen or not may_as_guest(request.user, "exchange.settle_conflict", trip):
        found(None)
    standing = (conflict.answer or conflict.finding).text
    choices = {"standing": standing, "other": conflict.text}
    text = choices.get(request.POST.get("keep", ""), request.POST.get("text", ""))
    act = lambda: settle_conflict(request.user, conflict, text=text, now=timezone.now())  # noqa: E731
    attempt(request, act, gettext("Decided. Both wordings stay in the records."))
    return redirect("trip", trip.key)


def _said(request: HttpRequest, question: Any, answer: Any) -> Said | None:
    """What was typed, if it differs from what was on the page."""
    text, figure = request.POST.get(f"a{question.pk}", ""), request.POST.get(f"f{question.pk}", "")
    based_on = request.POST.get(f"r{question.pk}", "0")
    shown_text = request.POST.get(f"o{question.pk}", "")
    now_figure = answer.figure if answer else ""
    if _plain(text) == _plain(shown_text) and figure.strip() == now_figure:
        return None
    return Said(text, spoken().code, figure, int(based_on) if based_on.isdecimal() else 0)


def _typed(request: HttpRequest, question: Any, answer: Any) -> dict[str, Any]:
    known = {"text": answer.text, "figure": answer.figure, "revision": answer.revision} if answer else {}
    start = {"text": "", "figure": "", "revision": 0, **known}
    return {
        **start,
        "shown": start["text"],
        "text": request.POST.get(f"a{question.pk}", start["text"]),
        "figure": request.POST.get(f"f{question.pk}", start["figure"]),
    }


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
