"""Gaps of levels with their spread and direction."""

import numpy as np
import pytest

from yokoten.analysis.gaps import level_gaps
from yokoten.analysis.refusal import NotComputable

NAN = float("nan")
YEARS = [2018, 2019, 2020, 2021, 2022, 2023]


def gap(focus, other, years=YEARS, **options):
    return level_gaps(years[-len(focus) :], [focus, other], 0, **options)[1]


def test_gap_is_percent_of_the_focus_with_its_spread_over_recent_years():
    found = gap([100, 100, 100, 100], [110, 130, 120, 125])

    assert (found.now, found.low, found.high) == (25, 10, 30)
    assert (found.since, found.count) == (2020, 4)


def test_the_spread_is_that_of_the_last_four_years():
    found = gap([100] * 6, [300, 110, NAN, 120, 130, 140])

    assert (found.high, found.since, found.count) == (40, 2019, 4)


def test_the_trend_reaches_back_over_five_common_years():
    found = gap([100] * 6, [300, 110, NAN, 120, 130, 140])

    assert found.trend_since == 2018


def test_gap_of_a_lower_is_better_outcome_is_positive_for_the_better():
    assert gap([10], [5], lower_is_better=True).now == 50
    assert gap([10], [12], lower_is_better=True).now == pytest.approx(-20)


@pytest.mark.parametrize(
    ("other", "trend"),
    [
        ([160, 150, 140, 130], "closing"),
        ([130, 140, 150, 160], "widening"),
        ([130, 130.2, 129.9, 130.1], "steady"),
        ([130, 160, 120, 150], "steady"),
        ([60, 70, 80, 90], "closing"),
    ],
)
def test_trend_of_the_gap_is_called_only_beyond_its_noise(other, trend):
    assert gap([100] * 4, other).trend == trend


def test_two_years_give_no_trend():
    found = gap([100, 100], [120, 150])

    assert found.trend == "unknown"
    assert np.isnan(found.per_year)


def test_years_before_a_break_of_either_side_do_not_count():
    breaks = np.zeros((2, 4), dtype=bool)
    breaks[0, 2] = True

    assert gap([50, 50, 100, 100], [100, 100, 110, 120], breaks=breaks).high == 20


def test_common_inflation_does_not_move_the_gap():
    rise = 1.1 ** np.arange(4)
    found = gap(100 * rise, 125 * rise)

    assert (found.low, found.high) == (pytest.approx(25), pytest.approx(25))


def test_no_gap_without_a_figure_or_for_the_focus_or_to_nothing():
    assert gap([100, 100], [120, NAN]) is None
    assert level_gaps([2020], [[1.0], [2.0]], 0)[0] is None
    assert gap([0.0], [5.0]) is None


def test_focus_without_a_figure_is_refused():
    with pytest.raises(NotComputable, match="focus_misses_outcome"):
        gap([1.0, NAN], [1.0, 2.0])
