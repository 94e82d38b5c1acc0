"""Tables that were handed out, read back as a spreadsheet would."""

import csv
import io

from python_calamine import CalamineWorkbook


def csv_rows(content):
    """Rows of a CSV file as texts."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def xlsx_rows(content):
    """Rows of the first sheet with their types; whole numbers come as numbers with a fraction."""
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def sheet_names(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names


def as_text(cell):
    """A cell of a workbook as the CSV writes it."""
    if isinstance(cell, float):
        return f"{cell:g}"
    return str(cell)
