"""What the solvers hand over."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.frontier.program import Array, Asked, Mask, Places

OPTIMAL, UNBOUNDED, GIVEN_UP, STOPPED, INFEASIBLE, LONE = range(6)
EFFICIENT, NO_SLACK, CERTIFIED = 1e-8, 1e-7, 1e-9


@dataclass(frozen=True, eq=False)
class Solved:
    """One row per unit, in scaled units.

    `ended`: how; `score`: z; `peers` and `intensities` (n, R), -1 and 0 where there is none; `slacks` (n, m+s); `duals`
    (n, R); `unique`: no other intensities give the same optimum; `error`: the worst violation found in the certificate.
    """

    ended: Places
    score: Array
    peers: Places
    intensities: Array
    slacks: Array
    duals: Array
    unique: Mask
    error: Array

    def put(self, where: slice | Places, part: "Solved") -> None:
        for name, value in vars(part).items():
            getattr(self, name)[where] = value

    def is_certified(self) -> Mask:
        """Solved to the end and proved within 1e-9."""
        return (self.ended == OPTIMAL) & (self.error <= CERTIFIED)

    def is_one(self) -> Mask:
        """Score 1 within 1e-8."""
        return (np.abs(self.score - 1) <= EFFICIENT) & (self.ended == OPTIMAL)

    def is_strong(self, who: Asked) -> Mask:
        """Score 1 and no slack: less than 1e-7 of the unit's own figure or of the column's mean, whichever is less."""
        own = np.hstack([who.inputs, who.outputs])
        share = self.slacks / np.where(own > 0, np.minimum(own, 1.0), 1.0)
        return self.is_one() & (share.sum(axis=1) < NO_SLACK)

    @classmethod
    def empty(cls, units: int, rows: int) -> "Solved":
        return cls(
            ended=np.full(units, GIVEN_UP),
            score=np.full(units, np.nan),
            peers=np.full((units, rows), -1),
            intensities=np.zeros((units, rows)),
            slacks=np.full((units, rows - 1), np.nan),
            duals=np.full((units, rows), np.nan),
            unique=np.ones(units, bool),
            error=np.full(units, np.inf),
        )
