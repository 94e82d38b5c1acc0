"""A table that gives no value says what was looked for and what is there."""

from yokoten.interfaces.importers.csv_file.reading import read
from yokoten.measure.rules.nothing import nothing_read
from yokoten.measure.rules.roles import propose


def why(text):
    grid = read(text.replace("|", ",").encode(), "table.csv")
    refused = nothing_read(grid, propose(grid))
    return refused.code, refused.facts


def test_without_a_column_of_periods_the_columns_are_named():
    code, facts = why("region|grp\nA|1\nB|2")
    assert code == "period_column_missing"
    assert facts == {"row": 1, "columns": (("A", "region"), ("B", "grp"))}


def test_a_column_headed_as_periods_names_its_first_cell_that_is_none():
    code, facts = why("region|год|grp\nA|2020|1\nB|soon|2\nC|later|3")
    assert (code, facts) == ("not_a_period", {"row": 3, "column": "B", "name": "год", "text": "soon"})


def test_years_that_are_mostly_mistyped_are_periods_nevertheless():
    years = ["2020", "2021", "20222", "20233", "20244"]
    code, facts = why("region|year|grp\n" + "\n".join(f"A{n}|{year}|1" for n, year in enumerate(years)))
    assert (code, facts["row"], facts["text"]) == ("not_a_period", 4, "20222")


def test_an_empty_column_of_periods_is_told():
    assert why("region|year|grp\nA||1\nB||2") == ("period_empty", {"row": 2, "column": "B", "name": "year"})


def test_with_periods_the_rows_are_at_fault():
    code, facts = why("region|2020|2021\nA| |1\n|2|3")
    assert (code, facts["row"]) == ("no_values", 2)


def test_an_empty_column_of_places_is_told():
    assert why("region|year|grp\n|2020|1\n|2021|2") == ("place_empty", {"row": 2, "column": "A", "name": "region"})
