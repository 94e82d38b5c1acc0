"""Figures before they are used: what is refused by its place, what is left out, how columns are scaled."""

import numpy as np
import pytest

from yokoten.analysis.frontier.figures import read_figures
from yokoten.analysis.refusal import NotComputable

NAN, INFINITE = float("nan"), float("inf")


def refusal_of(*tables):
    with pytest.raises(NotComputable) as refusal:
        read_figures(*tables)
    return refusal.value


def test_columns_are_divided_by_their_means_over_evaluated_units():
    found = read_figures([[1.0], [3.0], [NAN]], [[10.0], [30.0], [900.0]])
    assert found.scale.tolist() == [2.0, 20.0]
    assert found.inputs[:2, 0].tolist() == [0.5, 1.5]
    assert found.evaluated.tolist() == [True, True, False]


def test_a_column_of_zeros_keeps_its_figures_beside_one_that_is_not():
    found = read_figures([[1.0, 0.0], [3.0, 0.0]], [[1.0], [1.0]])
    assert found.scale.tolist() == [2.0, 1.0, 1.0]
    assert found.inputs[:, 1].tolist() == [0.0, 0.0]


def test_flat_list_is_one_column():
    assert read_figures([1.0, 2.0], [3.0, 4.0]).inputs.shape == (2, 1)


@pytest.mark.parametrize(
    ("tables", "code", "facts"),
    [
        (([[1.0], [-2.0]], [[1.0], [1.0]]), "negative_value", {"row": 1, "column": 0, "value": -2.0}),
        (([[1.0], [2.0]], [[1.0], [-0.5]]), "negative_value", {"row": 1, "column": 1, "value": -0.5}),
        (([[1.0], [2.0]], [[1.0], [INFINITE]]), "volume_not_finite", {"row": 1, "column": 1, "value": INFINITE}),
        (([[1.0]], [[1.0], [2.0]]), "shapes_differ", {"inputs": 1, "outputs": 2}),
        (([[0.0], [0.0]], [[1.0], [1.0]]), "nobody_evaluable", {}),
        (([[NAN]], [[1.0]]), "nobody_evaluable", {}),
        ((np.empty((2, 0)), [[1.0], [1.0]]), "no_columns", {}),
        (([[[1.0]]], [[1.0]]), "not_a_table", {"dimensions": 3}),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(tables, code, facts):
    refusal = refusal_of(*tables)
    assert (refusal.code, refusal.facts) == (code, facts)


@pytest.mark.parametrize("row", [([0.0, 0.0], [1.0]), ([1.0, 1.0], [0.0]), ([1.0, NAN], [1.0]), ([1.0, 1.0], [NAN])])
def test_unit_without_input_output_or_a_cell_is_not_evaluated(row):
    found = read_figures([[1.0, 1.0], row[0]], [[1.0], row[1]])
    assert found.evaluated.tolist() == [True, False]
