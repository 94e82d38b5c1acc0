"""The certificate: small for what was solved, and not for anything that was changed afterwards."""

from dataclasses import replace

import numpy as np
import pytest

from factories.envelopment import ORIENTATIONS, RTS, make_units
from yokoten.analysis.frontier.certificate import proof
from yokoten.analysis.frontier.figures import read_figures
from yokoten.analysis.frontier.program import Technology, asked
from yokoten.analysis.frontier.solved import CERTIFIED
from yokoten.analysis.frontier.solving import solve

CHANGED = 1e-6
CHOICES = [(rts, orientation) for rts in RTS for orientation in ORIENTATIONS]


def solved_case(rts, orientation):
    figures = read_figures(*make_units())
    technology = Technology(figures.inputs, figures.outputs, rts)
    who = asked(figures.inputs, figures.outputs, orientation)
    return technology, who, solve(technology, who, np.ones(technology.rows - 1))


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
def test_what_was_solved_is_proved(rts, orientation):
    technology, who, found = solved_case(rts, orientation)
    assert proof(technology, who, found).max() <= CERTIFIED
    assert found.error.max() <= CERTIFIED
    assert found.is_certified().all()


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@pytest.mark.parametrize("part", ["score", "intensities", "slacks", "duals"])
def test_a_changed_figure_is_found_out_in_every_unit(rts, orientation, part):
    technology, who, found = solved_case(rts, orientation)
    changed = getattr(found, part).copy()
    if part == "intensities":
        changed[found.peers >= 0] += CHANGED
    else:
        changed += CHANGED
    assert proof(technology, who, replace(found, **{part: changed})).min() > CERTIFIED


def test_another_peer_is_found_out():
    technology, who, found = solved_case("vrs", "output")
    inefficient = np.flatnonzero(~found.is_one())
    exchanged = np.where(found.peers >= 0, (found.peers + 1) % 40, -1)
    assert proof(technology, who, replace(found, peers=exchanged))[inefficient].min() > CERTIFIED


def test_negative_slack_and_negative_intensity_are_found_out():
    technology, who, found = solved_case("vrs", "output")
    slacks, intensities = found.slacks.copy(), found.intensities.copy()
    slacks[:, 0] = -CHANGED
    intensities[:, 0] = -CHANGED
    assert proof(technology, who, replace(found, slacks=slacks)).min() > CERTIFIED
    assert proof(technology, who, replace(found, intensities=intensities)).min() > CERTIFIED


def test_a_reference_unit_better_than_the_multipliers_allow_spoils_the_certificate():
    """The proof says who is left out; the price of every reference unit is part of what `solve` calls error."""
    technology, who, found = solved_case("vrs", "output")
    leading = int(found.peers.max())
    rest = technology.of(np.delete(np.arange(40), leading))
    alone = solve(rest, who, None)
    priced = -(alone.duals @ technology.columns[leading])
    assert (alone.score[found.score > 1] <= found.score[found.score > 1] + CERTIFIED).all()
    assert priced.max() > CERTIFIED
