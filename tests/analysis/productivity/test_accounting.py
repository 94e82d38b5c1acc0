"""Growth accounting: parts, fallbacks and what is told of them."""

import numpy as np
import pytest

from yokoten.analysis.productivity import growth_accounting, shares_in_force
from yokoten.analysis.refusal import NotComputable

NAN = float("nan")
Y, N, K = [100.0, 110.0, 121.0], [50.0, 51.0, 52.0], [200.0, 215.0, 230.0]


def codes(found):
    return [(one.code, one.unit, one.period) for one in found.findings]


def test_parts_of_one_step_by_hand():
    found = growth_accounting(Y[::2], N[::2], K[::2], 0.6, periods=[2018, 2020])

    assert found.output_growth[0] == pytest.approx(np.log(1.21))
    assert found.labour_contribution[0] == pytest.approx(0.6 * np.log(1.04))
    assert found.capital_contribution[0] == pytest.approx(0.4 * np.log(1.15))
    assert found.tfp_growth[0] == pytest.approx(np.log(1.21) - 0.6 * np.log(1.04) - 0.4 * np.log(1.15))
    assert found.per_year(found.output_growth)[0] == pytest.approx(np.log(1.1))
    assert found.years[0] == 2


def test_band_is_what_the_two_other_labour_shares_give():
    found, low, high = (growth_accounting(Y, N, K, share) for share in (0.6, 0.5, 0.7))

    assert found.band[0] == pytest.approx([low.tfp_share[0], high.tfp_share[0]])


def test_one_share_makes_both_methods_the_same_and_says_so():
    fixed = growth_accounting(Y, N, K, 0.6)
    moving = growth_accounting(Y, N, K, [0.6, 0.6, 0.6], method="tornqvist")

    assert moving.tfp_growth == pytest.approx(fixed.tfp_growth)
    assert (codes(fixed), codes(moving)) == ([], [("methods_coincide", None, None)])


def test_each_step_takes_its_own_share():
    shares = [0.4, 0.5, 0.8]
    steps = np.diff(np.log([Y, N, K]))
    fixed, mean = (growth_accounting(Y, N, K, shares, method=one) for one in ("gso_fixed_share", "tornqvist"))

    assert fixed.labour_contribution[0] == pytest.approx(np.dot([0.4, 0.5], steps[1]))
    assert fixed.capital_contribution[0] == pytest.approx(np.dot([0.6, 0.5], steps[2]))
    assert mean.labour_contribution[0] == pytest.approx(np.dot([0.45, 0.65], steps[1]))
    assert mean.capital_contribution[0] == pytest.approx(np.dot([0.55, 0.35], steps[2]))


def test_fixed_share_holds_until_the_next_input_output_table():
    between = growth_accounting(Y, N, K, [0.5, NAN, 0.7])
    filled = growth_accounting(Y, N, K, [0.5, 0.5, 0.7])

    assert between.tfp_growth == pytest.approx(filled.tfp_growth)
    assert codes(between) == []


def test_no_share_is_carried_back():
    found = growth_accounting(Y, N, K, [NAN, 0.5, 0.5])

    assert np.isnan(found.tfp_growth[0])
    assert codes(found) == [("share_missing", 0, 0)]
    np.testing.assert_equal(shares_in_force([[NAN, 0.5, NAN]]), [[NAN, 0.5, 0.5]])


def test_mean_of_shares_joins_steps_over_a_period_without_one():
    found = growth_accounting(Y, N, K, [0.5, NAN, 0.7], method="tornqvist")

    assert found.labour_contribution[0] == pytest.approx(0.6 * np.log(52 / 50))
    assert codes(found) == [("period_joined", 0, 1)]


@pytest.mark.parametrize(("shares", "end"), [([NAN, 0.5, 0.6], 0), ([0.5, 0.6, NAN], 2)])
def test_mean_of_shares_needs_them_at_both_ends(shares, end):
    found = growth_accounting(Y, N, K, shares, method="tornqvist")

    assert codes(found) == [("share_missing", 0, end)]
    assert np.isnan([found.tfp_growth[0], found.tfp_share[0], *found.band[0], found.residual[0]]).all()


@pytest.mark.parametrize(
    ("capital", "told"),
    [
        ([NAN, 215, 230], [("capital_missing", 0, 0)]),
        ([200, 215, 0], [("capital_not_positive", 0, 2)]),
        (None, [("capital_missing", 0, 0), ("capital_missing", 0, 2)]),
    ],
)
def test_without_capital_labour_productivity_is_left_and_the_result_says_so(capital, told):
    found = growth_accounting(Y, N, capital, 0.6)

    assert codes(found) == told
    assert np.isnan([found.capital_growth[0], found.tfp_growth[0], found.tfp_share[0], *found.band[0]]).all()
    assert found.labour_productivity_growth[0] == pytest.approx(np.log(1.21 / 1.04))


def test_capital_missing_between_the_ends_joins_two_steps():
    found, whole = growth_accounting(Y, N, [200, NAN, 230], 0.6), growth_accounting(Y, N, K, 0.6)

    assert found.tfp_growth == pytest.approx(whole.tfp_growth)
    assert codes(found) == [("period_joined", 0, 1)]


