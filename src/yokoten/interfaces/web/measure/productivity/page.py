"""The productivity page: levels, caught up or frontier moved, what growth is made of."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from yokoten.analysis.productivity.accounting import METHODS
from yokoten.compare.queries import TRAITS, Productive, productivity_of
from yokoten.compare.rules.productivity.asked import AskedGrowth
from yokoten.interfaces.documents.table import sheet_response
from yokoten.interfaces.web.frame import stand_at
from yokoten.interfaces.web.measure.goal_rows import goal_rows
from yokoten.interfaces.web.measure.productivity import asking, drawings, tables
from yokoten.interfaces.web.templatetags.words import EXCLUSIONS, METHOD_NAMES
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording import growth
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.sources import all_cited
from yokoten.kernel.models import Place
from yokoten.kernel.queries import place_by_code
from yokoten.measure.queries import goals_of


@login_required
def one(request: HttpRequest, code: str) -> HttpResponse:
    """A region's productivity, the answer first."""
    place = _place(code)
    stand_at(request, place)
    asked, language = asking.read(request.GET), spoken()
    found = productivity_of(request.user, place, asked, today=timezone.localdate())
    context = {
        "place": place,
        "station": "measure",
        "asked": asked,
        "found": found,
        "query": asking.written(asked),
        "levels": levels_of(found, language),
        "controls": _controls(found, asked),
        "missing": _missing(found, language),
        "sources": all_cited(language, found.sources),
        "goal_rows": _goal_rows(request, found, asked, language),
        "definitions": tables.definitions(found, language),
        **_movement(found, language),
        **_growth(found, language),
    }
    said = [*(one["said"] for one in context["levels"][:1]), *(context["moved"][1:2] or context["grew"][:1])]
    context["lede"] = " ".join(sentence for sentence in said if sentence)
    return render(request, "measure/productivity.html", context)


def _goal_rows(request: HttpRequest, found: Productive, asked: AskedGrowth, language: Language) -> list[dict[str, Any]]:
    """Goals that are about productivity or growth: of these indicators, or on TFP, or not measured here."""
    own = {one.pk for one in (found.roles.output, found.roles.per_worker) if one is not None}
    goals = [
        one
        for one in goals_of(request.user, found.place)
        if one.indicator_id is None or one.indicator_id in own or one.indicator.theme == "productivity"
    ]
    return goal_rows(request.user, goals, language, asked)


@login_required
def download(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Every figure of the page as CSV or XLSX."""
    place, language = _place(code), spoken()
    found = productivity_of(request.user, place, asking.read(request.GET), today=timezone.localdate())
    said = [*_movement(found, language)["moved"], *_growth(found, language)["grew"]]
    named = levels_of(found, language)
    remarks = [*said, price_note(found, language), *all_cited(language, found.sources)]
    return sheet_response(tables.sheet_of(found, named, [one for one in remarks if one], language), kind)


def _place(code: str) -> Place:
    place = place_by_code(code)
    if place is None:
        raise Http404
    return place


def levels_of(found: Productive, language: Language) -> list[dict[str, Any]]:
    """Labour and capital productivity with unit, chart and sentence, as far as there are figures."""
    shown = []
    for level in (found.per_worker, found.per_capital):
        if level is None:
            continue
        title, unit, decimals = tables.named(found, level, language)
        shown.append(
            {
                "level": level,
                "title": title,
                "unit": unit,
                "decimals": decimals,
                "strip": drawings.level_strip(found, level, (title, unit, decimals), language),
                "said": growth.level_said(language, level, title, unit, decimals),
                "rows": tables.level_rows(level, found.places.index(found.place)),
            }
        )
    return shown


def _movement(found: Productive, language: Language) -> dict[str, Any]:
    whole = found.whole
    return {
        "moved": growth.moved_said(language, whole) if whole else [],
        "moved_bars": drawings.moved_bars(found, language),
        "left_out": tables.left_out(found, language),
        "on_frontier": language.listed([found.places[at].name(language.code) for at in whole.on_frontier])
        if whole
        else "",
        "steps": [tables.step_row(step, language) for step in _shown_steps(found)],
        "price_note": price_note(found, language),
    }


def _shown_steps(found: Productive) -> list[Any]:
    """The whole span and its steps, unless none of them could be computed."""
    steps = [found.whole, *found.steps] if found.whole else []
    return steps if any(step.status == "ok" for step in steps) else []


def price_note(found: Productive, language: Language) -> str:
    """How years were made comparable."""
    methods = [part.method for part in (found.whole, found.accounts) if part is not None and part.method]
    return language.say(growth.PRICE_NOTES[methods[0]]) if methods else ""


def _growth(found: Productive, language: Language) -> dict[str, Any]:
    accounts, name = found.accounts, found.place.name(language.code)
    return {
        "grew": growth.accounts_said(language, accounts, name) if accounts else [],
        "accounts_bars": drawings.accounts_bars(found.place, accounts, language),
        "accounts": accounts,
    }


def _missing(found: Productive, language: Language) -> str:
    names = [language.say(growth.VARIABLES[name]) for name in found.roles.missing]
    return language.say(growth.MISSING_ROLES, names=", ".join(names)) if names else ""


def _controls(found: Productive, asked: AskedGrowth) -> dict[str, Any]:
    levels = [one for one in found.offered if one.numerator_id is None]
    return {
        "first": found.years[:-1],
        "last": found.years[1:],
        "methods": [{"code": code, "name": METHOD_NAMES[code], "chosen": code == asked.method} for code in METHODS],
        "exclusions": [{"code": t, "name": EXCLUSIONS[t], "chosen": t in asked.excluded} for t in TRAITS],
        "roles": [
            {"code": name, "title": growth.VARIABLES[name], "chosen": getattr(found.roles, name), "offered": levels}
            for name in asking.ROLES
        ],
    }
