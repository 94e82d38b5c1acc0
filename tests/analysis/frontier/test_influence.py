"""Leave one out: each peer removed, against a plain loop that measures everybody anew."""

import numpy as np
import pytest
from hypothesis import given, settings

from factories.envelopment import ORIENTATIONS, RTS, degenerate_tables, make_units
from factories.published import DEAP_1
from yokoten.analysis.frontier import dea, leave_one_out
from yokoten.analysis.refusal import NotComputable

CHOICES = [(rts, orientation) for rts in (*RTS, "fdh") for orientation in ORIENTATIONS]


def by_a_loop(table, rts, orientation, peer):
    """Efficiencies of the others when the peer is not there at all."""
    left = [np.delete(side, peer, axis=0) for side in table]
    return np.insert(dea(*left, rts=rts, orientation=orientation).efficiency, peer, np.nan)


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
def test_effects_are_those_of_measuring_everybody_anew(rts, orientation):
    table = make_units(50)
    frontier = dea(*table, rts=rts, orientation=orientation)
    found = leave_one_out(frontier, *table)

    for peer in np.unique(found.peer):
        change = by_a_loop(table, rts, orientation, peer) - frontier.efficiency
        followers = found.of_peer(int(peer))
        assert {unit: change[unit] for unit in followers} == pytest.approx(followers, abs=1e-9)
        rest = np.setdiff1d(np.arange(50), [peer, *followers])
        assert change[rest] == pytest.approx(np.zeros(rest.size), abs=1e-9)
        assert found.largest[peer] == pytest.approx(max(followers.values()))
        assert found.mean[peer] == pytest.approx(np.mean(list(followers.values())))
        assert found.effect[(found.peer == peer) & (found.unit == found.who[peer])] == found.largest[peer]


@pytest.mark.parametrize(("rts", "orientation"), [("crs", "input"), ("vrs", "output"), ("ndrs", "output")])
@given(table=degenerate_tables())
@settings(max_examples=20, deadline=None)
def test_effects_on_degenerate_tables_are_those_of_a_loop(rts, orientation, table):
    frontier = dea(*table, rts=rts, orientation=orientation)
    found = leave_one_out(frontier, *table)

    for unit, peer, effect in zip(found.unit, found.peer, found.effect, strict=True):
        left = [np.delete(side, peer, axis=0) for side in table]
        if all(side.any(axis=0).all() for side in left):
            expected = by_a_loop(table, rts, orientation, peer)[unit] - frontier.efficiency[unit]
            assert effect == pytest.approx(expected, abs=1e-9)


def test_followers_are_the_printed_peer_counts():
    table = DEAP_1["inputs"], DEAP_1["outputs"]
    found = leave_one_out(dea(*table, rts="crs", orientation="input"), *table)
    assert found.followers.tolist() == DEAP_1["followers"]
    assert not found.by_default.any()


def test_efficient_unit_that_nobody_leans_on_is_efficient_by_default():
    table = [[1.0], [2.0], [9.0], [2.0]], [[1.0], [3.0], [3.5], [2.0]]
    found = leave_one_out(dea(*table), *table)
    assert found.by_default.tolist() == [True, False, True, False]
    assert found.who.tolist() == [-1, 3, -1, -1]
    assert np.isnan(found.largest[[0, 2, 3]]).all()


def test_a_peer_with_a_duplicate_has_no_effect():
    table = [[1.0], [1.0], [1.0]], [[2.0], [2.0], [1.0]]
    found = leave_one_out(dea(*table), *table)
    assert found.effect.tolist() == [0.0]


def test_without_followers_there_is_nothing_to_leave_out():
    table = [[1.0], [2.0]], [[1.0], [3.0]]
    found = leave_one_out(dea(*table), *table)
    assert found.unit.size == 0
    assert found.by_default.all()
    assert np.isnan(found.mean).all()


def test_missing_cells_stay_out():
    used, made = make_units()
    used[3, 0] = np.nan
    frontier = dea(used, made)
    found = leave_one_out(frontier, used, made)
    assert 3 not in found.unit
    assert found.followers[3] == 0
    assert not found.by_default[3]


@pytest.mark.parametrize("table", [make_units(30), make_units(40, seed=2), make_units(40, inputs=2)])
def test_a_frontier_of_other_figures_is_refused(table):
    with pytest.raises(NotComputable, match="frontier_differs"):
        leave_one_out(dea(*make_units(40)), *table)
