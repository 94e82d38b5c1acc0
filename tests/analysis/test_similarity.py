"""Structural distance: the published form, its exact shares, and what it refuses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.similarity import same_up_to_scale, structural_distance

VECTOR = np.array([[10, 0.30, 200], [12, 0.35, 260], [30, 0.20, 900], [11, 0.50, 210]])
WEIGHTS = [0.5, 0.3, 0.2]
TABLES = arrays(float, (6, 3), elements=st.floats(-1000, 1000, width=32).map(lambda value: round(value, 2)))


def codes(distances):
    return {caveat.code for caveat in distances.caveats}


def test_published_vector_is_met_to_a_millionth():
    found = structural_distance(VECTOR, 0, WEIGHTS)

    assert found.squared == pytest.approx([0, 0.014803, 0.733333, 0.134624], abs=1e-6)
    assert found.contributions[1] == pytest.approx([0.005, 0.008333, 0.001469], abs=1e-6)
    assert found.nearest(7).tolist() == [1, 3, 2]
    assert found.rms_gap_percent[1] == pytest.approx(12.1668, abs=1e-3)


def test_weights_in_any_total_mean_the_same():
    assert structural_distance(VECTOR, 0, [50, 30, 20]).squared == pytest.approx(
        structural_distance(VECTOR, 0, WEIGHTS).squared, rel=1e-14
    )


@pytest.mark.parametrize("scaling", ["minmax", "robust", "rank"])
@given(table=TABLES, weights=st.lists(st.floats(0.01, 10), min_size=3, max_size=3))
@settings(max_examples=40, deadline=None)
def test_shares_add_up_and_the_distance_is_symmetric(scaling, table, weights):
    there = structural_distance(table, 0, weights, scaling=scaling)
    back = structural_distance(table, 4, weights, scaling=scaling)

    assert there.contributions.sum(axis=1) == pytest.approx(there.squared, rel=1e-12, abs=1e-15)
    assert there.squared[4] == pytest.approx(back.squared[0], rel=1e-9, abs=1e-15)
    assert there.squared[0] == 0


@given(table=TABLES)
@settings(max_examples=60, deadline=None)
def test_root_of_the_distance_obeys_the_triangle_inequality(table):
    roots = [np.sqrt(structural_distance(table, focus).squared) for focus in range(3)]

    assert roots[0][2] <= roots[0][1] + roots[1][2] + 1e-9


@pytest.mark.parametrize("scaling", ["minmax", "robust", "rank"])
def test_units_of_measurement_do_not_matter(scaling):
    other = VECTOR * [1000, 100, 0.001] + [5, -2, 0]

    assert structural_distance(other, 0, WEIGHTS, scaling=scaling).squared == pytest.approx(
        structural_distance(VECTOR, 0, WEIGHTS, scaling=scaling).squared, rel=1e-9
    )


@pytest.mark.parametrize("scaling", ["minmax", "robust", "rank"])
def test_order_of_rows_and_columns_does_not_matter(scaling):
    rows, columns = [2, 0, 3, 1], [2, 0, 1]
    shuffled = structural_distance(VECTOR[rows][:, columns], 1, np.array(WEIGHTS)[columns], scaling=scaling)

    assert shuffled.squared == pytest.approx(structural_distance(VECTOR, 0, WEIGHTS, scaling=scaling).squared[rows])


def test_twins_have_the_same_distance_and_a_copy_of_the_focus_has_none():
    table = np.vstack([VECTOR, VECTOR[1], VECTOR[0]])
    found = structural_distance(table, 0, WEIGHTS)

    assert found.squared[4] == found.squared[1]
    assert found.squared[5] == 0
    assert found.nearest(2).tolist() == [5, 1]


def test_logarithm_of_a_skewed_variable_makes_factors_count():
    table = [[1.0], [10.0], [100.0], [1000.0]]

    assert structural_distance(table, 0, logged=[True]).squared == pytest.approx([0, 1 / 9, 4 / 9, 1])


def test_missing_figure_is_left_out_and_the_other_weights_grow():
    table = VECTOR.copy()
    table[1, 2] = np.nan
    found = structural_distance(table, 0, WEIGHTS)

    expected = (0.5 * 0.1**2 + 0.3 * (0.05 / 0.3) ** 2) / 0.8
    assert found.squared[1] == pytest.approx(expected)
    assert found.covered[1] == pytest.approx(0.8)
    assert np.isnan(found.contributions[1, 2])
    assert np.nansum(found.contributions[1]) == pytest.approx(expected)


def test_unit_with_under_seventy_percent_of_the_weight_is_not_comparable():
    table = VECTOR.copy()
    table[1, 0] = np.nan
    found = structural_distance(table, 0, WEIGHTS)

    assert np.isnan(found.squared[1])
    assert found.comparable.tolist() == [True, False, True, True]
    assert 1 not in found.nearest(7)


def test_exactly_seventy_percent_of_the_weight_is_enough():
    table = VECTOR.copy()
    table[1, 1] = np.nan

    assert structural_distance(table, 0, WEIGHTS).comparable.all()


def test_gap_of_the_focus_itself_is_a_caveat():
    table = VECTOR.copy()
    table[0, 2] = np.nan
    found = structural_distance(table, 0, WEIGHTS)

    assert ("focus_misses_variable", 2) in {(caveat.code, caveat.column) for caveat in found.caveats}
    assert found.squared[2] > 0


def test_excluded_units_are_no_peers_but_keep_the_scale():
    found = structural_distance(VECTOR, 0, WEIGHTS)

    assert found.nearest(7, excluded=[False, True, False, False]).tolist() == [3, 2]
    assert found.squared[3] == pytest.approx(0.134624, abs=1e-6)


def test_column_that_tells_nobody_apart_is_a_caveat():
    found = structural_distance(np.column_stack([VECTOR, np.ones(4)]), 0)

    assert "constant_variable" in codes(found)
    assert (found.contributions[:, 3] == 0).all()


def test_few_units_are_a_caveat():
    assert "few_units" in codes(structural_distance(VECTOR, 0))
    assert "few_units" not in codes(structural_distance(np.random.default_rng(1).random((30, 2)), 0))


def test_single_unit_has_no_peers():
    assert structural_distance([[1.0, 2.0]], 0).nearest(3).size == 0


def test_robust_scale_falls_back_when_most_values_are_equal():
    found = structural_distance([[1.0], [1.0], [1.0], [1.0], [6.0]], 0, scaling="robust")

    assert "mad_zero" in codes(found)
    assert found.squared[4] == pytest.approx((5 / (1.2533 * 1.0)) ** 2)


def test_ranks_of_ties_are_their_mean():
    found = structural_distance([[1.0], [2.0], [2.0], [9.0]], 0, scaling="rank")

    assert found.squared == pytest.approx([0, 0.25, 0.25, 1])


def test_outcome_in_another_unit_is_refused_among_the_variables():
    table = np.vstack([VECTOR, [13, 0.4, 333]])

    with pytest.raises(NotComputable) as refusal:
        structural_distance(table, 0, outcome=table[:, 2] / 1000)

    assert (refusal.value.code, refusal.value.facts) == ("outcome_in_structure", {"column": 2})


def test_related_outcome_is_not_mistaken_for_the_same_quantity():
    rising = np.arange(1.0, 7.0)

    assert same_up_to_scale(rising, 3 * rising)
    assert not same_up_to_scale(rising, 10 + rising)
    assert not same_up_to_scale(np.ones(6), np.full(6, 5.0))
    assert not same_up_to_scale(np.zeros(6), rising)
    assert same_up_to_scale(rising, 1e-200 * rising)


def test_exact_ratio_of_four_places_may_be_chance():
    assert structural_distance(VECTOR, 0, outcome=VECTOR[:, 2] * 2).squared[1] > 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"weights": [1, 2]}, "weights_count"),
        ({"weights": [1, -1, 1]}, "weight_negative"),
        ({"weights": [0, 0, 0]}, "weights_zero"),
        ({"weights": [1, np.nan, 1]}, "weight_not_finite"),
        ({"scaling": "cubist"}, "unknown_scaling"),
        ({"focus": 9}, "focus_not_there"),
        ({"values": [[1.0, 2.0, -1.0], [1.0, 2.0, 3.0]], "logged": [True] * 3}, "log_needs_positive"),
        ({"values": [[1.0, np.inf, 1.0], [1.0, 2.0, 3.0]]}, "not_finite"),
    ],
)
def test_unfit_question_is_refused_with_a_code(change, code):
    question = {"values": VECTOR, "focus": 0, **change}

    with pytest.raises(NotComputable) as refusal:
        structural_distance(question.pop("values"), question.pop("focus"), question.pop("weights", None), **question)

    assert refusal.value.code == code
