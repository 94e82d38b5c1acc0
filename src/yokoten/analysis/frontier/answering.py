"""From solved programmes to the answer: back to original units, to indices of all units, to words of status."""

import numpy as np

from yokoten.analysis.frontier import frontier as words
from yokoten.analysis.frontier.figures import FDH, Figures
from yokoten.analysis.frontier.free_disposal import free_disposal
from yokoten.analysis.frontier.frontier import Frontier
from yokoten.analysis.frontier.highs import solve_again
from yokoten.analysis.frontier.hull import efficient_set
from yokoten.analysis.frontier.program import OUTPUT, Array, Asked, Mask, Places, Technology
from yokoten.analysis.frontier.solved import GIVEN_UP, INFEASIBLE, OPTIMAL, UNBOUNDED, Solved
from yokoten.analysis.frontier.solving import solve

SHOWN = 1e-9
Indices = tuple[Places, Places]


def answer(
    own: Figures, who: Asked, technology: Technology, indices: Indices, weights: Array, *, is_own: bool
) -> Frontier:
    """Measure against the efficient set. `indices`: of the units measured, and of the technology's units."""
    spanning = efficient_set(technology)
    found = proven(technology.of(spanning), who, weights, has_answer=is_own)
    here, able = indices
    peers = np.where(found.peers >= 0, able[spanning][found.peers], -1)
    twins = _twins(technology)
    unique = found.unique & ~(np.isin(peers, able[twins]) & (found.intensities > SHOWN)).any(axis=1)
    if is_own:
        _own_peers(found, who, peers, here)
    return _written(own, who, found, (here, peers, unique), technology.rts)


def answer_single(own: Figures, who: Asked, technology: Technology, indices: Indices, *, is_own: bool) -> Frontier:
    """Measure against single real units: exact, so that there is nothing to certify."""
    here, able = indices
    best = free_disposal(technology, who)
    found = Solved.empty(len(here), technology.rows)
    exists = best.unit >= 0
    found.ended[:] = np.where(exists, OPTIMAL, INFEASIBLE)
    found.score[:], found.intensities[:, 0], found.error[:] = best.score, exists, 0.0
    chosen = technology.of(np.maximum(best.unit, 0))
    factor = best.score[:, None]
    used, made = (who.inputs, factor * who.outputs) if who.orientation == OUTPUT else (factor * who.inputs, who.outputs)
    found.slacks[:] = np.maximum(np.hstack([used - chosen.inputs, chosen.outputs - made]), 0.0)
    found.slacks[found.slacks < 1e-14] = 0.0
    peers = np.full(found.peers.shape, -1)
    peers[:, 0] = np.where(exists, able[best.unit], -1)
    if is_own:
        _own_peers(found, who, peers, here)
    return _written(own, who, found, (here, peers, found.unique), FDH)


def proven(technology: Technology, who: Asked, weights: Array | None, *, has_answer: bool = False) -> Solved:
    """Solve; whatever is not certified goes to the second solver, which alone may call a programme unbounded.

    `has_answer`: every programme is known to have one, so that neither solver is believed when it says otherwise.
    """
    found = solve(technology, who, weights)
    settled = found.is_certified() | ((found.ended == INFEASIBLE) & (not has_answer))
    solve_again(technology, who, weights, np.flatnonzero(~settled), found)
    if has_answer:
        found.ended[found.ended != OPTIMAL] = GIVEN_UP
    return found


def _twins(technology: Technology) -> Places:
    """Units that have an exact duplicate: as peers they can stand for each other."""
    _, place, count = np.unique(technology.columns, axis=0, return_inverse=True, return_counts=True)
    return np.flatnonzero(count[place.ravel()] > 1)


def _own_peers(found: Solved, who: Asked, peers: Places, here: Places) -> None:
    """An efficient unit is its own peer, also where a combination of others would do, and none is beyond itself."""
    limit = np.maximum if who.orientation == OUTPUT else np.minimum
    found.score[:] = np.where(found.is_one(), limit(found.score, 1.0), found.score)
    efficient = np.flatnonzero(found.is_strong(who))
    peers[efficient], found.intensities[efficient] = -1, 0.0
    peers[efficient, 0], found.intensities[efficient, 0] = here[efficient], 1.0


def _written(own: Figures, who: Asked, found: Solved, peers: tuple[Places, Places, Mask], rts: str) -> Frontier:
    here, peer, unique = peers
    known = np.isin(found.ended, (OPTIMAL,))
    shown = known[:, None] & (found.intensities > SHOWN)
    factor = np.where(known, found.score, np.nan)[:, None]
    parts = (who.inputs, factor * who.outputs) if who.orientation == OUTPUT else (factor * who.inputs, who.outputs)
    radial = np.where(known[:, None], np.hstack(parts), np.nan)
    inputs = who.inputs.shape[1]
    return Frontier(
        score=_spread(own, here, factor[:, 0]),
        status=_status(own, here, found, who),
        certificate=_spread(own, here, np.where(known, found.error, np.nan)),
        peers=_spread(own, here, np.where(shown, peer, -1), -1),
        intensities=_spread(own, here, np.where(shown, found.intensities, 0.0), 0.0),
        peers_unique=_spread(own, here, known & unique, False),
        slacks=_spread(own, here, np.where(known[:, None], np.maximum(found.slacks, 0.0), np.nan)) * own.scale,
        radial=_spread(own, here, radial) * own.scale,
        multipliers=_spread(own, here, np.where(known[:, None], found.duals[:, :-1], np.nan)) / own.scale,
        intercept=_spread(own, here, np.where(known, who.sign * who.right(rts)[:, -1] * found.duals[:, -1], np.nan)),
        rts=rts,
        orientation=who.orientation,
        inputs=inputs,
    )


def _spread(own: Figures, here: Places, part: Array, otherwise: float = np.nan) -> Array:
    """Rows of evaluated units among all units."""
    whole = np.full((own.count, *part.shape[1:]), otherwise, dtype=part.dtype)
    whole[here] = part
    return whole


def _status(own: Figures, here: Places, found: Solved, who: Asked) -> tuple[str, ...]:
    beyond = found.score < 1 if who.orientation == OUTPUT else found.score > 1
    names = np.full(len(here), words.INEFFICIENT, dtype=object)
    names[beyond] = words.BEYOND
    names[found.is_one()] = words.WEAKLY
    names[found.is_strong(who)] = words.EFFICIENT
    names[~found.is_certified()] = words.UNCERTIFIED
    names[found.ended == INFEASIBLE] = words.INFEASIBLE
    names[found.ended == UNBOUNDED] = words.UNBOUNDED
    return tuple(_spread(own, here, names, words.NOT_EVALUATED).tolist())
