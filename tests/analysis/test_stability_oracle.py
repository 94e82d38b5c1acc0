"""Stability set against ranking every draw by itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from yokoten.analysis.similarity import structural_distance
from yokoten.analysis.stability import drawn_distances, peer_stability, rank_stability
from yokoten.analysis.weights import draw_weights, stated_concentration

DRAWS = arrays(float, (11, 6), elements=st.integers(0, 30).map(float))
CANDIDATES = arrays(bool, 6)


def top_by_hand(measure, candidates, k):
    """Share of rows in which no k candidates are strictly better."""
    shares = []
    for unit in range(measure.shape[1]):
        kept = [
            candidates[unit] and sum(row[other] < row[unit] for other in np.flatnonzero(candidates)) < k
            for row in measure
        ]
        shares.append(np.mean(kept))
    return shares


@given(measure=DRAWS, candidates=CANDIDATES, k=st.integers(1, 8))
@settings(max_examples=120, deadline=None)
def test_share_is_that_of_counting_who_is_strictly_better(measure, candidates, k):
    in_top, _, _ = rank_stability(measure, candidates, k)

    assert in_top.tolist() == pytest.approx(top_by_hand(measure, candidates, k))


@given(measure=arrays(float, (40, 5), elements=st.floats(0, 1), unique=True))
@settings(max_examples=40, deadline=None)
def test_spread_is_the_fifth_and_the_ninety_fifth_rank_of_a_hundred(measure):
    _, low, high = rank_stability(measure, np.ones(5, bool), 2)
    ranks = np.argsort(np.argsort(measure, axis=1), axis=1) + 1

    for unit in range(5):
        ordered = np.sort(ranks[:, unit])
        assert low[unit] in (ordered[1], ordered[2])
        assert high[unit] in (ordered[37], ordered[38])


@given(measure=DRAWS, k=st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_longer_list_keeps_everybody_at_least_as_often(measure, k):
    everybody = np.ones(6, bool)

    assert (rank_stability(measure, everybody, k)[0] <= rank_stability(measure, everybody, k + 1)[0]).all()


@given(measure=DRAWS)
@settings(max_examples=40, deadline=None)
def test_who_leaves_the_pool_only_makes_room(measure):
    fewer = np.array([True] * 5 + [False])
    before, after = rank_stability(measure, np.ones(6, bool), 2)[0], rank_stability(measure, fewer, 2)[0]

    assert (after[:5] >= before[:5]).all()
    assert after[5] == 0


def test_distances_of_the_chosen_weights_lie_amid_the_drawn_ones():
    table = np.random.default_rng(2).random((12, 3))
    distances = structural_distance(table, 0, [5, 3, 2])
    drawn = drawn_distances(distances, np.random.default_rng(3), draws=4000)

    assert drawn.mean(axis=0) == pytest.approx(distances.squared, rel=0.05)
    assert (drawn[:, 0] == 0).all()


def test_only_variables_that_both_have_count_in_a_draw():
    table = np.random.default_rng(4).random((9, 5))
    table[3, 4] = np.nan
    distances = structural_distance(table, 0)
    rng, again = np.random.default_rng(5), np.random.default_rng(5)
    drawn = drawn_distances(distances, rng, draws=6)

    for row, weights in zip(drawn, draw_weights(distances.weights, 6, 50.0, again), strict=True):
        expected = sum(weights[:4] * distances.gaps[3, :4]) / sum(weights[:4])
        assert row[3] == pytest.approx(expected)


def test_variable_without_weight_adds_nothing_to_the_concentration():
    assert stated_concentration(np.array([0.5, 0.5, 0.0])) == 20
    table = np.random.default_rng(6).random((8, 3))
    found = peer_stability(structural_distance(table, 0, [1, 1, 0]), 3, np.random.default_rng(0))

    assert (found.concentration, found.draws) == (20.0, 1000)


@pytest.mark.parametrize("concentration", [1.0, 30.0, 1000.0])
def test_surer_weights_make_narrower_ranks(concentration):
    table = np.random.default_rng(7).random((20, 4))
    near = structural_distance(table, 0)
    wide = peer_stability(near, 5, np.random.default_rng(1), concentration=concentration)
    narrow = peer_stability(near, 5, np.random.default_rng(1), concentration=concentration * 100)

    assert np.nansum(wide.rank_high - wide.rank_low) > np.nansum(narrow.rank_high - narrow.rank_low)


def test_single_candidate_is_always_first():
    measure = np.random.default_rng(8).random((30, 3))
    in_top, low, high = rank_stability(measure, np.array([False, True, False]), 1)

    assert in_top.tolist() == [0, 1, 0]
    assert (low[1], high[1]) == (1, 1)
    assert np.isnan(low[[0, 2]]).all()
