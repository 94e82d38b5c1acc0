"""The workbook: its sheets, the one to read, and the error cells of formulas."""

import io
import re
import zipfile
from xml.sax.saxutils import unescape

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from yokoten.interfaces.importers.refusal import TableUnreadable

_ERROR_CELL = re.compile(rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL)
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<Relationship\b[^>]*>")


def open_workbook(content: bytes, filename: str) -> CalamineWorkbook:
    """Open it, or say why not."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as fault:
        raise TableUnreadable("password_protected", filename=filename) from fault
    except Exception as fault:  # the reader raises what it likes on a damaged file
        raise TableUnreadable("workbook_cut_off", filename=filename) from fault


def visible_sheets(workbook: CalamineWorkbook) -> tuple[list[str], list[str]]:
    """Names of worksheets that are shown, and of those that are hidden."""
    shown: list[str] = []
    hidden: list[str] = []
    for sheet in workbook.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            (shown if sheet.visible == SheetVisibleEnum.Visible else hidden).append(sheet.name)
    return shown, hidden


def chosen_sheet(workbook: CalamineWorkbook, wanted: str | None, filename: str) -> CalamineSheet:
    """The sheet asked for, else the shown sheet with most cells."""
    shown, hidden = visible_sheets(workbook)
    if wanted is not None:
        if wanted not in shown + hidden:
            raise TableUnreadable("sheet_unknown", filename=filename, sheet=wanted, sheets=", ".join(shown))
        return _sheet(workbook, wanted, filename)
    sheets = [_sheet(workbook, name, filename) for name in shown or hidden]
    if not sheets:
        raise TableUnreadable("workbook_without_sheet", filename=filename)
    return max(sheets, key=lambda sheet: sheet.height * sheet.width)


def _sheet(workbook: CalamineWorkbook, name: str, filename: str) -> CalamineSheet:
    """A sheet that the workbook's list names; a damaged file may not hold it."""
    try:
        return workbook.get_sheet_by_name(name)
    except Exception as fault:  # the reader raises what it likes on a damaged file
        raise TableUnreadable("workbook_cut_off", filename=filename, sheet=name) from fault


def formula_errors(content: bytes, sheet: str) -> list[tuple[int, int, str]]:
    """Cells such as #REF! of that sheet, as (row, column, literal) counted from 0; the reader shows them empty."""
    if not content.startswith(b"PK"):
        return []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        path = _sheet_path(archive, sheet)
        if path not in archive.namelist():
            return []
        xml = archive.read(path)
    if b't="e"' not in xml:
        return []
    return [
        (int(row) - 1, _column_index(letters.decode()), literal.decode("utf-8", "replace"))
        for letters, row, literal in _ERROR_CELL.findall(xml)
    ]


def _sheet_path(archive: zipfile.ZipFile, sheet: str) -> str:
    names = archive.namelist()
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return ""
    relation = ""
    for tag in _SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace")):
        if unescape(_attribute(tag, "name"), {"&quot;": '"', "&apos;": "'"}) == sheet:
            relation = _attribute(tag, r"\w+:id")
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        if relation and _attribute(tag, "Id") == relation:
            target = _attribute(tag, "Target")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return found.group(1) if found else ""


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
