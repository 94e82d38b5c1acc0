"""Tables kept by hand: cells, items, pairs and numbers."""

import pytest

from yokoten.kernel.rules.gazetteer import FOLDER, PACKAGE, TABLES
from yokoten.kernel.rules.tables import items, number, pairs, read_table


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", []),
        (";", []),
        ("one", ["one"]),
        ("one; two", ["one", "two"]),
        (" one ;; two ; ", ["one", "two"]),
        ("Bà Rịa - Vũng Tàu; BR-VT", ["Bà Rịa - Vũng Tàu", "BR-VT"]),
    ],
)
def test_items_of_a_cell_are_parted_by_semicolons_and_never_blank(cell, said):
    assert items(cell) == said


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", []),
        ("NUTS:SE122", [("NUTS", "SE122")]),
        ("NUTS:SE122; SCB:04", [("NUTS", "SE122"), ("SCB", "04")]),
        ("OKTMO:66000000; ISO:RU:SMO", [("OKTMO", "66000000"), ("ISO", "RU:SMO")]),
    ],
)
def test_a_public_code_stands_behind_its_system(cell, said):
    assert pairs(cell) == said


def test_an_empty_cell_is_no_number_and_zero_is_one():
    assert (number(""), number("0"), number("-3")) == (None, 0, -3)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_the_same_heads_and_no_ragged_row(table):
    rows = read_table(PACKAGE, FOLDER, f"{table}.csv")
    assert rows
    assert {tuple(row) for row in rows} == {tuple(read_table(PACKAGE, FOLDER, f"{TABLES[0]}.csv")[0])}
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_carries_stray_spaces(table):
    rows = read_table(PACKAGE, FOLDER, f"{table}.csv")
    assert [cell for row in rows for cell in row.values() if cell != cell.strip() or "  " in cell] == []
