"""What anybody may take along: feeds, the tree of a public practice for other sites, open data with its dictionary."""

from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_exempt

from yokoten.interfaces.documents.drawing.standalone import standalone
from yokoten.interfaces.documents.table import CSV, Sheet, sheet_response
from yokoten.interfaces.web.administration.door import found
from yokoten.interfaces.web.spread.feeds import atom, entries_of, json_feed
from yokoten.interfaces.web.spread.section import tree_canvas_of
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.opened import COLUMNS
from yokoten.practices.queries.practice import practice_by_key, reading
from yokoten.spread.queries.opened import NOBODY, Opened, all_opened


def page(request: HttpRequest) -> HttpResponse:
    """Where everything is."""
    return render(request, "spread/open.html", {"station": "spread", "base": request.build_absolute_uri("/")[:-1]})


def feed(request: HttpRequest, what: str, kind: str) -> HttpResponse:
    """New practices or adoptions as Atom or JSON Feed."""
    entries = found(entries_of(request, what))
    title = {"practices": gettext("Practices"), "adoptions": gettext("Adoptions")}[what]
    here = request.build_absolute_uri()
    if kind == "json":
        return JsonResponse(json_feed(title, here, entries), content_type="application/feed+json")
    return HttpResponse(atom(title, here, entries), content_type="application/atom+xml; charset=utf-8")


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "style-src": ["'unsafe-inline'"]})
def tree(request: HttpRequest, key: str) -> HttpResponse:
    """The tree of a public practice as a picture; the one address that other sites may frame."""
    practice = found(practice_by_key(NOBODY, key))
    canvas = tree_canvas_of(NOBODY, practice, spoken())
    if canvas is None:
        raise Http404
    title = reading(practice, spoken().code).title
    answer = HttpResponse(standalone(canvas, title), content_type="image/svg+xml; charset=utf-8")
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def adoptions(request: HttpRequest, kind: str) -> HttpResponse:
    """All public adoptions as CSV, XLSX or JSON."""
    rows = [_row(one) for one in all_opened()]
    if kind == "json":
        answer = JsonResponse({"columns": list(COLUMNS), "rows": rows})
        answer["Access-Control-Allow-Origin"] = "*"
        return answer
    table = [[row[name] for name in COLUMNS] for row in rows]
    return sheet_response(Sheet("adoptions", gettext("Adoptions"), list(COLUMNS), table), kind)


def dictionary(request: HttpRequest) -> HttpResponse:
    """Every column with its kind and meaning."""
    language = spoken()
    rows = [[name, kind, language.say(words)] for name, (kind, words) in COLUMNS.items()]
    heads = [gettext("Column"), gettext("Kind"), gettext("Meaning")]
    return sheet_response(Sheet("adoptions-dictionary", gettext("Data dictionary"), heads, rows), CSV)


def _row(one: Opened) -> dict[str, Any]:
    adoption = one.adoption
    days = ("started_on", "adapted_on", "reused_on", "declined_on")
    words = ("kept", "changed", "dropped", "why", "reason_not", "language", "stage")
    return {
        "key": str(adoption.key),
        "practice_key": str(adoption.practice.key),
        "practice": adoption.practice.title,
        "practice_home": adoption.practice.organisation.code,
        "adopter": adoption.organisation.code,
        "adopter_name": adoption.organisation.name(adoption.organisation.language),
        "place": adoption.place.code if adoption.place else "",
        "parent_key": one.parent,
        "mediator": adoption.mediator.code if adoption.mediator else "",
        "without_numbers": adoption.is_without_numbers,
        "example": adoption.is_example,
        **{name: _day(getattr(adoption, name)) for name in days},
        **{name: getattr(adoption, name) for name in words},
        **_numbers(one),
    }


def _numbers(one: Opened) -> dict[str, Any]:
    result, proven = one.result, one.evidence
    return {
        "outcome": result.name if result else "",
        "unit": result.unit if result else "",
        "before": float(result.before) if result else None,
        "after": float(result.after) if result else None,
        "after_on": _day(result.on) if result else "",
        "effect": proven.estimate if proven else None,
        "effect_lower": proven.lower if proven else None,
        "effect_upper": proven.upper if proven else None,
        "effect_unit": proven.unit if proven else "",
        "effect_grade": proven.grade if proven else "",
        "effect_reviewed": proven.is_reviewed if proven else None,
    }


def _day(value: Any) -> str:
    return value.isoformat() if value else ""
