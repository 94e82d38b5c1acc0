"""The free disposal hull against a plain loop over all pairs."""

import numpy as np
import pytest
from hypothesis import given, settings

from factories.envelopment import ORIENTATIONS, degenerate_tables, make_units
from yokoten.analysis.frontier import dea, dominating, free_disposal


def by_a_loop(used, made, unit, orientation):
    """The best score that one real unit gives, of those that are no worse on the side that is held."""
    scores = []
    for other in range(len(used)):
        if orientation == "output" and (used[other] <= used[unit]).all():
            some = made[unit] > 0
            scores.append((made[other, some] / made[unit, some]).min())
        if orientation == "input" and (made[other] >= made[unit]).all():
            some = used[unit] > 0
            if not (used[other, ~some] > 0).any():
                scores.append((used[other, some] / used[unit, some]).max())
    return max(scores) if orientation == "output" else min(scores)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@given(table=degenerate_tables())
@settings(max_examples=80, deadline=None)
def test_scores_are_those_of_a_loop(orientation, table):
    found = dea(*table, rts="fdh", orientation=orientation)
    expected = [by_a_loop(*table, unit, orientation) for unit in range(len(table[0]))]

    assert found.score == pytest.approx(expected, abs=1e-12)
    assert found.certified.all()


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@given(table=degenerate_tables())
@settings(max_examples=60, deadline=None)
def test_the_peer_is_one_real_unit_and_the_target_is_that_unit(orientation, table):
    found, both = dea(*table, rts="fdh", orientation=orientation), np.hstack(table)

    assert (found.intensities.sum(axis=1) == 1).all()
    assert found.targets == pytest.approx(both[found.peers[:, 0]], abs=1e-9)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_efficient_is_exactly_whom_no_real_unit_dominates(orientation):
    used, made = make_units(150)
    efficient = np.array(dea(used, made, rts="fdh", orientation=orientation).status) == "efficient"
    assert efficient.tolist() == (dominating(used, made) == -1).tolist()


def test_blocks_of_any_size_give_the_same(monkeypatch):
    table = make_units(90)
    whole = dea(*table, rts="fdh")
    monkeypatch.setattr(free_disposal, "BLOCK", 7 * 90)
    assert (dea(*table, rts="fdh").score == whole.score).all()


def test_unit_that_no_single_reference_unit_serves_is_infeasible():
    found = dea([[1.0], [3.0]], [[1.0], [1.0]], rts="fdh", reference=([[2.0]], [[5.0]]))
    assert found.status == ("infeasible", "inefficient")
    assert found.peers_of(1) == {0: 1.0}
