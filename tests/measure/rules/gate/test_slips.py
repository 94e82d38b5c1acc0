"""Slips made on purpose: whatever happened to a number is found again, and a sound number is left alone."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from yokoten.measure.rules.gate.digits import decimals_of, slip_of
from yokoten.measure.rules.gate.shift import significant_digits

NUMBERS = st.integers(12_000, 99_999_999).map(lambda tenths: tenths / 10)
WIDTHS = st.floats(1.02, 1.3)


def band(number, width):
    return number / width, number * width


def written(number):
    return f"{number:.1f}"


@given(number=NUMBERS, width=WIDTHS, share=st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_value_within_its_band_is_no_slip(number, width, share):
    low, high = band(number, width)

    assert slip_of(low + share * (high - low), low, high, decimals=1) is None


@given(number=NUMBERS, width=st.floats(1.02, 1.12), place=st.integers(0, 8))
@settings(max_examples=80, deadline=None)
def test_lost_digit_is_found_and_what_was_meant_lies_in_the_band(number, width, place):
    whole, fraction = written(number).split(".")
    assume(place < len(whole))
    left = float(f"{whole[:place]}{whole[place + 1 :]}.{fraction}")
    low, high = band(number, width)
    assume(len(str(int(left))) == len(whole) - 1)
    assume(left * 1.8 < math.sqrt(low * high))
    slip = slip_of(left, low, high, decimals=1)

    assert slip.kind in ("lost_digit", "unit_jump")
    if slip.kind == "lost_digit":
        assert low <= slip.meant <= high
        assert len(written(slip.meant)) == len(written(left)) + 1


@given(number=NUMBERS, width=WIDTHS, kind=st.sampled_from([1e3, 1e-3, 1e6, 1e-6, 1e9]))
@settings(max_examples=60, deadline=None)
def test_another_unit_is_named_and_always_stops(number, width, kind):
    low, high = band(number, width)
    slip = slip_of(number * kind, low, high, decimals=1)

    assert (slip.kind, slip.severity) == ("unit_jump", "stop")
    assert slip.meant == pytest.approx(number)
    assert slip.factor == pytest.approx(kind)


@given(number=NUMBERS, width=WIDTHS)
@settings(max_examples=60, deadline=None)
def test_ten_times_is_told_before_a_digit_too_many(number, width):
    slip = slip_of(number * 10, *band(number, width), decimals=1)

    assert (slip.kind, slip.severity, slip.factor) == ("ten_times", "stop", 10)
    assert slip.meant == pytest.approx(number)


@given(number=NUMBERS, low=NUMBERS, width=WIDTHS, decimals=st.integers(0, 3))
@settings(max_examples=120, deadline=None)
def test_whatever_is_meant_lies_near_the_band_and_the_factor_leads_there(number, low, width, decimals):
    slip = slip_of(number, low, low * width, decimals=decimals)
    assume(slip is not None)

    assert low / 1.6 <= slip.meant <= low * width * 1.6
    assert slip.factor == pytest.approx(number / slip.meant)
    assert not low <= number <= low * width


@given(number=NUMBERS, width=WIDTHS, scale=st.sampled_from([10.0, 100.0, 1000.0]))
@settings(max_examples=40, deadline=None)
def test_unit_jump_does_not_depend_on_the_size_of_the_numbers(number, width, scale):
    low, high = band(number, width)
    here = slip_of(number * 1000, low, high, decimals=1)
    there = slip_of(number * 1000 * scale, low * scale, high * scale, decimals=1)

    assert (here.kind, here.factor) == (there.kind, pytest.approx(there.factor))


@pytest.mark.parametrize(
    ("value", "low", "high", "kind", "severity"),
    [
        (175.0, 90, 110, None, None),
        (190.0, 90, 110, "extra_digit", "check"),
        (51.0, 90, 110, None, None),
        (555.0, 90, 110, None, None),
        (0.0, 90, 110, None, None),
        (100.0, -5, 110, None, None),
        (700.0, 2300, 2600, None, None),
        (240.0, 2300, 2600, "lost_digit", "stop"),
        (233.5, 2300, 2600, "lost_digit", "stop"),
        (0.24, 2.3, 2.6, "ten_times", "stop"),
        (0.5, 2.3, 2.6, None, None),
        (7.0, 1.1, 1.3, None, None),
        (5234.0, 230, 240, "extra_digit", "stop"),
        (1.5e6, 1400, 1600, "unit_jump", "stop"),
        (15.0, 1400, 1600, "unit_jump", "stop"),
    ],
)
def test_each_slip_has_its_name_and_a_mere_departure_none(value, low, high, kind, severity):
    slip = slip_of(value, low, high, decimals=1)

    assert (slip and slip.kind, slip and slip.severity) == (kind, severity)


def test_departure_under_three_times_is_only_checked():
    slip = slip_of(2_500.0, 1_000, 1_050, decimals=0)

    assert slip is None or slip.severity == "check"
    assert slip_of(499.0, 1_010, 1_030, decimals=0) is None


@pytest.mark.parametrize(
    ("value", "decimals", "digits"),
    [(5.0, 0, 1), (5.25, 2, 3), (1200.0, 0, 2), (0.05, 2, 1), (1e-07, 0, 1), (-12.5, 1, 3), (1e22, 0, 1), (0.0, 0, 0)],
)
def test_decimals_and_significant_digits_are_counted_as_written(value, decimals, digits):
    assert (decimals_of(value), significant_digits(value)) == (decimals, digits)
