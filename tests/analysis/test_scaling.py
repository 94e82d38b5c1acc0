"""Variables on one scale, set against SciPy and against plain loops."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.scaling import SCALINGS, Caveat, scale_variables

NAN = float("nan")
COLUMNS = arrays(float, (7, 1), elements=st.integers(-50, 50).map(float))
POSITIVE = arrays(float, (6, 2), elements=st.floats(0.5, 1e4, width=32).map(float))


def scaled(column, scaling="minmax", **options):
    return scale_variables(np.array(column, dtype=float).reshape(-1, 1), scaling, **options).values.ravel()


def caveats(table, scaling="minmax"):
    return scale_variables(table, scaling).caveats


@given(column=COLUMNS)
@settings(max_examples=60, deadline=None)
def test_ranks_are_those_of_scipy_stretched_to_one(column):
    if np.unique(column).size == 1:
        assert scaled(column, "rank").tolist() == [0.0] * 7
    else:
        assert scaled(column, "rank") == pytest.approx((stats.rankdata(column.ravel()) - 1) / 6)


@given(column=COLUMNS)
@settings(max_examples=60, deadline=None)
def test_robust_sigma_is_the_median_deviation_of_scipy(column):
    sigma = 1.4826 * stats.median_abs_deviation(column.ravel())
    if sigma > 0:
        assert scaled(column, "robust") == pytest.approx((column.ravel() - np.median(column)) / sigma)


@given(column=COLUMNS)
@settings(max_examples=60, deadline=None)
def test_min_and_max_become_the_ends_of_the_range(column):
    found = scaled(column)

    if np.unique(column).size > 1:
        assert (found.min(), found.max()) == (0.0, 1.0)
        assert found.argmin() == column.ravel().argmin()


@pytest.mark.parametrize("scaling", SCALINGS)
@given(column=COLUMNS, factor=st.floats(0.01, 100), shift=st.floats(-100, 100))
@settings(max_examples=40, deadline=None)
def test_another_unit_and_another_origin_change_nothing(scaling, column, factor, shift):
    if np.unique(column).size > 1:
        moved = scaled(np.round(column * factor + shift, 9), scaling)
        assert moved == pytest.approx(scaled(column, scaling), rel=1e-6, abs=1e-6)


@given(table=POSITIVE)
@settings(max_examples=40, deadline=None)
def test_logged_column_forgets_its_unit_and_the_other_keeps_its_values(table):
    first = scale_variables(table, logged=[True, False]).values
    again = scale_variables(table * [1000.0, 1.0], logged=[True, False]).values

    if np.unique(np.log(table[:, 0])).size > 3 and np.ptp(np.log(table[:, 0])) > 1e-3:
        assert again[:, 0] == pytest.approx(first[:, 0], abs=1e-6)
    assert (again[:, 1] == first[:, 1]).all()


def test_ranks_ignore_any_rising_change_of_the_scale():
    column = np.array([3.0, 1.0, 8.0, 8.0, 2.5])

    assert (scaled(np.exp(column), "rank") == scaled(column, "rank")).all()
    assert scaled(-column, "rank") == pytest.approx(1 - scaled(column, "rank"))


@pytest.mark.parametrize("scaling", SCALINGS)
def test_missing_stays_missing_and_does_not_move_the_others(scaling):
    whole, holed = scaled([1, 4, 9, 16], scaling), scaled([1, NAN, 4, 9, 16], scaling)

    assert np.isnan(holed[1])
    assert np.delete(holed, 1) == pytest.approx(whole)


@pytest.mark.parametrize("scaling", SCALINGS)
def test_column_without_any_figure_is_a_caveat_and_stays_empty(scaling):
    found = scale_variables([[1.0, NAN], [2.0, NAN], [4.0, NAN]], scaling)

    assert found.caveats == (Caveat("all_missing", 1),)
    assert np.isnan(found.values[:, 1]).all()
    assert np.isfinite(found.values[:, 0]).all()


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("column", [[5.0], [5.0, 5.0, 5.0], [NAN, 5.0, NAN]])
def test_column_of_one_value_tells_nobody_apart(scaling, column):
    table = np.array(column).reshape(-1, 1)

    assert caveats(table, scaling) == (Caveat("constant_variable", 0),)
    assert np.nan_to_num(scaled(column, scaling)).tolist() == [0.0] * len(column)


def test_caveats_name_their_columns_in_order():
    table = [[1.0, 7.0, 1.0, NAN], [2.0, 7.0, 1.0, NAN], [3.0, 7.0, 1.0, NAN], [4.0, 7.0, 5.0, NAN]]

    assert [(one.code, one.column) for one in caveats(table, "robust")] == [
        ("constant_variable", 1), ("mad_zero", 2), ("all_missing", 3),
    ]  # fmt: skip
    assert "mad_zero" not in {one.code for one in caveats(table, "minmax")}


def test_mean_deviation_stands_in_where_over_half_are_equal():
    found = scaled([1, 1, 1, 1, 6], "robust")

    assert found[:4].tolist() == [0.0] * 4
    assert found[4] == pytest.approx(5 / (1.2533 * 1.0))


def test_given_table_is_left_as_it_was():
    table = np.array([[1.0, 2.0], [10.0, 4.0]])
    scale_variables(table, "robust", logged=[True, True])

    assert table.tolist() == [[1.0, 2.0], [10.0, 4.0]]


@pytest.mark.parametrize(
    ("table", "options", "code", "facts"),
    [
        ([[1.0, 2.0], [3.0, np.inf]], {}, "not_finite", {"row": 1, "column": 1}),
        ([[-np.inf, 2.0], [3.0, 1.0]], {}, "not_finite", {"row": 0, "column": 0}),
        ([[1.0, 2.0], [0.0, 1.0]], {"logged": [True, False]}, "log_needs_positive", {"row": 1, "column": 0}),
        ([[1.0, 2.0], [1.0, -1.0]], {"logged": [False, True]}, "log_needs_positive", {"row": 1, "column": 1}),
        ([[1.0, 2.0], [1.0, 1.0]], {"scaling": "z-score"}, "unknown_scaling", {"scaling": "z-score"}),
    ],
)
def test_what_cannot_be_scaled_is_refused_with_its_spot(table, options, code, facts):
    with pytest.raises(NotComputable) as refusal:
        scale_variables(table, **options)

    assert (refusal.value.code, refusal.value.facts) == (code, facts)


def test_zero_is_fine_where_no_logarithm_is_taken():
    assert scale_variables([[0.0, 1.0], [-2.0, 3.0]], logged=[False, True]).values[:, 0].tolist() == [1.0, 0.0]
