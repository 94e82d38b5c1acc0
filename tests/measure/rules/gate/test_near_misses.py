"""Every kind of question once as it should be asked and once just short of it."""

import pytest

from factories.tables import HEAD, as_csv, checked, make_name, make_panel, row_of
from yokoten.interfaces.importers.checking import check_table

PLACE, OTHER = make_name(7), make_name(8)


def changed(year, column, change, place=PLACE):
    rows = make_panel()
    at = row_of(rows, place, year)
    rows[at][HEAD.index(column)] = change(rows[at][HEAD.index(column)])
    return rows


def kinds(rows):
    return sorted({(alarm.kind, alarm.place, alarm.period) for alarm in checked(rows).alarms})


def times(factor):
    return lambda text: f"{float(text) * factor:.1f}"


@pytest.mark.parametrize(
    ("column", "factor", "kind"),
    [
        ("grp", 1.1, None), ("grp", 0.9, None), ("grp", 1.25, None), ("wage", 1.1, None), ("employed", 1.05, None),
        ("grp", 10, "ten_times"), ("grp", 0.1, "ten_times"), ("wage", 10, "ten_times"),
        ("grp", 1000, "unit_jump"), ("employed", 0.001, "unit_jump"), ("wage", 100, "unit_jump"),
        ("grp", 4, "out_of_range"), ("employed", 0.4, "out_of_range"),
    ],
)  # fmt: skip
def test_departure_of_one_year_is_named_by_its_size(column, factor, kind):
    found = kinds(changed(2021, column, times(factor)))

    if kind is None:
        assert found == []
    else:
        assert [(one[1], one[2]) for one in found] == [(PLACE, "2021")]
        assert found[0][0] == kind or (kind, found[0][0]) in {("ten_times", "lost_digit"), ("unit_jump", "lost_digit")}


@pytest.mark.parametrize(("factor", "is_asked"), [(1.15, False), (1.7, True), (3.0, True), (0.9, False), (0.5, True)])
def test_lasting_step_is_a_break_only_when_it_leaves_the_usual_growth(factor, is_asked):
    rows = make_panel()
    for year in (2021, 2022, 2023):
        at = row_of(rows, PLACE, year)
        rows[at][4] = times(factor)(rows[at][4])

    expected = [("series_break", PLACE, "2021")] if is_asked else []
    assert kinds(rows) == expected


@pytest.mark.parametrize(("count", "is_asked"), [(1, True), (5, True), (6, False)])
def test_values_that_repeat_are_asked_about_until_there_are_so_many_that_the_column_does_it(count, is_asked):
    rows = make_panel()
    for number in range(count):
        at, before = row_of(rows, make_name(number), 2022), row_of(rows, make_name(number), 2021)
        exact = f"{float(rows[before][2]) * 1.0137:.4f}"
        rows[at][2] = rows[before][2] = exact

    assert {kind for kind, _, _ in kinds(rows)} == ({"repeated_value"} if is_asked else set())


def test_round_values_repeat_by_themselves():
    rows = changed(2022, "grp", lambda text: "500")
    for place in (make_name(3), make_name(4)):
        rows[row_of(rows, place, 2022)][3] = "700"

    assert "repeated_value" not in {kind for kind, _, _ in kinds(rows)}


@pytest.mark.parametrize(("holes", "is_asked"), [(1, True), (4, True), (5, False)])
def test_year_that_one_in_ten_lack_is_full_and_others_are_not(holes, is_asked):
    rows = make_panel()
    for number in range(holes):
        rows[row_of(rows, make_name(number), 2021)][4] = ""

    assert len(checked(rows).alarms) == (holes if is_asked else 0)
    assert {kind for kind, _, _ in kinds(rows)} == ({"missing"} if is_asked else set())


@pytest.mark.parametrize(("holes", "count"), [(5, 5), (6, 0)])
def test_gaps_of_many_places_are_the_habit_of_the_column(holes, count):
    rows = make_panel()
    for number in range(holes):
        rows[row_of(rows, make_name(number), (2020, 2021, 2022)[number % 3])][4] = ""

    assert len(checked(rows).alarms) == count


@pytest.mark.parametrize("year", [2010, 2015])
def test_place_that_began_later_has_no_gap_before(year):
    rows = make_panel()
    for early in (2010, 2015):
        if early <= year:
            rows[row_of(rows, PLACE, early)][4] = ""

    assert kinds(rows) == []


