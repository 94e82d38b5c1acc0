"""The frontier of a region: a guided question, the answer, and the answer as a file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.queries import FrontierAnswered, FrontierOpening, frontier_answered, frontier_opening, run_about
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.compare.rules.frontier.intervals import intervals_of
from yokoten.interfaces.documents.table import sheet_response
from yokoten.interfaces.web.compare.asking import codes
from yokoten.interfaces.web.compare.frontier import asking
from yokoten.interfaces.web.compare.frontier.controls import controls
from yokoten.interfaces.web.compare.frontier.page import page_of
from yokoten.interfaces.web.compare.frontier.sheet import sheet_of
from yokoten.interfaces.web.compare.frontier.sure import certainty
from yokoten.interfaces.web.frame import here, stand_at
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.frontier_lens import frontier_refusal
from yokoten.kernel.errors import Refusal
from yokoten.kernel.models import Place
from yokoten.kernel.queries import place_by_code, places_by_code
from yokoten.measure.queries import indicators_by_codes


@login_required
def frontier(request: HttpRequest) -> HttpResponse:
    """Whom the region in the address, or the person's own, is measured against, and how far it is."""
    focus = focus_of(request)
    if focus is None:
        return redirect("regions")
    stand_at(request, focus)
    start, asked = question(request, focus)
    context = {
        "station": "compare",
        "tab": "frontier",
        "focus": focus,
        "asked": asked,
        "query": asking.written(asked),
        "ranked": asking.ranked(asked),
        "controls": controls(start, asked),
    }
    if not asked.inputs or not asked.outputs:
        return render(request, "compare/frontier/page.html", {**context, "lacks_volumes": True})
    try:
        answered = answer(request, start, asked)
    except (Refusal, NotComputable) as refusal:
        context["refusal"] = refusal_said(request, refusal, asked)
        return render(request, "compare/frontier/page.html", context, status=422)
    sure = certainty(request, answered, spoken())
    return render(request, "compare/frontier/page.html", {**context, **page_of(answered, spoken(), sure), "sure": sure})


@login_required
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The target and every region's efficiency as CSV or XLSX."""
    focus = focus_of(request)
    if focus is None:
        raise Http404
    start, asked = question(request, focus)
    try:
        answered = answer(request, start, asked)
    except (Refusal, NotComputable) as refusal:
        said = {"sentence": refusal_said(request, refusal, asked)}
        return render(request, "refused.html", said, status=422)
    run = run_about(answered.answer.fingerprint)
    return sheet_response(sheet_of(answered, spoken(), intervals_of(run.answer) if run else {}), kind)


def focus_of(request: HttpRequest) -> Place | None:
    code = request.GET.get("focus", "")
    return place_by_code(code) if code else here(request)


def question(request: HttpRequest, focus: Place) -> tuple[FrontierOpening, FrontierAsked]:
    """What there is to ask about, and what the address asks."""
    chosen = {"inputs": codes(request.GET, "i"), "outputs": codes(request.GET, "o")}
    start = frontier_opening(request.user, focus, today=timezone.localdate(), **chosen)
    return start, asking.read(request.GET, focus.code, start)


def answer(request: HttpRequest, start: FrontierOpening, asked: FrontierAsked) -> FrontierAnswered:
    return frontier_answered(request.user, asked, today=timezone.localdate(), known=start.found)


def refusal_said(request: HttpRequest, refusal: Any, asked: FrontierAsked) -> str:
    """Why the question has no answer, with indicators and places by name."""
    language = spoken()
    places = places_by_code({asked.focus, str(refusal.facts.get("unit", ""))})
    named = (*indicators_by_codes(request.user, asked.columns), *places.values())
    return frontier_refusal(language, refusal, {one.code: one.name(language.code) for one in named})
