"""On the optimal face: the largest slacks with the score held, and whether anything there ties."""

import numpy as np

from yokoten.analysis.frontier.batch import Batch
from yokoten.analysis.frontier.pricing import Objective, reduced_costs
from yokoten.analysis.frontier.program import Array, Mask, Places
from yokoten.analysis.frontier.simplex import advance
from yokoten.analysis.frontier.solved import OPTIMAL

FACE, TIED = 2e-10, 1e-9


def largest_slacks(batch: Batch, face: Mask, weights: Array, ended: Places) -> Mask:
    """Move along the optimal face to the largest sum of weighted slacks; what may still enter there at no cost."""
    count, rows = batch.columns.shape
    movable = np.flatnonzero(_nonbasic(batch, face).any(axis=1) & (ended == OPTIMAL))
    cost = np.zeros(batch.score + 2)
    cost[count : count + rows - 1] = weights / weights.max()
    part = batch.of(movable)
    objective = Objective(cost, allowed=face[movable])
    ended[movable] = advance(part, objective)
    part.refresh()
    batch.put(movable, part)
    level = np.zeros(face.shape, bool)
    level[movable] = np.hstack(reduced_costs(part, objective, np.arange(movable.size))) > -FACE
    return level


def no_ties(batch: Batch, level: Mask) -> Mask:
    """Whether nothing but the solution found has its score and slacks: all that may enter is pushed, and stays out."""
    entering = _nonbasic(batch, level)
    again = np.flatnonzero(entering.any(axis=1))
    other = batch.of(again)
    advance(other, Objective(own=entering[again].astype(float), allowed=level[again]))
    pushed = np.hstack([entering[again], np.zeros((again.size, 2), bool)])
    gained = (np.take_along_axis(pushed, other.basis, axis=1) * other.values).sum(axis=1)
    unique = np.ones(len(level), bool)
    unique[again] = gained <= TIED
    return unique


def _nonbasic(batch: Batch, allowed: Mask) -> Mask:
    """What may enter and is not yet in."""
    found = np.hstack([allowed, np.zeros((len(allowed), 2), bool)])
    np.put_along_axis(found, batch.basis, np.zeros((1, 1), bool), axis=1)
    return found[:, :-2]