def test_place_with_two_gaps_in_six_years_is_not_nearly_full():
    rows = make_panel()
    for year in (2021, 2022):
        rows[row_of(rows, PLACE, year)][4] = ""

    assert kinds(rows) == []


def test_symbol_for_a_missing_value_is_an_answer_and_no_gap():
    assert kinds(changed(2021, "assets", lambda text: "…")) == []


@pytest.mark.parametrize(("rank", "is_asked"), [("38", True), ("38.5", False)])
def test_whole_small_number_among_wages_is_a_rank(rank, is_asked):
    reasons = {alarm.reason for alarm in checked(changed(2023, "wage", lambda text: rank)).alarms}

    assert ("shifted_rank" in reasons) is is_asked
    assert reasons


def test_equal_to_its_neighbour_by_few_digits_is_chance():
    rows = make_panel()
    at = row_of(rows, PLACE, 2022)
    rows[at][2] = rows[at][3] = "500"

    assert "shifted_equal" not in {alarm.reason for alarm in checked(rows).alarms}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Смоленская область", "Смоленская обл.", "duplicate_name"),
        ("Смоленская область", "СМОЛЕНСКАЯ ОБЛАСТЬ", "duplicate_name"),
        ("Смоленская область", "Смоленская  область", None),
        ("Смоленская область", "Смоленский край", None),
        ("Смоленская область", "Cмоленская область", "look_alike"),
        ("Stockholms län", "Stockholm", "duplicate_name"),
        ("Stockholms län", "Stockholms kommun", None),
        ("Hà Nội", "Ha Noi", "duplicate_name"),
        ("Архангельская область", "Архангельская область без автономного округа", "part_and_whole"),
        ("Архангельская область", "Мурманская область без автономного округа", None),
        ("Москва", "Московская область", None),
    ],
)
def test_two_writings_are_one_place_or_two(one, other, kind):
    rows = make_panel()
    for row in rows[1:]:
        if row[0] == PLACE:
            row[0] = one if row[1] < "2022" or kind == "part_and_whole" else other
        elif row[0] == OTHER and kind == "part_and_whole":
            row[0] = other

    found = {alarm.kind for alarm in checked(rows).alarms} - {"missing"}
    assert found == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("lines", "is_asked"),
    [
        ("Ash;1.234;2.345\nElm;3.456;4.567", True),
        ("Ash;1.234;2.345\nElm;3.456;4.5", False),
        ("Ash;1234;2345\nElm;3456;4567", False),
        ("Ash;1.234,5;2.345,5\nElm;3.456;4.567", False),
        ("Ash;1,5;2.5\nElm;1.5;2,5", True),
    ],
)
def test_decimal_sign_is_asked_about_only_where_nothing_settles_it(lines, is_asked):
    alarms = check_table(f"region;2020;2021\n{lines}\nFir;5;6\n".encode(), "t.csv").alarms

    assert {alarm.kind for alarm in alarms} == ({"number_format"} if is_asked else set())


@pytest.mark.parametrize(("factor", "is_asked"), [(1.01, True), (1.0, False)])
def test_cell_given_twice_is_asked_about_only_when_it_says_two_things(factor, is_asked):
    rows = make_panel()
    again = list(rows[row_of(rows, PLACE, 2022)])
    again[2] = repr(float(again[2]) * factor)

    assert {kind for kind, _, _ in kinds([*rows, again])} == ({"doubled_cell"} if is_asked else set())


def test_order_of_the_rows_changes_no_question():
    rows = changed(2022, "grp", times(10))
    turned = [rows[0], *rows[:0:-1]]

    assert kinds(turned) == kinds(rows) == [("ten_times", PLACE, "2022")]


def test_questions_are_numbered_from_one_without_a_hole():
    rows = changed(2022, "grp", times(10))
    rows[row_of(rows, OTHER, 2021)][4] = ""
    alarms = check_table(as_csv(rows), "t.csv").alarms

    assert [alarm.number for alarm in alarms] == list(range(1, len(alarms) + 1))
    assert [alarm.severity for alarm in alarms] == ["stop", "gap"]
    assert [alarm.question for alarm in alarms] == [1, 2]
