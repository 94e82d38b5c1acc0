"""The efficient set: the few reference units that span the frontier, found before anybody is measured against them.

A unit beaten by any subset is beaten by all. So a sample's efficient set is found first, by recursion; it throws out
most units at the first step; what is left is measured against itself. After Barr and Durchholz (1997), Dulá (2011).
"""

import numpy as np

from yokoten.analysis.frontier.program import OUTPUT, Array, Mask, Places, Technology, asked
from yokoten.analysis.frontier.solved import OPTIMAL, STOPPED
from yokoten.analysis.frontier.solving import scores, solve

SMALL, PART, SHUFFLE = 300, 6, 20
BEATEN = 1e-9


def efficient_set(technology: Technology) -> Places:
    """Indices of reference units with score 1 and no slack, ascending; of exact duplicates the first.

    One that cannot be certified stays in: a unit too many never changes a score, one too few would. The set is the
    same for both orientations. Units without any output belong to no frontier.
    """
    able = np.flatnonzero((technology.outputs > 0).any(axis=1))
    _, first = np.unique(technology.of(able).columns, axis=0, return_index=True)
    kept = able[np.sort(first)]
    return np.sort(kept[_efficient(technology.of(kept), np.random.default_rng(SHUFFLE))])


def _efficient(technology: Technology, order: np.random.Generator) -> Places:
    count = len(technology.inputs)
    if count <= SMALL:
        return np.flatnonzero(_measured_against_itself(technology))
    sample = order.permutation(count)[: max(SMALL // 2, count // PART)]
    first = sample[_efficient(technology.of(sample), order)]
    who = asked(technology.inputs, technology.outputs, OUTPUT)
    score, ended = scores(technology.of(first), who, stop=_beaten)
    beaten = np.isin(ended, (OPTIMAL, STOPPED)) & (score > 1 + BEATEN)
    beaten[first] = False
    rest = np.flatnonzero(~beaten)
    return rest[_measured_against_itself(technology.of(rest))]


def _measured_against_itself(technology: Technology) -> Mask:
    who = asked(technology.inputs, technology.outputs, OUTPUT)
    found = solve(technology, who, np.ones(technology.rows - 1), ties=False)
    return found.is_strong(who) | ~found.is_certified()


def _beaten(score: Array) -> Mask:
    return score > 1 + BEATEN
