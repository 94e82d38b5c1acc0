"""Who is worth learning from: ask, change the weights, take the answer along."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.queries import TRAITS, Choices, answered, choices, opening, periods_of
from yokoten.compare.rules.asked import DEFAULT_WEIGHT, Asked
from yokoten.compare.rules.frozen import freeze
from yokoten.interfaces.documents.table import sheet_response
from yokoten.interfaces.web.compare import asking
from yokoten.interfaces.web.compare.page import names_for, page_of, sheet_of
from yokoten.interfaces.web.frame import here, stand_at
from yokoten.interfaces.web.templatetags.words import EXCLUSIONS, LENSES, SCALINGS
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.errors import Refusal
from yokoten.kernel.models import Place
from yokoten.kernel.queries import place_by_code


@login_required
def learn(request: HttpRequest) -> HttpResponse:
    """The ranked, explained list for the region in the address, or the person's own."""
    focus = _focus(request)
    if focus is None:
        return redirect("regions")
    stand_at(request, focus)
    offered = choices(request.user, focus)
    asked = _asked(request, focus)
    if asked is None:
        context = {"focus": focus, "station": "compare", "tab": "learn", "lacks": _lacks(offered)}
        return render(request, "compare/nothing.html", context)
    context = {
        "station": "compare",
        "tab": "learn",
        "controls": _controls(offered, asked),
        "query": asking.written(asked),
        "periods": periods_of(_outcome(offered, asked), focus, timezone.localdate()),
        "offered": offered,
    }
    try:
        result = answered(request.user, asked, today=timezone.localdate())
    except (Refusal, NotComputable) as refusal:
        refused = {"asked": asked, "focus": focus, "refusal": sentence(spoken(), refusal)}
        return render(request, "compare/learn.html", {**context, **refused}, status=422)
    frozen = freeze(result.figures, result.answer, asked.focus)
    names = names_for(asked, frozen, spoken())
    periods = dict(zip((one.code for one in result.structure), result.structure_periods, strict=True))
    context["older"] = {
        names.indicator(code): period for code, period in periods.items() if period != asked.period
    }
    return render(request, "compare/learn.html", {**context, **page_of(asked, frozen, names)})


@login_required
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list as CSV or XLSX."""
    focus = _focus(request)
    asked = _asked(request, focus) if focus else None
    if asked is None:
        raise Http404
    result = answered(request.user, asked, today=timezone.localdate())
    frozen = freeze(result.figures, result.answer, asked.focus)
    return sheet_response(sheet_of(asked, frozen, names_for(asked, frozen, spoken())), kind)


def _focus(request: HttpRequest) -> Place | None:
    code = request.GET.get("focus", "")
    return place_by_code(code) if code else here(request)


def _asked(request: HttpRequest, focus: Place) -> Asked | None:
    outcome = request.GET.get("outcome", "")
    start = opening(request.user, focus, today=timezone.localdate(), outcome=outcome)
    return asking.read(request.GET, start) if start else None


def _outcome(offered: Choices, asked: Asked) -> Any:
    return next(one for one in offered.outcomes if one.code == asked.outcome)


def _lacks(offered: Choices) -> str:
    """What is missing before anything can be compared."""
    if not offered.outcomes:
        return "outcome"
    return "structure" if not offered.structure else "period"


def _controls(offered: Choices, asked: Asked) -> dict[str, Any]:
    weight = dict(zip(asked.structure, asked.weights, strict=True))
    return {
        "variables": [
            {"indicator": one, "chosen": one.code in weight, "weight": weight.get(one.code, DEFAULT_WEIGHT)}
            for one in offered.structure
        ],
        "lenses": [
            {"code": code, "name": LENSES[code], "weight": share}
            for code, share in zip(asking.LENSES, asked.lenses, strict=True)
        ],
        "exclusions": [{"code": t, "name": EXCLUSIONS[t], "chosen": t in asked.excluded} for t in TRAITS],
        "scalings": [{"code": s, "name": SCALINGS[s], "chosen": s == asked.scaling} for s in asking.SCALINGS],
    }
