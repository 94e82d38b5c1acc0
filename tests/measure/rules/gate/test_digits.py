"""Slips of digits, factors of ten and units."""

import pytest

from yokoten.measure.rules.gate.digits import decimals_of, slip_of
from yokoten.measure.rules.gate.shift import significant_digits


def test_the_lost_digit_of_a_real_table_is_found():
    slip = slip_of(325839.3, 2_013_816, 2_549_222, decimals=1)

    assert (slip.kind, slip.severity, slip.meant) == ("lost_digit", "stop", 2_325_839.3)


@pytest.mark.parametrize(("value", "low", "high"), [(844_192.0, 61_503, 103_875), (823_240.0, 52_627, 88_883)])
def test_values_ten_times_too_high_are_named_so(value, low, high):
    slip = slip_of(value, low, high, decimals=1)

    assert (slip.kind, slip.severity, slip.meant) == ("ten_times", "stop", value / 10)


def test_a_decimal_too_many_tells_division_by_ten_from_a_lost_digit():
    assert slip_of(2042.93, 19_000, 22_000, decimals=1).kind == "ten_times"
    assert slip_of(2042.9, 19_000, 22_000, decimals=1).kind == "lost_digit"


@pytest.mark.parametrize("unit", [100, 1e3, 1e6, 1e-3])
def test_units_are_recognised(unit):
    slip = slip_of(500 * unit, 450, 550, decimals=1)

    assert (slip.kind, slip.factor) == ("unit_jump", pytest.approx(unit))


def test_digit_too_many_is_named_so():
    assert slip_of(25_325.0, 2300, 2600, decimals=0).kind == "ten_times"
    assert slip_of(93_350.0, 3300, 3400, decimals=0).kind == "extra_digit"


def test_small_departures_and_values_inside_have_no_slip():
    assert slip_of(150.0, 90, 110, decimals=0) is None
    assert slip_of(100.0, 90, 110, decimals=0) is None
    assert slip_of(-5.0, 90, 110, decimals=0) is None


def test_digits_are_counted_as_written():
    assert [decimals_of(value) for value in (5.0, 5.25, 1e22)] == [0, 2, 0]
    assert [significant_digits(value) for value in (805673.5, 120000.0, 0.0012)] == [7, 2, 2]
