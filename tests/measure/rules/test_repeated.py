"""Column names that stand again among the values are refused once per row, and nothing else of that row is said."""

from yokoten.interfaces.importers.csv_file.reading import read
from yokoten.measure.rules.records import build_records
from yokoten.measure.rules.repeated import repeated_heads
from yokoten.measure.rules.roles import propose


def faults(text):
    grid = read(text.replace("|", ",").encode(), "table.csv")
    return [(fault.code, fault.row, fault.column) for fault in build_records(grid, propose(grid)).faults]


def test_in_a_wide_table_whose_years_are_numbers():
    assert faults("region|2020|2021\nA|1|2\nB|3|4\nregion|2020|2021\nC|5|6\n") == [("head_repeated", 4, "A")]


def test_in_a_panel_nothing_else_of_the_row_is_said():
    text = "region|year|grp\nA|2020|1.5\nA|2021|2\nB|2020|3\nC|2020|5\nRegion|Year|GRP\nB|2021|many\nC|2021|7\n"
    assert faults(text) == [("head_repeated", 6, "A"), ("not_a_number", 7, "C")]


def test_a_place_that_is_called_as_its_column_is_no_head():
    grid = read(b"Region,2020,2021\nA,1,2\nRegion,3,4\nB,5,6\n", "table.csv")
    assert repeated_heads(grid, propose(grid)) == []


def test_a_formula_error_is_no_place():
    assert faults("region|2020|2021\nA|1|2\n#N/A|3|4\nB|5|6\n") == [("formula_error", 3, "A")]


def test_numbers_with_signs_nobody_sees_are_numbers():
    assert faults("region|2020|2021\nA|1|\u200b2\nB|\u200e3|4\nC|5|6\n") == []
