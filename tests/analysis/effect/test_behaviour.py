"""The chart of single values: published limits, relations that must hold, refusals."""

import numpy as np
import pytest

from yokoten.analysis.effect import xmr
from yokoten.analysis.effect.signals import RULES, find_signals
from yokoten.analysis.refusal import NotComputable

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, flow rates of ten batches: mean 50.81, mean moving range
# 1.8778, lower limit 45.8159, upper limit 55.8041 (3/1.128).
FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]


def test_chart_is_that_of_the_handbook():
    chart = xmr(FLOW)

    assert chart.current.mean == pytest.approx(50.81)
    assert chart.current.mr_mean == pytest.approx(1.8777777778)
    assert chart.current.lower == pytest.approx(45.8159, abs=5e-3)
    assert chart.current.upper == pytest.approx(55.8041, abs=5e-3)
    assert chart.current.upper - 50.81 == pytest.approx(3 * 1.8777777778 / 1.1283791671)
    assert chart.current.mr_upper == pytest.approx(3.268 * 1.8777777778)
    assert chart.signals == chart.mr_signals == ()
    assert chart.caveats == ("limits_provisional",)


def test_moving_ranges_are_steps_between_neighbours():
    chart = xmr([1.0, 4.0, 2.0, 2.0])

    assert np.isnan(chart.moving_ranges[0])
    assert chart.moving_ranges[1:].tolist() == [3.0, 2.0, 0.0]


def test_scale_and_shift_move_the_limits_along():
    base, moved = xmr(FLOW).current, xmr([3 * value - 7 for value in FLOW]).current

    assert moved.mean == pytest.approx(3 * base.mean - 7)
    assert moved.upper == pytest.approx(3 * base.upper - 7)
    assert moved.mr_upper == pytest.approx(3 * base.mr_upper)


def test_frozen_baseline_ignores_what_comes_later():
    early, all_points = xmr(FLOW[:6]).current, xmr([*FLOW[:6], 90.0, 91.0], baseline=6)

    assert (all_points.current.mean, all_points.current.upper) == (early.mean, early.upper)
    assert [(one.index, one.rule, one.side) for one in all_points.signals] == [
        (6, "limits", "above"),
        (7, "limits", "above"),
    ]
    assert [one.index for one in all_points.mr_signals] == [6]


def test_new_limits_begin_where_told_and_no_range_reaches_across():
    chart = xmr([1.0, 2.0, 1.0, 2.0, 11.0, 12.0, 11.0], rebase=[4])

    assert [(part.start, part.end, part.count) for part in chart.segments] == [(0, 4, 4), (4, 7, 3)]
    assert np.isnan(chart.moving_ranges[4])
    assert chart.current.mean == pytest.approx(34 / 3)
    assert chart.signals == ()


def test_later_segment_shorter_than_the_baseline_takes_all_its_points():
    chart = xmr([*FLOW, 60.0, 61.0, 62.0], baseline=5, rebase=[10])

    assert [part.count for part in chart.segments] == [5, 3]


def test_points_that_never_vary_say_so():
    chart = xmr([5.0, 5.0, 5.0, 5.0, 6.0], baseline=4)

    assert "no_variation" in chart.caveats
    assert [one.index for one in chart.signals] == [4]
    assert xmr([5.0] * 20).signals == ()


def test_figures_that_differ_by_rounding_alone_are_no_signal():
    for values in ([0.1] * 10, [0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.3], [1e6 + 0.1] * 17 + [1e6 + 0.1 + 1e-9]):
        chart = xmr(values, rules=RULES)
        assert chart.current.mr_mean == 0 and "no_variation" in chart.caveats
        assert (chart.signals, chart.mr_signals) == ((), ())
    assert [one.index for one in xmr([0.1] * 10 + [0.1001], baseline=10).signals] == [10]


def test_false_alarms_on_stable_data_are_as_rare_as_said():
    rng = np.random.default_rng(0)
    charts = [xmr(rng.normal(size=500)) for _ in range(40)]

    beyond = sum(len(chart.signals) for chart in charts) / 20_000
    extremes = sum(len(chart.mr_signals) for chart in charts) / 20_000
    assert 0.0015 < beyond < 0.0045
    assert 0.005 < extremes < 0.014


PATTERNS = [
    ("limits", [0, 0, 3.1], 2),
    ("run_of_8", [0.1] * 8, 7),
    ("three_of_four", [1.6, 0.0, 1.6, 1.6], 3),
    ("two_of_three", [2.1, 0.0, 2.1], 2),
    ("four_of_five", [1.1, 1.1, -1, 1.1, 1.1], 4),
    ("trend_of_6", [-0.3, -0.2, -0.1, 0.1, 0.2, 0.3], 5),
]


@pytest.mark.parametrize(("rule", "points", "index"), PATTERNS)
@pytest.mark.parametrize("sign", [1, -1])
def test_rule_finds_its_pattern_on_both_sides(rule, points, index, sign):
    values = sign * np.array(points, dtype=float)
    found = find_signals(values, np.zeros(len(values)), np.ones(len(values)), RULES)

    assert (index, rule) in [(one.index, one.rule) for one in found]
    assert {one.side for one in found} == {"above" if sign > 0 else "below"}


@pytest.mark.parametrize(("rule", "points", "index"), PATTERNS)
def test_one_point_short_of_the_pattern_is_no_signal(rule, points, index):
    values = np.array(points, dtype=float)[1 if rule != "limits" else 0 :]
    values = np.minimum(values, 3.0)

    assert find_signals(values, np.zeros(len(values)), np.ones(len(values)), (rule,)) == ()


@pytest.mark.parametrize(
    ("values", "options", "code"),
    [
        ([1.0, 2.0], {}, "too_few_points"),
        ([1.0, float("nan"), 2.0], {}, "point_missing"),
        ([1.0, 2.0, 3.0, 4.0], {"baseline": 2}, "baseline_too_short"),
        ([1.0, 2.0, 3.0, 4.0], {"baseline": 5}, "baseline_too_long"),
        ([1.0, 2.0, 3.0, 4.0], {"rebase": [0]}, "rebase_not_inside"),
        ([1.0, 2.0, 3.0, 4.0], {"rebase": [3]}, "too_few_points"),
        ([1.0, 2.0, 3.0, 4.0], {"rules": ["often"]}, "rule_unknown"),
    ],
)
def test_what_makes_no_chart_is_refused(values, options, code):
    with pytest.raises(NotComputable) as refused:
        xmr(values, **options)
    assert refused.value.code == code
