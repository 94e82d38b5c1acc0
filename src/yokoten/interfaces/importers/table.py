"""One door for every kind of table file: content decides what it is, the name only helps."""

from yokoten.interfaces.importers import bounds
from yokoten.interfaces.importers.collection import paused_collection
from yokoten.interfaces.importers.csv_file import reading as csv_reading
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.importers.xlsx_file import reading as xlsx_reading
from yokoten.measure.rules.following import Follow, unwatched
from yokoten.measure.rules.grid import Grid, is_blank

__all__ = ["Grid", "TableUnreadable", "read_table"]

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "pdf_not_table",
    b"\x89PNG": "picture_not_table",
    b"\xff\xd8\xff": "picture_not_table",
    b"GIF8": "picture_not_table",
    b"{\\rtf": "document_not_table",
    b"Rar!": "archive_not_table",
    b"7z\xbc\xaf": "archive_not_table",
    b"\x1f\x8b": "archive_not_table",
}


def read_table(content: bytes, filename: str, *, sheet: str | None = None, follow: Follow = unwatched) -> Grid:
    """Read a CSV or workbook into a grid, or raise `TableUnreadable` with a code, sheet, row and column."""
    if not content:
        raise TableUnreadable("file_empty", filename=filename)
    if len(content) > bounds.MAX_BYTES:
        raise TableUnreadable("file_too_large", filename=filename, megabytes=bounds.MAX_BYTES // 2**20)
    for signature, code in _FOREIGN.items():
        if content.startswith(signature):
            raise TableUnreadable(code, filename=filename)
    with paused_collection():
        is_workbook = content.startswith((_ZIP, _OLE))
        if is_workbook:
            grid = xlsx_reading.read(content, filename, sheet, follow)
        else:
            grid = csv_reading.read(content, filename, follow)
    if all(is_blank(cell) for row in grid.rows[:10_000] for cell in row):
        raise TableUnreadable("table_empty", filename=filename, sheet=grid.sheet)
    return grid
