"""A table handed out as CSV or XLSX."""

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.http import Http404, HttpResponse
from xlsxwriter.worksheet import Worksheet

CSV, XLSX, A4 = "csv", "xlsx", 9
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - full width counts too

PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


@dataclass(frozen=True)
class Sheet:
    """A named table: `remarks` are lines under it (source, method, "example").

    `widths` are those of the columns in letters, for tables of sentences: these are wrapped. Without them every column
    is as wide as its longest entry. `kept` columns stay in view beside the head.
    """

    filename: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    remarks: Sequence[str] = ()
    widths: Sequence[float] = ()
    kept: int = 1


def sheet_response(sheet: Sheet, kind: str) -> HttpResponse:
    """The table as a download of that kind."""
    if kind == CSV:
        response = HttpResponse(as_csv(sheet), content_type="text/csv; charset=utf-8")
    elif kind == XLSX:
        response = HttpResponse(as_xlsx(sheet), content_type=XLSX_TYPE)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{sheet.filename}.{kind}"'
    return response


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read every script right; decimals with a point."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([_harmless(head) for head in sheet.heads])
    writer.writerows([[_harmless(_known(cell)) for cell in row] for row in sheet.rows])
    writer.writerows([[_harmless(remark)] for remark in sheet.remarks])
    return "\N{ZERO WIDTH NO-BREAK SPACE}".encode() + stream.getvalue().encode()


def as_xlsx(sheet: Sheet) -> bytes:
    """One sheet with a bold head that stays in view and on every page; text is never read as a formula or a link."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, PLAIN) as book:
        page = book.add_worksheet(_sheet_name(sheet.title))
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"}) if sheet.widths else None
        page.write_row(0, 0, sheet.heads, bold)
        for number, row in enumerate(sheet.rows, start=1):
            page.write_row(number, 0, [_known(cell) for cell in row], wrapped)
        for number, remark in enumerate(sheet.remarks, start=len(sheet.rows) + 2):
            page.write_string(number, 0, remark)
        _lay_out(page, sheet)
    return stream.getvalue()


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    """Widths, what stays in view, and paper: A4 across, as wide as a page, the head on each."""
    page.freeze_panes(1, sheet.kept)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    if not sheet.widths:
        page.autofit(400)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)


def _known(cell: Any) -> Any:
    """Nothing for what is no number."""
    return "" if cell is None or (isinstance(cell, float) and not math.isfinite(cell)) else cell


def _harmless(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula is led by an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "Yokoten"
