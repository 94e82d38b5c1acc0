"""Every kind of cell in both kinds of file: what goes out comes back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from factories.files import csv_rows, sheet_names, xlsx_rows
from yokoten.interfaces.documents.table import DANGEROUS, Sheet, as_csv, as_xlsx, sheet_response

NOTHING = [None, float("nan"), float("inf"), float("-inf")]
WORDS = ["Örebro", "Đồng Nai", "Смоленская область", "a,b", 'say "x"', "two\nlines", "  spaced  ", "😀", "0123"]


def sheet(*cells, title="Sheet"):
    return Sheet("some-file", title, [f"head {n}" for n in range(len(cells))], [list(cells)])


@pytest.mark.parametrize("nothing", NOTHING, ids=repr)
def test_what_is_no_number_is_an_empty_cell_in_both(nothing):
    assert csv_rows(as_csv(sheet("a", nothing, "b")))[1] == ["a", "", "b"]
    assert xlsx_rows(as_xlsx(sheet("a", nothing, "b")))[1] == ["a", "", "b"]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_comes_back_as_it_went(word):
    assert csv_rows(as_csv(sheet(word)))[1] == [word]
    assert xlsx_rows(as_xlsx(sheet(word)))[1] == [word]


@pytest.mark.parametrize("number", [0, -1, 7, 1234567.891, -0.5, 1e-9, 2**40])
def test_a_number_is_a_number_for_the_spreadsheet(number):
    assert float(csv_rows(as_csv(sheet(number)))[1][0]) == number
    assert xlsx_rows(as_xlsx(sheet(number)))[1] == [float(number)]


def test_a_number_is_written_with_a_point_and_no_grouping_in_every_language():
    assert csv_rows(as_csv(sheet(1234567.5)))[1] == ["1234567.5"]


def test_a_day_is_a_day_for_the_spreadsheet():
    assert csv_rows(as_csv(sheet(date(2026, 11, 22))))[1] == ["2026-11-22"]
    assert xlsx_rows(as_xlsx(sheet(date(2026, 11, 22))))[1] == [date(2026, 11, 22)]


def test_text_longer_than_a_cell_is_cut_and_not_lost():
    long = "x" * 32_772
    assert xlsx_rows(as_xlsx(sheet(long)))[1] == ["x" * 32_767]
    assert csv_rows(as_csv(sheet(long)))[1] == [long]


@given(some.lists(some.text(some.characters(exclude_categories=["Cs", "Cc"]), max_size=20), min_size=1, max_size=5))
def test_no_text_of_a_csv_begins_like_a_formula_and_all_of_it_is_there(cells):
    row = csv_rows(as_csv(sheet("first", *cells)))[1][1:]
    assert [cell for cell in row if cell.startswith(DANGEROUS)] == []
    assert [cell in (told, f"'{told}") for cell, told in zip(row, cells, strict=True)] == [True] * len(cells)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Figures", "Figures"),
        ("ВРП: [2023] * 5/7 ?", "ВРП 2023  57 "),
        ("", "Yokoten"),
        ("[]:*?/\\", "Yokoten"),
        ("'quoted'", "quoted"),
        ("x" * 50, "x" * 31),
    ],
)
def test_a_sheet_is_named_as_far_as_workbooks_allow(title, name):
    assert sheet_names(as_xlsx(sheet("a", title=title))) == [name]


def test_remarks_stand_below_the_rows_and_keep_their_order():
    told = Sheet("f", "t", ["a"], [[1], [2]], ["first", "=second"])
    assert [row[0] for row in csv_rows(as_csv(told))] == ["a", "1", "2", "first", "'=second"]
    assert [row[0] for row in xlsx_rows(as_xlsx(told))] == ["a", 1.0, 2.0, "", "first", "=second"]


def test_a_table_without_rows_has_its_head():
    empty = Sheet("f", "t", ["a", "b"], [])
    assert csv_rows(as_csv(empty)) == [["a", "b"]] and xlsx_rows(as_xlsx(empty)) == [["a", "b"]]


def test_lines_end_as_the_standard_has_it():
    assert as_csv(sheet("a")).endswith(b"\r\n") and as_csv(sheet("a")).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("kind", "media"), [("csv", "text/csv; charset=utf-8"), ("xlsx", "spreadsheetml.sheet")])
def test_a_file_is_sent_as_what_it_is_and_kept(kind, media):
    answer = sheet_response(sheet("a"), kind)
    assert media in answer["Content-Type"]
    assert answer["Content-Disposition"] == f'attachment; filename="some-file.{kind}"'
