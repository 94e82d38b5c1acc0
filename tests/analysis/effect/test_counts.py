"""Charts of shares, rates, counts and subgroups."""

import numpy as np
import pytest

from yokoten.analysis.effect import c_chart, p_chart, u_chart, xbar_r
from yokoten.analysis.refusal import NotComputable


def test_shares_have_limits_by_their_size():
    chart = p_chart([2, 5, 3, 30], [50, 100, 60, 400])
    p = 40 / 610

    assert chart.points == pytest.approx([0.04, 0.05, 0.05, 0.075])
    assert chart.centre == pytest.approx([p] * 4)
    assert chart.upper == pytest.approx(p + 3 * np.sqrt(p * (1 - p) / np.array([50, 100, 60, 400])))
    assert chart.lower[0] == 0.0


def test_rates_of_equal_sizes_are_counts_over_the_size():
    rates, counts = u_chart([4, 6, 9, 5], [2, 2, 2, 2]), c_chart([4, 6, 9, 5])

    assert 2 * rates.centre == pytest.approx(counts.centre)
    assert 2 * rates.upper == pytest.approx(counts.upper)


def test_limits_of_counts_are_three_roots():
    chart = c_chart([16] * 19 + [40])

    assert chart.upper[0] == pytest.approx(17.2 + 3 * np.sqrt(17.2))
    assert [(one.index, one.side) for one in chart.signals] == [(19, "above")]


def test_subgroups_of_five_take_the_textbook_constants():
    rng = np.random.default_rng(1)
    table = rng.normal(10, 1, (25, 5))
    found = xbar_r(table)
    width = np.ptp(table, axis=1).mean()

    assert found.means.upper[0] == pytest.approx(table.mean() + 0.577 * width, rel=1e-4)
    assert found.ranges.upper[0] == pytest.approx(2.114 * width, rel=1e-3)
    assert (found.ranges.lower[0], found.size) == (0.0, 5)
    assert found.sigma == pytest.approx(width / 2.326)


def test_ranges_of_large_groups_have_a_lower_limit():
    found = xbar_r(np.random.default_rng(1).normal(10, 1, (25, 10)))

    assert found.ranges.lower[0] == pytest.approx(0.223 * found.ranges.centre[0], rel=5e-3)


def test_equal_groups_and_shares_are_no_signal():
    assert xbar_r([[0.1] * 3] * 8).means.signals == ()
    assert p_chart([1] * 9, [3] * 9).signals == u_chart([0.3] * 9, [3] * 9).signals == ()


def test_baseline_makes_the_limits():
    assert c_chart([4, 5, 6, 50], baseline=3).centre[-1] == 5.0


def test_counts_that_vary_too_much_or_too_little_say_so():
    assert "over_dispersed" in c_chart([1, 40] * 10).caveats
    assert "under_dispersed" in c_chart([25] * 20).caveats
    assert c_chart(np.random.default_rng(2).poisson(9, 40)).caveats == ()


def test_no_event_at_all_is_a_chart():
    assert p_chart([0, 0, 0], [5, 5, 5]).signals == ()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (lambda: p_chart([1, 2, 9], [5, 5, 5]), "more_events_than_size"),
        (lambda: p_chart([1, 2, 3], [5, 0, 5]), "size_not_positive"),
        (lambda: c_chart([1, -2, 3]), "count_negative"),
        (lambda: c_chart([1, np.nan, 3]), "point_missing"),
        (lambda: c_chart([1, 2]), "too_few_points"),
        (lambda: c_chart([1, 2, 3], baseline=9), "baseline_too_long"),
        (lambda: c_chart([1, 2, 3], baseline=1), "baseline_too_short"),
        (lambda: xbar_r([[1.0], [2.0], [3.0]]), "group_size"),
        (lambda: xbar_r([[1.0, 2.0], [2.0, np.nan], [3.0, 1.0]]), "point_missing"),
    ],
)
def test_what_makes_no_chart_is_refused(asked, code):
    with pytest.raises(NotComputable) as refused:
        asked()
    assert refused.value.code == code
