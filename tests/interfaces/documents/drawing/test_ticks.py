"""Axes: round numbers, few of them, told apart, whatever the figures."""

import itertools
import math

import pytest

from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for

RANGES = [
    (low * 10.0**power, high * 10.0**power)
    for power in (-6, -2, 0, 3, 9)
    for low, high in ((0, 1), (1, 2), (-3, 7), (98, 103), (0, 9.7), (-1, 0), (2.5, 2.6))
]


@pytest.mark.parametrize(("low", "high"), RANGES)
@pytest.mark.parametrize("count", [3, 5, 8])
def test_there_are_about_as_many_marks_as_asked_for_inside_and_evenly_apart(low, high, count):
    ticks = Scale(low, high, 0, 100).ticks(count)
    span = high - low
    assert 1 <= len(ticks) <= 2 * count + 1
    assert all(low - span * 1e-6 <= tick <= high + span * 1e-6 for tick in ticks)
    steps = [after - before for before, after in itertools.pairwise(ticks)]
    assert all(math.isclose(step, steps[0], rel_tol=1e-3) for step in steps)


@pytest.mark.parametrize(("low", "high"), RANGES)
def test_a_range_around_figures_holds_them_with_little_air(low, high):
    start, end = around([low, high])
    span = high - low
    assert low - span / 2 <= start <= low + span * 1e-9 and high - span * 1e-9 <= end <= high + span / 2
    assert len(Scale(start, end, 0, 100).ticks()) >= 3


@pytest.mark.parametrize("value", [0.0, 1.0, -5.0, 1e9, 1e-9])
def test_one_figure_alone_stands_inside_its_range(value):
    low, high = around([value])
    assert low < value < high


@pytest.mark.parametrize("value", [3.0, 1e6])
def test_bars_of_one_figure_start_at_zero(value):
    assert around([value], from_zero=True)[0] == 0


@pytest.mark.parametrize(
    ("low", "high"), [(1, 10), (1, 1000), (0.002, 7), (350, 9000), (1, 1.5), (9, 11), (1e-6, 1e6), (413.7, 8000)]
)
@pytest.mark.parametrize("count", [4, 8])
def test_marks_of_a_logarithmic_axis_rise_inside_the_range_and_are_not_crowded(low, high, count):
    ticks = Scale(low, high, 0, 100, is_log=True).ticks(count)
    assert ticks == sorted(set(ticks)) and len(ticks) <= count + 2
    assert all(low <= tick <= high for tick in ticks)


def test_nothing_positive_has_no_logarithm_but_still_a_place():
    assert math.isfinite(Scale(1, 100, 0, 200, is_log=True)(0))


@pytest.mark.parametrize("value", [-1, 0, 7])
def test_a_range_without_width_puts_everything_in_the_middle(value):
    scale = Scale(3, 3, 10, 20)
    assert scale(value) == 15 and scale.ticks() == [3]


@pytest.mark.parametrize(("low", "high"), RANGES)
def test_marks_written_with_their_decimals_are_told_apart(low, high):
    ticks = Scale(*around([low, high]), 0, 100).ticks()
    decimals = decimals_for(ticks)
    if max(map(abs, ticks)) >= 1e-3:
        assert len({f"{tick:.{decimals}f}" for tick in ticks}) == len(ticks)
