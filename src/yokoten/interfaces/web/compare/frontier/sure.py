"""How sure the scores are: asking for intervals, following the computation, stopping it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.actions.intervals import ask_for_intervals, give_up_intervals
from yokoten.compare.models import FrontierRun
from yokoten.compare.policies import can_ask_for_intervals, can_carry_on
from yokoten.compare.queries import FrontierAnswered, frontier_opening, run_about, run_by_number
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.compare.rules.frontier.intervals import Interval, intervals_of, places
from yokoten.interfaces.web.compare.asking import codes
from yokoten.interfaces.web.compare.frontier import asking
from yokoten.interfaces.web.compare.frontier.background import compute_intervals
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.frontier_lens import frontier_refusal
from yokoten.interfaces.wording.language import Language
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.queries import own_organisations, place_by_code


@login_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Start the computation, or join the one that runs."""
    query = QueryDict(request.POST.get("query", ""))
    focus, today = place_by_code(query.get("focus", "")), timezone.localdate()
    if focus is None:
        raise Http404
    chosen = {"inputs": codes(query, "i"), "outputs": codes(query, "o")}
    asked = asking.read(query, focus.code, frontier_opening(request.user, focus, today=today, **chosen))
    organisation = None if request.user.is_administrator else own_organisations(request.user).first()
    try:
        with transaction.atomic():
            begun = ask_for_intervals(request.user, asked, today=today, organisation=organisation)
            if begun.is_new:
                compute_intervals.enqueue(begun.run.pk)
    except (RuleBroken, NotComputable) as refusal:
        messages.error(request, frontier_refusal(spoken(), refusal, {}))
    return redirect(_address(asked))


@login_required
def progress(request: HttpRequest, number: int) -> JsonResponse:
    """How far the computation has come, for the page that waits."""
    run = _run(number)
    return JsonResponse({"percent": percent_of(run), "words": words_of(run), "is_done": not run.is_open})


@login_required
@require_POST
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Give the computation up; it can be started again."""
    run = _run(number)
    try:
        give_up_intervals(request.user, run, failure={"code": "frontier_stopped", "facts": {}}, now=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, frontier_refusal(spoken(), refusal, {}))
    return redirect(_address(FrontierAsked.from_json(run.question)))


def certainty(request: HttpRequest, answered: FrontierAnswered, language: Language) -> dict[str, Any]:
    """What the page says about intervals: none yet, how far, why given up, or all of them with their places."""
    run = run_about(answered.answer.fingerprint)
    found = intervals_of(run.answer) if run else {}
    own = found.get(answered.asked.focus)
    return {
        "run": run,
        "level": round(100 * run.answer["level"]) if found else 0,
        "percent": percent_of(run) if run else 0,
        "words": words_of(run) if run else "",
        "may_ask": can_ask_for_intervals(request.user),
        "may_stop": bool(run and can_carry_on(request.user, run)),
        "why_not": _failure(run, language) if run else "",
        "own_interval": _said(own, language) if own else None,
        "intervals": {unit: _said(one, language) for unit, one in found.items()},
        "places": places(found),
    }


def percent_of(run: FrontierRun) -> int:
    """Never 100 before the intervals are kept."""
    return 100 if run.state == run.State.FINISHED else min(99, 100 * run.replications_done // run.replications)


def words_of(run: FrontierRun) -> str:
    """How far in words."""
    if run.state == run.State.WAITING:
        return gettext("Waiting for its turn")
    done, total = spoken().number(run.replications_done), spoken().number(run.replications)
    return gettext("%(done)s of %(total)s replications") % {"done": done, "total": total}


def _failure(run: FrontierRun, language: Language) -> str:
    if run.state != run.State.GIVEN_UP:
        return ""
    return frontier_refusal(language, RuleBroken(run.failure["code"], **run.failure["facts"]), {})


def _said(one: Interval, language: Language) -> dict[str, str]:
    low, high = (language.number(100 * end, 0) for end in (one.low, one.high))
    return {"low": low, "high": high, "corrected": language.percent(100 * one.corrected, 0)}


def _run(number: int) -> FrontierRun:
    run = run_by_number(number)
    if run is None:
        raise Http404
    return run


def _address(asked: FrontierAsked) -> str:
    return f"{reverse('frontier')}?{asking.written(asked)}#sure"
