"""Price basis: what may be compared across years."""

import numpy as np
import pytest

from yokoten.analysis.prices import comparable_over_time, deflated, relative_position
from yokoten.analysis.refusal import NotComputable

NAN = float("nan")


def make_lockstep(units=6, periods=5, rate=1.1):
    return np.outer(np.arange(1.0, units + 1), rate ** np.arange(periods))


def test_common_rise_leaves_every_position_as_it_was():
    found = relative_position(make_lockstep())

    assert found.values == pytest.approx(np.repeat(found.values[:, :1], 5, axis=1))
    assert found.method == "relative_position"


def test_newcomers_and_leavers_move_nobody():
    table = np.vstack([make_lockstep(), [NAN, NAN, 900, 950, 999], [0.1, 0.1, NAN, NAN, NAN]])
    found = relative_position(table)

    assert found.values[0] == pytest.approx(found.values[0, 0])
    assert found.constant_units.tolist() == [True] * 6 + [False] * 2


def test_thin_year_is_dropped_rather_than_the_units():
    table = make_lockstep()
    table[1:, 2] = NAN
    found = relative_position(table)

    assert found.dropped == (2,)
    assert np.isnan(found.values[:, 2]).all()
    assert found.constant_units.all()


def test_year_that_nobody_observed_is_passed_over():
    table = make_lockstep()
    table[:, 1] = NAN

    assert relative_position(table).dropped == ()


def test_unit_with_a_break_is_kept_out_of_the_yardstick():
    breaks = np.zeros((6, 5), dtype=bool)
    breaks[2, 3] = True
    found = relative_position(make_lockstep(), breaks)

    assert not found.constant_units[2]
    assert found.caveats == ()


def test_break_of_all_is_kept_and_said():
    breaks = np.zeros((6, 5), dtype=bool)
    breaks[:, 3] = True

    assert relative_position(make_lockstep(), breaks).caveats == ("yardstick_has_breaks",)


def test_no_constant_set_is_refused():
    table = [[1, NAN, 3], [NAN, 2, 3], [1, NAN, 4], [NAN, NAN, 5]]

    with pytest.raises(NotComputable, match="no_constant_set"):
        relative_position(table)


def test_position_of_a_negative_value_is_refused():
    with pytest.raises(NotComputable) as refusal:
        relative_position([[1, 2], [3, -4], [5, 6]])

    assert refusal.value.facts == {"row": 1, "column": 1}


def test_deflating_takes_the_price_rise_out_for_one_or_many_indices():
    assert deflated([[100, 110]], [100, 120])[0] == pytest.approx([120, 110])
    assert deflated([[100, 110]], [[100, 120]], base=0)[0] == pytest.approx([100, 110 / 1.2])


def test_stated_index_goes_before_the_relative_position():
    found = comparable_over_time(make_lockstep(), "current", index=1.1 ** np.arange(5))

    assert found.method == "deflated"
    assert found.values[0] == pytest.approx(found.values[0, -1])


@pytest.mark.parametrize("prices", ["constant", "none"])
def test_constant_prices_and_shares_stand_as_they_are(prices):
    found = comparable_over_time([[1.0, 2.0]], prices)

    assert (found.method, found.values.tolist()) == ("as_it_stands", [[1.0, 2.0]])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"prices": "index"}, "index_has_no_level"),
        ({"prices": "roubles"}, "unknown_prices"),
        ({"prices": "current", "index": [1.0]}, "deflator_shape"),
        ({"prices": "current", "index": [1.0, 0.0]}, "deflator_not_positive"),
    ],
)
def test_basis_that_cannot_be_compared_is_refused(arguments, code):
    with pytest.raises(NotComputable) as refusal:
        comparable_over_time([[1.0, 2.0], [2.0, 3.0]], **arguments)

    assert refusal.value.code == code
