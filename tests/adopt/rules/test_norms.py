"""A norm grants a rate of the cost up to its ceiling, exactly, by the rule of the day."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from yokoten.adopt.rules.norms import (
    Advance,
    Norm,
    check,
    check_advance,
    norm_in_force,
    read_norms,
    shipped_norms,
)
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.texts import LANGUAGES

MILLION = Decimal(1_000_000)
ISSUED = date(2018, 3, 28)


def make_norm(rate="0.30", ceiling="1000", currency="VND"):
    top = None if ceiling is None else Decimal(ceiling)
    return Norm("model", {"en": "Model"}, "28/2018", ISSUED, ISSUED, Decimal(rate), top, currency)


def make_advance(share="0.30", above="0.50"):
    least = None if above is None else Decimal(above)
    return Advance("early", {"en": "Early"}, "36/2013", ISSUED, ISSUED, Decimal(share), least, "VND")


def demonstration(on):
    return norm_in_force(shipped_norms().norms, "demonstration-model", on)


def test_the_rate_limits_a_small_scheme():
    checked = check(demonstration(date(2026, 1, 1)), 2000 * MILLION, 600 * MILLION)
    assert (checked.allowed, checked.over, checked.limited_by) == (600 * MILLION, 0, "rate")
    assert checked.is_within and (checked.rule, checked.issued_on) == ("28/2018/TT-BTC", ISSUED)


def test_the_ceiling_limits_a_large_scheme():
    checked = check(demonstration(date(2026, 1, 1)), 5000 * MILLION, 1200 * MILLION)
    assert (checked.allowed, checked.over, checked.limited_by) == (1000 * MILLION, 200 * MILLION, "ceiling")
    assert not checked.is_within


def test_a_scheme_keeps_the_norm_of_the_day_it_was_approved():
    assert demonstration(date(2018, 3, 27)).ceiling == 500 * MILLION
    assert demonstration(date(2018, 3, 28)).ceiling == 1000 * MILLION
    assert demonstration(date(2014, 4, 7)) is None


def test_a_ceiling_counts_for_each_unit():
    assert check(make_norm("1", "10"), Decimal(100), Decimal(30), units=3).allowed == 30


def test_without_a_ceiling_the_rate_alone_limits():
    checked = check(make_norm("1", None), Decimal(5000), Decimal(5001))
    assert (checked.allowed, checked.over, checked.limited_by) == (5000, 1, "rate")


def test_rate_and_ceiling_that_agree_are_said_as_the_rate():
    assert check(make_norm("0.5", "50"), Decimal(100), Decimal(0)).limited_by == "rate"


def test_what_is_allowed_is_never_rounded_up():
    assert check(make_norm("0.30"), Decimal(11), Decimal(4)).allowed == 3
    assert check(make_norm("0.30", currency="RUB"), Decimal("0.11"), Decimal(0)).allowed == Decimal("0.03")


def test_nothing_is_paid_early_before_more_than_half_of_the_work():
    for progress in ("0", "0.50"):
        checked = check_advance(make_advance(), 100 * MILLION, 30 * MILLION, Decimal(progress))
        assert (checked.allowed, checked.over, checked.limited_by) == (0, 30 * MILLION, "progress")
    assert check_advance(make_advance(), 100 * MILLION, 30 * MILLION, Decimal("0.51")).is_within


def test_seventy_per_cent_are_paid_without_progress():
    advance = norm_in_force(shipped_norms().advances, "advance-70", date(2026, 1, 1))
    checked = check_advance(advance, 100 * MILLION, 70 * MILLION + 1)
    assert (checked.allowed, checked.over) == (70 * MILLION, 1)


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "1e40"])
def test_an_amount_that_is_none_is_refused(amount):
    for cost, asked in ((Decimal(amount), Decimal(1)), (Decimal(1), Decimal(amount))):
        with pytest.raises(RuleBroken) as caught:
            check(make_norm(), cost, asked)
        assert caught.value.code == "norm_amount_unfit"


def test_floats_are_no_amounts():
    with pytest.raises(TypeError):
        check(make_norm(), 1.5, Decimal(1))


def test_support_for_nothing_is_refused():
    with pytest.raises(RuleBroken) as caught:
        check(make_norm(), Decimal(1), Decimal(1), units=0)
    assert caught.value.code == "norm_needs_units"


def test_shipped_norms_are_examples_with_source_and_names():
    book = shipped_norms()
    for each in (*book.norms, *book.advances):
        assert each.is_example and each.source and set(each.names) == set(LANGUAGES)
        assert each.issued_on <= each.valid_from
    assert {advance.code: advance.share for advance in book.advances} == {
        "advance-30": Decimal("0.30"),
        "advance-70": Decimal("0.70"),
    }


ROW = """
[[norms]]
code = "model"
rule = "28/2018"
issued_on = 2018-03-28
valid_from = 2018-03-28
rate = 0.30
ceiling = 1_000
currency = "VND"
names = { en = "Model" }
"""


def test_numbers_with_a_point_are_read_exactly():
    [norm] = read_norms(ROW.encode()).norms
    assert norm.rate == Decimal("0.30") and norm.ceiling == 1000 and not norm.is_example


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("rate = 0.30", "rate = 30", "workflow_needs_share", "rate"),
        ("rate = 0.30", "rate = -0.1", "workflow_needs_decimal", "rate"),
        ("rate = 0.30", "rate = nan", "workflow_needs_decimal", "rate"),
        ("rate = 0.30", 'rate = "0.30"', "workflow_needs_decimal", "rate"),
        ("rate = 0.30", "rate = true", "workflow_needs_decimal", "rate"),
        ("ceiling", "cieling", "workflow_key_unknown", "cieling"),
        ("issued_on = 2018-03-28\n", "", "workflow_key_missing", "issued_on"),
    ],
)
def test_a_norm_that_does_not_fit_is_refused_with_its_place(old, new, code, key):
    with pytest.raises(RuleBroken) as caught:
        read_norms(ROW.replace(old, new).encode())
    assert (caught.value.code, caught.value.facts["table"], caught.value.facts["key"]) == (code, "[[norms]] 1", key)


AMOUNTS = some.decimals(0, 10**15, places=2)


@given(AMOUNTS, AMOUNTS, some.decimals(0, 1, places=4), some.none() | AMOUNTS, some.sampled_from(["VND", "SEK"]))
@settings(max_examples=200, deadline=None)
def test_never_more_than_rate_ceiling_or_cost_and_what_is_over_makes_up_the_rest(cost, asked, rate, ceiling, currency):
    norm = make_norm(str(rate), None if ceiling is None else str(ceiling), currency)
    checked = check(norm, cost, asked)
    limits = [rate * cost] + ([] if ceiling is None else [ceiling])
    assert 0 <= checked.allowed <= min(limits) <= cost
    assert min(limits) - checked.allowed < 1
    assert checked.is_within is (asked <= checked.allowed)
    assert checked.allowed + checked.over >= asked
