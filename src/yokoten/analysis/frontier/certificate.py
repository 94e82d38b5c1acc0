"""The proof that travels with every score: primal and dual solution, checked against each other from the figures.

A score is certified when intensities and slacks solve the unit's equations, multipliers price no reference unit above
zero, and both programmes agree, all within 1e-9.
"""

import numpy as np

from yokoten.analysis.frontier.program import Array, Asked, Technology
from yokoten.analysis.frontier.solved import Solved

REACH, LEAST = 1e-7, 1e-3


def proof(technology: Technology, who: Asked, found: Solved) -> Array:
    """The worst of: what the equations leave over, negative parts, and the gap between the programmes, shape (n,).

    Each equation is measured relative to its largest term, or to a ten-millionth of the unit's largest, below which
    double precision does not reach, and once more by what it is worth: times its multiplier, relative to the score, as
    the gap is.
    """
    right, moving = who.right(technology.rts), who.moving()
    columns = technology.columns[np.maximum(found.peers, 0)]
    used = found.intensities[:, :, None] * columns
    ends = np.zeros((len(right), 1))
    slacks = np.hstack([found.slacks, ends])
    left = right - used.sum(axis=1) - found.score[:, None] * moving - slacks
    if not technology.closed[-1]:
        left[:, -1] = np.minimum(left[:, -1], 0.0)
    size = np.abs(right) + np.abs(used).sum(axis=1) + np.abs(found.score[:, None] * moving)
    size = np.maximum(size, REACH * size[:, :-1].max(axis=1, keepdims=True))
    size = np.where(size > 0, size, 1.0)
    primal = (np.abs(left) / size).max(axis=1)
    short = np.where(found.intensities[:, :, None] < 0, np.abs(used), 0.0).sum(axis=1)
    below = np.maximum((short / size).max(axis=1), (-found.slacks / size[:, :-1]).max(axis=1))
    reach = np.maximum(np.abs(found.score), LEAST)
    worth = np.abs(found.duals * left).sum(axis=1) / reach
    gap = np.abs(who.sign * found.score - (found.duals * right).sum(axis=1)) / reach
    priced = np.abs((found.duals * moving).sum(axis=1) - who.sign)
    negative = np.where(technology.closed, -np.inf, -found.duals).max(axis=1) / np.abs(found.duals).max(axis=1)
    return np.nan_to_num(np.max([primal, worth, below, gap, priced, negative], axis=0), nan=np.inf)
