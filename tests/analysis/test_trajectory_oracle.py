"""Was where you are, set against a walk along a finely drawn path, and what must not change it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from yokoten.analysis.crossing import last_rise_through, noise
from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.trajectory import annual_growth, was_where

NAN = float("nan")
YEARS = np.array([2003.0, 2005.0, 2008.0, 2009.0, 2013.0, 2020.0])
TABLES = arrays(float, (3, 6), elements=st.integers(1, 60).map(float))
HOLES = arrays(bool, (3, 6), elements=st.sampled_from([True, False, False]))


def with_holes(table, holes):
    """The table with holes everywhere but in the last year."""
    holed = np.where(holes, NAN, table)
    holed[:, -1] = table[:, -1]
    return holed


def years_by_drawing(path, level):
    """Years since a finely drawn log-linear path was last at or under a level; None if never."""
    known = ~np.isnan(path)
    days = np.union1d(np.linspace(YEARS[known][0], YEARS[-1], 2001), YEARS[known])
    drawn = np.interp(days, YEARS[known], np.log(path[known]))
    under = np.flatnonzero(drawn <= math.log(level) + 1e-9)
    return None if under.size == 0 else YEARS[-1] - days[under[-1]]


@given(table=TABLES, holes=HOLES)
@settings(max_examples=80, deadline=None)
def test_years_are_those_of_a_finely_drawn_path(table, holes):
    holed = with_holes(table, holes)
    found = was_where(YEARS, holed, 0)

    for unit in (1, 2):
        if holed[unit, -1] <= holed[0, -1]:
            assert (found.codes[unit], found.timings[unit]) == ("not_better", None)
            continue
        years = years_by_drawing(holed[unit], holed[0, -1])
        if found.codes[unit] == "timing_spans_series":
            assert years is not None and (~np.isnan(holed[unit])).sum() >= 5
            continue
        assert (found.timings[unit] is None) == (years is None)
        assert years is None or found.timings[unit].years == pytest.approx(years, abs=0.01)
        assert years is not None or found.codes[unit] == "always_ahead"


@given(table=TABLES, holes=HOLES)
@settings(max_examples=80, deadline=None)
def test_growth_since_leads_from_the_level_to_today(table, holes):
    holed = with_holes(table, holes)

    for unit, timing in enumerate(was_where(YEARS, holed, 0).timings):
        if timing:
            assert timing.years_low <= timing.years + 1e-9
            assert timing.years <= timing.years_high + 1e-9
            assert holed[0, -1] * math.exp(timing.growth_since * timing.years) == pytest.approx(holed[unit, -1])


@given(table=TABLES, holes=HOLES)
@settings(max_examples=60, deadline=None)
def test_the_inverse_of_a_figure_asks_the_question_the_other_way_round(table, holes):
    holed = with_holes(table, holes)
    up, down = was_where(YEARS, holed, 0), was_where(YEARS, 1 / holed, 0, lower_is_better=True)

    assert up.codes == down.codes
    for one, other in zip(up.timings, down.timings, strict=True):
        assert (one is None) == (other is None)
        if one:
            assert (other.years, other.growth_since) == pytest.approx((one.years, -one.growth_since), abs=1e-6)


@given(table=TABLES, holes=HOLES, shift=st.integers(-50, 50))
@settings(max_examples=60, deadline=None)
def test_another_calendar_changes_no_years(table, holes, shift):
    holed = with_holes(table, holes)
    here, there = was_where(YEARS, holed, 0), was_where(YEARS + shift, holed, 0)

    assert here.codes == there.codes
    for one, other in zip(here.timings, there.timings, strict=True):
        assert one is None or other.years == pytest.approx(one.years, abs=1e-6)


@given(table=TABLES)
@settings(max_examples=60, deadline=None)
def test_figures_before_a_break_never_matter(table):
    breaks = np.zeros((3, 6), bool)
    breaks[1, 3] = True
    other = table.copy()
    other[1, :3] = other[1, :3] * 3 + 1
    here, there = was_where(YEARS, table, 0, breaks=breaks), was_where(YEARS, other, 0, breaks=breaks)

    assert (here.timings[1], here.codes[1]) == (there.timings[1], there.codes[1])
    assert here.codes[1] != "always_ahead"


def test_break_with_nothing_before_it_hides_nothing():
    breaks = np.zeros((2, 3), bool)
    breaks[1, 1] = True
    found = was_where([2000, 2010, 2020], [[1, 1, 10], [NAN, 20, 30]], 0, breaks=breaks)

    assert found.codes == ("not_better", "always_ahead")


def test_lead_smaller_than_the_swings_is_said():
    times = np.arange(2003.0, 2021)
    swings = [*[5.0] * 11, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.2]
    found = was_where(times, [[10.1] * 18, swings], 0).timings[1]
    clear = was_where(times, [[10.1] * 18, [*swings[:-1], 40.0]], 0).timings[1]

    assert {"lead_within_noise", "slipping"} <= set(found.caveats)
    assert not {"lead_within_noise", "slipping"} & set(clear.caveats)


def test_years_lie_where_nine_in_ten_noisy_paths_would_have_crossed():
    times, rng = np.arange(2000.0, 2021), np.random.default_rng(2)
    path = np.exp(0.05 * (times - 2000) + rng.normal(0, 0.02, 21))
    level = math.exp(0.5)
    found = was_where(times, [[level] * 21, path], 0).timings[1]
    swing = stats.norm.ppf(0.95) * noise(times, np.log(path))
    early, _ = last_rise_through(times, np.log(path), 0.5 - swing)
    late, _ = last_rise_through(times, np.log(path), 0.5 + swing)

    assert 2020 - found.years_high == pytest.approx(min(early, math.floor(2020 - found.years)), abs=0.01)
    assert 2020 - found.years_low == pytest.approx(max(late, math.ceil(2020 - found.years)), abs=0.01)
    assert late - early > 1


@pytest.mark.parametrize(("gap", "is_coarse"), [(3, False), (4, True)])
def test_neighbours_over_three_years_apart_are_coarse(gap, is_coarse):
    found = was_where([2000, 2000 + gap, 2020], [[1, 1, 10], [5, 20, 30]], 0).timings[1]

    assert ("timing_coarse" in found.caveats) is is_coarse


def test_level_observed_exactly_is_not_coarse():
    found = was_where([2000, 2010, 2020], [[1, 1, 10], [10, 20, 30]], 0).timings[1]

    assert (found.years_low, found.years_high, found.caveats) == (20, 20, ())


@given(table=TABLES, holes=HOLES)
@settings(max_examples=60, deadline=None)
def test_growth_is_that_between_the_first_and_the_last_figure(table, holes):
    holed = np.where(holes, NAN, table)
    found = annual_growth(YEARS, holed)

    for unit, path in enumerate(holed):
        known = np.flatnonzero(~np.isnan(path))
        if known.size < 2:
            assert np.isnan(found.per_year[unit])
            continue
        first, last = known[0], known[-1]
        assert (found.first[unit], found.last[unit]) == (first, last)
        grown = path[first] * math.exp(found.per_year[unit] * (YEARS[last] - YEARS[first]))
        assert grown == pytest.approx(path[last])


def test_growth_below_zero_is_in_units_a_year():
    found = annual_growth([2010, 2020], [[-5.0, 5.0], [2.0, 3.0]])

    assert found.is_linear
    assert found.per_year.tolist() == pytest.approx([1.0, 0.1])


def test_place_that_never_reported_has_no_growth():
    found = annual_growth([2010, 2020], [[NAN, NAN], [1.0, 2.0]])

    assert np.isnan(found.per_year[0])
    assert (found.first[0], found.last[0]) == (0, 0)


@pytest.mark.parametrize("periods", [[], [2010, 2010], [2020, 2010], [2010, NAN], [2010, np.inf]])
def test_years_must_rise(periods):
    for question in (annual_growth, lambda years, table: was_where(years, table, 0)):
        with pytest.raises(NotComputable) as refusal:
            question(periods, [[1.0, 2.0], [3.0, 4.0]])
        assert (refusal.value.code, refusal.value.facts) == ("periods_not_rising", {})


def test_single_year_has_no_past_to_speak_of():
    found = was_where([2020], [[10.0], [20.0], [5.0], [NAN]], 0)

    assert found.codes == ("not_better", "always_ahead", "not_better", "no_figure")
    assert found.timings == (None,) * 4
