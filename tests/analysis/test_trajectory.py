"""Was where you are: hand-computed cases, unequal gaps, never there, breaks."""

import math

import numpy as np
import pytest

from yokoten.analysis.prices import comparable_over_time
from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.trajectory import annual_growth, was_where

NAN = float("nan")


def timing(periods, focus, other, **options):
    """Timing of the one other unit."""
    return was_where(periods, [focus, other], 0, **options).timings[1]


def code(periods, focus, other, **options):
    return was_where(periods, [focus, other], 0, **options).codes[1]


def test_value_observed_in_the_very_year_gives_exact_years():
    found = timing([2010, 2015, 2020], [60, 80, 100], [100, 120, 160])

    assert (found.years, found.years_low, found.years_high) == (10, 10, 10)
    assert found.growth_since == pytest.approx(math.log(1.6) / 10)
    assert found.caveats == ()


def test_value_between_two_observations_is_interpolated_in_logarithms():
    found = timing([2010, 2013, 2020], [50, 70, 100], [80, 125, 200])

    share = math.log(100 / 80) / math.log(125 / 80)
    assert found.years == pytest.approx(10 - 3 * share)
    assert (found.years_low, found.years_high) == (7, 10)
    assert found.growth_since == pytest.approx(math.log(2) / found.years)


def test_missing_year_of_the_other_widens_the_bracket_only():
    found = timing([2000, 2005, 2010, 2020], [1, 1, 1, 100], [50, NAN, 200, 400])

    assert found.years == pytest.approx(15)
    assert (found.years_low, found.years_high) == (10, 20)
    assert found.caveats == ("timing_coarse",)


def test_latest_crossing_counts_when_the_path_went_up_twice():
    found = timing([2010, 2012, 2014, 2016], [90, 90, 90, 100], [100, 130, 80, 125])

    assert 0 < found.years < 2
    assert found.years == pytest.approx(2 * math.log(1.25) / math.log(125 / 80))


def test_unit_ahead_from_the_first_observation_was_never_there():
    assert timing([2010, 2020], [50, 100], [101, 200]) is None
    assert code([2010, 2020], [50, 100], [101, 200]) == "always_ahead"


def test_unit_behind_or_level_is_no_teacher():
    assert code([2010, 2020], [50, 100], [120, 90]) == "not_better"
    assert code([2010, 2020], [50, 100], [50, 100]) == "not_better"


def test_unit_without_a_figure_now_is_not_judged():
    assert code([2010, 2020], [50, 100], [50, NAN]) == "no_figure"


def test_lower_is_better_turns_the_question_round():
    found = timing([2010, 2020], [20, 10], [20, 5], lower_is_better=True)

    assert found.years == pytest.approx(5)
    assert found.growth_since == pytest.approx(-math.log(2) / 5)
    assert code([2010, 2020], [20, 10], [5, 20], lower_is_better=True) == "not_better"


def test_nothing_is_computed_across_a_break():
    periods, values = [2000, 2005, 2010, 2015], [[1, 1, 1, 100], [80, 90, 150, 160]]
    breaks = np.zeros((2, 4), dtype=bool)
    breaks[1, 2] = True

    assert was_where(periods, values, 0).timings[1] is not None
    assert was_where(periods, values, 0, breaks=breaks).timings[1] is None
    assert was_where(periods, values, 0, breaks=breaks).codes[1] == "break_hides"


def test_crossing_after_a_break_still_counts():
    breaks = np.zeros((2, 4), dtype=bool)
    breaks[1, 1] = True
    found = was_where([2000, 2005, 2010, 2015], [[1, 1, 1, 100], [500, 80, 120, 160]], 0, breaks=breaks).timings[1]

    assert 5 < found.years < 10


def test_values_that_are_not_positive_are_interpolated_in_a_straight_line():
    found = timing([2010, 2020], [-5, 0], [-2, 2])

    assert found.is_linear
    assert (found.years, found.growth_since) == (5, pytest.approx(0.4))


def test_slipping_teacher_and_noise_are_reported():
    rng = np.random.default_rng(4)
    periods = np.arange(2005.0, 2021.0)
    smooth = 60 * 1.05 ** (periods - 2005)
    shaky = smooth * np.exp(rng.normal(0, 0.03, periods.size))
    shaky[-1] = shaky[-2] * 0.98
    focus = np.full(periods.size, 100.0)

    exact, wide = timing(periods, focus, smooth), timing(periods, focus, shaky)
    assert exact.years_high - exact.years_low == pytest.approx(1)
    assert wide.years_high - wide.years_low > 1
    assert wide.years_low <= wide.years <= wide.years_high
    assert "slipping" in wide.caveats


