"""Gaps set against SciPy's regression, and what must not change them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from yokoten.analysis.gaps import CLOSING, STEADY, UNKNOWN, WIDENING, level_gaps

NAN = float("nan")
YEARS = np.arange(2014.0, 2024.0)
TABLES = arrays(float, (3, 10), elements=st.floats(1, 1000, width=32).map(float))
HOLES = arrays(bool, (3, 10))


def with_holes(table, holes):
    """The table with holes everywhere but in the last year."""
    holed = np.where(holes, NAN, table)
    holed[:, -1] = table[:, -1]
    return holed


@given(table=TABLES, holes=HOLES)
@settings(max_examples=80, deadline=None)
def test_slope_is_the_one_of_scipy_over_the_last_five_common_years(table, holes):
    holed = with_holes(table, holes)
    found = level_gaps(YEARS, holed, 0)[1]
    gaps = 100 * (holed[1] - holed[0]) / holed[0]
    common = np.flatnonzero(np.isfinite(gaps))[-5:]

    assert found.trend_since == YEARS[common[0]]
    if common.size < 3:
        assert (found.trend, np.isnan(found.per_year)) == (UNKNOWN, True)
    else:
        assert found.per_year == pytest.approx(stats.linregress(YEARS[common], gaps[common]).slope, rel=1e-6, abs=1e-9)


@given(table=TABLES, holes=HOLES)
@settings(max_examples=80, deadline=None)
def test_spread_holds_every_common_gap_of_the_last_four_years_and_no_other(table, holes):
    holed = with_holes(table, holes)
    found = level_gaps(YEARS, holed, 0)[2]
    gaps = 100 * (holed[2] - holed[0]) / holed[0]
    lately = np.isfinite(gaps) & (YEARS >= 2019)

    assert (found.low, found.high) == (pytest.approx(gaps[lately].min()), pytest.approx(gaps[lately].max()))
    assert (found.count, found.since) == (lately.sum(), YEARS[lately][0])
    assert found.low <= found.now <= found.high


@given(table=TABLES, years=arrays(float, 10, elements=st.floats(0.125, 8, width=32).map(float)))
@settings(max_examples=60, deadline=None)
def test_what_happens_to_all_in_a_year_changes_no_gap(table, years):
    here, there = level_gaps(YEARS, table, 0)[1], level_gaps(YEARS, table * years, 0)[1]

    assert (there.now, there.low, there.high) == pytest.approx((here.now, here.low, here.high), rel=1e-6, abs=1e-6)


@given(table=TABLES)
@settings(max_examples=60, deadline=None)
def test_lower_is_better_only_turns_the_sign(table):
    up, down = level_gaps(YEARS, table, 0)[1], level_gaps(YEARS, table, 0, lower_is_better=True)[1]

    assert down.now == -up.now
    assert (down.low, down.high) == (-up.high, -up.low)
    assert down.trend == up.trend


@given(table=TABLES)
@settings(max_examples=40, deadline=None)
def test_units_do_not_know_of_each_other(table):
    assert level_gaps(YEARS, table, 0)[1] == level_gaps(YEARS, table[:2], 0)[1]
    assert level_gaps(YEARS, table, 0)[2] == level_gaps(YEARS, table[[0, 2]], 0)[1]


@pytest.mark.parametrize(
    ("gaps", "trend"),
    [
        ([10, 20, 30, 40, 50], WIDENING),
        ([50, 40, 30, 20, 10], CLOSING),
        ([-50, -40, -30, -20, -10], CLOSING),
        ([-10, -20, -30, -40, -50], WIDENING),
        ([-20, -10, 0.5, 10, 20], WIDENING),
        ([20, 20.1, 20.2, 20.3, 20.4], STEADY),
        ([20, 20.3, 20.6, 20.9, 21.2], WIDENING),
        ([20, 20, 20, 20, 20], STEADY),
        ([20, 60, 10, 70, 15], STEADY),
    ],
)
def test_trend_is_called_by_where_the_gap_stands_and_goes(gaps, trend):
    table = [[100.0] * 5, [100.0 + gap for gap in gaps]]

    assert level_gaps(YEARS[-5:], table, 0)[1].trend == trend


def test_trend_is_of_years_and_not_of_steps():
    table = [[100.0] * 3, [110.0, 120.0, 150.0]]
    found = level_gaps([2013, 2018, 2023], table, 0)[1]

    assert found.per_year == pytest.approx(4.0)
    assert (found.count, found.trend_since) == (1, 2013)


def test_gap_to_a_negative_focus_is_measured_by_its_size():
    found = level_gaps([2022, 2023], [[-10.0, -10.0], [-5.0, -8.0]], 0)[1]

    assert found.now == pytest.approx(20)
    assert found.high == pytest.approx(50)


def test_year_in_which_the_focus_had_nothing_is_no_common_year():
    found = level_gaps([2021, 2022, 2023], [[0.0, 10.0, 10.0], [5.0, 11.0, 12.0]], 0)[1]

    assert (found.count, found.high) == (2, 20.0)


@pytest.mark.parametrize("broken", [0, 1])
def test_break_of_either_side_in_the_last_year_leaves_one_gap(broken):
    breaks = np.zeros((2, 4), bool)
    breaks[broken, 3] = True
    found = level_gaps(YEARS[-4:], [[100.0] * 4, [300.0, 200.0, 150.0, 110.0]], 0, breaks=breaks)[1]

    assert (found.low, found.high, found.count, found.trend) == (10, 10, 1, UNKNOWN)


def test_break_of_a_third_place_is_nobody_elses_matter():
    breaks = np.zeros((3, 4), bool)
    breaks[2, 3] = True
    table = [[100.0] * 4, [130.0, 120.0, 115.0, 110.0], [1.0] * 4]

    assert level_gaps(YEARS[-4:], table, 0, breaks=breaks)[1] == level_gaps(YEARS[-4:], table, 0)[1]
