"""How much each score leans on each peer: what it would be if that one peer's figures were not there."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier.barring import alone
from yokoten.analysis.frontier.figures import Figures, read_figures
from yokoten.analysis.frontier.frontier import Frontier
from yokoten.analysis.frontier.program import OUTPUT, Array, Mask, Places, Technology, asked
from yokoten.analysis.refusal import NotComputable

SAME = 1e-9


@dataclass(frozen=True, eq=False)
class Influence:
    """Per pair (p,) of a unit and a peer it leans on, and per unit (n,) as a peer.

    `unit`, `peer` (p,): indices. `score` (p,): the unit's Farrell score without the peer, NaN where not certified.
    `effect` (p,): by how much its efficiency would be higher, 0 where others can stand in for the peer.
    `followers` (n,): how many other units lean on each; `largest`, `mean` (n,): of the effects on them, NaN without
    followers; `who` (n,): the follower with the largest effect, -1 without. `by_default` (n,): efficient, but nobody
    leans on it: it may be efficient only because nobody is like it.
    """

    unit: Places
    peer: Places
    score: Array
    effect: Array
    followers: Places
    largest: Array
    mean: Array
    who: Places
    by_default: Mask

    def of_peer(self, peer: int) -> dict[int, float]:
        """Index of each follower and the effect on it, largest first."""
        here = np.flatnonzero(self.peer == peer)
        order = here[np.argsort(-self.effect[here], kind="stable")]
        return dict(zip(self.unit[order].tolist(), self.effect[order].tolist(), strict=True))


def leave_one_out(frontier: Frontier, inputs: ArrayLike, outputs: ArrayLike) -> Influence:
    """Remove each peer in turn and measure anew those who lean on it, all in one batch.

    `frontier`: the answer of `dea` for these `inputs` (n, m) and `outputs` (n, s), in their own reference set. Whoever
    does not have the peer keeps the score, since the same mixture is still there. effect = efficiency without the peer
    minus efficiency with it. Where peers are not unique, one that others can replace shows no effect.
    Cost: one programme per unit and peer, about three times the scores of `dea`. Source: the single-peer form of
    Wilson (1995). Raises NotComputable: `frontier_differs` (it is not of these figures), those of `read_figures`.

    >>> from yokoten.analysis.frontier import dea
    >>> table = [[1.0], [2.0], [2.0], [3.0]], [[1.0], [3.0], [1.5], [3.2]]
    >>> found = leave_one_out(dea(*table, rts="crs"), *table)
    >>> found.who.tolist(), found.largest.round(3).tolist()
    ([-1, 3, -1, -1], [nan, 0.289, nan, nan])
    """
    own = read_figures(inputs, outputs)
    _check_same(frontier, own)
    unit, place = np.nonzero((frontier.peers >= 0) & (frontier.peers != np.arange(own.count)[:, None]))
    peer = frontier.peers[unit, place]
    score = _without(own, frontier, unit, peer)
    after = 1 / score if frontier.orientation == OUTPUT else score
    effect = np.maximum(after - frontier.efficiency[unit], 0.0)
    followers = np.bincount(peer, minlength=own.count)
    largest, mean, who = _by_peer(unit, peer, effect, own.count)
    efficient = np.array(frontier.status) == "efficient"
    return Influence(unit, peer, score, effect, followers, largest, mean, who, efficient & (followers == 0))


def _without(own: Figures, frontier: Frontier, unit: Places, peer: Places) -> Array:
    if not unit.size:
        return np.empty(0)
    here = np.flatnonzero(own.evaluated)
    technology = Technology(own.inputs[here], own.outputs[here], frontier.rts)
    barred = np.searchsorted(here, peer)
    found = alone(technology, asked(own.inputs[unit], own.outputs[unit], frontier.orientation, barred))
    return np.where(found.is_certified(), found.score, np.nan)


def _check_same(frontier: Frontier, own: Figures) -> None:
    """Shapes, and the side that the radial change leaves as it is."""
    both = np.hstack([own.inputs, own.outputs])
    fits = frontier.slacks.shape == both.shape and frontier.inputs == own.inputs.shape[1]
    if fits and frontier.peers.size:
        side = slice(None, frontier.inputs) if frontier.orientation == OUTPUT else slice(frontier.inputs, None)
        kept = (frontier.radial / own.scale)[:, side]
        known = ~np.isnan(kept).any(axis=1)
        fits = frontier.peers.max() < own.count and np.allclose(kept[known], both[known, side], rtol=SAME, atol=SAME)
    if not fits:
        raise NotComputable("frontier_differs")


def _by_peer(unit: Places, peer: Places, effect: Array, count: int) -> tuple[Array, Array, Places]:
    """Largest, mean and where the largest is, of what is known."""
    largest, who = np.full(count, np.nan), np.full(count, -1)
    known = np.flatnonzero(~np.isnan(effect))
    order = known[np.lexsort((-unit[known], effect[known]))]
    largest[peer[order]], who[peer[order]] = effect[order], unit[order]
    total = np.bincount(peer[known], weights=effect[known], minlength=count)
    number = np.bincount(peer[known], minlength=count)
    return largest, np.where(number > 0, total / np.maximum(number, 1), np.nan), who
