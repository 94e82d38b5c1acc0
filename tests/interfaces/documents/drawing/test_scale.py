"""From figures to positions."""

import math

import pytest

from yokoten.interfaces.documents.drawing.scale import Scale, around, decimals_for


def test_a_scale_maps_its_ends_to_the_drawing():
    scale = Scale(0, 100, 10, 210)
    assert (scale(0), scale(50), scale(100)) == (10, 110, 210)


def test_an_axis_may_run_upwards():
    assert Scale(0, 10, 300, 0)(10) == 0


def test_a_log_scale_gives_equal_steps_to_equal_factors():
    scale = Scale(1, 100, 0, 200, is_log=True)
    assert scale(10) == pytest.approx(100)


def test_ticks_are_round_and_inside():
    assert Scale(3, 97, 0, 1).ticks(5) == [20, 40, 60, 80]
    ticks = Scale(414, 8000, 0, 1, is_log=True).ticks(6)
    assert all(414 <= tick <= 8000 for tick in ticks)
    assert 1000 in ticks


def test_a_range_holds_every_value_and_bars_start_at_zero():
    low, high = around([512, 898])
    assert low <= 512 and high >= 898
    assert around([5, 9], from_zero=True)[0] == 0


@pytest.mark.parametrize("values", [[], [math.nan]])
def test_nothing_known_gives_a_unit_range(values):
    assert around(values) == (0.0, 1.0)


def test_one_value_gets_air_on_both_sides():
    low, high = around([7.0])
    assert low < 7 < high


@pytest.mark.parametrize(("ticks", "decimals"), [([0, 20, 40], 0), ([0, 0.5, 1], 1), ([0.25, 0.5], 2)])
def test_decimals_are_as_few_as_keep_ticks_apart(ticks, decimals):
    assert decimals_for(ticks) == decimals
