"""Each family of questions at its edges: where a gap stands, whole columns, quarters, few places, many alike."""

import math

import numpy as np
import pytest

from factories.tables import YEARS, as_csv, checked, make_name, make_panel, row_of
from yokoten.interfaces.importers.checking import check_table
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.measure.rules.gate import cube as cubes
from yokoten.measure.rules.gate.check import check
from yokoten.measure.rules.gate.cube import build_cube
from yokoten.measure.rules.grid import Grid
from yokoten.measure.rules.records import build_records
from yokoten.measure.rules.roles import propose

PLACE = make_name(7)


def wide(rows, column=2):
    """One column of a panel as a wide table: places down, years across."""
    table = {}
    for row in rows[1:]:
        table.setdefault(row[0], {})[row[1]] = row[column]
    years = [str(year) for year in YEARS]
    return [["region", *years], *([place, *(values[year] for year in years)] for place, values in table.items())]


def asked(rows):
    return [(one.kind, one.reason, one.place, one.period) for one in checked(rows).alarms]


def records_of(lines):
    grid = Grid([list(line) for line in lines])
    return build_records(grid, propose(grid))


def test_gap_of_a_wide_table_stands_in_the_row_of_its_place_and_the_column_of_its_year():
    rows = wide(make_panel())
    at = next(number for number, row in enumerate(rows) if row[0] == PLACE)
    rows[at][4] = ""
    alarm = checked(rows).alarms[0]

    assert (alarm.kind, alarm.row, alarm.column_letter, alarm.period) == ("missing", at + 1, "E", "2021")


def test_gap_of_a_long_table_has_a_place_and_a_year_but_no_row():
    lines = [["region", "indicator", "year", "value"]]
    lines += [[row[0], "grp", row[1], row[2]] for row in make_panel()[1:] if row[:2] != [PLACE, "2021"]]
    alarm = checked(lines).alarms[0]

    assert (alarm.kind, alarm.row, alarm.place, alarm.period) == ("missing", None, PLACE, "2021")


@pytest.mark.parametrize(("factor", "is_asked"), [(1000, True), (0.001, True), (10, True), (1.2, False)])
def test_whole_year_in_another_unit_is_one_question_whichever_way(factor, is_asked):
    rows = make_panel()
    for row in rows[1:]:
        if row[1] == "2023":
            row[2] = repr(float(row[2]) * factor)
    alarms = checked(rows).alarms

    expected = [("unit_jump", "unit_jump_whole", "2023")] if is_asked else []
    assert [(one.kind, one.reason, one.period) for one in alarms] == expected
    assert not alarms or alarms[0].facts["factor"] == pytest.approx(factor)


@pytest.mark.parametrize(("factor", "is_asked"), [(3.0, True), (1.1, False)])
def test_whole_year_with_another_definition_is_a_break_to_check(factor, is_asked):
    chance = np.random.default_rng(3)
    lines = [["region", "year", "grp"]]
    for place in range(20):
        level = chance.uniform(1e5, 9e5)
        for year in range(2010, 2022):
            level *= 1.04 * math.exp(chance.normal(0, 0.01)) * (factor if year == 2018 else 1)
            lines.append([make_name(place), str(year), f"{level:.1f}"])

    expected = [("series_break", "series_break_whole", make_name(0), "2018")] if is_asked else []
    assert asked(lines) == expected


@pytest.mark.parametrize(("slips", "questions"), [(5, 5), (6, 1)])
def test_same_slip_of_many_places_in_one_year_is_one_matter(slips, questions):
    rows = make_panel(places=140)
    for number in range(slips):
        at = row_of(rows, make_name(number), 2023)
        rows[at][5] = f"{float(rows[at][5]) * 10:.1f}"
    alarms = checked(rows).alarms

    assert {one.kind for one in alarms} == {"ten_times"}
    assert (len(alarms), len({one.question for one in alarms})) == (slips, questions)


def test_first_year_of_a_lone_column_is_the_wrong_one_where_all_later_agree():
    rows = [row[:3] for row in make_panel()]
    at = row_of(rows, PLACE, 2010)
    rows[at][2] = f"{float(rows[at][2]) * 10:.1f}"

    assert [(one[2], one[3]) for one in asked(rows)] == [(PLACE, "2010")]


