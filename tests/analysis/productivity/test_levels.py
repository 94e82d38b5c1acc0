"""Labour productivity: levels and growth over unequal gaps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from yokoten.analysis.productivity import labour_productivity
from yokoten.analysis.refusal import NotComputable

NAN = float("nan")
POSITIVE = arrays(float, (3, 5), elements=st.floats(0.01, 1e6))
HOLES = arrays(bool, (3, 5))


def codes(found):
    return [(one.code, one.unit, one.period) for one in found.findings]


def test_growth_is_per_year_whatever_the_gap():
    found = labour_productivity([[100.0, 105.0, 105.0 * 1.1**5]], [[1.0, 1.0, 1.0]], [2010, 2011, 2016])

    assert np.expm1(found.growth[0, 1:]) == pytest.approx([0.05, 0.1])
    assert found.per_year[0] == pytest.approx((np.log(1.05) + 5 * np.log(1.1)) / 6)
    assert (found.first[0], found.last[0], found.years[0]) == (0, 2, 6)


def test_a_hole_is_bridged_by_the_years_between():
    found = labour_productivity([[100.0, NAN, 121.0]], [[1.0, 1.0, 1.0]])

    assert np.isnan(found.growth[0, :2]).all()
    assert np.expm1(found.growth[0, 2]) == pytest.approx(0.1)
    assert codes(found) == [("output_missing", 0, 1)]


@pytest.mark.parametrize(
    ("output", "labour", "code", "level"),
    [
        (5.0, 0.0, "labour_not_positive", NAN),
        (5.0, NAN, "labour_missing", NAN),
        (0.0, 2.0, "output_not_positive", 0.0),
        (-4.0, 2.0, "output_not_positive", -2.0),
    ],
)
def test_what_has_no_logarithm_is_told_and_never_replaced(output, labour, code, level):
    found = labour_productivity([[1.0, output, 4.0]], [[1.0, labour, 2.0]])

    assert codes(found) == [(code, 0, 1)]
    np.testing.assert_equal(found.levels[0, 1], level)
    assert found.per_year[0] == pytest.approx(np.log(2) / 2)


def test_one_level_gives_no_growth():
    found = labour_productivity([[1.0, NAN]], [[2.0, 3.0]])

    assert codes(found) == [("output_missing", 0, 1), ("span_too_short", 0, None)]
    assert (found.first[0], found.levels[0, 0], np.isnan(found.per_year[0])) == (-1, 0.5, True)


@pytest.mark.parametrize(
    ("output", "labour", "periods", "code"),
    [
        ([1.0, 2.0], [1.0, -1.0], None, "figure_negative"),
        ([1.0, float("inf")], [1.0, 1.0], None, "figure_not_finite"),
        ([1.0, 2.0], [1.0], None, "series_differ"),
        ([1.0, 2.0], [1.0, 1.0], [2021, 2020], "periods_not_rising"),
        ([1.0, 2.0], [1.0, 1.0], [2021], "periods_not_rising"),
    ],
)
def test_unfit_figures_are_refused(output, labour, periods, code):
    with pytest.raises(NotComputable, match=code):
        labour_productivity(output, labour, periods)


@given(output=POSITIVE, labour=POSITIVE, holes=HOLES, factor=st.floats(1e-6, 1e6))
@settings(max_examples=60, deadline=None)
def test_units_of_measurement_change_levels_only(output, labour, holes, factor):
    holed = np.where(holes, NAN, output)
    here, there = labour_productivity(holed, labour), labour_productivity(holed * factor, labour)

    np.testing.assert_allclose(there.levels, here.levels * factor, rtol=1e-12)
    np.testing.assert_allclose(there.growth, here.growth, atol=1e-9)


@given(output=POSITIVE, labour=POSITIVE, holes=HOLES)
@settings(max_examples=60, deadline=None)
def test_growth_by_steps_weighted_by_years_is_growth_over_the_span(output, labour, holes):
    times = np.array([2000.0, 2001, 2003, 2010, 2011])
    found = labour_productivity(np.where(holes, NAN, output), labour, times)

    for unit in np.flatnonzero(found.first >= 0):
        known = np.flatnonzero(~holes[unit])
        steps = np.diff(times[known]) @ found.growth[unit, known[1:]]
        assert steps / found.years[unit] == pytest.approx(found.per_year[unit], abs=1e-12)