def test_labour_alone_needs_no_share():
    found = growth_accounting(Y, N, None, None)

    assert found.labour_growth[0] == pytest.approx(np.log(1.04))
    assert "share_missing" in {one.code for one in found.findings}


@pytest.mark.parametrize(
    ("output", "labour", "code"),
    [
        ([NAN, 110, 121], N, "output_missing"),
        ([0, 110, 121], N, "output_not_positive"),
        (Y, [NAN, 51, 52], "labour_missing"),
        (Y, [0, 51, 52], "labour_not_positive"),
        ([NAN, 110, 121], [NAN, 51, 52], "period_missing"),
    ],
)
def test_span_begins_where_output_and_labour_are_known(output, labour, code):
    found = growth_accounting(output, labour, K, 0.6, periods=[2010, 2015, 2020])

    assert codes(found) == [(code, 0, 0)]
    assert (found.first[0], found.last[0], found.years[0]) == (1, 2, 5)
    assert found.tfp_growth == pytest.approx(growth_accounting(Y[1:], N[1:], K[1:], 0.6).tfp_growth)


def test_one_bad_unit_leaves_the_others_alone():
    found = growth_accounting([Y, [NAN, NAN, 5]], [N, N], [K, K], 0.6)

    assert found.tfp_growth[0] == growth_accounting(Y, N, K, 0.6).tfp_growth[0]
    assert (found.first[1], np.isnan(found.output_growth[1]), np.isnan(found.years[1])) == (-1, True, True)
    assert codes(found)[-1] == ("span_too_short", 1, None)
    assert {one.unit for one in found.findings} == {1}


def test_share_of_growth_that_was_none_is_undefined():
    found = growth_accounting([100, 100], [50, 52], [200, 210], 0.6)

    assert found.tfp_growth[0] < 0
    assert np.isnan([found.tfp_share[0], *found.band[0]]).all()
    assert codes(found) == [("growth_near_zero", 0, None)]


def test_little_growth_and_decline_are_told():
    little = growth_accounting([100, 100.4], [50, 50], [200, 200], 0.6)
    decline = growth_accounting([100, 80], [50, 50], [200, 200], 0.6)

    assert (codes(little), little.tfp_share[0]) == ([("share_unsteady", 0, None)], pytest.approx(1))
    assert (codes(decline), decline.tfp_share[0]) == ([("output_fell", 0, None)], pytest.approx(1))


@pytest.mark.parametrize(("share", "told"), [(0.05, True), (0.1, False), (0.9, False), (0.95, True)])
def test_band_that_leaves_zero_to_one_is_told_and_not_cut(share, told):
    found = growth_accounting(Y, N, K, share)

    assert codes(found) == ([("band_beyond_range", 0, None)] if told else [])
    assert np.diff(found.band[0]) == pytest.approx(0.2 * np.log(1.15 / 1.04) / np.log(1.21))


def test_hours_in_place_of_persons_change_labour_only():
    hours = np.array(N) * [1600, 1580, 1560]
    persons, worked = growth_accounting(Y, N, K, 0.6), growth_accounting(Y, hours, K, 0.6)

    assert worked.labour_growth[0] == pytest.approx(persons.labour_growth[0] + np.log(1560 / 1600))
    assert worked.tfp_growth[0] == pytest.approx(persons.tfp_growth[0] - 0.6 * np.log(1560 / 1600))


def test_shares_may_be_one_number_one_for_each_unit_or_period_or_both():
    panel = [[Y, Y], [N, N], [K, K]]
    full = growth_accounting(*panel, [[0.5, 0.5, 0.5], [0.7, 0.7, 0.7]])

    assert growth_accounting(*panel, [[0.5], [0.7]]).tfp_growth == pytest.approx(full.tfp_growth)
    assert growth_accounting(*panel, [0.5, 0.5, 0.5]).tfp_growth[1] == pytest.approx(full.tfp_growth[0])


@pytest.mark.parametrize(
    ("change", "code", "facts"),
    [
        ({"labour_share": 1.2}, "share_out_of_range", {"share": 1.2, "unit": 0, "period": 0}),
        ({"labour_share": [0.5, 60, 0.5]}, "share_out_of_range", {"share": 60, "unit": 0, "period": 1}),
        ({"labour_share": [0.5, 0.5]}, "series_differ", {"variable": "labour_share"}),
        ({"labour_share": None}, "share_needed", {}),
        ({"method": "magic"}, "unknown_method", {"method": "magic"}),
        ({"capital": [200, -1, 230]}, "figure_negative", {"variable": "capital", "unit": 0, "period": 1}),
        ({"output": [100, -1, 121]}, "figure_negative", {"variable": "output", "unit": 0, "period": 1}),
        ({"labour": [50, 51]}, "series_differ", {"variable": "labour"}),
        ({"capital": [200, float("inf"), 230]}, "figure_not_finite", {"variable": "capital"}),
        ({"periods": [1, 1, 2]}, "periods_not_rising", {}),
    ],
)
def test_unfit_figures_are_refused_by_name(change, code, facts):
    asked = {"output": Y, "labour": N, "capital": K, "labour_share": 0.6, **change}
    with pytest.raises(NotComputable) as refused:
        growth_accounting(**asked)

    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()
