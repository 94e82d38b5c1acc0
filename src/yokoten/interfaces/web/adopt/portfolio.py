"""Bringing projects in from a table: file, columns, faults by cell, all or nothing, take back."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yokoten.adopt.actions import portfolio as acts
from yokoten.adopt.models import Portfolio
from yokoten.adopt.queries.portfolio import known_of, portfolio_by_number, portfolios_seen
from yokoten.adopt.queries.project import projects_seen
from yokoten.adopt.rules.portfolio.heads import head_row, proposed
from yokoten.adopt.rules.portfolio.reading import read_portfolio
from yokoten.interfaces.documents.adopt.portfolio import portfolio_of, template_of
from yokoten.interfaces.documents.table import sheet_response
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.importers.table import read_table
from yokoten.interfaces.web.account.saying import say
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.portfolio_rows import read_said
from yokoten.interfaces.web.adopt.tabs import shown
from yokoten.interfaces.web.measure.imports.door import table_said
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.portfolio import STATES
from yokoten.kernel.errors import NotAllowed, Refusal, RuleBroken
from yokoten.kernel.queries.organisation import organisations_where

UPLOAD, LISTED = "adopt.upload_portfolio", 30
WAITING = (Portfolio.State.UPLOADED, Portfolio.State.MAPPED)


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Tables brought in before, and a new one."""
    homes = list(organisations_where(request.user, UPLOAD).order_by("code"))
    if not homes:
        raise NotAllowed("not_allowed", act=UPLOAD)
    context: dict[str, Any] = {"homes": homes, "megabytes": settings.UPLOAD_LIMIT_BYTES // 2**20}
    file = request.FILES.get("file")
    if request.method == "POST":
        try:
            if file is None or file.size > settings.UPLOAD_LIMIT_BYTES:
                context["error"] = _("Choose a file first.") if file is None else _("The file is too large.")
            else:
                return redirect("portfolio", _begun(request, homes, file).pk)
        except TableUnreadable as fault:
            context["error"] = table_said(fault)
        except Refusal as refusal:
            context["error"] = say(None, refusal)
    context["tables"] = [(one, *STATES[one.state]) for one in portfolios_seen(request.user)[:LISTED]]
    status = 422 if "error" in context else 200
    return render(request, "adopt/portfolios.html", {**context, **shown(request)}, status=status)


def _begun(request: HttpRequest, homes: list[Any], file: UploadedFile) -> Portfolio:
    content = file.read()
    grid = read_table(content, file.name or "")
    code = request.POST.get("organisation", "")
    home = next((one for one in homes if one.code == code), homes[0])
    columns = proposed(grid.rows[head_row(grid.rows)])
    return acts.upload_portfolio(request.user, home, file.name or "", content, columns=columns, now=timezone.now())


@login_required
def one(request: HttpRequest, number: int) -> HttpResponse:
    """The columns, every fault with its cell and the mend, the projects as they would stand here."""
    kept = found(portfolio_by_number(request.user, number))
    context: dict[str, Any] = {"kept": kept, "standing": STATES[kept.state], **shown(request)}
    if kept.state not in WAITING:
        return render(request, "adopt/portfolio_done.html", context)
    if request.method == "POST":
        doing = _store if "store" in request.POST else _map
        if doing(request, kept):
            return redirect("portfolio", number)
        kept.refresh_from_db()
    context |= read_said(kept, _read(request, kept), spoken(), timezone.localdate())
    return render(request, "adopt/portfolio.html", context)


def _read(request: HttpRequest, kept: Portfolio) -> Any:
    grid = read_table(bytes(kept.content), kept.filename)
    return read_portfolio(grid, kept.columns, known_of(request.user, kept.organisation, timezone.localdate()))


def _map(request: HttpRequest, kept: Portfolio) -> Any:
    columns: dict[str, int] = {}
    for name, value in request.POST.items():
        if name.startswith("column-") and value and name[7:].isdecimal():
            columns.setdefault(value, int(name[7:]))
    language = request.POST.get("language", "")
    said = _("The columns are noted. Look at the rows below.")
    return attempt(request, lambda: acts.map_portfolio(request.user, kept, columns, language=language), said)


def _store(request: HttpRequest, kept: Portfolio) -> Any:
    def whole() -> Portfolio:
        read = _read(request, kept)
        if read.faults:
            raise RuleBroken("portfolio_has_faults")
        return acts.store_portfolio(request.user, kept, read.lines, now=timezone.now())

    return attempt(request, whole, _("The projects are here. You can take them back as a whole."))


@require_POST
@login_required
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Take a table back as a whole, or throw one away that was not brought in."""
    kept = found(portfolio_by_number(request.user, number))
    if what == "undo":
        attempt(request, lambda: acts.undo_portfolio(request.user, kept), _("The table is taken back."))
        return redirect("portfolio", number)
    attempt(request, lambda: acts.discard_portfolio(request.user, kept), _("The file is thrown away."))
    return redirect("portfolios")


@login_required
def table(request: HttpRequest, what: str, kind: str) -> HttpResponse:
    """The empty table with heads in the reader's language, or the projects that the reader sees as such a table."""
    language, title = spoken(), _("Projects")
    if what == "template":
        return sheet_response(template_of(language, title), kind)
    if what != "portfolio":
        raise Http404
    projects = projects_seen(request.user).prefetch_related("targets", "effects")
    return sheet_response(portfolio_of(language, title, projects), kind)
