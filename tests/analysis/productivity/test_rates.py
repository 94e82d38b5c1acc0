"""Growth rates taken apart, as statistical offices publish them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yokoten.analysis.productivity import decompose
from yokoten.analysis.refusal import NotComputable

RATES = {"output": 7.09, "labour": 1.1, "capital": 6.5}
RATE, SHARE = st.floats(-20, 20), st.floats(0, 1)


def test_the_worked_example_of_the_official_formula():
    found = decompose(**RATES, labour_share=0.52)

    assert found.tfp == pytest.approx(3.398, abs=5e-4)
    assert 100 * found.tfp_share == pytest.approx(47.93, abs=5e-3)
    assert found.residual == pytest.approx(0, abs=1e-12)


def test_the_share_chosen_decides_whether_a_target_is_met():
    found = decompose(**RATES, labour_share=[0.40, 0.50, 0.60, 0.70])

    assert (100 * found.tfp_share).round(1).tolist() == [38.8, 46.4, 54.0, 61.6]


def test_band_is_the_share_a_tenth_lower_and_higher():
    found = decompose(**RATES, labour_share=[0.5, 0.6])

    assert (100 * found.band).round(1).tolist() == [[38.8, 54.0], [46.4, 61.6]]


def test_band_is_sorted_when_labour_grew_faster_than_capital():
    low, high = decompose(4.0, 3.0, 1.0, 0.5).band

    assert (low, high) == (pytest.approx(0.45), pytest.approx(0.55))


@given(output=RATE, labour=RATE, capital=RATE, share=SHARE)
def test_parts_add_up_to_the_growth_of_output(output, labour, capital, share):
    found = decompose(output, labour, capital, share)

    assert abs(found.residual) <= 1e-12
    assert found.labour_contribution + found.capital_contribution + found.tfp == pytest.approx(output, abs=1e-12)


def test_percent_and_fractions_give_the_same_shares():
    percent = decompose(7.09, 1.1, 6.5, 0.52)
    fraction = decompose(0.0709, 0.011, 0.065, 0.52)

    assert fraction.tfp_share == pytest.approx(float(percent.tfp_share))
    assert fraction.band == pytest.approx(percent.band)


def test_nothing_grown_has_no_share():
    found = decompose(0.0, 1.0, 2.0, 0.5)

    assert found.tfp == -1.5
    assert np.isnan(found.tfp_share)
    assert np.isnan(found.band).all()


@pytest.mark.parametrize("share", [-0.01, 1.01, 52])
def test_share_outside_zero_to_one_is_refused(share):
    with pytest.raises(NotComputable) as refused:
        decompose(1.0, 1.0, 1.0, share)

    assert (refused.value.code, refused.value.facts) == ("share_out_of_range", {"share": share})
