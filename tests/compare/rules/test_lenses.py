"""The three lenses: monotone, bounded, sensible at their edges."""

import math

import numpy as np
import pytest

from yokoten.analysis.trajectory import Timing
from yokoten.compare.rules.lenses import advantage, alike_parts, better_parts, where_parts

ALL = np.ones(3, dtype=bool)


def timing(years, growth):
    return Timing(years, years, years, growth, False)


def test_alike_is_one_for_a_twin_and_a_half_at_the_mean_gap():
    assert alike_parts(np.array([0.0, 0.04, 0.16]), ALL) == pytest.approx([1, 0.5, 0.5**4])


def test_many_twins_do_not_make_a_near_place_strange():
    squared = np.array([0.0001, 0.0001, 0.0004, 0.2, 1.0])

    assert alike_parts(squared, np.ones(5, dtype=bool))[2] > 0.99


def test_alike_does_not_depend_on_the_unit_of_the_distance():
    squared = np.array([0.1, 0.2, 0.7])

    assert alike_parts(squared * 9, ALL) == pytest.approx(alike_parts(squared, ALL))


def test_alike_among_twins_only_is_one_for_all():
    assert alike_parts(np.zeros(3), ALL).tolist() == [1, 1, 1]


def test_missing_distance_is_not_alike_and_an_empty_pool_has_nobody():
    assert alike_parts(np.array([0.1, 0.2, np.nan]), np.array([True, True, False]))[2] == 0
    assert alike_parts(np.array([0.1, 0.2, 0.3]), ~ALL).tolist() == [0, 0, 0]


def test_better_grows_with_the_gap_and_bends():
    parts = better_parts(np.array([0.1, 0.2, 2.0]), ALL)

    assert parts == pytest.approx([1 - 2**-0.5, 0.5, 1 - 2**-10])


def test_advantage_is_a_ratio_where_it_can_be():
    assert advantage(np.array([10.0, 20.0]), 0, lower_is_better=False)[1] == pytest.approx(math.log(2))
    assert advantage(np.array([10.0, 20.0]), 0, lower_is_better=True)[1] == pytest.approx(-math.log(2))
    assert advantage(np.array([-10.0, 20.0]), 0, lower_is_better=False)[1] == 30


def test_faster_and_more_recent_teachers_count_more():
    pace = where_parts([timing(8, 0.01), timing(8, 0.03), timing(8, 0.05)], ALL)
    memory = where_parts([timing(4, 0.02), timing(10, 0.02), timing(20, 0.02)], ALL)

    assert pace[0] < pace[1] < pace[2]
    assert memory == pytest.approx([0.5 * 2**-0.4, 0.25, 0.125])


def test_having_edged_past_last_month_is_no_feat():
    parts = where_parts([timing(0.1, 0.10), timing(8, 0.03), None], ALL)

    assert parts[0] < parts[1]
    assert parts[2] == 0


def test_falling_outcome_counts_by_its_pace_too():
    assert where_parts([timing(8, -0.03), None, None], ALL)[0] > 0
    assert where_parts([None, None, None], ALL).tolist() == [0, 0, 0]
