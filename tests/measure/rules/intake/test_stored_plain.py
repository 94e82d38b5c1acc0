"""What is kept between two pages comes back as it was: proposals, mappings, layouts; and what a preview says."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.measure.rules.grid import Grid
from yokoten.measure.rules.intake.mapping import Choice, Mapping, completed, new_choice
from yokoten.measure.rules.intake.naming import LONGEST, code_of
from yokoten.measure.rules.intake.proposal import SHOWN_LETTERS, SHOWN_LINES, SHOWN_ROWS, Proposal, proposal_of
from yokoten.measure.rules.intake.summary import FIRST_VALUES, summary_of, symbols_of
from yokoten.measure.rules.layout import Column, Layout
from yokoten.measure.rules.records import build_records
from yokoten.measure.rules.roles import propose

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
COLUMNS = st.builds(
    Column, st.integers(0, 40), WORDS, st.sampled_from(["place", "value", "note"]), st.floats(0, 1), WORDS, WORDS, WORDS
)
LAYOUTS = st.builds(
    Layout, st.sampled_from(["wide", "long", "panel"]), st.integers(0, 9), st.integers(0, 9), st.integers(0, 99),
    st.lists(COLUMNS, max_size=4).map(tuple), WORDS, WORDS, st.sampled_from(["", ".", ","]),
)  # fmt: skip
LINES = st.lists(st.tuples(st.integers(1, 99), WORDS), max_size=3).map(tuple)
CELLS = st.lists(WORDS, max_size=3).map(tuple)
ROWS = st.lists(st.tuples(st.integers(1, 99), CELLS), max_size=3).map(tuple)
PROPOSALS = st.builds(Proposal, LAYOUTS, WORDS, WORDS, CELLS, ROWS, LINES, LINES)
CHOICES = st.builds(Choice, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, st.booleans())
MAPPINGS = st.builds(Mapping, LAYOUTS, st.dictionaries(WORDS, CHOICES, max_size=4), WORDS, WORDS, WORDS, WORDS, WORDS)


def through_storage(plain):
    return json.loads(json.dumps(plain))


@given(layout=LAYOUTS, proposal=PROPOSALS, mapping=MAPPINGS)
@settings(max_examples=40, deadline=None)
def test_nothing_changes_in_storage(layout, proposal, mapping):
    assert Layout.from_json(through_storage(layout.to_json())) == layout
    assert Proposal.from_json(through_storage(proposal.to_json())) == proposal
    again = Mapping.from_json(through_storage(mapping.to_json()))
    assert again == mapping
    assert list(again.indicators) == list(mapping.indicators)


def table(text):
    return Grid([[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")])


def laid(grid):
    layout = propose(grid)
    return grid, layout, build_records(grid, layout)


SHEEP = table("Sheep||\nregion|2020|2021\nAsh|10,5|…\nElm|..|12\nFir|…|13\n* counted in May||")


def test_proposal_shows_first_rows_and_the_lines_around_them():
    grid, layout, _ = laid(SHEEP)
    shown = proposal_of(grid, layout)

    assert shown.above == ((1, "Sheep"),)
    assert shown.below == ((6, "* counted in May"),)
    assert shown.rows[0] == (3, ("Ash", "10,5", "…"))
    assert [number for number, _ in shown.rows] == [3, 4, 5]


def test_proposal_of_a_long_file_is_short():
    rows = "\n".join(f"Place {n}|{n}.5|{'x' * 200}" for n in range(50))
    grid, layout, _ = laid(table("\n".join(f"Line {n}||" for n in range(9)) + f"\nregion|grp|note\n{rows}"))
    shown = proposal_of(grid, layout)

    assert (len(shown.rows), len(shown.above)) == (SHOWN_ROWS, SHOWN_LINES)
    assert len(shown.rows[0][1][2]) == SHOWN_LETTERS


def test_numbers_of_a_workbook_are_shown_as_people_write_them():
    grid = Grid([["region", "year", "grp"], ["Ash", 2020.0, 1.25], ["Elm", 2021.0, None]])

    assert [cells for _, cells in proposal_of(grid, propose(grid)).rows] == [
        ("Ash", "2020", "1.25"), ("Elm", "2021", ""),
    ]  # fmt: skip


def test_summary_counts_what_there_is_and_what_there_is_not():
    found = summary_of(*laid(SHEEP))

    assert (found["rows"], found["values"], found["missing"], found["places"]) == (3, 3, 3, 3)
    assert (found["periods"], found["indicators"]) == (["2020", "2021"], {"Sheep": 6})
    assert found["decimals"] == [","]
    assert through_storage(found) == found


def test_symbols_are_listed_with_what_they_became_and_their_first_row():
    assert symbols_of(*laid(SHEEP)) == [
        {"text": "…", "status": "not_delivered", "count": 2, "row": 3, "is_number": False},
        {"text": "..", "status": "secret", "count": 1, "row": 4, "is_number": False},
    ]


@pytest.mark.parametrize(("text", "is_number"), [("-9999", True), ("\u22129999", True), ("-9 999", True), ("…", False)])
def test_number_taken_for_a_symbol_is_marked_for_the_person(text, is_number):
    grid = table(f"region|2020|2021\nAsh|1.5|2\nElm|{text}|3\nFir|2.5|4")

    assert [one["is_number"] for one in symbols_of(*laid(grid))] == [is_number]


def test_first_values_are_read_row_by_row():
    rows = "\n".join(f"Place {n}|{n}.5|{n}.25" for n in range(40))
    lines = summary_of(*laid(table(f"region|2020|2021\n{rows}")))["first"]

    assert len(lines) == FIRST_VALUES
    assert [(line["row"], line["period"]) for line in lines[:3]] == [(2, "2020"), (2, "2021"), (3, "2020")]
    assert lines[3]["value"] == 1.25


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["context", "context", "context"], ["outcome", "structural", "context"]),
        (["context"], ["outcome"]),
        (["outcome", "context"], ["outcome", "structural"]),
        (["structural", "context"], ["structural", "outcome"]),
        (["outcome", "structural", "context"], ["outcome", "structural", "context"]),
        ([], []),
    ],
)
def test_table_of_new_columns_gets_an_outcome_and_a_structure_if_it_can(parts, expected):
    chosen = completed([(str(number), Choice(name="x", part=part)) for number, part in enumerate(parts)])

    assert [choice.part for choice in chosen.values()] == expected


def test_known_column_leaves_the_others_as_they_are():
    choices = [("a", Choice(code="known")), ("b", Choice(name="new")), ("c", Choice(is_left_out=True))]

    assert completed(choices) == dict(choices)
    assert [choice.is_new for _, choice in choices] == [False, True, False]


def test_new_choice_reads_the_head_and_leaves_the_prices_of_money_open():
    assert new_choice("Wage, mln rub") == Choice(
        name="Wage", unit="mln rub", part="outcome", direction="higher", prices="", how="new"
    )
    assert new_choice("Employed", "thousand").prices == "none"
    assert len(new_choice("x" * 500).name) == 200


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Валовой продукт", (), "valovoy-produkt"),
        ("Валовой продукт", ("valovoy-produkt",), "valovoy-produkt-2"),
        ("Валовой продукт", ("valovoy-produkt", "valovoy-produkt-2"), "valovoy-produkt-3"),
        ("Số người có việc làm", (), "so-nguoi-co-viec-lam"),
        ("Bruttoregionprodukt (löpande)", (), "bruttoregionprodukt-lopande"),
        ("!!!", (), "indicator"),
        ("", ("indicator",), "indicator-2"),
        ("Щука и ёж", (), "schuka-i-ezh"),
    ],
)
def test_code_is_latin_and_never_taken(name, taken, code):
    assert code_of(name, taken) == code


@given(name=st.text(max_size=80), prefix=st.sampled_from(["", "qx-"]))
@settings(max_examples=60, deadline=None)
def test_code_of_anything_is_short_plain_and_new(name, prefix):
    first = code_of(name, (), prefix=prefix)
    second = code_of(name, (first,), prefix=prefix)

    assert first.isascii() and first.replace("-", "").isalnum() and first == first.lower()
    assert first.startswith(prefix) and len(first) <= len(prefix) + LONGEST
    assert second != first
