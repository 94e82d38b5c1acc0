"""A region's page, the list of regions, and the way to one's own."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.interfaces.documents.table import Sheet, sheet_response
from yokoten.interfaces.web.charts.line import Line
from yokoten.interfaces.web.frame import here, stand_at
from yokoten.interfaces.web.measure import pictures
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.sources import all_cited
from yokoten.kernel.models import Place
from yokoten.kernel.queries import countries, lineage, peers_of, place_by_code, places, places_by_code, places_of
from yokoten.measure.models import Indicator
from yokoten.measure.queries import (
    Figure,
    figures,
    finer_ids,
    finer_only,
    indicators_about,
    indicators_by_ids,
    kinds_told,
    notes_of,
    standings,
)
from yokoten.measure.rules.spans import YEAR

PER_PAGE = 12
KEY_FIGURES = 4
LEAST_YEARS = 3
WEIGHTS = ("part", "theme", "numerator", "code", "pk")


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """The person's region, or the list to choose from."""
    place = here(request)
    return redirect("region", place.code) if place else redirect("regions")


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """All regions by country, searchable, the last five opened first."""
    language, today = spoken(), timezone.localdate()
    groups = []
    for country in countries():
        here_now = places_of(country.code, on=today)
        found = sorted(here_now, key=lambda place: language.sort_key(place.name(language.code)))
        groups.append({"country": country, "places": found})
    apart = [place for place in places().filter(is_disputed=True) if not any(place in g["places"] for g in groups)]
    recent = [place for code in request.session.get("regions", []) if (place := place_by_code(code))]
    context = {"groups": groups, "apart": apart, "recent": recent, "station": "measure"}
    return render(request, "measure/regions.html", context)


@login_required
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Everything known about a region, its standing among its peers first."""
    place = _place(code)
    stand_at(request, place)
    theme, language = request.GET.get("theme", ""), spoken()
    about = sorted(indicators_about(request.user, [place]).values_list(*WEIGHTS), key=_by_weight)
    themes = sorted({row[1] for row in about})
    shown = [row[-1] for row in about if not theme or row[1] == theme]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    indicators = indicators_by_ids(request.user, list(page))
    found = figures(indicators, place, peers_of(place, timezone.localdate()))
    finer, lead = finer_ids(place), _lead(found)
    kinds = kinds_told(indicators, [place]) if finer else {}
    context = {
        "place": place,
        "station": "measure",
        "page": page,
        "themes": themes,
        "theme": theme,
        "figures": [
            {"figure": one, "spark": pictures.spark(one), "finer": _finer(kinds, one.indicator)} for one in found
        ],
        "finer_only": _finer_only(request, place, finer, [row[-1] for row in about]),
        "minis": [{"figure": one, "mini": pictures.mini(one, language)} for one in _long(found) if one != lead],
        "key": [figure for figure in found if figure.rank and figure.indicator.part == "outcome"][:KEY_FIGURES],
        "lead": lead,
        "sources": all_cited(language, (one.source for one in found)),
        "notes": notes_of(lead.indicator, [place]) if lead else [],
        "became": _became(place),
        "blanks": _blanks(place),
        **(_lead_pictures(lead, place, language) if lead else {}),
    }
    return render(request, "measure/region.html", context)


@login_required
def download(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """All of a region's figures as CSV or XLSX, one row per indicator and period."""
    place, language = _place(code), spoken()
    rows = []
    about = indicators_about(request.user, [place]).order_by("code").values_list("pk", flat=True)
    for figure in figures(indicators_by_ids(request.user, list(about)), place, []):
        source = _source_cells(figure, language.code)
        for index, (period, value) in enumerate(zip(figure.periods, figure.values, strict=True)):
            remark = gettext("break in the series") if index in figure.breaks else ""
            words = figure.indicator.name(language.code), figure.indicator.unit_name(language.code)
            rows.append([figure.indicator.code, *words, period, value, remark, *source])
    heads = [gettext("Code"), gettext("Indicator"), gettext("Unit"), gettext("Period"), gettext("Value")]
    heads += [gettext("Remark"), gettext("Source"), gettext("Publisher"), gettext("Licence")]
    return sheet_response(Sheet(f"{place.code}-figures", place.name(language.code), heads, rows), kind)


def _source_cells(figure: Figure, code: str) -> tuple[str, str, str]:
    """Name, publisher and licence of where a figure comes from."""
    source = figure.source
    return (source.name(code), source.publisher(code), source.licence(code)) if source else ("", "", "")


def _finer(kinds: Mapping[int, Sequence[str]], indicator: Indicator) -> list[str]:
    """Quarters and months, as far as there are any."""
    return [kind for kind in kinds.get(indicator.pk, ()) if kind != YEAR]


def _finer_only(
    request: HttpRequest, place: Place, finer: frozenset[int], yearly: Sequence[int]
) -> list[dict[str, Any]]:
    """Indicators that only quarters or months tell of, by name, each with its kinds."""
    found, language = finer_only(request.user, place, finer, yearly), spoken()
    kinds = kinds_told(found, [place]) if found else {}
    found.sort(key=lambda one: language.sort_key(one.name(language.code)))
    return [{"indicator": one, "kinds": _finer(kinds, one)} for one in found]


def _by_weight(row: tuple) -> tuple:
    """Outcomes first, productivity and ratios before totals: what can be compared stands above what is only large."""
    part, theme, numerator, code, _ = row
    return part != "outcome", theme != "productivity", numerator is None, theme, code


def _place(code: str) -> Place:
    place = place_by_code(code)
    if place is None:
        raise Http404
    return place


def _lead(found: list[Figure]) -> Figure | None:
    """The figure to open with: the first outcome with a series of three or more values."""
    long = _long(found)
    return next((figure for figure in long if figure.rank), long[0] if long else None)


def _long(found: list[Figure]) -> list[Figure]:
    """Figures with enough years to draw."""
    return [figure for figure in found if sum(value is not None for value in figure.values) >= LEAST_YEARS]


def _became(place: Place) -> dict[str, Any] | None:
    """What the territory became part of, or out of what it was made, and when."""
    edges = [edge for edge in lineage(place.country) if place.pk in (edge.predecessor_id, edge.successor_id)]
    if not edges:
        return None
    onward = [edge for edge in edges if edge.predecessor_id == place.pk]
    codes = [edge.successor for edge in onward] or [edge.predecessor for edge in edges]
    others = places_by_code(codes)
    return {"on": edges[-1].on, "is_gone": bool(onward), "others": [others[code] for code in codes]}


def _blanks(place: Place) -> list[dict[str, Any]]:
    """Days for which an empty table can be had: one for each division of the country that there was."""
    changed = sorted({edge.on for edge in lineage(place.country)})
    days = [day - timedelta(days=1) for day in changed] + [timezone.localdate()]
    return [{"on": day, "count": places_of(place.country, on=day).count()} for day in days]


def _lead_pictures(lead: Figure, place: Place, language: Any) -> dict[str, Any]:
    rows, all_places, period = standings(lead.indicator, peers_of(place, timezone.localdate()), lead.period)
    median = pictures.median_line(all_places, lead.indicator, lead.periods)
    others = [Line(gettext("median"), [value for _, value in median])]
    drawn, legend = pictures.tile_map(rows, lead.indicator, place, language)
    return {
        "trend": pictures.trend(lead, others, language),
        "tiles": drawn,
        "legend": legend,
        "tile_period": period,
        "has_wide_map": pictures.has_wide_map(rows),
    }
