"""What must stay when figures are put differently, and what must follow when something is added or moved."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.envelopment import ORIENTATIONS, RTS, degenerate_tables, make_units
from yokoten.analysis.frontier import dea

ALL = (*RTS, "fdh")
CHOICES = [(rts, orientation) for rts in ALL for orientation in ORIENTATIONS]
CONVEX = [(rts, orientation) for rts in RTS for orientation in ORIENTATIONS]
CLOSE = {"rel": 1e-9, "abs": 1e-9}


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@pytest.mark.parametrize("factors", [(1e12, 1, 1e-12, 1e6, 1), (1e-9, 1e9, 7, 3, 1e12)])
def test_units_of_measurement_do_not_matter(rts, orientation, factors):
    used, made = make_units()
    found = dea(used, made, rts=rts, orientation=orientation)
    other = dea(used * factors[:3], made * factors[3:], rts=rts, orientation=orientation)
    assert other.score == pytest.approx(found.score, **CLOSE)
    assert other.status == found.status
    assert [other.peers_of(unit).keys() for unit in range(40)] == [found.peers_of(unit).keys() for unit in range(40)]
    assert other.slacks == pytest.approx(found.slacks * factors, rel=1e-7, abs=1e-8 * max(factors))


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables(), seed=st.integers(0, 99))
@settings(max_examples=15, deadline=None)
def test_order_of_rows_does_not_matter(rts, orientation, table, seed):
    order = np.random.default_rng(seed).permutation(len(table[0]))
    found = dea(*table, rts=rts, orientation=orientation)
    other = dea(*(side[order] for side in table), rts=rts, orientation=orientation)
    assert other.score == pytest.approx(found.score[order], **CLOSE)
    assert other.status == tuple(np.array(found.status)[order])


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables())
@settings(max_examples=15, deadline=None)
def test_duplicates_change_no_score_and_share_their_status(rts, orientation, table):
    twice = tuple(np.vstack([side, side]) for side in table)
    found, doubled = (dea(*tables, rts=rts, orientation=orientation) for tables in (table, twice))
    assert doubled.score == pytest.approx(np.tile(found.score, 2), **CLOSE)
    assert doubled.status == found.status * 2


@pytest.mark.parametrize(("rts", "orientation"), CONVEX)
def test_peer_with_a_duplicate_is_not_unique(rts, orientation):
    used, made = make_units()
    found = dea(used, made, rts=rts, orientation=orientation)
    follower = int(np.flatnonzero((np.array(found.status) == "inefficient") & found.peers_unique)[0])
    peer = next(iter(found.peers_of(follower)))
    doubled = dea(np.vstack([used, used[peer]]), np.vstack([made, made[peer]]), rts=rts, orientation=orientation)
    assert found.peers_unique[follower]
    assert not doubled.peers_unique[follower]


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables(), which=st.integers(0, 99))
@settings(max_examples=15, deadline=None)
def test_a_dominated_unit_changes_nobodys_score(rts, orientation, table, which):
    used, made = table
    model = which % len(used)
    worse = np.vstack([used, used[model] * 1.5]), np.vstack([made, made[model] * 0.5])
    found, other = (dea(*tables, rts=rts, orientation=orientation) for tables in (table, worse))
    assert other.score[:-1] == pytest.approx(found.score, **CLOSE)
    assert other.efficiency[-1] < 1


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@given(table=degenerate_tables())
@settings(max_examples=30, deadline=None)
def test_the_wider_the_technology_the_lower_the_efficiency(orientation, table):
    crs, nirs, ndrs, vrs, fdh = (
        dea(*table, rts=rts, orientation=orientation).efficiency for rts in ("crs", "nirs", "ndrs", "vrs", "fdh")
    )
    for narrow in (nirs, ndrs):
        assert (crs <= narrow + 1e-9).all()
        assert (narrow <= vrs + 1e-9).all()
    assert np.minimum(nirs, ndrs) == pytest.approx(crs, **CLOSE)
    assert (vrs <= fdh + 1e-9).all()
    assert (fdh <= 1 + 1e-9).all()
    assert (crs > 0).all()


@given(table=degenerate_tables())
@settings(max_examples=40, deadline=None)
def test_under_constant_returns_the_two_orientations_are_reciprocal(table):
    output, input_ = (dea(*table, rts="crs", orientation=orientation) for orientation in ("output", "input"))
    assert input_.score == pytest.approx(1 / output.score, **CLOSE)


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables())
@settings(max_examples=15, deadline=None)
def test_a_unit_moved_to_its_target_is_efficient(rts, orientation, table):
    found = dea(*table, rts=rts, orientation=orientation)
    used, made = np.split(found.targets, [found.inputs], axis=1)
    both = np.vstack([table[0], used]), np.vstack([table[1], made])
    moved, count = dea(*both, rts=rts, orientation=orientation), len(used)
    assert moved.score[count:] == pytest.approx(np.ones(count), abs=1e-8)
    assert moved.slacks[count:] == pytest.approx(np.zeros(found.targets.shape), abs=1e-6)
    assert set(moved.status[count:]) == {"efficient"}
    assert moved.score[:count] == pytest.approx(found.score, **CLOSE)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("factor", [1e-3, 7.0, 1e3])
def test_under_constant_returns_the_size_of_a_unit_does_not_matter(orientation, factor):
    used, made = make_units()
    found = dea(used, made, rts="crs", orientation=orientation)
    unit = int(np.argmin(found.efficiency))
    used[unit] *= factor
    made[unit] *= factor
    assert dea(used, made, rts="crs", orientation=orientation).score == pytest.approx(found.score, **CLOSE)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_a_constant_input_turns_constant_returns_in_output_orientation_into_non_increasing_ones(orientation):
    used, made = make_units()
    with_constant = dea(np.hstack([used, np.full((40, 1), 3.0)]), made, rts="crs", orientation=orientation).score
    nirs = dea(used, made, rts="nirs", orientation=orientation).score
    if orientation == "output":
        assert with_constant == pytest.approx(nirs, **CLOSE)
    else:
        assert np.abs(with_constant - nirs).max() > 1e-3


@pytest.mark.parametrize(("rts", "orientation"), CONVEX)
def test_units_a_hundred_thousand_times_larger_than_the_others_leave_everybody_certified(rts, orientation):
    used, made = make_units(100)
    used[:3], made[:3] = used[:3] * 1e5, made[:3] * 1e5
    found = dea(used, made, rts=rts, orientation=orientation)
    assert found.certified.all()


@pytest.mark.parametrize(("rts", "orientation"), CONVEX)
def test_units_beyond_the_reach_of_double_precision_are_listed_and_stop_nobody(rts, orientation):
    used, made = make_units(100)
    used[:3], made[:3] = used[:3] * 1e8, made[:3] * 1e8
    found = dea(used, made, rts=rts, orientation=orientation)
    assert len(found.status) == 100
    assert (np.array(found.status)[~found.certified] == "uncertified").all()
    assert found.certified[:3].all()


def test_the_answer_is_the_same_every_time():
    used, made = make_units(600)
    first, second = dea(used, made), dea(used, made)
    assert (first.score == second.score).all()
    assert (first.peers == second.peers).all()


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
def test_no_rounding_puts_a_unit_beyond_the_frontier_it_belongs_to(rts, orientation):
    used, made = np.split(np.random.default_rng(3).lognormal(0, 3, (60, 5)), [3], axis=1)
    found = dea(used, made, rts=rts, orientation=orientation)
    assert np.nanmax(found.efficiency) == 1.0
