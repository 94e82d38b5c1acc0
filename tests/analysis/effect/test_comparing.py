"""Before and after: Welch's test, and what it says about itself."""

import numpy as np
import pytest

from yokoten.analysis.effect import before_after
from yokoten.analysis.refusal import NotComputable

# Student's sleep data (Cushny and Peebles, 1905): R's t.test gives t = -1.8608, df = 17.776, p = 0.07939 and the
# interval -3.3655 to 0.2055 for the first less the second group.
FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_difference_is_that_of_the_textbook():
    found = before_after(FIRST, SECOND)

    assert found.estimate == pytest.approx(1.58)
    assert found.estimate / found.se == pytest.approx(1.8608, abs=5e-5)
    assert (found.df, found.p) == pytest.approx((17.776, 0.07939), abs=5e-4)
    assert (found.lower, found.upper) == pytest.approx((-0.2055, 3.3655), abs=5e-5)
    assert (found.before.count, found.before.mean) == (10, pytest.approx(0.75))


def test_sides_changed_over_change_the_sign():
    one, other = before_after(FIRST, SECOND), before_after(SECOND, FIRST)

    assert (other.estimate, other.lower, other.df) == pytest.approx((-one.estimate, -one.upper, one.df))


def test_it_always_says_that_it_compares_with_nothing():
    assert before_after(FIRST, SECOND).caveats == ("no_comparison",)
    assert before_after(FIRST[:4], SECOND, is_in_order=False).caveats == ("no_comparison", "few_points")


def test_trend_that_was_there_before_is_said():
    rising = np.arange(12.0) + np.tile([0.3, -0.3], 6)

    assert "trend_before" in before_after(rising, rising + 12).caveats
    assert "trend_before" not in before_after(rising, rising + 12, is_in_order=False).caveats


def test_neighbours_that_are_alike_are_said():
    slow = np.sin(np.arange(40) / 6)

    assert "autocorrelated" in before_after(slow, slow + 1).caveats


def test_one_side_without_spread_is_enough():
    assert before_after([1.0, 1.0, 1.0], [1.0, 2.0, 3.0]).df == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ([1.0], [1.0, 2.0], "too_few_before"),
        ([1.0, 2.0], [1.0], "too_few_after"),
        ([1.0, 2.0], [1.0, np.nan], "point_missing"),
        ([1.0, 1.0], [2.0, 2.0], "no_spread"),
        ([0.1, 0.1, 0.1], [0.3, 0.1 + 0.2, 0.3], "no_spread"),
    ],
)
def test_what_has_no_interval_is_refused(before, after, code):
    with pytest.raises(NotComputable) as refused:
        before_after(before, after)
    assert refused.value.code == code
