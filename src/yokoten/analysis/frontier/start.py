"""Where the simplex starts: at the best single reference unit, a real one; where there is none, at an artificial."""

import numpy as np

from yokoten.analysis.frontier.batch import Batch
from yokoten.analysis.frontier.program import Array, Asked, Mask, Places, Technology
from yokoten.analysis.frontier.single import Single


def begin(technology: Technology, who: Asked, single: Single) -> Batch:
    """A first basis of every unit, feasible but for the artificial of units that no single reference unit serves."""
    columns, right, moving = technology.columns, who.right(technology.rts), who.moving()
    (count, rows), units = columns.shape, np.arange(len(right))
    held = single.intensity[:, None] * columns[single.unit]
    moves = moving != 0
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        edge = np.where(moves, (right - held) / moving, who.sign * np.inf)
    binding = (who.sign * edge).argmin(axis=1)
    left = right - held - np.where(moves, edge[units, binding][:, None] * moving, 0.0)
    basis = np.broadcast_to(count + np.arange(rows), right.shape).copy()
    basis[units, binding] = count + rows
    _hold(basis, technology, single, np.where(moves, np.inf, left))
    lent = ~(moves | technology.closed)
    artificial = _artificial(basis, single.exists, np.where(lent, -left, 0.0), lent, count + rows + 1)
    empty = np.empty((len(right), rows, rows)), np.empty(right.shape)
    shared = columns, Batch.table_of(columns), technology.closed
    batch = Batch(*shared, right, moving, who.barred, artificial, basis, *empty)
    batch.refresh()
    return batch


def _hold(basis: Places, technology: Technology, single: Single, left: Array) -> None:
    """Give the intensity the place of the slack that it uses up."""
    if technology.rts == "vrs":
        basis[:, -1] = single.unit
        return
    left = np.where(technology.columns[single.unit] != 0, left, np.inf)
    place = left.argmin(axis=1)
    some = np.flatnonzero(single.exists & np.isfinite(left.min(axis=1)) & (single.intensity > 0))
    basis[some, place[some]] = single.unit[some]


def _artificial(basis: Places, exists: Mask, lack: Array, lent: Mask, number: int) -> Array:
    """The column that lends what is lacking, in the place of the slack that lacks most."""
    found = np.zeros(lack.shape)
    units, worst = np.arange(len(lack)), lack.argmax(axis=1)
    short = np.flatnonzero(~exists & (lack[units, worst] > 0))
    found[short] = np.where(lent[short], -1.0, 0.0)
    basis[short, worst[short]] = number
    return found
