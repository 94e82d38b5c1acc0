"""A table of projects: heads in four languages, rows as projects, every fault with its row and column."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from yokoten.adopt.rules.portfolio.heads import HEADS, NEEDED, head, head_row, proposed
from yokoten.adopt.rules.portfolio.people import People
from yokoten.adopt.rules.portfolio.reading import MOST_ROWS, Known, identity, read_portfolio
from yokoten.adopt.rules.portfolio.words import CHOICES, meant, word
from yokoten.adopt.rules.workflow import in_force
from yokoten.adopt.rules.workflow_reading import shipped
from yokoten.measure.rules.grid import Grid, Merged

TODAY = date(2026, 12, 1)
ANNA, ANNA_TOO = SimpleNamespace(name="Anna Ek"), SimpleNamespace(name="Anna Ek")
COLUMNS = {target: at for at, target in enumerate(HEADS)}
ROW = {
    "title": "Frames on time", "workflow": "pilot-flow", "process": "Welding", "begins_with": "An order arrives",
    "ends_with": "The frame leaves", "sponsor": "Sponsor", "leader": "Leader", "starts_on": "2026-03-01",
    "target": "Lead time", "unit": "h", "baseline": 50.0, "goal": 30.0,
}  # fmt: skip
MONEY = {
    "effect": "Overtime", "amount": "1 200,50", "currency": "rub", "kind": "каждый год", "form": "деньгами",
    "reckoned": "12 hours a week",
}  # fmt: skip


def known(**details):
    codes = dict.fromkeys(one.code for one in shipped())
    kinds = [in_force(shipped(), code, TODAY) for code in codes]
    start = {"people": People(), "here": frozenset()}
    return Known(kinds, lambda code, on: in_force(shipped(), code, on), today=TODAY, **{**start, **details})


def grid(*rows, heads=None, **details):
    named = heads or [head(target, "en") for target in HEADS]
    return Grid([named, *[[{**ROW, **row}.get(target) for target in HEADS] for row in rows]], **details)


def read(*rows, columns=COLUMNS, **details):
    return read_portfolio(grid(*rows), columns, known(**details))


def faults(*rows, **details):
    return [(one.row, one.column, one.code) for one in read(*rows, **details).faults]


@pytest.mark.parametrize("code", ["ru", "vi", "sv", "en"])
def test_the_heads_of_the_template_are_understood_in_every_language(code):
    assert proposed([head(target, code) for target in HEADS]) == COLUMNS
    assert len({head(target, code) for target in HEADS}) == len(HEADS)


@pytest.mark.parametrize("code", ["ru", "vi", "sv", "en"])
def test_the_words_of_an_export_are_understood_in_every_language(code):
    for target, choices in CHOICES.items():
        assert [meant(target, word(target, each, code)) for each in choices] == list(choices)


def test_heads_below_a_title_are_found():
    rows = [["Portfolio 2026"], [], ["Project", "Kind of project", "Goal"], ["A", "pilot-flow", 3.0]]
    assert head_row(rows) == 2 and proposed(rows[2]) == {"title": 0, "workflow": 1, "goal": 2}


def test_a_row_becomes_a_project_in_its_first_state():
    (line,) = read({}).lines
    assert (line.number, line.card["title"], line.card["starts_on"]) == (2, "Frames on time", date(2026, 3, 1))
    assert (line.target["baseline"], line.target["goal"], line.target["is_lower_better"]) == (50, 30, True)
    assert (line.state, line.closed_on, line.effect) == ("application", None, None)


def test_a_state_is_understood_in_any_language_and_an_end_closes_the_project():
    flow = known().workflows[0]
    over = next(state for state in flow.states if state.ends)
    (line,) = read({"state": over.names["ru"], "ends_on": "30.06.2026"}).lines
    assert (line.state, line.closed_on) == (over.code, date(2026, 6, 30))
    assert faults({"state": over.code}) == [(2, "ends_on", "over_needs_end")]
    assert faults({"state": over.code, "ends_on": "2027-06-30"}) == [(2, "ends_on", "over_ahead")]


def test_an_effect_comes_in_whole():
    (line,) = read(MONEY).lines
    assert (line.effect["amount"], line.effect["currency"]) == (Decimal("1200.5"), "RUB")
    assert (line.effect["kind"], line.effect["form"], line.effect["begins_on"]) == ("yearly", "cash", date(2026, 3, 1))


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({"title": None}, "title", "cell_empty"),
        ({"title": "x" * 161}, "title", "cell_long"),
        ({"title": "#REF!"}, "title", "formula_broken"),
        ({"workflow": "magic"}, "workflow", "workflow_unknown"),
        ({"state": "magic"}, "state", "state_unknown"),
        ({"starts_on": "31.02.2026"}, "starts_on", "day_wrong"),
        ({"starts_on": 46082.0}, "starts_on", "day_wrong"),
        ({"ends_on": "2026-01-01"}, "ends_on", "ends_before"),
        ({"goal": "soon"}, "goal", "number_wrong"),
        ({"goal": "=B2*2"}, "goal", "number_wrong"),
        ({"goal": None}, "goal", "cell_empty"),
        ({"goal": 60.0, "direction": "lower"}, "goal", "goal_not_better"),
        ({"baseline": None}, "direction", "direction_unclear"),
        ({"direction": "sideways"}, "direction", "word_unknown"),
        ({"sponsor": "nobody@example.org"}, "sponsor", "person_unknown"),
        ({"leader": "Anna Ek"}, "leader", "person_unclear"),
        ({**MONEY, "currency": "XXX"}, "currency", "currency_unknown"),
        ({**MONEY, "amount": 0.0}, "amount", "amount_nothing"),
        ({**MONEY, "reckoned": None}, "reckoned", "cell_empty"),
        ({**MONEY, "kind": "often"}, "kind", "word_unknown"),
    ],
)
def test_what_does_not_fit_is_named_with_row_and_column(row, column, code):
    people = People({}, {"anna ek": (ANNA, ANNA_TOO)})
    found = faults({"title": "Another"}, row, people=people)
    assert (3, column, code) in found and {at for at, _column, _code in found} == {3}


def test_a_formula_that_gave_an_error_is_told_as_such_where_a_number_should_be():
    codes = [code for _row, column, code in faults({"goal": "#DIV/0!"}) if column == "goal"]
    assert codes == ["formula_broken"]


def test_all_faults_are_gathered_in_the_order_of_the_table():
    found = faults({"title": "A", "goal": "x"}, {"title": "B"}, {"title": "C", "workflow": "x", "starts_on": "x"})
    assert [row for row, _column, _code in found] == [2, 4, 4]


@pytest.mark.parametrize(("cell", "code"), [("x", "number_wrong"), ("…", "number_wrong"), ("", "cell_empty")])
def test_a_goal_that_is_marked_as_missing_is_not_called_empty(cell, code):
    assert (2, "goal", code) in faults({"goal": cell})


def test_faults_of_a_row_stand_in_the_order_of_its_columns():
    found = read({"starts_on": "x", "goal": "x", "workflow": "x", "process": ""}).faults
    places = [COLUMNS[one.column] for one in found]
    assert len(found) > 3 and places == sorted(places)


def test_the_same_title_and_start_come_in_once():
    assert faults({}, {"title": "FRAMES on  time"}) == [(3, "title", "row_twice")]
    assert faults({}, {"starts_on": "2026-04-01"}) == []
    here = frozenset({identity("Frames on time", date(2026, 3, 1))})
    assert faults({}, here=here) == [(2, "title", "project_here")]


def test_people_are_found_by_address_or_name_and_others_stay_names():
    people = People({"anna@example.org": ANNA}, {"anna ek": (ANNA,)})
    (line,) = read({"sponsor": "Anna@example.org", "leader": "anna EK"}, people=people).lines
    assert (line.card["sponsor"], line.card["leader"]) == (ANNA, ANNA)
    (line,) = read({}, people=people).lines
    assert (line.card["sponsor"], line.card["sponsor_name"]) == (None, "Sponsor")


def test_a_missing_column_is_named_before_any_cell():
    columns = {target: at for target, at in COLUMNS.items() if target != "goal"}
    assert faults({"title": None}, columns=columns) == [(1, "goal", "column_missing")]
    assert len(read({}, columns={}).faults) == len(NEEDED)


def test_a_head_over_several_columns_is_asked_about():
    table = grid({}, merged=(Merged(0, 0, 0, 1),))
    found = read_portfolio(table, COLUMNS, known()).faults
    assert [(one.column, one.code) for one in found] == [("title", "head_merged"), ("workflow", "head_merged")]


def test_more_rows_than_fit_are_refused_as_a_whole():
    rows = [{"title": f"P {at}"} for at in range(MOST_ROWS + 1)]
    assert faults(*rows) == [(MOST_ROWS + 2, "", "rows_too_many")]
    assert len(read(*rows[:-1]).lines) == MOST_ROWS


def test_the_apostrophe_of_an_export_is_taken_off():
    (line,) = read({"title": "'=Sum of all"}).lines
    assert line.card["title"] == "=Sum of all"
