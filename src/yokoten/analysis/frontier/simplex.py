"""A primal simplex in which thousands of units advance in step: pricing is one matrix product for all of them.

Largest reduced cost first; a unit that makes no progress for some steps changes to Bland's rule, which cannot cycle.
"""

from collections.abc import Callable

import numpy as np

from yokoten.analysis.frontier.batch import Batch
from yokoten.analysis.frontier.pricing import PRICE, Objective, price
from yokoten.analysis.frontier.program import Array, Mask, Places
from yokoten.analysis.frontier.solved import GIVEN_UP, OPTIMAL, STOPPED, UNBOUNDED

PIVOT, TIE, PROGRESS = 1e-9, 1e-12, 1e-11
STALLED, FRESH, MOST_STEPS = 12, 24, 400

Stop = Callable[[Array], Mask]


def advance(batch: Batch, objective: Objective, stop: Stop | None = None) -> Places:
    """Run every unit to its optimum; how each ended. `stop` ends a unit early by its score."""
    ended = np.full(len(batch.basis), GIVEN_UP)
    here = np.arange(len(batch.basis))
    work, still = batch.of(here), np.zeros(len(here), int)
    for step in range(MOST_STEPS if len(here) else 0):
        if step and step % FRESH == 0:
            work.refresh()
        entering, best = price(work, objective, here, still > STALLED)
        way = np.einsum("nij,nj->ni", work.inverse, work.column(entering))
        ratio = _ratios(work, way)
        least = ratio.min(axis=1)
        outcome = _outcome(work, best, least, stop)
        going = outcome == GIVEN_UP
        if not going.all():
            ended[here[~going]] = outcome[~going]
            batch.put(here[~going], work.of(~going))
            if not going.any():
                return ended
            work, here, still = work.of(going), here[going], still[going]
            entering, way, ratio, least = entering[going], way[going], ratio[going], least[going]
        leaving = _leaving(work, way, ratio, least, still > STALLED)
        work.pivot(entering, leaving, way, least)
        still = np.where(least > PROGRESS, 0, still + 1)
    batch.put(here, work)
    return ended


def _ratios(work: Batch, way: Array) -> Array:
    """How far each basic variable lets the entering one go.

    The score is free and never in the way; an artificial that has come down to zero may not rise again.
    """
    holds = (way > PIVOT) & (work.basis != work.score)
    ratio = np.where(holds, np.maximum(work.values, 0.0) / np.where(holds, way, 1.0), np.inf)
    ratio[(work.basis > work.score) & (work.values <= PROGRESS) & (np.abs(way) > PIVOT)] = 0.0
    return ratio


def _outcome(work: Batch, best: Array, least: Array, stop: Stop | None) -> Places:
    outcome = np.where(np.isfinite(least), GIVEN_UP, UNBOUNDED)
    if stop is not None:
        outcome[stop(work.value_of(work.score))] = STOPPED
    outcome[best <= PRICE] = OPTIMAL
    return outcome


def _leaving(work: Batch, way: Array, ratio: Array, least: Array, bland: Mask) -> Places:
    """Among what is equally near, the largest pivot; under Bland's rule the lowest number."""
    tied = ratio <= (least + TIE * (1 + least))[:, None]
    leaving = np.where(tied, np.abs(way), -1.0).argmax(axis=1)
    if bland.any():
        leaving[bland] = np.where(tied[bland], work.basis[bland], work.score + 9).argmin(axis=1)
    return leaving
