"""Reading long tables into a panel: order, holes and refusals."""

import numpy as np
import pytest

from yokoten.analysis.frontier.panel import read_panel
from yokoten.analysis.refusal import NotComputable

NAN = float("nan")


def test_units_keep_the_order_of_their_first_row_and_periods_rise():
    panel = read_panel(["z", "a", "a", "z"], [2021, 2021, 2019, 2019], [1, 2, 3, 4], [1, 2, 3, 4])

    assert panel.units == ("z", "a")
    assert panel.periods.tolist() == [2019, 2021]
    assert panel.row.tolist() == [[3, 0], [2, 1]]


def test_a_unit_without_a_row_in_a_period_has_a_hole_there():
    panel = read_panel(["a", "b", "a"], [1, 1, 2], [1, 2, 3], [1, 2, 3])

    assert panel.row.tolist() == [[0, 2], [1, -1]]
    assert panel.reason(1, 1) == "no_row"
    assert panel.reason(0, 1) == ""


def test_rows_that_cannot_be_evaluated_say_why_and_span_no_technology():
    panel = read_panel(
        list("abcd") + ["a"],
        [1, 1, 1, 1, 2],
        [[1, 1], [NAN, 1], [0, 0], [1, 1], [1, 1]],
        [[1, 1], [1, 1], [1, 1], [0, 0], [1, 1]],
    )

    assert panel.why_not == ("", "cell_missing", "no_input", "no_output", "")
    assert panel.evaluated_in(0).tolist() == [0]


def test_columns_are_scaled_once_over_the_whole_panel():
    panel = read_panel(["a", "a"], [1, 2], [10.0, 30.0], [1e12, 3e12])

    assert panel.figures.scale.tolist() == [20.0, 2e12]
    assert panel.figures.inputs.ravel().tolist() == [0.5, 1.5]


@pytest.mark.parametrize(
    ("code", "facts", "units", "periods", "inputs"),
    [
        ("pair_repeated", {"row": 2, "first": 0}, ["a", "b", "a"], [1, 1, 1], [1, 2, 3]),
        ("too_few_periods", {"periods": 1}, ["a", "b", "c"], [1, 1, 1], [1, 2, 3]),
        ("period_not_a_number", {"row": 1}, ["a", "a", "b"], [1, NAN, 2], [1, 2, 3]),
        ("period_not_a_number", {}, ["a", "a", "b"], ["spring", "autumn", "spring"], [1, 2, 3]),
        ("label_missing", {"row": 1}, ["a", None, "b"], [1, 2, 2], [1, 2, 3]),
        ("label_missing", {"row": 2}, ["a", "b", NAN], [1, 2, 2], [1, 2, 3]),
        ("label_missing", {"row": 0}, ["", "b", "c"], [1, 2, 2], [1, 2, 3]),
        ("lengths_differ", {"units": 2, "periods": 3, "rows": 3}, ["a", "b"], [1, 2, 2], [1, 2, 3]),
        ("negative_value", {"row": 1, "column": 0, "value": -2.0}, ["a", "a", "b"], [1, 2, 2], [1, -2, 3]),
    ],
)
def test_what_is_no_panel_is_refused_with_the_place(code, facts, units, periods, inputs):
    with pytest.raises(NotComputable) as refused:
        read_panel(units, periods, inputs, [1, 1, 1])

    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_arrays_of_numpy_serve_as_labels():
    panel = read_panel(np.array([7, 8, 7]), np.array([1, 1, 2]), np.ones(3), np.ones(3))

    assert panel.units == (7, 8)
