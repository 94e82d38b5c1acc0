"""The last rise through a level, the latest unbroken stretch, and the noise of a path."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.analysis.crossing import last_rise_through, latest_stretch, noise

NAN = float("nan")
PATHS = st.lists(st.integers(-20, 20).map(float), min_size=2, max_size=9)
STEPS = st.lists(st.integers(1, 7), min_size=9, max_size=9)


def times_of(steps, count):
    return 1990.0 + np.concatenate([[0], np.cumsum(steps[: count - 1])])


def rises_by_walking(times, path, level):
    """The same moment found by walking back from the end, segment by segment."""
    for right in range(len(path) - 1, 0, -1):
        left = right - 1
        if path[left] <= level < path[right]:
            share = (level - path[left]) / (path[right] - path[left])
            return times[left] + share * (times[right] - times[left])
    return None


@given(path=PATHS, steps=STEPS, level=st.integers(-20, 20).map(float))
@settings(max_examples=150, deadline=None)
def test_the_rise_is_where_walking_back_from_the_end_finds_it(path, steps, level):
    times, heights = times_of(steps, len(path)), np.array(path)
    if heights[-1] > level:
        found = last_rise_through(times, heights, level)
        expected = rises_by_walking(times, path, level)
        assert (found is None) == (expected is None)
        assert found is None or found[0] == pytest.approx(expected)


@given(path=PATHS, steps=STEPS, level=st.integers(-20, 20).map(float))
@settings(max_examples=100, deadline=None)
def test_after_the_rise_the_path_stays_above(path, steps, level):
    times, heights = times_of(steps, len(path)), np.array(path)
    found = last_rise_through(times, heights, level)
    if found is not None and heights[-1] > level:
        moment, before = found
        assert times[before] <= moment < times[before + 1]
        assert (heights[before + 1 :] > level).all()


@given(path=PATHS, steps=STEPS, level=st.integers(-20, 20).map(float), shift=st.integers(-30, 30))
@settings(max_examples=60, deadline=None)
def test_a_later_calendar_moves_the_moment_by_as_much(path, steps, level, shift):
    times, heights = times_of(steps, len(path)), np.array(path)
    here, there = last_rise_through(times, heights, level), last_rise_through(times + shift, heights, level)

    assert (here is None) == (there is None)
    assert here is None or there[0] - here[0] == pytest.approx(shift, abs=1e-6)


@pytest.mark.parametrize(
    ("heights", "level", "expected"),
    [
        ([1.0, 3.0, 5.0], 0.5, None),
        ([1.0, 3.0, 5.0], 1.0, (2000.0, 0)),
        ([1.0, 3.0, 5.0], 3.0, (2005.0, 1)),
        ([1.0, 5.0, 1.0, 3.0], 2.0, (2020.0, 2)),
        ([2.0, 2.0, 4.0], 2.0, (2005.0, 1)),
        ([1.0, 2.0, 2.0], 2.0, (2015.0, 2)),
    ],
)
def test_level_met_exactly_is_met_at_the_observation_itself(heights, level, expected):
    times = np.array([2000.0, 2005.0, 2015.0, 2025.0])[: len(heights)]

    assert last_rise_through(times, np.array(heights), level) == expected


@pytest.mark.parametrize(
    ("values", "breaks", "expected"),
    [
        ([1.0, 2.0, 3.0], None, [0, 1, 2]),
        ([1.0, NAN, 3.0], [False, False, False], [0, 2]),
        ([1.0, 2.0, 3.0], [False, True, False], [1, 2]),
        ([1.0, 2.0, 3.0], [True, True, False], [1, 2]),
        ([1.0, NAN, 3.0], [False, True, False], [2]),
        ([1.0, 2.0, NAN], [False, False, True], []),
        ([NAN, NAN, NAN], None, []),
        ([1.0, 2.0, 3.0], [False, False, True], [2]),
    ],
)
def test_stretch_begins_at_the_last_break_and_skips_what_is_missing(values, breaks, expected):
    marks = None if breaks is None else np.array(breaks)

    assert latest_stretch(np.array(values), marks).tolist() == expected


@given(start=st.floats(-100, 100), slope=st.floats(-10, 10), steps=st.lists(st.integers(1, 6), min_size=9, max_size=9))
@settings(max_examples=60, deadline=None)
def test_straight_path_has_no_noise_however_unequal_its_gaps(start, slope, steps):
    times = times_of(steps, 9)

    assert noise(times, start + slope * (times - times[0])) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_under_five_observations_say_nothing_about_noise(count):
    assert noise(np.arange(float(count)), np.array([1.0, 9.0, -4.0, 7.0][:count])) == 0.0


def test_noise_is_the_deviation_that_was_put_in():
    rng = np.random.default_rng(11)
    times = np.cumsum(rng.integers(1, 4, 4000)).astype(float)

    assert noise(times, 0.02 * times + rng.normal(0, 0.5, times.size)) == pytest.approx(0.5, rel=0.05)


def test_noise_grows_with_the_unit_and_not_with_the_level():
    rng = np.random.default_rng(12)
    times, heights = np.arange(20.0), rng.normal(size=20)

    assert noise(times, 7 * heights + 100) == pytest.approx(7 * noise(times, heights))
    assert noise(times[::-1] * -1, heights[::-1]) == pytest.approx(noise(times, heights))
