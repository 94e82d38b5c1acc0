"""Growth accounts set against a plain loop over random panels, and what must not change them."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from yokoten.analysis.productivity import growth_accounting, tornqvist

SHAPE = (3, 5)
VOLUMES = arrays(float, (3, *SHAPE), elements=st.floats(0.01, 1e6))
SHARES = arrays(float, SHAPE, elements=st.floats(0, 1))
HOLES = arrays(bool, (3, *SHAPE))
METHODS = st.sampled_from(["gso_fixed_share", "tornqvist"])
NAMES = ("output_growth", "labour_contribution", "capital_contribution", "tfp_growth")


def naive(volumes, shares, method):
    """Growth, parts and TFP of one unit, or None where there is no TFP."""
    known = [at for at in range(SHAPE[1]) if not any(math.isnan(one[at]) for one in volumes[:2])]
    if len(known) < 2 or any(math.isnan(volumes[2][at]) for at in (known[0], known[-1])):
        return None
    known = [at for at in known if not math.isnan(volumes[2][at])]
    sums = [0.0] * 4
    for s, t in zip(known, known[1:], strict=False):
        weight = shares[s] if method == "gso_fixed_share" else (shares[s] + shares[t]) / 2
        output, labour, capital = (math.log(one[t] / one[s]) for one in volumes)
        parts = (output, weight * labour, (1 - weight) * capital)
        sums = [a + b for a, b in zip(sums, (*parts, parts[0] - parts[1] - parts[2]), strict=True)]
    return sums


@given(volumes=VOLUMES, shares=SHARES, holes=HOLES, method=METHODS)
@settings(max_examples=150, deadline=None)
def test_accounts_are_those_of_a_plain_loop_and_add_up(volumes, shares, holes, method):
    holed = np.where(holes, np.nan, volumes)
    found = growth_accounting(*holed, shares, method=method)

    for unit in range(SHAPE[0]):
        expected = naive(holed[:, unit], shares[unit], method)
        if expected is None:
            assert np.isnan(found.tfp_growth[unit])
            assert found.of_unit(unit)
        else:
            assert [getattr(found, name)[unit] for name in NAMES] == pytest.approx(expected, abs=1e-10)
            assert abs(found.residual[unit]) <= 1e-12 * max(1, abs(found.output_growth[unit]) * 10)


@given(volumes=VOLUMES, shares=SHARES, method=METHODS, factors=arrays(float, (3, 1, 1), elements=st.floats(1e-6, 1e6)))
@settings(max_examples=60, deadline=None)
def test_units_of_measurement_do_not_matter(volumes, shares, method, factors):
    here = growth_accounting(*volumes, shares, method=method)
    there = growth_accounting(*(volumes * factors), shares, method=method)

    assert there.tfp_growth == pytest.approx(here.tfp_growth, abs=1e-9)
    assert there.labour_contribution == pytest.approx(here.labour_contribution, abs=1e-9)


@given(volumes=VOLUMES, shares=SHARES, method=METHODS, order=st.permutations(range(3)))
@settings(max_examples=60, deadline=None)
def test_order_of_units_does_not_matter(volumes, shares, method, order):
    here = growth_accounting(*volumes, shares, method=method)
    there = growth_accounting(*volumes[:, order], shares[order], method=method)

    np.testing.assert_array_equal(there.tfp_growth, here.tfp_growth[order])
    np.testing.assert_array_equal(there.band, here.band[order])


@given(volumes=VOLUMES, shares=SHARES)
@settings(max_examples=60, deadline=None)
def test_reversal_of_time_turns_every_sign(volumes, shares):
    ahead = growth_accounting(*volumes, shares, method="tornqvist")
    back = growth_accounting(*volumes[:, :, ::-1], shares[:, ::-1], method="tornqvist")

    for name in (*NAMES, "labour_growth", "capital_growth"):
        assert getattr(back, name) == pytest.approx(-getattr(ahead, name), abs=1e-12)


@given(volumes=VOLUMES, shares=SHARES, method=METHODS, at=st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_growth_of_two_spans_is_that_of_both_together(volumes, shares, method, at):
    before = growth_accounting(*volumes[:, :, : at + 1], shares[:, : at + 1], method=method)
    after = growth_accounting(*volumes[:, :, at:], shares[:, at:], method=method)
    whole = growth_accounting(*volumes, shares, method=method)

    for name in NAMES:
        assert getattr(before, name) + getattr(after, name) == pytest.approx(getattr(whole, name), abs=1e-10)


@given(volumes=VOLUMES, shares=SHARES)
@settings(max_examples=60, deadline=None)
def test_tfp_is_output_over_a_tornqvist_index_of_inputs(volumes, shares):
    found = growth_accounting(*volumes, shares, method="tornqvist")

    for unit in range(SHAPE[0]):
        weights = np.column_stack([shares[unit], 1 - shares[unit]])
        inputs = tornqvist(volumes[1:, unit].T, weights).chained[-1]
        index = volumes[0, unit, -1] / volumes[0, unit, 0] / inputs
        assert found.tfp_growth[unit] == pytest.approx(np.log(index), abs=1e-9)


@given(volumes=VOLUMES, years=arrays(float, 4, elements=st.floats(0.25, 10)))
@settings(max_examples=40, deadline=None)
def test_distance_in_years_changes_yearly_rates_only(volumes, years):
    times = np.concatenate([[2000.0], 2000 + np.cumsum(years)])
    near, far = growth_accounting(*volumes, 0.6), growth_accounting(*volumes, 0.6, periods=times)

    np.testing.assert_array_equal(far.tfp_growth, near.tfp_growth)
    assert far.per_year(far.tfp_growth) * years.sum() == pytest.approx(near.tfp_growth, rel=1e-9, abs=1e-12)


@given(volumes=VOLUMES, shares=SHARES, method=METHODS)
@settings(max_examples=40, deadline=None)
def test_labour_productivity_is_capital_deepening_and_tfp(volumes, shares, method):
    found = growth_accounting(*volumes, shares, method=method)

    assert found.capital_deepening + found.tfp_growth == pytest.approx(found.labour_productivity_growth, abs=1e-10)
