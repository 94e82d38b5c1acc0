"""Structural distance set against SciPy and against plain loops over pairs and variables."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist

from yokoten.analysis.similarity import same_up_to_scale, structural_distance

NAN = float("nan")
TABLES = arrays(float, (7, 4), elements=st.integers(-99, 99).map(float))
HOLES = arrays(bool, (7, 4), elements=st.sampled_from([True, False, False, False]))
WEIGHTS = st.lists(st.integers(1, 100).map(float), min_size=4, max_size=4)


def by_loops(table, focus, weights):
    """Min-max scaling, then pair by pair and variable by variable."""
    shares = np.array(weights) / sum(weights)
    found = []
    for row in table:
        covered, total = 0.0, 0.0
        for column, share in enumerate(shares):
            known = [value for value in table[:, column] if value == value]
            if row[column] != row[column] or table[focus, column] != table[focus, column]:
                continue
            width = max(known) - min(known)
            gap = (row[column] - table[focus, column]) / width if width else 0.0
            covered, total = covered + share, total + share * gap**2
        found.append(total / covered if covered >= 0.7 - 1e-12 else NAN)
    return found


@given(table=TABLES, holes=HOLES, weights=WEIGHTS)
@settings(max_examples=120, deadline=None)
def test_distance_is_the_one_of_plain_loops_with_or_without_holes(table, holes, weights):
    holed = np.where(holes, NAN, table)

    assert structural_distance(holed, 2, weights).squared == pytest.approx(by_loops(holed, 2, weights), nan_ok=True)


@given(table=TABLES, weights=WEIGHTS)
@settings(max_examples=60, deadline=None)
def test_distance_without_holes_is_the_weighted_one_of_scipy(table, weights):
    width = np.ptp(table, axis=0)
    scaled = (table - table.min(axis=0)) / np.where(width > 0, width, 1)
    expected = cdist(scaled[:1], scaled, "sqeuclidean", w=np.array(weights) / sum(weights))[0]

    assert structural_distance(table, 0, weights).squared == pytest.approx(expected, abs=1e-12)


@given(table=TABLES, holes=HOLES, weights=WEIGHTS)
@settings(max_examples=80, deadline=None)
def test_contributions_add_up_and_are_missing_where_a_figure_is(table, holes, weights):
    holed = np.where(holes, NAN, table)
    found = structural_distance(holed, 0, weights)

    for unit in np.flatnonzero(found.comparable):
        assert np.nansum(found.contributions[unit]) == pytest.approx(found.squared[unit])
        assert (np.isnan(found.contributions[unit]) == (np.isnan(holed[unit]) | np.isnan(holed[0]))).all()
    assert np.isnan(found.contributions[~found.comparable]).all()
    assert (found.comparable == (found.covered >= 0.7 - 1e-12)).all()


@given(table=TABLES, weights=WEIGHTS)
@settings(max_examples=60, deadline=None)
def test_nearest_are_sorted_and_ties_keep_the_order_of_the_units(table, weights):
    found = structural_distance(table, 3, weights)
    order = found.nearest(7).tolist()

    assert sorted(order) == [0, 1, 2, 4, 5, 6]
    assert order == sorted(order, key=lambda unit: (found.squared[unit], unit))
    assert found.nearest(2).tolist() == order[:2]


@given(table=TABLES, weights=WEIGHTS)
@settings(max_examples=40, deadline=None)
def test_variable_without_weight_might_as_well_not_be_there(table, weights):
    without = structural_distance(table[:, :3], 0, weights[:3])
    zero = structural_distance(table, 0, [*weights[:3], 0.0])

    assert zero.squared == pytest.approx(without.squared, abs=1e-12)
    assert (zero.contributions[:, 3] == 0).all()


@given(table=TABLES, weights=WEIGHTS)
@settings(max_examples=40, deadline=None)
def test_variable_given_twice_with_half_the_weight_each_changes_nothing(table, weights):
    twice = structural_distance(table[:, [0, 0, 1, 2, 3]], 0, [weights[0] / 2, weights[0] / 2, *weights[1:]])

    assert twice.squared == pytest.approx(structural_distance(table, 0, weights).squared, abs=1e-12)


@given(table=TABLES)
@settings(max_examples=40, deadline=None)
def test_distance_never_leaves_its_range(table):
    for scaling in ("minmax", "rank"):
        squared = structural_distance(table, 0, scaling=scaling).squared
        assert (squared >= 0).all() and (squared <= 1 + 1e-12).all()


@pytest.mark.parametrize("k", [0, 1, 3, 6, 50])
def test_list_is_as_long_as_asked_or_as_there_are_peers(k):
    table = np.arange(14.0).reshape(7, 2)

    assert structural_distance(table, 0).nearest(k).size == min(k, 6)


def test_focus_and_excluded_are_no_candidates_and_the_incomparable_neither():
    table = np.arange(10.0).reshape(5, 2)
    table[4] = [NAN, 3.0]
    found = structural_distance(table, 1)
    excluded = [False, False, True, False, False]

    assert found.candidates().tolist() == [True, False, True, True, False]
    assert found.candidates(excluded).tolist() == [True, False, False, True, False]
    assert found.nearest(9, excluded).tolist() == [0, 3]


def test_missing_of_the_focus_counts_against_everybody():
    table = np.array([[NAN, 1.0, 1.0], [2.0, 2.0, 2.0], [3.0, 3.0, 9.0]])

    assert structural_distance(table, 0, [0.3, 0.4, 0.3]).comparable.all()
    assert not structural_distance(table, 0, [0.31, 0.39, 0.3]).comparable.any()


@given(
    column=st.lists(st.integers(1, 10_000).map(float), min_size=6, max_size=12, unique=True),
    factor=st.floats(1e-6, 1e6),
    sign=st.sampled_from([1, -1]),
)
@settings(max_examples=60, deadline=None)
def test_quantity_is_recognised_in_any_unit_and_not_after_a_real_change(column, factor, sign):
    outcome = np.array(column)

    assert same_up_to_scale(outcome, sign * factor * outcome)
    changed = outcome.copy()
    changed[0] *= 1.01
    assert not same_up_to_scale(changed, factor * outcome)


def test_holes_do_not_hide_that_two_columns_are_one():
    rising = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])
    holed, other = rising.copy(), 1000 * rising
    holed[0], other[6] = NAN, NAN

    assert same_up_to_scale(holed, other)
    holed[1] = NAN
    assert not same_up_to_scale(holed, other)
