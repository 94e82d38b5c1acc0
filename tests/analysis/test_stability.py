"""Stability of peers under weight draws."""

import numpy as np
import pytest

from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.similarity import structural_distance
from yokoten.analysis.stability import drawn_distances, peer_stability
from yokoten.analysis.weights import draw_weights


def make_table(units=40, variables=4, seed=5):
    return np.random.default_rng(seed).random((units, variables))


def stability(table, k=5, seed=0, **options):
    return peer_stability(structural_distance(table, 0), k, np.random.default_rng(seed), **options)


def test_same_seed_gives_the_same_answer_and_another_seed_a_near_one():
    first, again, other = stability(make_table()), stability(make_table()), stability(make_table(), seed=1)

    assert (first.in_top == again.in_top).all()
    assert not (first.in_top == other.in_top).all()
    assert first.in_top == pytest.approx(other.in_top, abs=0.08)


def test_shares_add_up_to_k_and_the_focus_has_none():
    found = stability(make_table(), k=5)

    assert found.in_top.sum() == pytest.approx(5, abs=1e-9)
    assert found.in_top[0] == 0
    assert np.isnan(found.rank_low[0])


def test_peer_near_in_everything_is_stable_and_a_one_sided_one_is_not():
    table = np.array([[0.0, 0.0], [0.01, 0.01], [0.0, 0.5], [0.5, 0.0], [1.0, 1.0]])
    found = stability(table, k=2)

    assert found.in_top[1] == 1
    assert 0.3 < found.in_top[2] < 0.7
    assert (found.rank_low[2], found.rank_high[2]) == (2, 3)
    assert (found.rank_low[4], found.rank_high[4]) == (4, 4)


def test_strict_weights_make_every_peer_stable():
    found = stability(make_table(), k=5, concentration=1e9)

    assert set(found.in_top.tolist()) == {0.0, 1.0}
    assert found.concentration == 1e9


def test_every_peer_stays_when_k_takes_all():
    found = stability(make_table(units=4), k=7)

    assert found.in_top.tolist() == [0, 1, 1, 1]


def test_twins_are_equally_stable():
    table = make_table()
    found = stability(np.vstack([table, table]), k=3)

    assert found.in_top[1:40] == pytest.approx(found.in_top[41:])


def test_excluded_and_incomparable_units_take_no_place():
    table = make_table(units=8)
    table[2] = np.nan
    excluded = np.zeros(8, dtype=bool)
    excluded[3] = True
    found = stability(table, k=6, excluded=excluded)

    assert found.in_top.tolist() == [0, 1, 0, 0, 1, 1, 1, 1]


def test_draws_equal_the_distance_computed_one_by_one_with_gaps():
    table = make_table(units=6)
    table[1, 2] = np.nan
    distances = structural_distance(table, 0)
    drawn = drawn_distances(distances, np.random.default_rng(9), draws=3)

    weights = draw_weights(distances.weights, 3, 40.0, np.random.default_rng(9))
    expected = (weights[2] * distances.gaps[1]).sum() / weights[2, [0, 1, 3]].sum()
    assert drawn[2, 1] == pytest.approx(expected)
    assert drawn[1, 5] == pytest.approx((weights[1] * distances.gaps[5]).sum())


def test_nobody_comparable_gives_no_shares():
    table = make_table(units=3)
    table[1:] = np.nan

    assert stability(table).in_top.tolist() == [0, 0, 0]


def test_list_of_no_peers_is_refused():
    with pytest.raises(NotComputable, match="k_not_positive"):
        stability(make_table(), k=0)