def test_first_observation_cuts_a_noisy_interval_off():
    focus = [100.0] * 6
    found = timing(np.arange(2015.0, 2021.0), focus, [99.0, 106.0, 112.0, 125.0, 130.0, 145.0])

    assert "timing_open" in found.caveats
    assert found.years_high == 5


def test_place_that_could_have_been_there_at_any_time_is_not_said_to_have_been():
    swings = [100.0, 92.0, 108.0, 95.0, 104.0, 97.0, 106.0, 99.0, 103.0]

    assert timing(np.arange(2012.0, 2021.0), [100.0] * 9, swings) is None
    assert code(np.arange(2012.0, 2021.0), [100.0] * 9, swings) == "timing_spans_series"


@pytest.mark.parametrize(("before", "expected"), [((), "timing_spans_series"), ((2004.0, 2008.0), "")])
def test_interval_of_four_fifths_of_the_observed_years_says_nothing(before, expected):
    """Below until 2012, above from 2020 on, nothing between: eight of ten years, or eight of eighteen."""
    periods = [*before, 2012.0, 2020.0, 2020.5, 2021.0, 2022.0]
    other = [50.0 if period < 2013 else 200.0 for period in periods]

    assert code(periods, [100.0] * len(periods), other) == expected
    assert (timing(periods, [100.0] * len(periods), other) is None) is bool(expected)


def test_few_observations_leave_the_bracket_that_is_known():
    found = timing([2010, 2020], [100, 100], [50, 200])

    assert (found.years_low, found.years_high) == (0, 10)
    assert found.caveats == ("timing_coarse",)


@pytest.mark.parametrize("factor", [0.001, 1000])
def test_unit_of_measurement_does_not_move_the_timing(factor):
    values = np.array([[50.0, 70, 100], [80, 125, 200]])

    assert was_where([2010, 2013, 2020], values * factor, 0).timings[1].years == pytest.approx(
        was_where([2010, 2013, 2020], values, 0).timings[1].years
    )


def test_inflation_makes_no_teachers_but_taken_as_constant_it_would():
    periods = np.arange(2010.0, 2021.0)
    nominal = np.outer([80.0, 100.0, 120.0, 150.0, 200.0], 1.1 ** (periods - 2010))
    relative = comparable_over_time(nominal, "current").values

    assert not any(was_where(periods, relative, 0).timings)
    naive = was_where(periods, comparable_over_time(nominal, "constant").values, 0).timings[1]
    assert naive.years == pytest.approx(math.log(100 / 80) / math.log(1.1))


def test_unit_that_truly_overtook_is_found_behind_inflation():
    periods = np.arange(2010.0, 2021.0)
    inflation = 1.1 ** (periods - 2010)
    nominal = np.outer([80.0, 100.0, 120.0, 150.0], inflation)
    riser = 60 * 1.05 ** (periods - 2010) * inflation
    relative = comparable_over_time(np.vstack([nominal, riser, nominal[1:]]), "current").values

    found = was_where(periods, relative, 0).timings[4]
    assert found.years == pytest.approx(10 - math.log(80 / 60) / math.log(1.05), abs=0.3)


def test_growth_does_not_depend_on_the_gaps_between_observations():
    path = [100 * 1.03**step for step in (0, 5, 13)]
    found = annual_growth([2010, 2015, 2020, 2023], [[path[0], path[1], NAN, path[2]], [1, NAN, NAN, NAN]])

    assert found.per_year[0] == pytest.approx(math.log(1.03))
    assert np.isnan(found.per_year[1])
    assert (found.first[0], found.last[0]) == (0, 3)


def test_growth_starts_anew_at_a_break():
    found = annual_growth([2017, 2018, 2019, 2020], [[700, 770, 898, 916]], [[False, False, True, False]])

    assert found.per_year[0] == pytest.approx(math.log(916 / 898))


def test_periods_out_of_order_and_a_focus_without_figure_are_refused():
    with pytest.raises(NotComputable, match="periods_not_rising"):
        was_where([2020, 2010], [[1, 2], [3, 4]], 0)
    with pytest.raises(NotComputable, match="focus_misses_outcome"):
        was_where([2010, 2020], [[1, NAN], [3, 4]], 0)
