"""Shifted cells, names, gaps, copies, doubles and breaks against sister series."""

from factories.tables import HEAD, as_csv, checked, make_name, make_panel, row_of
from yokoten.interfaces.importers.checking import check_table

PLACE = make_name(7)


def _kinds(rows):
    return [(alarm.kind, alarm.place, alarm.period) for alarm in checked(rows).alarms]


def test_rank_among_wages_is_a_shifted_column():
    rows = make_panel()
    rows[row_of(rows, PLACE, 2023)][5] = "15.0"

    alarm = checked(rows).alarms[0]

    assert (alarm.kind, alarm.reason, alarm.severity) == ("shifted_column", "shifted_rank", "stop")


def test_values_one_column_to_the_right_are_shifted():
    rows = make_panel()
    row = rows[row_of(rows, PLACE, 2022)]
    row[2:] = ["", *row[2:5]]

    alarms = [alarm for alarm in checked(rows).alarms if alarm.kind == "shifted_column"]

    assert {alarm.column for alarm in alarms} >= {"employed", "assets"}
    assert {(alarm.place, alarm.period) for alarm in alarms} == {(PLACE, "2022")}


def test_value_equal_to_its_neighbour_is_shifted():
    rows = make_panel()
    row = rows[row_of(rows, PLACE, 2022)]
    row[2] = row[3]

    alarm = checked(rows).alarms[0]

    assert (alarm.reason, alarm.facts["other_column"]) == ("shifted_equal", "employed")


def test_row_that_slid_to_the_left_is_told_from_a_mere_gap():
    rows = make_panel()
    values = [rows[row_of(rows, PLACE, year)][2] for year in (2015, 2020, 2021, 2022, 2023)]
    for year, value in zip((2010, 2015, 2020, 2021, 2022, 2023), [*values, ""], strict=True):
        rows[row_of(rows, PLACE, year)][2] = value

    alarms = checked(rows).alarms

    assert {alarm.reason for alarm in alarms} == {"shifted_row"}
    assert [alarm.period for alarm in alarms] == ["2010", "2015", "2020", "2021", "2022"]
    assert {alarm.question for alarm in alarms} == {1}


def test_missing_last_value_is_a_gap():
    rows = make_panel()
    rows[row_of(rows, PLACE, 2023)][4] = ""

    alarm = checked(rows).alarms[0]

    assert (alarm.kind, alarm.severity, alarm.row) == ("missing", "gap", row_of(rows, PLACE, 2023) + 1)
    assert alarm.facts["others"] == 39


def test_period_missing_for_all_is_no_gap():
    rows = make_panel()
    for row in rows[1:]:
        if row[1] == "2020":
            row[2] = ""

    assert _kinds(rows) == []


def test_region_with_and_without_a_part_is_asked_once():
    rows = make_panel()
    for row in rows[1:]:
        if row[0] == make_name(8):
            row[0] = f"{PLACE} without districts"

    alarm = checked(rows).alarms[0]

    assert (alarm.kind, alarm.place, alarm.period) == ("part_and_whole", PLACE, "2010")
    assert alarm.facts["part"] == f"{PLACE} without districts"


def test_latin_letter_in_a_russian_name_is_a_look_alike_with_its_twin():
    rows = make_panel()
    for row in rows[1:]:
        if row[0] == PLACE:
            row[0] = "Смоленская область" if row[1] < "2022" else "Cмоленская область"

    alarms = checked(rows).alarms
    alarm = next(alarm for alarm in alarms if alarm.kind == "look_alike")

    assert (alarm.severity, alarm.facts["mended"], alarm.facts["twin"]) == ("stop", "Смоленская область", True)
    assert "duplicate_name" not in {alarm.kind for alarm in alarms}


def test_one_place_under_two_names_is_stopped():
    rows = make_panel()
    for row in rows[1:]:
        if row[0] == PLACE:
            row[0] = "Смоленская область" if row[1] < "2022" else "Смоленская обл."

    alarm = next(alarm for alarm in checked(rows).alarms if alarm.kind == "duplicate_name")

    assert (alarm.severity, alarm.reason) == ("stop", "same_bare_name")
    assert alarm.facts["other_place"] == "Смоленская область"


def test_krai_and_republic_of_one_root_are_two_places():
    rows = make_panel()
    for row in rows[1:]:
        row[0] = {make_name(1): "Алтайский край", make_name(2): "Республика Алтай"}.get(row[0], row[0])

    assert _kinds(rows) == []


