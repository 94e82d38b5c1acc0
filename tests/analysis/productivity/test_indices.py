"""Törnqvist indices against published tables, another program, and what must not change them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from yokoten.analysis.productivity import tornqvist, transitive_levels
from yokoten.analysis.refusal import NotComputable

# Prices and quantities of six products in five periods: PPI Manual (2004), tables 19.1 and 19.2, as in Balk (2008),
# Price and Quantity Index Numbers, tables 3.1 and 3.2; the Törnqvist price index is that of table 3.12.
PRICES = np.array(
    [
        [1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
        [1.2, 3.0, 1.3, 0.7, 1.4, 0.8],
        [1.0, 1.0, 1.5, 0.5, 1.7, 0.6],
        [0.8, 0.5, 1.6, 0.3, 1.9, 0.4],
        [1.0, 1.0, 1.6, 0.1, 2.0, 0.2],
    ]
)
QUANTITIES = np.array(
    [
        [1.0, 1.0, 2.0, 1.0, 4.5, 0.5],
        [0.8, 0.9, 1.9, 1.3, 4.7, 0.6],
        [1.0, 1.1, 1.8, 3.0, 5.0, 0.8],
        [1.2, 1.2, 1.9, 6.0, 5.6, 1.3],
        [0.9, 1.2, 2.0, 12.0, 6.5, 2.5],
    ]
)
# Prices 1 to 65 and quantities 65 to 1 of five products in 13 periods: multilateral Törnqvist (CCD) as computed by the
# R package IndexNumR, in the tests of the R package gpindex.
CCD = [
    1.07334245809641, 1.13758500234551, 1.19943273670278, 1.26078373138759, 1.32242752173496, 1.38478458426165,
    1.44813211799635, 1.51269173915522, 1.57867050804161, 1.64628410287697, 1.71577307463249, 1.78741712742392,
]  # fmt: skip
AMOUNTS = arrays(float, (5, 4), elements=st.floats(0.01, 1000))
VALUES = arrays(float, (5, 4), elements=st.floats(0.01, 1000))


def shares_of(values):
    return values / values.sum(axis=1, keepdims=True)


def test_price_index_is_that_of_the_manual():
    found = tornqvist(PRICES, shares_of(PRICES * QUANTITIES))

    assert found.direct.round(4).tolist() == [1.0, 1.4052, 1.2890, 1.2268, 1.2477]


def test_levels_are_those_of_another_program():
    prices = np.arange(1.0, 66).reshape(5, 13).T
    quantities = np.arange(65.0, 0, -1).reshape(5, 13).T
    found = tornqvist(prices, shares_of(prices * quantities))

    assert found.levels[1:] == pytest.approx(CCD, rel=1e-12)


@given(amounts=AMOUNTS, values=VALUES)
@settings(max_examples=80, deadline=None)
def test_pairs_are_those_of_a_plain_loop(amounts, values):
    weights = shares_of(values)
    found = tornqvist(amounts, weights)

    for s in range(5):
        for t in range(5):
            plain = sum((weights[s, i] + weights[t, i]) / 2 * np.log(amounts[t, i] / amounts[s, i]) for i in range(4))
            assert found.logarithms[s, t] == pytest.approx(plain, abs=1e-12)
    assert found.chained[-1] == pytest.approx(np.exp(sum(found.logarithms[t, t + 1] for t in range(4))))
    assert found.dropped == ()


@given(amounts=AMOUNTS, values=VALUES)
@settings(max_examples=80, deadline=None)
def test_levels_are_the_mean_over_all_bridges_and_the_same_from_any_base(amounts, values):
    weights = shares_of(values)
    found = tornqvist(amounts, weights)
    bridged = found.logarithms.mean(axis=0) - found.logarithms[:, 0].mean()

    assert np.log(found.levels) == pytest.approx(bridged, abs=1e-10)
    for base in range(5):
        other = tornqvist(amounts, weights, base=base)
        assert other.levels == pytest.approx(found.levels / found.levels[base])


@given(amounts=AMOUNTS, values=VALUES, factors=arrays(float, 4, elements=st.floats(1e-6, 1e6)))
@settings(max_examples=60, deadline=None)
def test_unit_of_an_item_and_order_of_rows_and_items_do_not_matter(amounts, values, factors):
    weights = shares_of(values)
    found = tornqvist(amounts, weights)

    assert tornqvist(amounts * factors, weights).logarithms == pytest.approx(found.logarithms, abs=1e-9)
    assert tornqvist(amounts[:, ::-1], weights[:, ::-1]).levels == pytest.approx(found.levels)
    assert tornqvist(amounts[::-1], weights[::-1], base=4).levels[::-1] == pytest.approx(found.levels)


@given(amounts=AMOUNTS, values=VALUES)
@settings(max_examples=60, deadline=None)
def test_reversal_of_time_turns_the_index_round(amounts, values):
    found = tornqvist(amounts, shares_of(values))
    back = tornqvist(amounts[::-1], shares_of(values)[::-1])

    assert back.chained[-1] == pytest.approx(1 / found.chained[-1])
    np.testing.assert_allclose(found.logarithms, -found.logarithms.T, atol=1e-12)


def test_growth_of_all_items_alike_is_that_growth():
    found = tornqvist([[1.0, 2.0], [3.0, 6.0]], [[0.3, 0.7], [0.9, 0.1]])

    assert found.levels == pytest.approx([1, 3])


@pytest.mark.parametrize(("hole", "code"), [(0.0, "quantity_zero"), (float("nan"), "quantity_missing")])
def test_pair_without_a_logarithm_is_dropped_and_listed(hole, code):
    amounts = [[1.0, 2.0], [hole, 3.0], [2.0, 4.0]]
    found = tornqvist(amounts, [[0.5, 0.5]] * 3)

    assert [(one.first, one.second, one.at, one.item, one.code) for one in found.dropped] == [
        (0, 1, 1, 0, code),
        (1, 2, 1, 0, code),
    ]
    assert found.logarithms[0, 2] == pytest.approx(np.log(2))
    np.testing.assert_allclose(found.chained, [1, np.nan, np.nan])
    np.testing.assert_allclose(found.levels, [1, np.nan, 2])
    np.testing.assert_allclose(found.direct, [1, np.nan, 2])


def test_item_without_a_share_in_both_rows_does_not_count():
    found = tornqvist([[1.0, 0.0], [2.0, 5.0], [3.0, 5.0]], [[1.0, 0.0], [1.0, 0.0], [0.5, 0.5]])

    assert found.logarithms[0, 1] == pytest.approx(np.log(2))
    assert [(one.first, one.second, one.at, one.item) for one in found.dropped] == [(0, 2, 0, 1)]
    assert found.levels[1] == pytest.approx(2)
    assert found.levels[2] == pytest.approx(2 * np.exp(found.logarithms[1, 2]))


def test_levels_of_some_pairs_fit_them_best():
    table = np.array([[0.0, 0.1, 0.4, np.nan], [-0.1, 0, 0.2, 0.5], [-0.4, -0.2, 0, 0.2], [np.nan, -0.5, -0.2, 0]])
    levels = transitive_levels(table)
    first, second = np.where(np.triu(~np.isnan(table), 1))
    design = np.zeros((first.size, 4))
    design[np.arange(first.size), first], design[np.arange(first.size), second] = -1, 1
    fitted = np.linalg.lstsq(design, table[first, second], rcond=None)[0]

    assert levels == pytest.approx(fitted - fitted[0])


def test_single_row_stands_for_itself():
    found = tornqvist([[1.0, 2.0]], [[0.5, 0.5]])

    assert (found.levels.tolist(), found.chained.tolist(), found.dropped) == ([1.0], [1.0], ())


@pytest.mark.parametrize(
    ("quantities", "shares", "code", "facts"),
    [
        ([[1, 1], [1, 1]], [[0.5, 0.5], [0.5, 0.6]], "shares_do_not_sum", {"row": 1, "sum": 1.1}),
        ([[1, 1], [1, 1]], [[0.5, 0.5], [0.5, 0.5 + 2e-6]], "shares_do_not_sum", {"row": 1}),
        ([[1, 1], [1, 1]], [[0.5, float("nan")], [0.5, 0.5]], "shares_do_not_sum", {"row": 0}),
        ([[1, 1], [1, 1]], [[0.5, 0.5], [1.5, -0.5]], "share_negative", {"row": 1, "column": 1}),
        ([[1, -1], [1, 1]], [[0.5, 0.5], [0.5, 0.5]], "quantity_negative", {"row": 0, "column": 1}),
        ([[1, float("inf")], [1, 1]], [[0.5, 0.5], [0.5, 0.5]], "quantity_not_finite", {"row": 0, "column": 1}),
        ([[1, 1]], [[0.5, 0.5], [0.5, 0.5]], "series_differ", {"variable": "shares"}),
    ],
)
def test_unfit_shares_and_quantities_are_refused_by_row(quantities, shares, code, facts):
    with pytest.raises(NotComputable) as refused:
        tornqvist(quantities, shares)

    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()


def test_shares_within_a_millionth_of_one_pass():
    assert tornqvist([[1, 1], [2, 2]], [[0.5, 0.5], [0.5, 0.5 + 9e-7]]).levels[1] == pytest.approx(2, rel=1e-6)


def test_base_that_is_not_there_is_refused():
    with pytest.raises(NotComputable, match="base_not_there"):
        tornqvist([[1.0]], [[1.0]], base=1)
