"""Caught up or frontier moved: cases whose answer is known without computing."""

import numpy as np
import pytest

from factories.production import make_production, table
from yokoten.compare.rules.productivity.moved import LEAST_UNITS, moved


def test_a_region_that_doubles_its_output_catches_up_and_the_frontier_stays():
    step = moved(make_production(output=table(r0=[0.5, 1.0])), 2010, 2020)
    assert step.status == "ok"
    assert step.caught_up == pytest.approx(2.0) and step.frontier == pytest.approx(1.0)
    assert (step.distance_first, step.distance_last) == pytest.approx((0.5, 1.0))
    assert step.per_year(step.caught_up) == pytest.approx(100 * (2**0.1 - 1))


def test_when_all_others_double_the_frontier_moved_and_the_region_fell_behind():
    made = make_production()
    output = made.output * [1.0, 2.0]
    output[0] = 0.5
    step = moved(make_production(output=output), 2010, 2020)
    assert step.caught_up == pytest.approx(0.5) and step.frontier == pytest.approx(2.0)
    assert step.index == pytest.approx(1.0)


@pytest.mark.parametrize("prices", ["current", "constant"])
def test_a_rise_of_prices_common_to_all_never_changes_who_caught_up(prices):
    money = {"output": prices, "labour": "none", "capital": prices}
    plain = table(r0=[0.5, 0.75])
    inflated = make_production(output=plain * [1.0, 7.0], capital=make_production().capital * [1.0, 3.0], prices=money)
    assert moved(inflated, 2010, 2020).caught_up == pytest.approx(1.5)


def test_in_current_prices_inflation_does_not_move_the_frontier_and_the_method_is_said():
    money = {"output": "current", "labour": "none", "capital": "current"}
    made = make_production()
    inflated = make_production(output=made.output * [1.0, 7.0], capital=made.capital * [1.0, 7.0], prices=money)
    step = moved(inflated, 2010, 2020)
    assert step.method == "relative_position" and step.frontier == pytest.approx(1.0)


def test_a_stated_price_index_takes_the_place_of_the_relative_position():
    made = make_production()
    index = np.tile([100.0, 700.0], (len(made.units), 1))
    money = {"output": "current", "labour": "none", "capital": "constant"}
    step = moved(make_production(output=made.output * [1.0, 7.0], prices=money, index={"output": index}), 2010, 2020)
    assert step.method == "deflated" and step.frontier == pytest.approx(1.0) and step.caught_up == pytest.approx(1.0)


def test_the_range_holds_the_answer_and_widens_where_one_region_alone_is_best():
    output = table(r0=[0.5, 0.5], r5=[6.0, 12.0])
    step = moved(make_production(output=output), 2010, 2020, has_spread=True)
    assert step.caught_up == pytest.approx(0.5)
    assert step.low <= step.caught_up <= step.high and step.high == pytest.approx(1.0)
    assert step.on_frontier == (5,)


@pytest.mark.parametrize("variable", ["output", "labour", "capital"])
def test_without_a_figure_of_the_region_it_says_which(variable):
    made = make_production()
    values = getattr(made, variable).copy()
    values[0, 1] = np.nan
    step = moved(make_production(**{variable: values}), 2010, 2020)
    assert (step.status, step.facts) == ("figure_missing", {"variable": variable, "year": 2020})
    assert np.isnan(step.caught_up)


def test_nothing_is_computed_across_a_break_of_the_region():
    breaks = make_production().breaks.copy()
    breaks[0, 1] = True
    assert moved(make_production(breaks=breaks), 2010, 2020).status == "break_between"


def test_regions_that_miss_a_figure_or_break_are_listed_with_the_reason():
    made = make_production()
    capital, breaks = made.capital.copy(), made.breaks.copy()
    capital[3, 0], breaks[4, 1] = np.nan, True
    step = moved(make_production(capital=capital, breaks=breaks), 2010, 2020)
    assert step.left_out == ((3, "missing"), (4, "break")) and step.units == 10


def test_a_break_in_the_first_year_parts_nothing():
    breaks = make_production().breaks.copy()
    breaks[:, 0] = True
    assert moved(make_production(breaks=breaks), 2010, 2020).status == "ok"


def test_too_few_regions_span_no_frontier():
    excluded = np.arange(12) > 7
    step = moved(make_production(excluded=excluded), 2010, 2020)
    assert (step.status, step.facts) == ("too_few_regions", {"units": 8, "least": LEAST_UNITS})


def test_the_region_itself_is_never_left_out_by_a_mark():
    step = moved(make_production(excluded=np.arange(12) == 0), 2010, 2020)
    assert step.status == "ok" and step.units == 12


def test_an_index_has_no_level_and_is_refused_with_the_variable():
    step = moved(make_production(prices={"output": "index", "labour": "none", "capital": "constant"}), 2010, 2020)
    assert (step.status, step.facts["variable"]) == ("index_has_no_level", "output")