def test_one_code_for_two_names_is_a_duplicate():
    rows = make_panel()
    codes = {name: f"X-{number:02d}" for number, name in enumerate(dict.fromkeys(row[0] for row in rows[1:]))}
    codes[make_name(4)] = codes[make_name(3)]
    coded = [["region", "code", *rows[0][1:]], *([row[0], codes[row[0]], *row[1:]] for row in rows[1:])]

    alarm = checked(coded).alarms[0]

    assert (alarm.kind, alarm.reason, alarm.place) == ("duplicate_name", "same_code", make_name(4))
    assert alarm.facts["other_place"] == make_name(3)


def test_value_copied_from_another_region_is_noticed():
    rows = make_panel()
    for row in rows[1:]:
        row[2] = f"{float(row[2]) * 1.0137:.3f}"
    rows[row_of(rows, PLACE, 2022)][2] = rows[row_of(rows, PLACE, 2021)][2]

    alarms = checked(rows).alarms

    assert [(alarm.kind, alarm.facts["other_period"]) for alarm in alarms] == [("repeated_value", "2021")]


def test_huge_equal_values_are_judged_like_others():
    rows = make_panel()
    for year in (2021, 2022):
        rows[row_of(rows, PLACE, year)][3] = "1.2345678e305"

    assert "repeated_value" in {kind for kind, _, _ in _kinds(rows)}


def test_cell_given_twice_with_two_values_is_asked():
    rows = make_panel()
    again = list(rows[row_of(rows, PLACE, 2022)])
    again[2] = f"{float(again[2]) * 1.01:.1f}"
    rows.append(again)

    alarm = checked(rows).alarms[0]

    assert (alarm.kind, alarm.row, alarm.facts["first_row"]) == (
        "doubled_cell",
        len(rows),
        row_of(rows, PLACE, 2022) + 1,
    )


def test_vintages_of_one_cell_are_no_doubles_and_the_latest_counts():
    lines = [["region", "indicator", "year", "value", "vintage"]]
    for row in make_panel(places=12)[1:]:
        lines += [[row[0], "grp", row[1], str(float(row[2]) * 30), "2021"], [row[0], "grp", row[1], row[2], "2023"]]

    assert checked(lines).alarms == ()


def test_total_that_leaves_its_branches_is_a_break():
    lines = [["county", "indicator", "sector", "year", "value"]]
    for place in range(3):
        for year in range(2001, 2020):
            goods, services = 500 * 1.03 ** (year - 2001) * (1 + 0.05 * (year % 3)), 600 * 1.02 ** (year - 2001)
            total = (goods + services) / 2 * (1.15 if place == 1 and year == 2019 else 1)
            for sector, value in (("goods", goods), ("services", services), ("total", total)):
                lines.append([make_name(place), "product", sector, str(year), f"{value:.1f}"])

    alarms = checked(lines).alarms

    assert [(alarm.kind, alarm.place, alarm.period, alarm.indicator) for alarm in alarms] == [
        ("series_break", make_name(1), "2019", "product / total")
    ]


def test_unclear_decimal_sign_is_a_question_about_the_column():
    content = b"region;2020;2021\nAsh;1.234;2.345\nElm;3.456;4.567\nFir;5.678;6.789\n"

    alarms = check_table(content, "t.csv").alarms

    assert [(alarm.kind, alarm.column_letter, alarm.row) for alarm in alarms] == [
        ("number_format", "B", 2), ("number_format", "C", 2),
    ]  # fmt: skip


def test_faulty_cells_come_before_any_question():
    rows = make_panel()
    rows[3][2] = "about 5"

    checked_table = check_table(as_csv(rows), "t.csv")

    assert checked_table.alarms == ()
    assert [(fault.row, fault.column, fault.name) for fault in checked_table.records.faults] == [(4, "C", HEAD[2])]


def test_table_without_series_is_judged_by_the_ratio_of_its_columns():
    rows = make_panel(years=(2020,))
    rows[row_of(rows, PLACE, 2020)][2] = str(float(rows[row_of(rows, PLACE, 2020)][2]) * 1000)

    alarm = checked(rows).alarms[0]

    assert (alarm.kind, alarm.reason, alarm.place) == ("out_of_range", "out_of_ratio", PLACE)
