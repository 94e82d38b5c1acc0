"""What is maximised, and what each variable that is not yet in would add to it."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.frontier.batch import Batch
from yokoten.analysis.frontier.program import Array, Mask, Places

PRICE = 1e-10


@dataclass(frozen=True, eq=False)
class Objective:
    """What is maximised: `shared` (K+R+2,) costs for all, or `own` (n, K+R) costs of each unit with none for z.

    `allowed` (n, K+R): only these variables may enter.
    """

    shared: Array | None = None
    own: Array | None = None
    allowed: Mask | None = None

    def of_basis(self, basis: Places, units: Places) -> Array:
        if self.own is None:
            return self.shared[basis]
        wide = np.hstack([self.own[units], np.zeros((len(units), 2))])
        return np.take_along_axis(wide, basis, axis=1)


def reduced_costs(batch: Batch, objective: Objective, units: Places) -> tuple[Array, Array]:
    """What a unit of each intensity (n, K) and each slack (n, R) would add; -inf for what may not enter."""
    count, rows = batch.columns.shape
    duals = batch.duals(objective.of_basis(batch.basis, units))
    slack = -duals
    intensity = slack @ batch.columns.T
    if objective.own is not None:
        intensity += objective.own[units, :count]
        slack = slack + objective.own[units, count:]
    else:
        slack = slack + objective.shared[count : count + rows]
    slack[:, batch.closed] = -np.inf
    barred = np.flatnonzero(batch.barred >= 0)
    intensity[barred, batch.barred[barred]] = -np.inf
    if objective.allowed is not None:
        intensity[~objective.allowed[units, :count]] = -np.inf
        slack[~objective.allowed[units, count:]] = -np.inf
    return intensity, slack


def price(work: Batch, objective: Objective, here: Places, bland: Mask) -> tuple[Places, Array]:
    """The variable to let in and its reduced cost: the largest, or under Bland's rule the first that is positive."""
    intensity, slack = reduced_costs(work, objective, here)
    rows, count = np.arange(len(here)), work.columns.shape[0]
    first, second = intensity.argmax(axis=1), slack.argmax(axis=1)
    best, other = intensity[rows, first], slack[rows, second]
    entering = np.where(other > best, count + second, first)
    if bland.any():
        entering[bland] = (np.hstack([intensity[bland], slack[bland]]) > PRICE).argmax(axis=1)
    return entering, np.maximum(best, other)
