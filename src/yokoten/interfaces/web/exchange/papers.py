"""Documents of trips and practices as files, in any of the four languages."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yokoten.exchange.queries import trip_by_key
from yokoten.interfaces.documents.exchange.answers import comparison_of
from yokoten.interfaces.documents.exchange.calendar import CALENDAR_TYPE, calendar_of
from yokoten.interfaces.documents.exchange.programme import programme_of
from yokoten.interfaces.documents.exchange.report import report_of
from yokoten.interfaces.documents.paper.handed import file_response, paper_response
from yokoten.interfaces.documents.practices.paper import practice_on_paper
from yokoten.interfaces.documents.table import CSV, XLSX, XLSX_TYPE, as_csv, as_xlsx
from yokoten.interfaces.web.administration.door import found
from yokoten.interfaces.web.exchange.door import Entry, both_ways
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.language import CODES, Language, speak
from yokoten.practices.queries.practice import practice_by_key

SHEETS = {CSV: ("text/csv; charset=utf-8", as_csv), XLSX: (XLSX_TYPE, as_xlsx)}


@login_required
@require_safe
def trip_programme(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The programme as PDF or DOCX, for both sides of the trip."""
    trip = found(trip_by_key(request.user, key))
    return paper_response(programme_of(request.user, trip, asked_language(request), now=timezone.localtime()), kind)


@login_required
@require_safe
def trip_report(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The report as PDF or DOCX: the guests' whole, a host's with what is shared with it."""
    trip = found(trip_by_key(request.user, key))
    return paper_response(report_of(request.user, trip, asked_language(request), now=timezone.localtime()), kind)


@login_required
@require_safe
def trip_comparison(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Answers side by side as XLSX or CSV."""
    trip = found(trip_by_key(request.user, key))
    if kind not in SHEETS:
        raise Http404
    content_type, render = SHEETS[kind]
    sheet = comparison_of(request.user, trip, asked_language(request))
    return file_response(render(sheet), content_type, f"{sheet.title} {trip.title}", kind)


def _programme(request: HttpRequest, entry: Entry, kind: str) -> HttpResponse:
    """The programme as far as the side may see it."""
    paper = programme_of(entry.actor, entry.visit.trip, asked_language(request), now=timezone.localtime())
    return paper_response(paper, kind)


def _report(request: HttpRequest, entry: Entry, kind: str) -> HttpResponse:
    """The report: the guests' whole, a host's with what is shared with it."""
    paper = report_of(entry.actor, entry.visit.trip, asked_language(request), now=timezone.localtime())
    return paper_response(paper, kind)


def _calendar(request: HttpRequest, entry: Entry) -> HttpResponse:
    """The programme of a visit for a calendar."""
    content = calendar_of(entry.visit, asked_language(request), now=timezone.now())
    return file_response(content, CALENDAR_TYPE, entry.visit.trip.title, "ics")


visit_programme, programme_by_link = (require_safe(view) for view in both_ways(_programme))
visit_report, report_by_link = (require_safe(view) for view in both_ways(_report))
visit_calendar, calendar_by_link = (require_safe(view) for view in both_ways(_calendar))


@require_safe
def practice_paper(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """A practice as PDF or DOCX, for whoever may read it; visitors read public ones, without who to ask."""
    practice = found(practice_by_key(request.user, key))
    language = asked_language(request)
    return paper_response(practice_on_paper(request.user, practice, language, now=timezone.localtime()), kind)


def asked_language(request: HttpRequest) -> Language:
    """The language that the address names, else that of the reader's pages."""
    asked = request.GET.get("language", "")
    return speak(asked) if asked in CODES else spoken()
