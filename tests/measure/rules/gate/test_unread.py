"""What stands in a table and is not read is asked about; what explains itself is not."""

import pytest

from factories.tables import make_panel
from yokoten.interfaces.importers.csv_file.reading import read
from yokoten.measure.rules.gate import unread
from yokoten.measure.rules.gate.check import check
from yokoten.measure.rules.records import build_records
from yokoten.measure.rules.roles import propose


def asked(text):
    grid = read(text.replace("|", ",").encode(), "table.csv")
    return list(unread.alarms(grid, propose(grid)))


def told(text):
    return [(one.reason, one.column_letter, one.row) for one in asked(text)]


def panel(head, cell, *, rows=4):
    """A table of four places whose last column is the one asked about."""
    return f"region|year|grp|{head}\n" + "\n".join(f"Place {n}|2020|{n + 10}|{cell(n)}" for n in range(1, rows + 1))


def test_a_column_of_marred_figures_stops_with_its_first_cell():
    (alarm,) = asked(panel("employed", lambda n: f"{n} тыс"))
    assert (alarm.kind, alarm.severity, alarm.reason) == ("column_not_read", "stop", "column_not_read")
    assert (alarm.column, alarm.column_letter, alarm.row) == ("employed", "D", 2)
    assert alarm.facts == {"text": "1 тыс", "cell": "D2"}


def test_a_column_that_is_half_numbers_names_the_first_cell_that_is_none():
    (alarm,) = asked(panel("employed", lambda n: n if n < 3 else "many"))
    assert alarm.facts["cell"] == "D4"
    assert alarm.severity == "check"


def test_numbers_under_a_head_that_announces_a_unit_are_asked_about():
    assert told(panel("unit cost", lambda n: n * 1.5, rows=20)) == [("column_headed_note", "D", 2)]


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("note", lambda n: f"seen {n}"),
        ("status", lambda n: n % 2),
        ("source", lambda n: "Office"),
        ("chronicle", lambda n: f"A long remark of many words about what happened there in the year {n}"),
        ("", lambda n: ""),
    ],
)
def test_what_explains_itself_is_not_asked_about(head, cell):
    assert told(panel(head, cell, rows=20)) == []


def test_a_counter_of_rows_is_not_asked_about():
    rows = "\n".join(f"{n}|Place {n}|2020|{n + 10}" for n in range(1, 9))
    assert told(f"№|region|year|grp\n{rows}") == []


def test_a_dimension_of_the_place_is_not_asked_about():
    assert told(panel("level", lambda n: 2)) == []


def test_of_two_columns_with_one_name_the_second_is_asked_about_with_the_first():
    text = "region|year|year|grp\nA|2020|2021|1\nB|2020|2021|2\nC|2020|2021|3"
    (alarm,) = asked(text)
    assert (alarm.reason, alarm.column_letter) == ("column_doubled", "C")
    assert (alarm.facts["other_letter"], alarm.facts["other_column"]) == ("B", "year")


def test_figures_beside_the_values_of_a_long_table_are_asked_about():
    rows = "\n".join(f"Place {n}|2020|{name}|{n + 1}|{n + 7}" for n in range(5) for name in ("grp", "wage"))
    (alarm,) = asked(f"region|year|indicator|value|employed\n{rows}")
    assert (alarm.reason, alarm.column, alarm.facts["other_column"]) == ("column_beside_value", "employed", "value")


def test_rows_without_place_or_period_are_counted_with_the_first():
    text = "region|year|grp\nA|2020|1\n|2021|2\n|2022|3\nB||4\nC|2020|\n|2020|"
    place, period = asked(text)
    assert (place.kind, place.reason, place.row, place.column) == ("row_not_read", "rows_without_place", 3, "region")
    assert place.facts == {"rows": 2, "first_rows": [3, 4], "cell": "A3"}
    assert (period.reason, period.row, period.facts["rows"]) == ("rows_without_period", 5, 1)


def test_a_sound_table_is_not_asked_about():
    rows = make_panel(places=5)
    assert told("\n".join("|".join(row) for row in rows)) == []


def test_two_unread_columns_of_one_name_are_two_alarms_among_the_numbered():
    grid = read(b"region,year,grp,jobs,jobs\nA,2020,1,x1,y1\nB,2020,2,x2,y2\nC,2020,3,x3,y3\n", "table.csv")
    layout = propose(grid)
    found = check(build_records(grid, layout), layout, unread.alarms(grid, layout))
    assert [(one.number, one.column_letter) for one in found] == [(1, "D"), (2, "E")]


def test_a_column_without_period_beside_columns_of_years_stops():
    head = "region|2020|MMXXI|2022"
    (alarm,) = asked(head + "\n" + "\n".join(f"Place {n}|{n + 3}.5|{n + 4}.5|{n + 5}.5" for n in range(6)))
    assert (alarm.reason, alarm.severity, alarm.column, alarm.column_letter) == (
        "column_without_period", "stop", "MMXXI", "C",
    )  # fmt: skip


def test_figures_under_no_name_are_asked_about_with_their_first_cell():
    text = panel("", lambda n: n * 2.5)
    (alarm,) = asked(text)
    assert (alarm.kind, alarm.reason, alarm.facts["cell"]) == ("column_unnamed", "column_unnamed", "D2")


def test_cells_with_signs_nobody_sees_are_empty():
    (alarm,) = asked("region|year|grp\nA|2020|1\n\u200b|2021|2\nB|2020|3")
    assert (alarm.reason, alarm.row) == ("rows_without_place", 3)
