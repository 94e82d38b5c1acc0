"""How much of an effect is left, with its interval."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.prove.rules.shares import measured_again, share_kept, standard_error
from yokoten.prove.rules.sizes import Size

FIRST = Size(-10.0, -12.0, -8.0, is_lower_better=True)


def test_later_figures_make_an_effect_with_the_t_interval():
    again = measured_again([9.0, 10.0, 11.0], without=20.0)

    assert (again.estimate, again.lower, again.upper) == pytest.approx((-10.0, -12.4841, -7.5159), abs=1e-4)
    assert measured_again([9.0], without=20.0) is None


def test_doubt_about_the_level_without_widens_the_interval():
    sure, doubtful = (measured_again([9.0, 10.0, 11.0], without=20.0, without_se=se) for se in (0.0, 1.0))

    assert doubtful.lower < sure.lower and doubtful.upper > sure.upper


def test_an_exact_first_effect_leaves_the_interval_of_the_later_one():
    assert share_kept(Size(10.0, 10.0, 10.0), Size(5.0, 4.0, 6.0)) == pytest.approx((0.5, 0.4, 0.6))


def test_the_interval_of_the_share_holds_the_truth_about_as_often_as_it_says():
    rng, truth, hits = np.random.default_rng(5), 0.6, 0
    for _ in range(2000):
        first, later = rng.normal(10.0, 1.5), rng.normal(10.0 * truth, 1.5)
        reach = 1.959964 * 1.5
        found = share_kept(Size(first, first - reach, first + reach), Size(later, later - reach, later + reach))
        hits += found is not None and found[1] <= truth <= found[2]

    assert 0.93 < hits / 2000 < 0.97


@settings(deadline=None)
@given(later=st.floats(-30, 30), reach=st.floats(0.1, 20))
def test_the_share_lies_in_its_interval(later, reach):
    share, lower, upper = share_kept(FIRST, Size(later, later - reach, later + reach))

    assert lower <= share <= upper


def test_half_of_an_interval_is_about_two_standard_errors():
    assert standard_error(Size(0.0, -1.959964, 1.959964)) == pytest.approx(1.0)
    assert standard_error(Size(0.0)) is None
