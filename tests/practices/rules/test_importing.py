"""Tables of practices: columns by their heads, cells by the words people use, a doubt for everything else."""

from datetime import date
from types import SimpleNamespace

import pytest

from yokoten.practices.rules.importing.heads import HEADS, TARGETS, head_row, proposed
from yokoten.practices.rules.importing.reading import compared, gathered, read_lines
from yokoten.practices.rules.importing.values import Unreadable, amount, choice, day, email, whole
from yokoten.practices.rules.importing.words import WORDS

PLACES = {"sweden": [SimpleNamespace(id=7)], "springfield": [SimpleNamespace(id=1), SimpleNamespace(id=2)]}


def read(heads, *rows):
    return read_lines(rows, proposed(heads), first_row=2, places=PLACES)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["id", "name", "description", "url"], ["import_key", "title", "essence", "source_address"]),
        (["№", "Наименование", "Суть", "Регион"], ["import_key", "title", "essence", "place"]),
        (["Mã số", "Tên mô hình", "Mô tả", "Kết quả"], ["import_key", "title", "essence", "results"]),
        (["Titel", "Beskrivning", "Svårigheter", "Ort"], ["title", "essence", "difficulties", "place"]),
    ],
)
def test_columns_are_known_by_their_heads_in_four_languages(heads, expected):
    by_column = {column: target for target, column in proposed(heads).items()}
    assert [by_column.get(number) for number in range(len(heads))] == expected


def test_every_target_has_heads_and_every_choice_a_word():
    assert set(HEADS) == set(TARGETS)
    assert all(word for words in WORDS.values() for said in words.values() for word in said.split("; "))


def test_the_heads_need_not_stand_in_the_first_row():
    assert head_row([["Report of 2024"], [], ["Title", "Description"], ["A", "B"]]) == 2
    assert head_row([["x"], ["y"]]) == 0


def test_a_row_becomes_a_practice_with_what_its_cells_say():
    heads = ["id", "title", "description", "region", "sector", "level", "status", "year", "people"]
    table = read(
        heads, ["a1", " One  door ", "A guide", "SWEDEN", "Health", "Local", "Not in use anymore", 2019.0, 3.0]
    )
    (line,) = table.lines
    assert (line.number, line.key, line.text["title"]) == (2, "a1", "One door")
    assert line.facts == {
        "place": 7, "sector": "health", "level": "municipal", "outcome": "abandoned",
        "started_on": date(2019, 1, 1), "people": 3,
    }  # fmt: skip
    assert table.doubts == ()


def test_what_says_nothing_is_asked_about_by_row_and_column():
    heads = ["title", "description", "region", "sector", "year", "e-mail", "cost"]
    table = read(
        heads,
        ["", "No title", "", "", "", "", ""],
        ["No essence", "", "", "", "", "", ""],
        ["T", "E", "Springfield", "Magic", "soon", "not an address", "5"],
        [None, None, "", "", "", "", ""],
    )
    assert [(one.row, one.column, one.code) for one in table.doubts] == [
        (2, "title", "row_without_title"),
        (3, "essence", "row_without_essence"),
        (4, "place", "place_unknown"),
        (4, "sector", "cell_unknown"),
        (4, "started_on", "cell_unknown"),
        (4, "contact_email", "cell_unknown"),
        (4, "cost", "cost_without_currency"),
    ]
    assert [one.is_left_out for one in table.doubts[:3]] == [True, True, False]
    assert [line.facts for line in table.lines] == [{"place": None}]


def test_a_key_that_stands_twice_gets_the_same_number_every_time():
    rows = [["7", "A", "x"], ["7", "B", "y"], ["8", "C", "z"]]
    first, again = read(["id", "title", "summary"], *rows), read(["id", "title", "summary"], *rows)
    assert [line.key for line in first.lines] == ["7", "7/2", "8"] == [line.key for line in again.lines]
    assert [one.code for one in first.doubts] == ["key_twice"]


def test_the_same_doubt_is_told_once_with_all_its_rows():
    table = read(["title", "summary", "region"], ["A", "x", "Nowhere"], ["B", "y", "Nowhere"], ["C", "z", "Else"])
    assert [(one.cell, rows) for one, rows in gathered(table.doubts)] == [("Nowhere", (2, 3)), ("Else", (4,))]


def test_without_a_key_column_the_title_is_the_key():
    assert read(["title", "summary"], ["Cụm công nghiệp", "x"]).lines[0].key == "cum cong nghiep"


def test_a_title_too_long_is_cut_and_said():
    table = read(["title", "summary"], ["x" * 200, "E"])
    assert len(table.lines[0].text["title"]) == 160 and table.doubts[0].code == "title_cut"


def test_rows_are_new_the_same_or_changed():
    lines = read(["id", "title", "summary"], ["1", "A", "x"], ["2", "B", "y"], ["3", "C", "z"]).lines
    known = {"1": lines[0].fingerprint, "2": "something else"}
    assert list(compared(lines, known).values()) == ["same", "changed", "new"]


@pytest.mark.parametrize(
    ("reader", "cell", "said"),
    [
        (day, "17.01.2026", date(2026, 1, 17)), (day, "17/01/2026", date(2026, 1, 17)),
        (day, "2026-01-17", date(2026, 1, 17)),
        (amount, "1 180,5", 1180.5), (amount, 3.25, 3.25), (whole, "12", 12), (email, "a@b.se", "a@b.se"),
    ],
)  # fmt: skip
def test_cells_are_read_as_people_write_them(reader, cell, said):
    assert reader(cell) == said


@pytest.mark.parametrize(
    ("reader", "cell"), [(day, "31.31.2026"), (amount, "-1"), (amount, "nan"), (whole, "1.5"), (email, "a b@c")]
)
def test_cells_that_cannot_be_are_refused(reader, cell):
    with pytest.raises(Unreadable):
        reader(cell)


def test_a_choice_is_known_by_code_and_by_the_words_of_four_languages():
    for word in ("health", "Здравоохранение", "y tế", "Vård"):
        assert choice("sector", word) == "health"
    with pytest.raises(Unreadable):
        choice("sector", "magic")
