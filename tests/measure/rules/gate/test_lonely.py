"""Periods and names that stand nearly alone, and values at or below zero among values above it."""

import pytest

from factories.tables import checked, make_name, make_panel, row_of


def asked(rows, kind):
    return [alarm for alarm in checked(rows).alarms if alarm.kind == kind]


@pytest.mark.parametrize("mistyped", ["2032", "2020.5", "29.02.2021"])
def test_a_period_that_one_place_alone_has_is_asked_about_in_its_cell(mistyped):
    rows = make_panel()
    row = row_of(rows, make_name(3), 2023)
    rows[row][1] = mistyped
    (alarm,) = asked(rows, "odd_period")
    assert (alarm.row, alarm.column_letter, alarm.place) == (row + 1, "B", make_name(3))
    assert alarm.facts == {"places": 1, "usual": 40}


def test_a_period_that_is_common_is_not_asked_about():
    assert asked(make_panel(), "odd_period") == []
    few = [row for row in make_panel(places=5) if row[1] != "2023" or row[0] == make_name(1)]
    assert asked(few, "odd_period") == []


def test_a_month_among_years_is_asked_about_even_where_every_place_has_it():
    rows = [[row[0], "2022-05" if row[1] == "2022" else row[1], *row[2:]] for row in make_panel()]
    (alarm,) = asked(rows, "odd_period")
    assert (alarm.reason, alarm.period, alarm.row, alarm.column_letter) == ("odd_period_kind", "2022-05", 6, "B")


def test_years_beside_their_months_are_not_asked_about():
    rows = [["region", "year", "jobs"]]
    for place in range(9):
        periods = ["2022", *(f"2022-{month:02}" for month in range(1, 13))]
        rows += [[make_name(place), period, f"{place + 10 + number}.5"] for number, period in enumerate(periods)]
    assert asked(rows, "odd_period") == []


def test_a_name_mistyped_once_is_asked_about_with_the_one_it_leaves_a_gap_in():
    rows = make_panel()
    row = row_of(rows, make_name(3), 2021)
    rows[row][0] = "Dogwod region A"
    (alarm,) = asked(rows, "duplicate_name")
    assert (alarm.reason, alarm.row, alarm.column_letter) == ("lonely_name", row + 1, "A")
    assert alarm.place == "Dogwod region A"
    assert alarm.facts == {"other_place": "Dogwood region A", "other_row": row - 2, "periods": 1, "usual": 6}


@pytest.mark.parametrize("name", ["Total", "Somewhere else", "Ash region Z"])
def test_a_name_that_no_gap_explains_is_not_asked_about(name):
    rows = make_panel()
    rows.append([name, *rows[-1][1:]])
    assert asked(rows, "duplicate_name") == []


@pytest.mark.parametrize("value", ["0", "-5", "-0.001"])
def test_a_value_not_above_zero_among_values_above_it_is_asked_about(value):
    rows = make_panel()
    row = row_of(rows, make_name(3), 2021)
    rows[row][2] = value
    (alarm,) = asked(rows, "out_of_range")
    assert (alarm.reason, alarm.row, alarm.column_letter, alarm.value) == ("not_positive", row + 1, "C", float(value))
    assert alarm.facts["values"] == 239 and alarm.facts["lowest"] > 0


def test_an_indicator_that_has_such_values_is_left_in_peace():
    rows = make_panel()
    for number, row in enumerate(rows[1:]):
        row[2] = "-3.5" if number % 9 == 0 else row[2]
    assert [alarm for alarm in asked(rows, "out_of_range") if alarm.reason == "not_positive"] == []


def test_a_number_taken_for_a_missing_value_is_asked_about_once_per_column():
    rows = make_panel()
    for place, year in ((3, 2021), (5, 2022)):
        rows[row_of(rows, make_name(place), year)][2] = "-9999"
    (alarm,) = asked(rows, "number_format")
    row = row_of(rows, make_name(3), 2021) + 1
    assert (alarm.reason, alarm.row, alarm.column_letter) == ("number_symbol", row, "C")
    assert (alarm.facts["text"], alarm.facts["rows"]) == ("-9999", 2)
