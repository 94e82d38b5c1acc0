"""From units and technology to solved programmes: first the score, then the largest slacks, then whether others tie.

Units go through in chunks, so that memory does not grow with their number.
"""

import numpy as np

from yokoten.analysis.frontier.batch import Batch
from yokoten.analysis.frontier.certificate import proof
from yokoten.analysis.frontier.face import FACE, largest_slacks, no_ties
from yokoten.analysis.frontier.pricing import Objective, reduced_costs
from yokoten.analysis.frontier.program import Array, Asked, Mask, Places, Technology
from yokoten.analysis.frontier.simplex import Stop, advance
from yokoten.analysis.frontier.single import best_single
from yokoten.analysis.frontier.solved import INFEASIBLE, LONE, OPTIMAL, Solved
from yokoten.analysis.frontier.start import begin

CHUNK = 2048
FEASIBLE = 1e-9
ROUNDING, ROUNDED = 1e-12, 1e-14


def solve(
    technology: Technology, who: Asked, weights: Array | None = None, *, ties: bool = True, stop: Stop | None = None
) -> Solved:
    """Scores and their certificates; given `weights` (m+s,) also the largest slacks, with `ties` uniqueness."""
    solved = Solved.empty(len(who.inputs), technology.rows)
    for first in range(0, len(who.inputs), CHUNK):
        cut = slice(first, first + CHUNK)
        solved.put(cut, _chunk(technology, who.of(cut), weights, ties, stop))
    return solved


def scores(technology: Technology, who: Asked, stop: Stop | None = None) -> tuple[Array, Places]:
    """The score alone and how it ended.

    With `stop` a unit ends as soon as that is true of its score, and units that no single reference unit serves are
    not looked into: they end `LONE`.
    """
    found, ended = np.full(len(who.inputs), np.nan), np.full(len(who.inputs), LONE)
    for first in range(0, len(who.inputs), CHUNK):
        cut = slice(first, first + CHUNK)
        part = who.of(cut)
        single = best_single(technology, part)
        batch = begin(technology, part, single)
        if stop is None:
            ended[cut] = to_optimum(batch, part.sign)
        else:
            served = np.flatnonzero(single.exists)
            some = batch.of(served)
            ended[first + served] = advance(some, Objective(score_cost(batch, part.sign)), stop)
            batch.put(served, some)
        found[cut] = np.where(ended[cut] == LONE, np.nan, batch.value_of(batch.score))
    return found, ended


def to_optimum(batch: Batch, sign: float, stop: Stop | None = None) -> Places:
    """Both phases of the score: first without what was lent, then to the best score."""
    ended = np.full(len(batch.basis), OPTIMAL)
    lent = np.flatnonzero((batch.basis > batch.score).any(axis=1))
    if lent.size:
        cost = np.zeros(batch.score + 2)
        cost[-1] = -1.0
        part = batch.of(lent)
        first = advance(part, Objective(cost))
        batch.put(lent, part)
        lacking = (first == OPTIMAL) & (part.value_of(batch.score + 1) > FEASIBLE)
        ended[lent] = np.where(lacking, INFEASIBLE, first)
    going = np.flatnonzero(ended == OPTIMAL)
    part = batch.of(going)
    ended[going] = advance(part, Objective(score_cost(batch, sign)), stop)
    batch.put(going, part)
    ended[(batch.basis == batch.barred[:, None]).any(axis=1)] = INFEASIBLE  # there is nobody else to begin with
    return ended


def score_cost(batch: Batch, sign: float) -> Array:
    """Costs of all variables when nothing but z counts."""
    cost = np.zeros(batch.score + 2)
    cost[batch.score] = sign
    return cost


def _chunk(technology: Technology, who: Asked, weights: Array | None, ties: bool, stop: Stop | None) -> Solved:
    batch = begin(technology, who, best_single(technology, who))
    ended = to_optimum(batch, who.sign, stop)
    batch.refresh()
    objective, every = Objective(score_cost(batch, who.sign)), np.arange(len(ended))
    duals = batch.duals(objective.of_basis(batch.basis, every))
    costs = np.hstack(reduced_costs(batch, objective, every))
    unique = np.ones(len(ended), bool)
    if weights is not None:
        level = largest_slacks(batch, costs > -FACE, weights, ended)
        if ties:
            unique = no_ties(batch, level)
    found = _read(batch, ended, duals, unique)
    found.error[:] = np.maximum(proof(technology, who, found), costs.max(axis=1))
    return found


def _read(batch: Batch, ended: Places, duals: Array, unique: Mask) -> Solved:
    """Variables by their meaning; what is rounding beside the unit's other intensities or figures is none."""
    count, rows = batch.columns.shape
    is_peer = batch.basis < count
    held = np.where(is_peer, batch.values, 0.0)
    held[np.abs(held) <= ROUNDING * np.abs(held).max(axis=1, keepdims=True)] = 0.0
    score = batch.value_of(batch.score)
    figures = np.abs(batch.right[:, :-1]) + np.abs(score[:, None] * batch.moving[:, :-1])
    slacks = np.zeros((len(ended), rows + 2))
    place = np.clip(batch.basis - count, 0, rows + 1)
    np.put_along_axis(slacks, np.where(is_peer, rows + 1, place), np.where(is_peer, 0.0, batch.values), axis=1)
    slacks[np.abs(slacks) <= ROUNDED * figures.max(axis=1, keepdims=True)] = 0.0
    return Solved(
        ended=ended,
        score=score,
        peers=np.where(is_peer, batch.basis, -1),
        intensities=held,
        slacks=slacks[:, : rows - 1],
        duals=duals,
        unique=unique,
        error=np.full(len(ended), np.inf),
    )
