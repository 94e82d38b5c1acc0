"""The second solver: asked where the batch gives up, one unit at a time; when it fails too the unit is listed."""

import numpy as np
import pytest

from factories.envelopment import ORIENTATIONS, RTS, make_units
from yokoten.analysis.frontier import answering, batch, dea, highs, simplex, super_efficiency
from yokoten.analysis.frontier.solved import GIVEN_UP

CHOICES = [(rts, orientation) for rts in RTS for orientation in ORIENTATIONS]


@pytest.fixture
def asked_again(monkeypatch):
    """Counts the units that the second solver is asked about."""
    seen, ask = [], highs.solve_one

    def counting(technology, who, weights):
        seen.append(len(who.inputs))
        return ask(technology, who, weights)

    monkeypatch.setattr(highs, "solve_one", counting)
    return seen


def test_second_solver_is_not_asked_where_the_batch_proves_everybody(asked_again):
    assert dea(*make_units(400)).certified.all()
    assert asked_again == []


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@pytest.mark.parametrize("steps", [0, 1, 3])
def test_where_the_batch_gives_up_the_second_solver_finds_the_same(monkeypatch, asked_again, rts, orientation, steps):
    used, made = make_units(60)
    expected = dea(used, made, rts=rts, orientation=orientation)
    monkeypatch.setattr(simplex, "MOST_STEPS", steps)
    found = dea(used, made, rts=rts, orientation=orientation)
    assert len(asked_again) > 10
    assert found.certified.all()
    assert found.score == pytest.approx(expected.score, abs=1e-9)
    assert found.status == expected.status
    assert found.slacks / made.mean() == pytest.approx(expected.slacks / made.mean(), abs=1e-7)


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
def test_second_solver_tells_infeasible_where_the_batch_gave_up(monkeypatch, asked_again, rts, orientation):
    used, made = make_units(60)
    expected = super_efficiency(used, made, rts=rts, orientation=orientation)
    monkeypatch.setattr(simplex, "MOST_STEPS", 1)
    found = super_efficiency(used, made, rts=rts, orientation=orientation)
    assert found.status == expected.status
    assert found.score == pytest.approx(expected.score, abs=1e-9, nan_ok=True)
    assert asked_again


def test_when_both_give_up_units_are_listed_and_nothing_fails(monkeypatch):
    monkeypatch.setattr(simplex, "MOST_STEPS", 0)
    monkeypatch.setattr(highs, "_run", lambda solver: GIVEN_UP)
    found = dea(*make_units(60))
    assert "uncertified" in found.status
    assert np.isnan(found.score[np.array(found.status) == "uncertified"]).all()


def test_the_one_unit_that_nobody_can_prove_is_listed_and_the_others_stand(monkeypatch):
    used, made = make_units(60)
    expected, solve = dea(used, made), answering.solve

    def spoiling(technology, who, weights):
        found = solve(technology, who, weights)
        found.error[7] = 1.0
        return found

    monkeypatch.setattr(answering, "solve", spoiling)
    monkeypatch.setattr(highs, "_run", lambda solver: GIVEN_UP)
    found = dea(used, made)
    assert found.status[7] == "uncertified"
    assert np.flatnonzero(~found.certified).tolist() == [7]
    assert np.delete(found.score, 7) == pytest.approx(np.delete(expected.score, 7))
    assert np.delete(found.status, 7).tolist() == np.delete(expected.status, 7).tolist()


def test_a_basis_without_inverse_spoils_its_own_unit_only():
    good, bad = np.eye(3) * 2, np.zeros((3, 3))
    inverse = batch._inverse(np.array([good, bad, good, good]))
    assert np.isnan(inverse[1]).all()
    assert inverse[[0, 2, 3]] == pytest.approx(np.array([np.eye(3) / 2] * 3))


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
def test_the_rule_that_cannot_cycle_comes_to_the_same_answer(monkeypatch, rts, orientation):
    used, made = make_units(80)
    expected = dea(used, made, rts=rts, orientation=orientation)
    monkeypatch.setattr(simplex, "STALLED", -1)
    found = dea(used, made, rts=rts, orientation=orientation)
    assert found.certified.all()
    assert found.score == pytest.approx(expected.score, abs=1e-9)


def test_the_first_phase_finds_mixtures_where_no_single_unit_serves():
    """Each reference unit is too large in one input; only a mixture of two fits the unit."""
    found = dea([[2.0, 2.0]], [[1.0]], rts="vrs", reference=([[1.0, 3.0], [3.0, 1.0]], [[4.0], [6.0]]))
    assert found.score.tolist() == pytest.approx([5.0])
    assert found.peers_of(0) == pytest.approx({0: 0.5, 1: 0.5})
