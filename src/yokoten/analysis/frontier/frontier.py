"""The answer of a data envelopment analysis."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.frontier.program import Array, Mask, Places
from yokoten.analysis.frontier.solved import CERTIFIED

EFFICIENT, WEAKLY, INEFFICIENT, BEYOND = "efficient", "weakly_efficient", "inefficient", "beyond"
INFEASIBLE, UNBOUNDED, NOT_EVALUATED, UNCERTIFIED = "infeasible", "unbounded", "not_evaluated", "uncertified"
CANCELLED = 1e-12  # of a figure, left when as much is taken away: nothing


@dataclass(frozen=True, eq=False)
class Frontier:
    """One row per unit, in the order given; NaN where there is nothing to say.

    `score` (n,): Farrell score in the orientation's own direction: φ >= 1, the factor by which all outputs could grow,
    or θ <= 1, the factor to which all inputs could shrink. `efficiency` (n,): 1/φ or θ, in (0, 1] in one's own set.
    `status`: `efficient`, `weakly_efficient` (score 1, but slack), `inefficient`, `beyond` (better than a separate
    reference set), `infeasible`, `unbounded`, `not_evaluated`, `uncertified`.
    `certificate` (n,): the worst violation of the unit's primal-dual proof, in units of the score.
    `peers`, `intensities` (n, p): indices of reference units and the weights with which they form the unit's target, -1
    and 0 where there are fewer. `peers_unique` (n,): no other weights give the same score and slacks.
    `slacks` (n, m+s): what remains beyond the radial change, in original units. `radial` (n, m+s): the unit after the
    radial change; `targets` (n, m+s): after slacks too. `multipliers` (n, m+s): what one original unit of each input
    and output counts in the score; `intercept` (n,): the part of scale. φ is the intercept and the inputs at their
    multipliers, θ the intercept and the outputs at theirs. Columns: inputs first, then outputs.
    """

    score: Array
    status: tuple[str, ...]
    certificate: Array
    peers: Places
    intensities: Array
    peers_unique: Mask
    slacks: Array
    radial: Array
    multipliers: Array
    intercept: Array
    rts: str
    orientation: str
    inputs: int

    @property
    def efficiency(self) -> Array:
        with np.errstate(divide="ignore"):
            return 1 / self.score if self.orientation == "output" else self.score.copy()

    @property
    def certified(self) -> Mask:
        return self.certificate <= CERTIFIED

    @property
    def targets(self) -> Array:
        sign = np.ones(self.slacks.shape[1])
        sign[: self.inputs] = -1.0
        found = self.radial + sign * self.slacks
        return np.where(found <= CANCELLED * self.radial, 0.0, found)

    @property
    def slack_sum(self) -> Array:
        """(n,) Sum of slacks in original units."""
        return self.slacks.sum(axis=1)

    def peers_of(self, unit: int) -> dict[int, float]:
        """Index of each peer and its intensity, largest first."""
        pairs = zip(self.peers[unit].tolist(), self.intensities[unit].tolist(), strict=True)
        return dict(sorted(((peer, share) for peer, share in pairs if peer >= 0), key=lambda pair: -pair[1]))

    def followers(self) -> Places:
        """(K,) how many other units have each unit as a peer; K is the largest peer index and one."""
        used = self.peers.copy()
        used[used == np.arange(len(used))[:, None]] = -1
        return np.bincount(used[used >= 0], minlength=len(used))
