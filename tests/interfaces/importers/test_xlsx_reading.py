"""Workbooks: sheets, merged cells, dates, error cells, and files that only pretend."""

import datetime as dt
import io
import struct
import zipfile

import pytest
import xlsxwriter

from yokoten.interfaces.importers.table import TableUnreadable, read_table


def _workbook(fill, *, sheets=("Data",), hidden=()) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    for name in sheets:
        sheet = book.add_worksheet(name)
        fill(name, sheet, book)
        if name in hidden:
            sheet.hide()
    book.close()
    return target.getvalue()


def _small(name, sheet, book):
    sheet.write_row(0, 0, ["Регион", 2020, 2021])
    sheet.write_row(1, 0, ["Смоленская область", 1.5, 2])


def _refused(content: bytes, **options) -> TableUnreadable:
    with pytest.raises(TableUnreadable) as raised:
        read_table(content, "table.xlsx", **options)
    return raised.value


def _packed(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_words_numbers_and_blanks_are_kept_apart():
    grid = read_table(_workbook(_small), "table.xlsx")

    assert grid.rows == [["Регион", 2020.0, 2021.0], ["Смоленская область", 1.5, 2.0]]
    assert grid.sheet == "Data"


def test_dates_are_written_in_order_of_year_month_day():
    def fill(name, sheet, book):
        sheet.write_row(0, 0, ["region", "date"])
        sheet.write(1, 0, "A")
        sheet.write_datetime(1, 1, dt.date(2023, 12, 31), book.add_format({"num_format": "dd.mm.yyyy"}))

    assert read_table(_workbook(fill), "t.xlsx").rows[1][1] == "2023-12-31"


def test_merged_head_cells_are_filled_along():
    def fill(name, sheet, book):
        sheet.merge_range(0, 1, 0, 2, "GRP")
        sheet.write_row(1, 0, ["region", 2020, 2021])
        sheet.merge_range(2, 0, 3, 0, "Smolensk")
        sheet.write_row(2, 1, [1, 2])
        sheet.write_row(3, 1, [3, 4])

    grid = read_table(_workbook(fill), "t.xlsx")

    assert grid.rows[0] == [None, "GRP", "GRP"]
    assert [row[0] for row in grid.rows[2:]] == ["Smolensk", "Smolensk"]


def test_largest_shown_sheet_is_chosen_and_hidden_ones_are_named():
    def fill(name, sheet, book):
        for row in range({"Title": 1, "Data": 5, "Old": 50}[name]):
            sheet.write_row(row, 0, [name, row])

    content = _workbook(fill, sheets=("Title", "Data", "Old"), hidden=("Old",))
    grid = read_table(content, "t.xlsx")

    assert (grid.sheet, grid.sheets, grid.hidden) == ("Data", ("Title", "Data"), ("Old",))
    assert read_table(content, "t.xlsx", sheet="Title").rows == [["Title", 0.0]]


def test_unknown_sheet_is_refused_with_the_names_there_are():
    refused = _refused(_workbook(_small, sheets=("One", "Two")), sheet="Three")

    assert (refused.code, refused.facts["sheet"], refused.facts["sheets"]) == ("sheet_unknown", "Three", "One, Two")


@pytest.mark.parametrize("literal", ["#REF!", "#DIV/0!", "#N/A"])
def test_error_cells_of_formulas_keep_their_literal(literal):
    def fill(name, sheet, book):
        _small(name, sheet, book)
        sheet.write_formula(1, 2, "=1/0", None, literal)

    grid = read_table(_workbook(fill, sheets=("Sheet & co", "B")), "t.xlsx", sheet="Sheet & co")

    assert grid.rows[1] == ["Смоленская область", 1.5, literal]


def test_bomb_is_refused_before_it_is_unpacked():
    packed = _packed({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"0" * (60 * 2**20)})

    refused = _refused(packed)

    assert refused.code == "workbook_bomb"
    assert len(packed) < 2**20


def test_bomb_that_declares_a_small_size_is_refused():
    packed = bytearray(_packed({"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": b"0" * (20 * 2**20)}))
    true_size = struct.pack("<I", 20 * 2**20)
    while true_size in packed:
        start = packed.index(true_size)
        packed[start : start + 4] = struct.pack("<I", 1000)

    assert _refused(bytes(packed)).code == "workbook_bomb"


def test_archive_of_too_many_parts_is_refused():
    assert _refused(_packed({f"part{number}": b"" for number in range(4001)})).code == "workbook_too_many_parts"


def test_archive_without_workbook_is_refused():
    assert _refused(_packed({"readme.txt": b"hello"})).code == "archive_not_table"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_workbook_cut_off_anywhere_is_refused(share):
    content = _workbook(_small)

    assert _refused(content[: int(len(content) * share)]).code == "workbook_cut_off"


def test_workbook_with_damaged_bytes_is_refused():
    content = bytearray(_workbook(_small))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    start = entry.header_offset + 30 + len(entry.filename)
    content[start + 20 : start + 40] = b"\xff" * 20

    assert _refused(bytes(content)).code == "workbook_cut_off"


def test_password_protected_workbook_is_named_so():
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600

    assert _refused(content).code == "password_protected"


def test_broken_old_workbook_is_refused():
    assert _refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x13" * 3000).code == "workbook_cut_off"


def test_sheet_without_cells_is_refused():
    assert _refused(_workbook(lambda name, sheet, book: None)).code == "table_empty"


def test_merged_number_stays_one_number():
    def fill(name, sheet, book):
        _small(name, sheet, book)
        sheet.merge_range(2, 1, 2, 2, 7)

    assert read_table(_workbook(fill), "t.xlsx").rows[2] == [None, 7.0, None]
