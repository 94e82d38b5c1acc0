"""Values of a table with their keys, row numbers and faults."""

import numpy as np

from yokoten.measure.rules.cells import STATUSES
from yokoten.measure.rules.grid import Grid
from yokoten.measure.rules.records import Subject, build_records
from yokoten.measure.rules.roles import propose


def _records(text: str, **options):
    grid = Grid([[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")], **options)
    return build_records(grid, propose(grid))


def test_panel_gives_one_entry_per_filled_cell():
    records = _records("region|code|year|grp|work\nA|X-A|2020|1,5|20\nB|X-B|2020||30\nA|X-A|2021|2,5|40")

    assert len(records) == 5
    assert records.places == (Subject("A", "X-A"), Subject("B", "X-B"))
    assert records.indicators == ("grp", "work")
    last = int(np.flatnonzero((records.indicator == 0) & (records.period == 1))[0])
    assert (records.value[last], records.row_number(last)) == (2.5, 4)


def test_wide_table_takes_periods_from_its_head():
    records = _records("ВРП||\nрегион|2020 г.|2021 г.\nA|1,5|2\nB|3|4")

    assert records.periods == ("2020", "2021")
    assert records.indicators == ("ВРП",)
    assert records.value.tolist() == [1.5, 3, 2, 4]


def test_long_table_splits_series_by_dimension_and_vintage():
    records = _records(
        "region|indicator|sector|year|value|vintage\nA|grp|total|2020|1|2021\nA|grp|goods|2020|2|2021\nA|grp|total|2020|3|2022"
    )

    assert records.indicators == ("grp / total", "grp / goods")
    assert records.vintages == ("2021", "2022")


def test_symbols_become_statuses_without_value():
    records = _records("region|2020|2021|2022\nA|1|..|…\nB|2|.|3")

    words = {
        (int(records.row[number]), int(records.column[number])): STATUSES[records.status[number]] for number in range(6)
    }
    assert (words[1, 2], words[1, 3], words[2, 2]) == ("secret", "not_delivered", "not_applicable")


def test_faults_name_row_letter_and_head():
    records = _records("title||\n||\nregion|2020|2021\nA|1|zwei\nB|#REF!|4")

    assert [(fault.code, fault.row, fault.column, fault.name) for fault in records.faults] == [
        ("not_a_number", 4, "C", "2021"),
        ("formula_error", 5, "B", "2020"),
    ]


def test_period_that_is_none_is_a_fault():
    records = _records("region|year|grp\nA|2020|1.5\nB|2021|2.5\nC|2020|3\nD|2021|4\nE|2020|5\nF|20x1|6")

    assert [(fault.code, fault.row, fault.text) for fault in records.faults] == [("not_a_period", 7, "20x1")]


def test_row_numbers_follow_the_file():
    records = _records("region|2020|2021\nA|1|2\nB|3|4", first_row_number=2)

    assert [records.row_number(number) for number in range(2)] == [3, 4]


def test_rows_without_a_place_do_not_count():
    assert len(_records("region|2020|2021\nA|1|2\n|3|4\nB|5|6")) == 4


def test_one_name_with_two_codes_is_two_places():
    records = _records("name|code|year|grp\nStockholm|SE1|2020|1.5\nStockholm|SE110|2020|2.5")

    assert len(records.places) == 2
