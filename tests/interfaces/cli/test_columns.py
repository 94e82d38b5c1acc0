"""Columns of a table as a command reads them: names however typed, numbers however written, faults with their cell."""

import math

import numpy as np
import pytest

from yokoten.interfaces.cli.columns import TableUnfit, as_text, matching, near, read_columns

TABLE = "Region,Year,Wage\nÖrebro,2022,10.5\nĐồng Nai,2022,20\nОрёл,2022,\n"


@pytest.fixture
def read(tmp_path):
    def read(text, texts=("Region",), numbers=("Wage",), **options):
        path = tmp_path / "table.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_columns(path, list(texts), list(numbers), **options)

    return read


def refused(code, act):
    with pytest.raises(TableUnfit) as fault:
        act()
    assert fault.value.code == code
    return fault.value.facts


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("", ""),
        (2023.0, "2023"),
        (-5.0, "-5"),
        (1.5, "1.5"),
        ("  two \n words ", "two words"),
        ("O\u0308rebro", "Örebro"),
        ("007", "007"),
    ],
)
def test_a_cell_is_a_name_without_stray_spaces_and_points(cell, text):
    assert as_text(cell) == text


@pytest.mark.parametrize("asked", ["Örebro", "orebro", " ÖREBRO ", "O\u0308rebro", "örebro"])
def test_a_name_is_found_however_it_is_typed(asked):
    assert matching(asked, ["Åmål", "Örebro", ""]) == [1]


def test_an_exact_name_outranks_those_that_look_alike():
    assert matching("Orel", ["Ørel", "Orel", "OREL"]) == [1]
    assert matching("orel", ["Ørel", "Orel", "OREL"]) == [0, 1, 2]


def test_nothing_matches_an_empty_name():
    assert matching("-", ["", "a"]) == []
    assert matching("none", ["", "a"]) == []


def test_near_names_come_nearest_first_and_are_few():
    names = ["Smolensk", "Smolensky", "Saratov", "Samara", "Simolensk"]
    assert near("Smolenks", names)[0] == "Smolensk" and len(near("Smolensk", names)) <= 3
    assert near("xyz", names) == []


def test_texts_numbers_rows_and_letters_are_those_of_the_file(read):
    found = read(TABLE, texts=("Region", "Year"))
    assert found.texts["Region"] == ("Örebro", "Đồng Nai", "Орёл") and found.texts["Year"][0] == "2022"
    assert found.rows == (2, 3, 4) and found.head_row == 1
    assert found.letters == {"Region": "A", "Year": "B", "Wage": "C"}
    assert list(found.numbers["Wage"][:2]) == [10.5, 20.0] and math.isnan(found.numbers["Wage"][2])


def test_lines_above_the_head_are_passed_over(read):
    found = read("Wages in all regions,,\n,,\n" + TABLE)
    assert found.head_row == 3 and found.rows == (4, 5, 6)


def test_a_note_below_the_table_is_left_out_and_told(read):
    found = read(TABLE + "Source: office of examples,,\n")
    assert len(found.rows) == 3 and [(one.code, one.facts) for one in found.remarks] == [
        ("notes_skipped", {"rows": [5]})
    ]


@pytest.mark.parametrize("decimal", [("10.5", ","), ("10,5", ";")])
def test_decimals_are_read_with_point_or_comma(read, decimal):
    written, parted = decimal
    text = "\n".join(parted.join(row) for row in (("Region", "Wage"), ("A", written), ("B", "7"), ("C", "8")))
    assert read(text).numbers["Wage"][0] == 10.5


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("Region,Wage\nA,many\nB,2\n", "cell_not_a_number", {"row": 2, "column": "B", "text": "many"}),
        ("Region,Wage\nA,1\nB,inf\n", "cell_not_finite", {"row": 3, "column": "B"}),
        ("Region,Wage\nA,1\nB,1e300\n", "cell_not_finite", {"row": 3}),
        ("Region,Wages\nA,1\n", "column_missing", {"name": "Wage", "near": ["Wages"]}),
        ("Region,Wage,Wage\nA,1,2\n", "column_doubled", {"first": "B", "second": "C"}),
    ],
)
def test_a_fault_names_its_cell(read, text, code, facts):
    told = refused(code, lambda: read(text))
    assert {name: told[name] for name in facts} == facts


def test_a_number_that_stands_for_nothing_is_missing_and_told(read):
    found = read("Region,Wage\nA,1\nB,2\nC,-999\nD,3\n")
    told = [one for one in found.remarks if one.code == "sentinel_taken_as_missing"]
    assert np.isnan(found.numbers["Wage"][2]) == bool(told)


@pytest.mark.parametrize(("make", "code"), [("missing", "file_missing"), ("folder", "file_is_folder")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, make, code):
    path = tmp_path / "here"
    if make == "folder":
        path.mkdir()
    told = refused(code, lambda: read_columns(path, ["a"], ["b"]))
    assert told["filename"] == str(path)
