"""Workbooks that are none, are locked, lie about their size or hold odd cells: a code and the place, never a crash."""

import io
import struct
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
import xlsxwriter

from yokoten.interfaces.importers import bounds
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.importers.table import read_table
from yokoten.interfaces.importers.xlsx_file.reading import _cell
from yokoten.interfaces.importers.xlsx_file.source import _column_index

ROWS = [["Region", "Year", "Wage"], ["A", 2023, 1.5], ["B", 2023, 2.5]]


def workbook(rows=ROWS, *, sheets=("Figures",), hidden=(), merged=""):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name in sheets:
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
            if name in hidden:
                page.hide()
            if merged:
                page.merge_range(merged, "Wide")
    return stream.getvalue()


def archive(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def refused(content, name="table.xlsx", **options):
    with pytest.raises(TableUnreadable) as fault:
        read_table(content, name, **options)
    return fault.value


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7", "pdf_not_table"),
        (b"\x89PNG\r\n", "picture_not_table"),
        (b"\xff\xd8\xff\xe0", "picture_not_table"),
        (b"GIF89a", "picture_not_table"),
        (b"{\\rtf1", "document_not_table"),
        (b"Rar!\x1a", "archive_not_table"),
        (b"7z\xbc\xaf", "archive_not_table"),
        (b"\x1f\x8b\x08", "archive_not_table"),
        (b"PK\x03\x04 and nothing more", "workbook_cut_off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing more", "workbook_cut_off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
    ],
)
@pytest.mark.parametrize("name", ["table.xlsx", "table.csv"])
def test_the_content_says_what_a_file_is_and_not_its_name(start, code, name):
    assert refused(start, name).code == code


def test_an_archive_of_other_things_is_no_table():
    assert refused(archive({"readme.txt": "hello"})).code == "archive_not_table"


def test_a_locked_archive_is_named_as_such():
    content = bytearray(archive({"xl/workbook.xml": "x"}))
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    assert refused(bytes(content)).code == "password_protected"


def test_too_many_parts_are_not_opened(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_ENTRIES", 3)
    fault = refused(archive({f"xl/{number}.xml": "x" for number in range(4)}))
    assert (fault.code, fault.facts["parts"]) == ("workbook_too_many_parts", 4)


def test_a_workbook_that_would_fill_the_memory_is_not_opened(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_UNPACKED_BYTES", 10_000)
    assert refused(archive({"xl/workbook.xml": "x" * 20_000})).code == "workbook_bomb"


def test_a_size_that_lies_is_found_while_unpacking():
    content = bytearray(archive({"xl/workbook.xml": "x" * 20_000}))
    central = content.index(b"PK\x01\x02")
    content[central + 24 : central + 28] = struct.pack("<I", 100)
    assert refused(bytes(content)).code in ("workbook_bomb", "workbook_cut_off")


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_file_cut_off_on_its_way_is_named(keep):
    content = workbook()
    assert refused(content[: int(len(content) * keep)]).code == "workbook_cut_off"


@pytest.mark.parametrize(
    ("bound", "value", "code"),
    [
        ("MAX_ROWS", 2, "too_many_rows"),
        ("MAX_COLUMNS", 2, "too_many_columns"),
        ("MAX_CELL_LETTERS", 3, "cell_too_long"),
        ("MAX_BYTES", 100, "file_too_large"),
    ],
)
def test_a_table_beyond_a_bound_is_refused(monkeypatch, bound, value, code):
    monkeypatch.setattr(bounds, bound, value)
    assert refused(workbook()).code == code


@pytest.mark.parametrize(("bound", "value"), [("MAX_ROWS", 3), ("MAX_COLUMNS", 3), ("MAX_CELL_LETTERS", 6)])
def test_a_table_may_fill_its_bounds(monkeypatch, bound, value):
    monkeypatch.setattr(bounds, bound, value)
    assert len(read_table(workbook(), "t.xlsx").rows) == 3


def test_a_sheet_that_is_not_there_names_those_that_are():
    fault = refused(workbook(sheets=("First", "Second")), sheet="Third")
    assert (fault.code, fault.facts["sheets"]) == ("sheet_unknown", "First, Second")


def test_a_hidden_sheet_is_read_only_when_asked_for():
    content = workbook(sheets=("Shown", "Secret"), hidden=("Secret",))
    assert read_table(content, "t.xlsx").sheet == "Shown"
    assert read_table(content, "t.xlsx", sheet="Secret").sheet == "Secret"
    assert read_table(content, "t.xlsx").hidden == ("Secret",)


def test_a_sheet_without_words_or_numbers_is_empty():
    assert refused(workbook(rows=[])).code == "table_empty"


def test_a_merged_word_stands_in_every_cell_it_covers():
    assert read_table(workbook(merged="A5:B6"), "t.xlsx").rows[4][:2] == ["Wide", "Wide"]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("", None),
        ("words", "words"),
        (1.5, 1.5),
        (7, 7.0),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2023, 5, 1), "2023-05-01"),
        (datetime.fromisoformat("2023-05-01"), "2023-05-01"),
        (datetime.fromisoformat("2023-05-01T12:30"), "2023-05-01 12:30:00"),
        (time(12, 30), "12:30:00"),
        (timedelta(hours=1), "1:00:00"),
    ],
)
def test_every_kind_of_cell_is_words_or_a_number(value, cell):
    assert _cell(value) == cell


@pytest.mark.parametrize(("letters", "index"), [("A", 0), ("Z", 25), ("AA", 26), ("AZ", 51), ("XFD", 16_383)])
def test_letters_of_a_column_are_its_place(letters, index):
    assert _column_index(letters) == index
