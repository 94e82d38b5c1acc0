"""The list of indicators and an indicator's page."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.interfaces.documents.table import Sheet, sheet_response
from yokoten.interfaces.web.charts.line import Line
from yokoten.interfaces.web.frame import here
from yokoten.interfaces.web.measure import pictures
from yokoten.interfaces.web.measure.goal_rows import goal_rows
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.sources import cited
from yokoten.kernel.models import Place
from yokoten.kernel.queries import countries, peers_of, places_of
from yokoten.kernel.rules.folding import fold
from yokoten.measure.models import Indicator
from yokoten.measure.queries import (
    Panel,
    Standing,
    countries_of,
    coverage,
    figures,
    goals_of,
    indicator_by_code,
    indicators_seen,
    kinds_told,
    notes_of,
    standings,
)
from yokoten.measure.rules.spans import YEAR

PER_PAGE = 50


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """All indicators the person may see, with unit, part, source."""
    language, words = spoken(), request.GET.get("q", "").strip()
    asked = fold(words).split()
    found = [
        indicator
        for indicator in indicators_seen(request.user).select_related("source")
        if all(word in fold(f"{indicator.code} {indicator.name(language.code)}") for word in asked)
    ]
    found.sort(key=lambda indicator: (indicator.theme, language.sort_key(indicator.name(language.code))))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "measure/indicators.html", {"page": page, "station": "measure", "words": words})


@login_required
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Ranking with spread, map, trend, definition and source of one indicator, by year, quarter or month."""
    indicator, language = _indicator(request, code), spoken()
    you = _you(request, indicator)
    places = peers_of(you, timezone.localdate()) if you else []
    kinds = kinds_told([indicator], places)[indicator.pk]
    kind = _kind(request, kinds)
    rows, found, period = standings(indicator, places, request.GET.get("period", ""), kind)
    ordered = _ordered(rows, request.GET.get("sort", "rank"), language)
    drawn, legend = pictures.tile_map(rows, indicator, you, language)
    context = {
        "indicator": indicator,
        "station": "measure",
        "you": you,
        "kind": kind,
        "kinds": kinds,
        "period": period,
        "periods": [p for i, p in enumerate(found.periods) if (found.of(indicator).values[:, i] > float("-inf")).any()],
        "rows": [{"row": row, "spark": pictures.spark(row)} for row in ordered],
        "own": next((row for row in rows if you and row.place.pk == you.pk), None),
        "tiles": drawn,
        "legend": legend,
        "has_wide_map": pictures.has_wide_map(rows),
        "strip": pictures.strip(rows, indicator, you, language),
        "coverage": coverage(indicator),
        "notes": notes_of(indicator, [you]) if you else [],
        "trend": _trend(indicator, you, (found, kind), language) if rows else "",
        "sort": request.GET.get("sort", "rank"),
        "goal_rows": _goal_rows(request, you, indicator),
    }
    return render(request, "measure/indicator.html", context)


@login_required
def download(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """All places and periods (of the kind asked for) of an indicator, places down, periods across."""
    indicator, language = _indicator(request, code), spoken()
    you = _you(request, indicator)
    places = peers_of(you, timezone.localdate()) if you else []
    span = _kind(request, kinds_told([indicator], places)[indicator.pk])
    rows, found, _ = standings(indicator, places, kind=span)
    table = [[row.place.code, row.place.name(language.code), *row.values] for row in rows]
    heads = [gettext("Code"), gettext("Region"), *found.periods]
    title = f"{indicator.name(language.code)}, {indicator.unit_name(language.code)}"
    remarks = [title, cited(language, indicator.source)]
    return sheet_response(Sheet(indicator.code, indicator.name(language.code), heads, table, remarks), kind)


def _goal_rows(request: HttpRequest, you: Place | None, indicator: Indicator) -> list[dict[str, Any]]:
    """Goals on the indicator for the region and its country."""
    return goal_rows(request.user, goals_of(request.user, you, indicator=indicator), spoken()) if you else []


def _indicator(request: HttpRequest, code: str) -> Indicator:
    indicator = indicator_by_code(request.user, code)
    if indicator is None:
        raise Http404
    return indicator


def _kind(request: HttpRequest, kinds: Sequence[str]) -> str:
    """The kind of period asked for, else the first there is: years before quarters before months."""
    asked = request.GET.get("kind", "")
    return asked if asked in kinds else next(iter(kinds), YEAR)


def _you(request: HttpRequest, indicator: Indicator) -> Place | None:
    """The person's region if the indicator covers its country, else any place of a country it covers."""
    place, covered = here(request), countries_of(indicator)
    if place is not None and (place.country in covered or not covered):
        return place
    country = next((country for country in countries() if country.code in covered), None)
    return places_of(country.code).first() if country else None


def _ordered(rows: list[Standing], sort: str, language: Any) -> list[Standing]:
    if sort == "name":
        return sorted(rows, key=lambda row: language.sort_key(row.place.name(language.code)))
    return sorted(rows, key=lambda row: (row.rank is None, row.rank.place if row.rank else 0, -(row.value or 0)))


def _trend(indicator: Indicator, you: Place | None, known: tuple[Panel, str], language: Any) -> Any:
    found, kind = known
    own = figures([indicator], you, [], kind) if you else []
    if not own:
        return ""
    median = pictures.median_line(found, indicator, own[0].periods)
    return pictures.trend(own[0], [Line(gettext("median"), [value for _, value in median])], language)
