"""Growth accounts of one region: by hand, relative to the median, without capital, across breaks."""

from math import log

import numpy as np
import pytest

from factories.production import make_production, table
from yokoten.compare.rules.productivity.accounts import accounted
from yokoten.compare.rules.productivity.asked import AskedGrowth
from yokoten.compare.rules.productivity.share import share_over
from yokoten.measure.rules.goals import CURRENT_PRICES

YEARS = (2010, 2020)


def grown(**changes):
    """Output of the first region grows by 60 %, labour by 10 %, capital by 50 % in ten years."""
    made = make_production()
    labour, capital = made.labour.copy(), made.capital.copy()
    labour[0], capital[0] = [1.0, 1.1], [1.0, 1.5]
    return make_production(**{"output": table(r0=[0.5, 0.8]), "labour": labour, "capital": capital, **changes})


def test_the_parts_are_those_computed_by_hand_a_year():
    found = accounted(grown(), YEARS, (0.6, 0.6), "gso_fixed_share")
    labour, capital = 10 * 0.6 * log(1.1), 10 * 0.4 * log(1.5)
    assert (found.from_labour, found.from_capital) == pytest.approx((labour, capital))
    assert found.tfp == pytest.approx(10 * log(1.6) - labour - capital)
    assert found.from_labour + found.from_capital + found.tfp == pytest.approx(found.output)
    assert found.share == pytest.approx(found.tfp / found.output)
    assert found.per_worker == pytest.approx(10 * (log(1.6) - log(1.1)))


def test_the_band_is_what_a_labour_share_a_tenth_away_gives():
    found = accounted(grown(), YEARS, (0.6, 0.6), "gso_fixed_share")
    ends = sorted(accounted(grown(), YEARS, (share, share), "gso_fixed_share").tfp for share in (0.5, 0.7))
    assert found.tfp_band == pytest.approx(tuple(ends))
    assert found.band[0] < found.share < found.band[1]


def test_two_labour_shares_part_the_methods():
    fixed, mean = (accounted(grown(), YEARS, (0.6, 0.4), method) for method in ("gso_fixed_share", "tornqvist"))
    assert fixed.from_labour == pytest.approx(10 * 0.6 * log(1.1))
    assert mean.from_labour == pytest.approx(10 * 0.5 * log(1.1))
    assert "methods_coincide" in accounted(grown(), YEARS, (0.5, 0.5), "tornqvist").codes


def test_in_current_prices_only_growth_beside_the_median_is_told():
    money = {"output": "current", "labour": "none", "capital": "current"}
    made = grown()
    inflated = grown(output=made.output * [1.0, 9.0], capital=made.capital * [1.0, 4.0], prices=money)
    found = accounted(inflated, YEARS, (0.6, 0.6), "gso_fixed_share")
    assert found.method == "relative_position"
    assert found.output == pytest.approx(10 * log(1.6)) and found.capital == pytest.approx(10 * log(1.5))


def test_without_capital_labour_productivity_stands_alone_and_says_so():
    nothing = np.full((12, 2), np.nan)
    found = accounted(grown(capital=nothing), YEARS, (0.6, 0.6), "gso_fixed_share")
    assert not found.has_capital and np.isnan(found.share)
    assert found.per_worker == pytest.approx(10 * (log(1.6) - log(1.1))) and "capital_missing" in found.codes


def test_nothing_is_accounted_across_a_break_or_with_one_year():
    breaks = grown().breaks.copy()
    breaks[0, 1] = True
    assert accounted(grown(breaks=breaks), YEARS, (0.6, 0.6), "gso_fixed_share").status == "break_between"
    assert accounted(grown(), (2020,), (0.6, 0.6), "gso_fixed_share").status == "span_too_short"


def test_two_regions_make_no_median():
    money = {"output": "current", "labour": "none", "capital": "current"}
    found = accounted(grown(prices=money, excluded=np.arange(12) > 1), YEARS, (0.6, 0.6), "gso_fixed_share")
    assert (found.status, found.facts) == ("too_few_for_median", {"units": 2, "least": 3})


def test_an_index_is_refused():
    found = accounted(grown(prices={"output": "index"}), YEARS, (0.6, 0.6), "gso_fixed_share")
    assert (found.status, found.facts["variable"]) == ("index_has_no_level", "output")


def test_a_goal_on_the_share_of_growth_gets_it_in_percent_with_its_band():
    actual = share_over(grown(), YEARS, (2010, 2025), AskedGrowth(labour_share=0.6))
    found = accounted(grown(), YEARS, (0.6, 0.6), "gso_fixed_share")
    assert (actual.value, actual.first, actual.year) == (pytest.approx(100 * found.share), 2010, 2020)
    assert actual.low < actual.value < actual.high


def test_a_goal_whose_years_have_not_begun_has_no_figure():
    assert share_over(grown(), YEARS, (2021, 2030), AskedGrowth()).value is None
    assert share_over(grown(), YEARS, (None, 2005), AskedGrowth()).value is None


def test_relative_positions_give_no_share_of_growth():
    money = {"output": "current", "labour": "none", "capital": "current"}
    assert share_over(grown(prices=money), YEARS, (2010, 2030), AskedGrowth()).why == CURRENT_PRICES
