"""Values that leave their series: the gate names the cell, the kind and what was expected."""

import pytest

from factories.tables import HEAD, checked, make_name, make_panel, row_of

PLACE = make_name(7)


def _changed(year: int, column: str, change, *, place: str = PLACE) -> tuple[list[list[str]], int]:
    rows = make_panel()
    row = row_of(rows, place, year)
    number = HEAD.index(column)
    rows[row][number] = change(rows[row][number])
    return rows, row + 1


def _only(rows):
    alarms = checked(rows).alarms
    assert len(alarms) == 1, [(alarm.kind, alarm.place, alarm.period, alarm.indicator) for alarm in alarms]
    return alarms[0]


def test_clean_panel_raises_no_question():
    for seed in range(5):
        assert checked(make_panel(seed=seed)).alarms == ()


def test_lost_digit_is_stopped_with_row_column_and_what_was_meant():
    rows, row = _changed(2023, "grp", lambda text: text[1:])
    original = float(make_panel()[row - 1][2])

    alarm = _only(rows)

    assert (alarm.kind, alarm.severity, alarm.row, alarm.column_letter) == ("lost_digit", "stop", row, "C")
    assert (alarm.place, alarm.period, alarm.indicator) == (PLACE, "2023", "grp")
    assert alarm.expected_low < original < alarm.expected_high
    assert alarm.expected_low < alarm.facts["meant"] < alarm.expected_high


@pytest.mark.parametrize("year", [2015, 2021, 2023])
@pytest.mark.parametrize("column", ["grp", "assets", "wage", "employed"])
def test_value_ten_times_too_high_is_stopped(year, column):
    rows, row = _changed(year, column, lambda text: f"{float(text) * 10:.1f}")

    alarm = _only(rows)

    assert (alarm.kind, alarm.severity, alarm.row) == ("ten_times", "stop", row)


def test_first_value_of_a_series_can_be_the_wrong_one():
    rows, row = _changed(2010, "grp", lambda text: f"{float(text) * 10:.1f}")

    alarm = _only(rows)

    assert (alarm.row, alarm.period, alarm.kind) == (row, "2010", "ten_times")


@pytest.mark.parametrize("factor", [1000, 1e6, 0.001])
def test_value_in_another_unit_is_a_unit_jump(factor):
    rows, row = _changed(2022, "grp", lambda text: repr(float(text) * factor))

    alarm = _only(rows)

    assert (alarm.kind, alarm.severity, alarm.row) == ("unit_jump", "stop", row)


def test_whole_period_in_another_unit_is_one_question():
    rows = make_panel()
    for row in rows[1:]:
        if row[1] >= "2022":
            row[2] = repr(float(row[2]) * 1000)

    alarm = _only(rows)

    assert (alarm.kind, alarm.reason, alarm.period) == ("unit_jump", "unit_jump_whole", "2022")
    assert alarm.facts["places"] == 40
    assert alarm.facts["factor"] == pytest.approx(1000)


def test_lasting_jump_is_a_break_to_check():
    rows = make_panel()
    for year in (2021, 2022, 2023):
        row = row_of(rows, PLACE, year)
        rows[row][4] = f"{float(rows[row][4]) * 1.7:.1f}"

    alarm = _only(rows)

    assert (alarm.kind, alarm.severity, alarm.period) == ("series_break", "check", "2021")
    assert alarm.facts["growth"] > alarm.facts["growth_high"]


def test_jumps_of_one_place_in_later_periods_share_one_question():
    rows = make_panel()
    for year, factor in ((2021, 2.9), (2022, 4.5), (2023, 8.7)):
        row = row_of(rows, PLACE, year)
        rows[row][4] = f"{float(rows[row][4]) * factor:.1f}"

    alarms = checked(rows).alarms

    assert [alarm.period for alarm in alarms] == ["2021", "2022", "2023"]
    assert {alarm.question for alarm in alarms} == {1}


def test_alarmed_value_does_not_judge_its_neighbours():
    rows, row = _changed(2021, "grp", lambda text: f"{float(text) * 10:.1f}")

    assert _only(rows).row == row


def test_facts_show_the_neighbours_of_the_value():
    rows, row = _changed(2022, "grp", lambda text: f"{float(text) * 10:.1f}")

    facts = _only(rows).facts

    assert (facts["previous_period"], facts["next_period"]) == ("2021", "2023")
    assert facts["others"] >= 30
    assert len(facts["similar"]) == 4
    assert PLACE not in [similar["place"] for similar in facts["similar"]]


def test_ratio_to_another_column_is_told_as_evidence():
    rows, _ = _changed(2023, "grp", lambda text: f"{float(text) / 6:.1f}")

    facts = _only(rows).facts

    assert facts["ratio_column"] in HEAD
    assert facts["ratio_next_place"] != PLACE


def test_few_places_are_judged_by_all_growths_together():
    rows = make_panel(places=3)
    row = row_of(rows, make_name(2), 2022)
    rows[row][5] = f"{float(rows[row][5]) * 10:.1f}"

    alarm = _only(rows)

    assert (alarm.kind, alarm.row) == ("ten_times", row + 1)


def test_two_observations_raise_no_question():
    assert checked([HEAD[:3], ["Ash region", "2020", "1.5"], ["Elm region", "2020", "900.5"]]).alarms == ()


def test_with_few_places_the_territories_are_counted_and_the_changes_apart():
    rows = make_panel(places=4)
    row = row_of(rows, make_name(2), 2022)
    rows[row][2] = f"{float(rows[row][2]) * 9:.1f}"

    alarm = next(one for one in checked(rows).alarms if one.kind == "ten_times")

    assert alarm.facts["others"] == 3
    assert alarm.facts["pooled"] > 15


def test_with_many_places_all_are_compared_over_the_same_periods():
    rows, _ = _changed(2022, "grp", lambda text: f"{float(text) * 10:.1f}")

    alarm = _only(rows)

    assert (alarm.facts["others"], alarm.facts["pooled"]) == (39, 0)
