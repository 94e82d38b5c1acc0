"""A table as places by periods, and the choices on the command line that turn it into a question."""

import argparse
import re

import numpy as np
import pytest

from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.options import chosen_logs, chosen_weights, column_list, excluded_units, named, number_list
from yokoten.interfaces.cli.panels import covered, latest_period, read_panel, years_of
from yokoten.interfaces.cli.terminal import note, show_table
from yokoten.interfaces.wording.language import CODES, speak

ROWS = [("Alfa", "2022", 1), ("Beta", "2022", 2), ("Gamma", "2022", 3), ("Beta", "2023", 5), ("Alfa", "2023", 4)]


@pytest.fixture
def panel(tmp_path):
    def make(rows=ROWS, period="Year"):
        path = tmp_path / "table.csv"
        path.write_text("Region,Year,Wage\n" + "".join(f"{a},{b},{c}\n" for a, b, c in rows), encoding="utf-8")
        return read_panel(path, "Region", period, ["Wage"])

    return make


def refused(act):
    with pytest.raises(TableUnfit) as fault:
        act()
    return fault.value.code


@pytest.mark.parametrize(
    ("period", "years"),
    [("2023", 2023.0), ("2023-Q1", 2023.0), ("2023-Q3", 2023.5), ("2023-01", 2023.0), ("2023-07", 2023.5), ("", 0.0)],
)
def test_a_period_is_told_in_years_from_its_beginning(period, years):
    assert years_of(period) == years


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_rows_does_not_matter(panel, order):
    made = panel(ROWS[::order])
    assert made.units == ("Alfa", "Beta", "Gamma") and made.periods == ("2022", "2023")
    assert made.values["Wage"][:2].tolist() == [[1.0, 4.0], [2.0, 5.0]] and np.isnan(made.values["Wage"][2, 1])
    assert made.row[2, 1] == -1


def test_a_place_is_found_by_its_name_in_any_case_and_another_is_refused(panel):
    assert panel().unit("beta") == 1
    assert refused(lambda: panel().unit("Betta")) == "unit_unknown"


def test_a_period_is_found_and_another_is_refused(panel):
    assert panel().period("2023") == 1
    assert refused(lambda: panel().period("2024")) == "period_unknown"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([*ROWS, ("Alfa", "2023", 9)], "row_doubled"),
        ([*ROWS, ("", "2023", 9)], "unit_cell_empty"),
        ([*ROWS, ("Delta", "", 9)], "period_cell_empty"),
        ([*ROWS, ("Delta", "spring", 9)], "period_unclear"),
        ([*ROWS, ("Delta", "2023-Q1", 9)], "periods_mixed"),
        (ROWS[:2], "too_few_units"),
    ],
)
def test_a_table_that_is_no_panel_is_refused(panel, rows, code):
    assert refused(lambda: panel(rows)) == code


def test_without_periods_a_place_stands_once(panel):
    assert refused(lambda: panel(period=None)) == "unit_doubled"
    assert panel(ROWS[:3], period=None).periods == ("",)


def test_a_period_counts_when_the_focus_and_enough_others_are_there():
    usable = np.array([[1, 1, 1], [1, 1, 0], [1, 1, 0], [1, 0, 0]], dtype=bool)
    assert latest_period(usable, 0) == 1 and latest_period(usable, 3) == 0
    assert latest_period(np.zeros((4, 3), dtype=bool), 0) is None


def test_a_place_is_covered_by_seventy_percent_of_the_weight(panel):
    made = panel()
    assert covered(made, ["Wage"], np.array([1.0])).tolist() == [[True, True], [True, True], [True, False]]


@pytest.mark.parametrize(
    ("text", "numbers"), [("1,2,3", [1, 2, 3]), ("0.5; 0,3; 0,2", [0.5, 0.3, 0.2]), ("7", [7]), (" 1 , 2 ", [1, 2])]
)
def test_numbers_are_parted_by_commas_or_by_semicolons(text, numbers):
    assert number_list(text) == numbers


@pytest.mark.parametrize("text", ["a", "1,b", "1,,2", "", "1;x"])
def test_what_is_no_list_of_numbers_is_refused(text):
    assert refused(lambda: number_list(text)) == "weights_not_numbers"


def test_columns_are_named_once():
    assert column_list(" a , b ,, c") == ["a", "b", "c"]
    assert refused(lambda: column_list("a,b,a")) == "column_named_twice"


@pytest.mark.parametrize(
    ("weights", "code"), [("1", "weights_count"), ("1,-1", "weight_negative"), ("0,0", "weights_zero")]
)
def test_weights_that_do_not_fit_are_refused(weights, code):
    assert refused(lambda: chosen_weights(argparse.Namespace(weights=weights), ["a", "b"])) == code


def test_weights_add_up_to_one_and_are_equal_when_none_are_given():
    assert chosen_weights(argparse.Namespace(weights="3,1"), ["a", "b"]).tolist() == [0.75, 0.25]
    assert chosen_weights(argparse.Namespace(weights=None), ["a", "b"]).tolist() == [0.5, 0.5]


def test_logarithms_are_taken_of_structure_only():
    assert chosen_logs(argparse.Namespace(log="b"), ["a", "b"]) == ["b"]
    assert refused(lambda: chosen_logs(argparse.Namespace(log="c"), ["a", "b"])) == "log_not_in_structure"


def test_places_are_left_out_by_name_even_with_a_comma_in_it(panel):
    made = panel([(f'"{name}"' if "," in name else name, year, value) for name, year, value in
                  [("Alfa, city", "2022", 1), ("Beta", "2022", 2), ("Gamma", "2022", 3)]])  # fmt: skip
    mask = excluded_units(argparse.Namespace(exclude=["Alfa, city", "gamma"]), made)
    assert [unit for unit, out in zip(made.units, mask, strict=True) if out] == ["Alfa, city", "Gamma"]
    assert refused(lambda: excluded_units(argparse.Namespace(exclude=["Nobody"]), made)) == "unit_unknown"


@pytest.mark.parametrize("language", CODES)
def test_a_long_list_of_names_is_cut_and_counted(language):
    names = [f"Region {number}" for number in range(20)]
    said = named(speak(language), names)
    assert "Region 11" in said and "Region 12" not in said and re.search(r"\b8\b", said)
    assert named(speak(language), names[:12]) == ", ".join(names[:12])


def test_results_go_to_stdout_and_notes_to_stderr(capsys):
    show_table("Title", ["Name", "Value"], [["Örebro", "1 234"], ["Đồng Nai", "5"]], numeric=[1])
    note("Read from sheet A.")
    said = capsys.readouterr()
    assert "Örebro" in said.out and "Title" in said.out and said.err == "Read from sheet A.\n"


def test_a_piped_table_is_plain_text_with_numbers_to_the_right(capsys):
    show_table("", ["Name", "Value"], [["a", "1,234"], ["b", "5"]], numeric=[1])
    lines = capsys.readouterr().out.splitlines()
    assert "\x1b" not in "".join(lines)
    assert len({len(line.rstrip()) for line in lines if "1,234" in line or " 5" in line}) == 1
