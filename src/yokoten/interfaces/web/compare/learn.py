"""Who is worth learning from: ask, change the weights, take the answer along."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from yokoten.adopt.policies import can_open
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.queries import (
    FINER_ONLY,
    TRAITS,
    Choices,
    Opening,
    answered,
    has_finer_outcome,
    opening,
    why_not,
)
from yokoten.compare.rules.asked import DEFAULT_WEIGHT, Asked
from yokoten.compare.rules.frozen import freeze
from yokoten.interfaces.documents.table import sheet_response
from yokoten.interfaces.web.compare import asking
from yokoten.interfaces.web.compare.page import names_for, page_of, refusal_said, sheet_of
from yokoten.interfaces.web.exchange.offering import Offered, offered_by
from yokoten.interfaces.web.frame import here, stand_at
from yokoten.interfaces.web.templatetags.words import EXCLUSIONS, LENSES, SCALINGS
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.outcomes import outcome_said
from yokoten.kernel.errors import Refusal
from yokoten.kernel.models import Place
from yokoten.kernel.queries import place_by_code
from yokoten.measure.queries import indicators_by_codes

OTHERS_LISTED = 5


@login_required
def learn(request: HttpRequest) -> HttpResponse:
    """The ranked, explained list for the region in the address, or the person's own."""
    focus = _focus(request)
    if focus is None:
        return redirect("regions")
    stand_at(request, focus)
    start = _start(request, focus)
    if start.asked is None:
        context = {"focus": focus, "station": "compare", "tab": "learn", "lacks": _lacks(request, focus, start.offered)}
        return render(request, "compare/nothing.html", context)
    asked = asking.read(request.GET, start.asked)
    context = {
        "station": "compare",
        "tab": "learn",
        "controls": _controls(start.offered, asked),
        "query": asking.written(asked),
        "periods": start.periods,
        "offered": start.offered,
    }
    why, context["notice"] = _not_as_asked(request, focus, asked)
    if why == FINER_ONLY:
        refused = {"asked": asked, "focus": focus, "refusal": context.pop("notice")}
        return render(request, "compare/learn.html", {**context, **refused}, status=422)
    try:
        result = answered(request.user, asked, today=timezone.localdate(), known=start.found)
    except (Refusal, NotComputable) as refusal:
        refused = {"asked": asked, "focus": focus, "refusal": refusal_said(refusal, asked, spoken())}
        return render(request, "compare/learn.html", {**context, **refused}, status=422)
    frozen = freeze(result.figures, result.answer, asked.focus)
    names = names_for(asked, frozen, spoken())
    periods = dict(zip((one.code for one in result.structure), result.structure_periods, strict=True))
    context["older"] = {names.indicator(code): period for code, period in periods.items() if period != asked.period}
    shown = page_of(asked, frozen, names)
    beside = {"offers": offers_beside(request, shown), "may_open_project": can_open(request.user)}
    return render(request, "compare/learn.html", {**context, **shown, **beside})


@login_required
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list as CSV or XLSX."""
    focus = _focus(request)
    start = _start(request, focus).asked if focus else None
    if start is None:
        raise Http404
    asked = asking.read(request.GET, start)
    why, said = _not_as_asked(request, focus, asked)
    if why:
        return render(request, "refused.html", {"sentence": said}, status=422)
    try:
        result = answered(request.user, asked, today=timezone.localdate())
    except NotComputable as refusal:
        said = {"sentence": refusal_said(refusal, asked, spoken())}
        return render(request, "refused.html", said, status=422)
    frozen = freeze(result.figures, result.answer, asked.focus)
    return sheet_response(sheet_of(asked, frozen, names_for(asked, frozen, spoken())), kind)


def offers_beside(request: HttpRequest, shown: dict[str, Any]) -> dict[str, Offered]:
    """What the regions of a list have published and whether they receive guests, as of today."""
    codes = [item["row"].code for item in shown["rows"]]
    return offered_by(request.user, codes, outcome=shown["outcome"], period=shown["asked"].period)


def _focus(request: HttpRequest) -> Place | None:
    code = request.GET.get("focus", "")
    return place_by_code(code) if code else here(request)


def _start(request: HttpRequest, focus: Place) -> Opening:
    return opening(request.user, focus, today=timezone.localdate(), outcome=request.GET.get("outcome", ""))


def _not_as_asked(request: HttpRequest, focus: Place, asked: Asked) -> tuple[str, str]:
    """Why another outcome is compared than the address names, as code and sentence; empty where it is the same."""
    wanted, language = request.GET.get("outcome", ""), spoken()
    if wanted in ("", asked.outcome):
        return "", ""
    why = why_not(request.user, focus, wanted)
    known = {one.code: one.name(language.code) for one in indicators_by_codes(request.user, [wanted, asked.outcome])}
    names = {"outcome": known.get(wanted, wanted[:64]), "instead": known.get(asked.outcome, "")}
    return why, outcome_said(language, why, place=focus.name(language.code), **names)


def _lacks(request: HttpRequest, focus: Place, offered: Choices) -> str:
    """What is missing before anything can be compared."""
    if not offered.outcomes:
        return "year" if has_finer_outcome(request.user, focus) else "outcome"
    return "structure" if not offered.structure else "period"


def _controls(offered: Choices, asked: Asked) -> dict[str, Any]:
    weight = dict(zip(asked.structure, asked.weights, strict=True))
    others = [one for one in offered.structure if one.code not in weight]
    listed = [one for one in offered.structure if one.code in weight] + others[:OTHERS_LISTED]
    return {
        "variables": [
            {"indicator": one, "chosen": one.code in weight, "weight": weight.get(one.code, DEFAULT_WEIGHT)}
            for one in listed
        ],
        "more": others[OTHERS_LISTED:],
        "lenses": [
            {"code": code, "name": LENSES[code], "weight": share}
            for code, share in zip((*asking.LENSES, "frontier"), (*asked.lenses, asked.frontier), strict=True)
        ],
        "exclusions": [{"code": t, "name": EXCLUSIONS[t], "chosen": t in asked.excluded} for t in TRAITS],
        "scalings": [{"code": s, "name": SCALINGS[s], "chosen": s == asked.scaling} for s in asking.SCALINGS],
    }
