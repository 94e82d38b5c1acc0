"""The result protocol of a project and the yearly reports, on the page and as files."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yokoten.adopt.queries.yearly import FIRST_YEAR
from yokoten.interfaces.documents.adopt.protocol import protocol_of
from yokoten.interfaces.documents.adopt.sheets import protocol_sheet, yearly_sheet
from yokoten.interfaces.documents.adopt.yearly import Scope, figures_of, kept_in, yearly_of
from yokoten.interfaces.documents.paper.handed import file_response, paper_response
from yokoten.interfaces.documents.table import XLSX, XLSX_TYPE, as_xlsx
from yokoten.interfaces.web.adopt.project import seen
from yokoten.interfaces.web.adopt.tabs import shown
from yokoten.interfaces.web.exchange.papers import asked_language
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.project_papers import totals_said
from yokoten.kernel.queries.organisation import organisations_by_region, own_organisations

YEARS = 10
CENTRE, REGION = "centre", "region"


@login_required
@require_safe
def protocol(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The result protocol as PDF, DOCX or XLSX."""
    project, language, now = seen(request, key), asked_language(request), timezone.localtime()
    if kind == XLSX:
        sheet = protocol_sheet(project, language, now=now)
        return file_response(as_xlsx(sheet), XLSX_TYPE, project.title, XLSX)
    return paper_response(protocol_of(request.user, project, language, now=now), kind)


@login_required
@require_safe
def yearly(request: HttpRequest) -> HttpResponse:
    """The year of a centre or a region in numbers, with its files."""
    scope = asked_scope(request, spoken())
    kept = kept_in(request.user, scope) if scope else None
    context = {
        "scope": scope,
        "of": request.GET.get("of", ""),
        "choices": choices(request.user, spoken()),
        "years": range(timezone.localdate().year, timezone.localdate().year - YEARS, -1),
        "figures": figures_of(kept, spoken()) if kept else [],
        "money": totals_said(kept.year.money, spoken()) if kept else [],
        **shown(request),
    }
    return render(request, "adopt/yearly.html", context)


@login_required
@require_safe
def yearly_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The yearly report as PDF, DOCX or XLSX."""
    language, now = asked_language(request), timezone.localtime()
    scope = asked_scope(request, language)
    if scope is None:
        raise Http404
    kept = kept_in(request.user, scope)
    if kind == XLSX:
        sheet = yearly_sheet(kept, language, now=now)
        return file_response(as_xlsx(sheet), XLSX_TYPE, sheet.title, XLSX)
    return paper_response(yearly_of(kept, language, now=now), kind)


def choices(actor: Any, language: Language) -> list[tuple[str, str, bool]]:
    """Centres first, then regions with more than one of them: value, name, whether it is a region."""
    centres = sorted((one.name(language.code), one.code) for one in own_organisations(actor))
    regions = [(place.name(language.code), place.code) for place, _inside in organisations_by_region(actor)]
    return [(f"{CENTRE}:{code}", name, False) for name, code in centres] + [
        (f"{REGION}:{code}", name, True) for name, code in regions
    ]


def asked_scope(request: HttpRequest, language: Language) -> Scope | None:
    """What the address names, if the reader may ask for it; without one the only centre there is."""
    year = _year(request.GET.get("year", ""))
    kind, _, code = request.GET.get("of", "").partition(":")
    own = list(own_organisations(request.user)[:2])
    if not code and len(own) == 1:
        return Scope(own[0].name(language.code), own, year, is_region=False)
    if kind == CENTRE:
        found = own_organisations(request.user).filter(code=code).first()
        return Scope(found.name(language.code), [found], year, is_region=False) if found else None
    for place, inside in organisations_by_region(request.user):
        if kind == REGION and place.code == code:
            return Scope(place.name(language.code), inside, year, is_region=True)
    return None


def _year(text: str) -> int:
    """A year that can be asked for, else the present one."""
    this = timezone.localdate().year
    return int(text) if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= this else this
