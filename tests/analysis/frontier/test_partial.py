"""Order-m: the exact expectation against all draws written out, and its limits."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.envelopment import ORIENTATIONS, degenerate_tables, make_units
from yokoten.analysis.frontier import dea, order_m
from yokoten.analysis.refusal import NotComputable


def by_all_draws(used, made, unit, m, orientation):
    """The mean over every possible sample of m comparable units, in order and with repetition."""
    singles = []
    for other in range(len(used)):
        if orientation == "output" and (used[other] <= used[unit]).all():
            some = made[unit] > 0
            singles.append((made[other, some] / made[unit, some]).min())
        if orientation == "input" and (made[other] >= made[unit]).all():
            some = used[unit] > 0
            lacking = (used[other, ~some] > 0).any()
            singles.append(np.inf if lacking else (used[other, some] / used[unit, some]).max())
    best = max if orientation == "output" else min
    return float(np.mean([best(draw) for draw in product(singles, repeat=m)]))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@given(table=degenerate_tables(most=5), m=st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_expectation_is_the_mean_over_all_possible_draws(orientation, table, m):
    found = order_m(*table, m, orientation=orientation)
    expected = np.array([by_all_draws(*table, unit, m, orientation) for unit in range(len(table[0]))])

    assert found.score == pytest.approx(np.where(np.isfinite(expected), expected, np.nan), nan_ok=True)
    assert [status == "unbounded" for status in found.status] == np.isinf(expected).tolist()


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_with_ever_more_drawn_it_becomes_the_free_disposal_score(orientation):
    table = make_units()
    found = order_m(*table, 100_000, orientation=orientation)
    assert found.score == pytest.approx(dea(*table, rts="fdh", orientation=orientation).score, abs=1e-9)
    assert found.share_beyond == 0


def test_the_more_are_drawn_the_fewer_are_beyond():
    table = make_units(200)
    shares = [order_m(*table, m).share_beyond for m in (1, 5, 25, 125)]
    efficiencies = [order_m(*table, m).efficiency for m in (1, 5, 25, 125)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[-1]
    assert all((fewer >= more - 1e-12).all() for fewer, more in zip(efficiencies, efficiencies[1:], strict=False))


def test_an_outlier_hardly_moves_the_others():
    used, made = make_units(200)
    wild = made.copy()
    wild[0] *= 100
    robust = order_m(used, made, 20).efficiency / order_m(used, wild, 20).efficiency
    full = dea(used, made, rts="fdh").efficiency / dea(used, wild, rts="fdh").efficiency
    assert np.median(full[1:]) >= np.median(robust[1:])
    assert robust[1:].max() < full[1:].max()


def test_units_of_measurement_do_not_matter():
    used, made = make_units()
    assert order_m(used * 1e9, made * 1e-6, 10).score == pytest.approx(order_m(used, made, 10).score, rel=1e-12)


def test_who_is_compared_with_nobody_else_has_score_one():
    found = order_m([[1.0], [2.0]], [[1.0], [1.0]], 5)
    assert found.compared.tolist() == [1, 2]
    assert found.score.tolist() == [1.0, 1.0]


def test_missing_cells_stay_out():
    found = order_m([[1.0], [float("nan")], [1.0]], [[1.0], [100.0], [2.0]], 2)
    assert found.status == ("evaluated", "not_evaluated", "evaluated")
    assert found.compared.tolist() == [2, 0, 2]
    assert found.score == pytest.approx([1.75, float("nan"), 0.875], nan_ok=True)


def test_fewer_than_one_drawn_is_refused():
    with pytest.raises(NotComputable, match="order_below_one"):
        order_m([[1.0]], [[1.0]], 0)
