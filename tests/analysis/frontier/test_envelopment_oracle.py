"""Envelopment programmes against SciPy, written out plainly, and against the second solver, on degenerate tables."""

import numpy as np
import pytest
from hypothesis import given, settings

from factories.envelopment import (
    ORIENTATIONS,
    RTS,
    all_by_linprog,
    by_linprog,
    degenerate_tables,
    intensities_may_differ,
    make_units,
)
from yokoten.analysis.frontier import dea
from yokoten.analysis.frontier.figures import read_figures
from yokoten.analysis.frontier.highs import solve_one
from yokoten.analysis.frontier.program import Technology, asked

CHOICES = [(rts, orientation) for rts in RTS for orientation in ORIENTATIONS]


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables())
@settings(max_examples=25, deadline=None)
def test_scores_and_largest_slacks_are_those_of_two_stages_in_scipy(rts, orientation, table):
    found = dea(*table, rts=rts, orientation=orientation)
    slacks = (found.slacks / np.hstack(table).mean(axis=0)).sum(axis=1)
    expected = all_by_linprog(*table, rts, orientation)

    assert found.certified.all()
    assert found.score == pytest.approx([answer.score for answer in expected], rel=1e-9, abs=1e-9)
    assert slacks == pytest.approx([answer.slack for answer in expected], abs=1e-6)


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables())
@settings(max_examples=25, deadline=None)
def test_scores_and_slacks_are_those_of_the_second_solver(rts, orientation, table):
    found, figures = dea(*table, rts=rts, orientation=orientation), read_figures(*table)
    technology = Technology(figures.inputs, figures.outputs, rts)
    everybody = asked(figures.inputs, figures.outputs, orientation)

    for unit in range(figures.count):
        again = solve_one(technology, everybody.of(np.array([unit])), np.ones(technology.rows - 1))
        assert again.error[0] <= 1e-9
        assert found.score[unit] == pytest.approx(again.score[0], abs=1e-9)
        assert (found.slacks[unit] / figures.scale).sum() == pytest.approx(again.slacks[0].sum(), abs=1e-8)


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables(most=5))
@settings(max_examples=12, deadline=None)
def test_peers_are_called_unique_exactly_where_no_intensity_can_move(rts, orientation, table):
    used, made = table
    found = dea(used, made, rts=rts, orientation=orientation)
    may_differ = [
        intensities_may_differ((used, made), (used[unit], made[unit]), rts, orientation) for unit in range(len(used))
    ]

    assert (~found.peers_unique).tolist() == may_differ


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables())
@settings(max_examples=15, deadline=None)
def test_targets_are_what_the_peers_make_of_their_intensities(rts, orientation, table):
    found, both = dea(*table, rts=rts, orientation=orientation), np.hstack(table)
    mixed = np.einsum("np,npc->nc", found.intensities, both[np.maximum(found.peers, 0)])

    assert found.targets == pytest.approx(mixed, abs=1e-8)


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables(), other=degenerate_tables())
@settings(max_examples=15, deadline=None)
def test_separate_reference_sets_agree_with_scipy_or_are_infeasible_with_it(rts, orientation, table, other):
    used, made = (np.resize(side, (3, whole.shape[1])) for side, whole in zip(other, table, strict=True))
    used, made = used + 1, made + 1
    found = dea(used, made, rts=rts, orientation=orientation, reference=table)
    answers = [by_linprog(table, (used[unit], made[unit]), rts, orientation) for unit in range(3)]
    expected = np.array([answer.score for answer in answers])

    assert found.score == pytest.approx(expected, rel=1e-8, abs=1e-8, nan_ok=True)
    assert [status == "infeasible" for status in found.status] == np.isnan(expected).tolist()


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
def test_many_units_go_through_the_hull_to_the_scores_of_the_second_solver(rts, orientation):
    used, made = make_units(700)
    found, figures = dea(used, made, rts=rts, orientation=orientation), read_figures(used, made)
    technology = Technology(figures.inputs, figures.outputs, rts)
    everybody = asked(figures.inputs, figures.outputs, orientation)
    some = range(0, 700, 35)

    again = [solve_one(technology, everybody.of(np.array([unit])), None).score[0] for unit in some]
    assert found.certified.all()
    assert found.score[::35] == pytest.approx(again, abs=1e-9)
