"""Bringing practices in from a table: file, columns, questions, confirm, undo."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.importers.table import read_table
from yokoten.interfaces.web.account.saying import say
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.measure.imports.door import table_said
from yokoten.interfaces.web.practices.tabs import shown
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.practice_imports import COLUMN_TARGETS, doubt_said, target_named
from yokoten.kernel.errors import NotAllowed, Refusal
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import match_index
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.practices.actions import importing as acts
from yokoten.practices.models import PracticeImport
from yokoten.practices.queries.importing import (
    fingerprints_of,
    practice_import_by_number,
    practice_imports_seen,
)
from yokoten.practices.rules.importing.heads import head_row, proposed
from yokoten.practices.rules.importing.reading import Table, compared, gathered, read_lines
from yokoten.practices.rules.importing.values import written

UPLOAD = "practices.upload_practices"
SAMPLES, SHOWN_ROWS, SHOWN_DOUBTS, SHOWN_NUMBERS, LISTED = 2, 8, 60, 4, 30
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OPEN = (PracticeImport.State.UPLOADED, PracticeImport.State.MAPPED)


@dataclass(frozen=True)
class Read:
    """A file read under its columns."""

    heads: list[str]
    rows: list[list[Any]]
    table: Table
    judged: dict[int, str]

    def count(self, verdict: str) -> int:
        return sum(1 for one in self.judged.values() if one == verdict)


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Files of practices brought in before, and a new one."""
    homes = list(organisations_where(request.user, UPLOAD).order_by("code"))
    if not homes:
        raise NotAllowed("not_allowed", act=UPLOAD)
    context: dict[str, Any] = {
        "homes": homes,
        "imports": practice_imports_seen(request.user)[:LISTED],
        "megabytes": settings.UPLOAD_LIMIT_BYTES // 2**20,
    }
    file = request.FILES.get("file")
    if request.method == "POST":
        try:
            if file is None or file.size > settings.UPLOAD_LIMIT_BYTES:
                context["error"] = _("Choose a file first.") if file is None else _("The file is too large.")
            else:
                return redirect("practice_import", _begun(request, homes, file).pk)
        except TableUnreadable as fault:
            context["error"] = table_said(fault)
        except Refusal as refusal:
            context["error"] = say(None, refusal)
    status = 422 if "error" in context else 200
    return render(request, "practices/imports.html", {**context, **shown(request, "own")}, status=status)


def _begun(request: HttpRequest, homes: list[Any], file: UploadedFile) -> PracticeImport:
    content = file.read()
    grid = read_table(content, file.name or "")
    code = request.POST.get("organisation", "")
    home = next((one for one in homes if one.code == code), homes[0])
    columns = proposed(grid.rows[head_row(grid.rows)])
    return acts.upload_practices(request.user, home, file.name or "", content, columns=columns, now=timezone.now())


@login_required
def one(request: HttpRequest, number: int) -> HttpResponse:
    """The columns, what would become of every row, and the confirmation."""
    kept = found(practice_import_by_number(request.user, number))
    if kept.state not in OPEN:
        return render(request, "practices/import_done.html", {"kept": kept, **shown(request, "own")})
    if request.method == "POST":
        doing = _store if "store" in request.POST else _map
        if doing(request, kept):
            return redirect("practice_import", number)
        kept.refresh_from_db()
    read = _read(kept)
    context = {"kept": kept, "read": read, **_said(kept, read), "may_publish": is_administrator(request.user)}
    return render(request, "practices/import.html", {**context, **shown(request, "own")})


def _map(request: HttpRequest, kept: PracticeImport) -> Any:
    columns: dict[str, int] = {}
    for name, value in request.POST.items():
        if name.startswith("column-") and value and name[7:].isdecimal():
            columns.setdefault(value, int(name[7:]))
    language = request.POST.get("language", "")
    act = lambda: acts.map_practices(request.user, kept, columns, language=language)  # noqa: E731
    return attempt(request, act, _("The columns are noted. Look at the rows below."))


def _store(request: HttpRequest, kept: PracticeImport) -> Any:
    wishes = acts.Wishes("take_changed" in request.POST, "publish" in request.POST)
    lines = _read(kept).table.lines
    now, today = timezone.now(), timezone.localdate()
    act = lambda: acts.store_practices(  # noqa: E731
        request.user, kept, lines, wishes, now=now, today=today
    )
    return attempt(request, act, _("The practices are stored. You can take them back as a whole."))


def _read(kept: PracticeImport) -> Read:
    grid = read_table(bytes(kept.content), kept.filename)
    head = head_row(grid.rows)
    rows = grid.rows[head + 1 :]
    first_row = grid.row_number(head + 1)
    table = read_lines(rows, kept.mapping["columns"], first_row=first_row, places=match_index())
    heads = [written(cell) for cell in grid.rows[head]]
    return Read(heads, rows, table, compared(table.lines, fingerprints_of(kept.organisation)))


def _said(kept: PracticeImport, read: Read) -> dict[str, Any]:
    language = spoken()
    by_column = {column: target for target, column in kept.mapping["columns"].items()}
    columns = [
        {
            "number": number,
            "letter": _letter(number),
            "head": head,
            "samples": [text[:90] for row in read.rows[:20] if (text := written(_cell(row, number)))][:SAMPLES],
            "target": by_column.get(number, ""),
        }
        for number, head in enumerate(read.heads)
    ]
    letters = {target: _letter(column) for target, column in kept.mapping["columns"].items()}
    doubts = gathered(read.table.doubts)
    return {
        "columns": columns,
        "targets": [(code, target_named(language, code)) for code in COLUMN_TARGETS],
        "languages": list(LANGUAGE_NAMES.items()),
        "doubts": [
            (one, letters.get(one.column, ""), doubt_said(language, one), _rows_said(rows))
            for one, rows in doubts[:SHOWN_DOUBTS]
        ],
        "more_doubts": max(len(doubts) - SHOWN_DOUBTS, 0),
        "left_out": sum(1 for one in read.table.doubts if one.is_left_out),
        "lines": [
            (line.number, line.text["title"], line.text.get("essence") or line.text["problem"], judged)
            for line in read.table.lines[:SHOWN_ROWS]
            for judged in (read.judged[line.number],)
        ],
        "counts": {verdict: read.count(verdict) for verdict in ("new", "same", "changed")},
    }


def _rows_said(rows: tuple[int, ...]) -> str:
    """The first rows by number, and how many there are in all."""
    named = ", ".join(map(str, rows[:SHOWN_NUMBERS]))
    return named if len(rows) <= SHOWN_NUMBERS else f"{named} … ({spoken().number(len(rows))})"


def _cell(row: list[Any], number: int) -> Any:
    return row[number] if number < len(row) else None


def _letter(number: int) -> str:
    return LETTERS[number] if number < 26 else f"{_letter(number // 26 - 1)}{LETTERS[number % 26]}"


@require_POST
@login_required
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take an import back as a whole."""
    kept = found(practice_import_by_number(request.user, number))
    attempt(request, lambda: acts.undo_practices(request.user, kept), _("The import is taken back."))
    return redirect("practice_import", number)


@require_POST
@login_required
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Throw a file away that was not stored."""
    kept = found(practice_import_by_number(request.user, number))
    attempt(request, lambda: acts.discard_practices(request.user, kept), _("The file is thrown away."))
    return redirect("practice_imports")
