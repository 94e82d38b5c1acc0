"""The library: practices found by words and facets, and the same as a file."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yokoten.interfaces.documents.table import Sheet, sheet_response
from yokoten.interfaces.web.practices.answers import explained, understood
from yokoten.interfaces.web.practices.facets import facets_shown
from yokoten.interfaces.web.practices.rows import Row, rows_of
from yokoten.interfaces.web.practices.tabs import shown
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import OUTCOMES, choice_said
from yokoten.practices.policies import can_draft
from yokoten.practices.queries.library import SORTS, Asked, found

PER_PAGE, PER_PAGE_FOUND = 20, 10
EXPORT_MOST = 20_000
NARROWS = ("theme", "country", "place", "sector", "evidence", "language", "outcome")


def every(request: HttpRequest) -> HttpResponse:
    """What the reader may see, narrowed as the address says; visitors see what is public."""
    language, asked = spoken(), asked_of(request)
    answer = found(request.user, asked)
    per_page = PER_PAGE_FOUND if answer.answer else PER_PAGE
    page = Paginator(answer.practices, per_page).get_page(request.GET.get("page"))
    rows = rows_of(page.object_list, language)
    if answer.answer:
        rows = explained(rows, answer.answer, language)
    context = {
        "page": page,
        "rows": rows,
        "asked": asked,
        "facets": facets_shown(request.GET, answer.facets, asked, language),
        "sorts": _sorts(asked),
        "understood": understood(answer.answer, language) if answer.answer else None,
        "may_draft": can_draft(request.user),
        "chosen": [(key, getattr(asked, key)) for key in (*NARROWS, "is_open") if getattr(asked, key)],
    }
    return render(request, "practices/library.html", {**context, **shown(request, "library")})


def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list whole as CSV or XLSX; who to ask is not in it."""
    language = spoken()
    practices = found(request.user, asked_of(request)).practices[:EXPORT_MOST]
    lines = [_line(request, row, language) for row in rows_of(practices, language)]
    return sheet_response(Sheet("practices", _("Practices"), _heads(), lines), kind)


def asked_of(request: HttpRequest) -> Asked:
    """What the address asks for; what no practice could have finds none, an unknown sort is the newest first."""
    given = {key: request.GET.get(key, "").strip()[:80] for key in NARROWS}
    words = request.GET.get("q", "").strip()[:200]
    sort = request.GET.get("sort", "")
    return replace(
        Asked(**given),
        words=words,
        is_open=request.GET.get("is_open") == "1",
        sort=sort if sort in SORTS else "",
        spoken=request.GET.get("spoken", "")[:2],
        reader=spoken().code,
    )


def _sorts(asked: Asked) -> list[tuple[str, str]]:
    best = [("", _("best match first"))] if asked.words else []
    return [
        *best,
        ("newest", _("newest first")),
        ("confirmed", _("last confirmed first")),
        ("evidence", _("best evidence first")),
        ("title", _("by title")),
    ]


def _heads() -> list[str]:
    return [
        _("Title"), _("Language"), _("Place"), _("Organisation"), _("Outcome"), _("Evidence"), _("Sector"),
        _("Size"), _("Level"), _("What is done"), _("Figure"), _("Before"), _("After"), _("Unit"),
        _("Open for visits"), _("Confirmed on"), _("Example"), _("Address"),
    ]  # fmt: skip


def _line(request: HttpRequest, row: Row, language: Language) -> list[Any]:
    practice, metric = row.practice, next(iter(row.practice.metrics.all()), None)
    yes, no = _("yes"), _("no")
    return [
        row.title,
        LANGUAGE_NAMES.get(row.language, row.language),
        practice.place.name(language.code) if practice.place else "",
        practice.organisation.name(language.code),
        language.say(OUTCOMES[practice.outcome]),
        row.evidence[1],
        *(choice_said(language, name, getattr(practice, name)) for name in ("sector", "size", "level")),
        row.essence.words if row.essence else "",
        row.figure.name if row.figure else "",
        metric.before if metric else None,
        metric.after if metric else None,
        metric.unit if metric else "",
        yes if practice.is_open_for_visits else no,
        practice.confirmed_on.isoformat() if practice.confirmed_on else "",
        _("example") if practice.is_example else "",
        request.build_absolute_uri(reverse("practice", args=[practice.key])),
    ]