@pytest.mark.parametrize(
    ("periods", "years"),
    [
        (("2020-Q1", "2020-Q2", "2020-Q4"), [2020, 2020.25, 2020.75]),
        (("2020-01", "2020-07", "2021-01"), [2020, 2020.5, 2021]),
        (("2019", "2020", "2023"), [2019, 2020, 2023]),
    ],
)
def test_periods_are_put_in_time_however_the_file_orders_them(periods, years):
    lines = [["region", "year", "grp"]]
    lines += [[place, period, "1.5"] for period in reversed(periods) for place in ("Ash", "Elm")]
    cube = build_cube(records_of(lines))

    assert cube.periods == periods
    assert cube.years.tolist() == pytest.approx(years)


def test_slip_in_a_quarter_is_found_as_in_a_year():
    chance = np.random.default_rng(4)
    lines = [["region", "quarter", "grp"]]
    for place in range(12):
        level = chance.uniform(1e5, 9e5)
        for number in range(8):
            level *= 1.01 * math.exp(chance.normal(0, 0.01))
            lines.append([make_name(place), f"{2020 + number // 4}-Q{number % 4 + 1}", f"{level:.1f}"])
    at = next(n for n, line in enumerate(lines) if line[:2] == [PLACE, "2021-Q2"])
    lines[at][2] = f"{float(lines[at][2]) * 10:.1f}"

    assert asked(lines) == [("ten_times", "ten_times", PLACE, "2021-Q2")]


def test_latest_vintage_is_judged_and_the_earlier_ones_are_not():
    lines = [["region", "indicator", "year", "value", "vintage"]]
    lines += [[row[0], "grp", row[1], row[2], "2023"] for row in make_panel()[1:]]
    bad = [[row[0], "grp", row[1], f"{float(row[2]) * 10:.1f}", "2021"] for row in make_panel()[1:] if row[0] == PLACE]

    assert asked([*lines, *bad]) == []
    newer = [[*line[:4], "2024"] for line in bad if line[2] == "2022"]
    assert asked([*lines, *newer]) == [("ten_times", "ten_times", PLACE, "2022")]


def test_one_digit_between_neighbouring_years_is_a_copy_only_where_chance_would_not():
    rows = make_panel()
    at, before = row_of(rows, PLACE, 2022), row_of(rows, PLACE, 2021)
    rows[before][2], rows[at][2] = "912345.67", "912345.87"
    assert ("repeated_value", "one_digit_differs", PLACE) in {one[:3] for one in asked(rows)}

    rows[before][2], rows[at][2] = "912345.67", "912346.87"
    assert "one_digit_differs" not in {one[1] for one in asked(rows)}


def test_no_values_ask_nothing_and_one_place_of_one_year_neither():
    filled = Grid([["region", "year", "grp"], ["Ash", "2020", "1.5"], ["Elm", "2021", "2.5"]])
    empty = Grid([["region", "year", "grp"], ["Ash", "2020", ""], ["Elm", "2021", ""]])

    assert check(build_records(empty, propose(filled)), propose(filled)) == []
    assert asked([["region", "year", "grp"], ["Ash", "2020", "1.5"], ["Elm", "2020", "2.5"]]) == []


def test_table_too_sparse_to_hold_is_refused_and_not_attempted(monkeypatch):
    monkeypatch.setattr(cubes, "LARGEST", 100)
    with pytest.raises(TableUnreadable) as refusal:
        check_table(as_csv(make_panel()), "t.csv")

    assert refusal.value.code == "too_many_combinations"


@pytest.mark.parametrize(("places", "is_judged"), [(1, False), (2, True), (3, True), (7, True), (8, True), (9, True)])
def test_few_places_are_judged_together_and_a_single_one_not_at_all(places, is_judged):
    rows = make_panel(places=places, years=(2020, 2021, 2022, 2023))
    assert asked(rows) == []
    at = row_of(rows, make_name(0), 2022)
    rows[at][3] = f"{float(rows[at][3]) * 1000:.1f}"

    assert [one[2:] for one in asked(rows)] == ([(make_name(0), "2022")] if is_judged else [])


@pytest.mark.parametrize("value", ["0", "-5.0", "1e300", "-1e300", "0.0000001"])
def test_strange_values_are_borne(value):
    rows = make_panel()
    rows[row_of(rows, PLACE, 2022)][2] = value

    assert {one[2] for one in asked(rows)} <= {PLACE}
