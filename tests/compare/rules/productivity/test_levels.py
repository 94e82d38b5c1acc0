"""Levels beside all regions, and the years a reader asks for."""

import numpy as np
import pytest

from yokoten.compare.rules.productivity.asked import AskedGrowth, span_of
from yokoten.compare.rules.productivity.levels import level_of

YEARS = (2020, 2021, 2022)
NAN = float("nan")


def values():
    return np.array([[10.0, 20.0, 30.0], [20.0, 10.0, 40.0], [40.0, 40.0, 50.0], [NAN, NAN, 60.0]])


def test_the_level_stands_in_the_year_asked_with_rank_spread_median_and_middle_half():
    level = level_of("per_worker", values(), YEARS, 0, 2022)
    assert (level.year, level.own, level.rank, level.best, level.worst, level.among) == (2022, 30, 4, 2, 4, 4)
    assert level.median == 45 and (level.low, level.high) == (37.5, 52.5)
    assert level.position == pytest.approx((50.0, 100.0, 100 * 30 / 45))


def test_without_a_figure_in_that_year_the_latest_one_counts():
    table = values()
    table[0, 2] = NAN
    assert level_of("per_worker", table, YEARS, 0, 2022).year == 2021


def test_a_place_without_figures_has_no_level():
    assert level_of("per_worker", values() * NAN, YEARS, 0, 2022) is None


def test_a_year_in_which_few_regions_have_figures_gives_no_position():
    table = np.array([[1.0], [2.0], [NAN], [NAN], [NAN]])
    assert level_of("per_worker", table, (2020,), 0, 2020).position == (None,)


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        ("", "", (2020, 2022)),
        ("2021", "2022", (2021, 2022)),
        ("2022", "2021", (2020, 2022)),
        ("1999", "x", (2020, 2022)),
        ("²", "2021", (2020, 2021)),
    ],
)
def test_years_out_of_order_or_unknown_fall_back_to_all_there_are(first, last, span):
    assert span_of(YEARS, AskedGrowth(first=first, last=last)) == span


def test_one_year_is_no_span():
    assert span_of((2020,), AskedGrowth()) is None
