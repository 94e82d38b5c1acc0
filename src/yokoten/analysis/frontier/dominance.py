"""The real unit that beats another one outright: no worse in anything, better in something. No mixture, no model."""

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier.figures import check_choice, read_figures
from yokoten.analysis.frontier.program import OUTPUT, Array, Places

EQUAL = 1e-12


def dominating(inputs: ArrayLike, outputs: ArrayLike, *, orientation: str = "output") -> Places:
    """(n,) For each unit the index of the real unit that dominates it, -1 where none does or it is not evaluated.

    `inputs` (n, m) and `outputs` (n, s) as in `dea`. Of several the one with the best Farrell score (the free disposal
    hull peer among dominating units), then the largest sum of slacks in means of columns, then the first.
    Units are walked in the order of their sum of inputs less outputs, which puts every unit after those that dominate
    it, and are compared only with the undominated ones found so far: the best dominating unit is one of those. Cost:
    O(n f), f undominated units; about 0.5 s for 10,000 units and 10 s for 100,000 in three inputs and two outputs.
    Source: the free disposal hull of Deprins, Simar and Tulkens (1984).
    Raises NotComputable: `unknown_orientation` and those of `read_figures`.

    >>> dominating([[2.0], [3.0], [4.0]], [[5.0], [4.0], [5.0]]).tolist()
    [-1, 0, 0]
    """
    check_choice("fdh", orientation)
    own = read_figures(inputs, outputs)
    costs = np.hstack([own.inputs, -own.outputs])
    burden = costs.sum(axis=1)
    here = np.flatnonzero(own.evaluated)
    order = here[np.lexsort((*costs[here].T[::-1], burden[here]))]
    moving = own.outputs if orientation == OUTPUT else own.inputs
    return _walk(costs, moving, burden, order, largest=orientation == OUTPUT)


def _walk(costs: Array, moving: Array, burden: Array, order: Places, *, largest: bool) -> Places:
    """`costs` (n, m+s): the less, the better; `moving` (n, ...): the figures that the score compares."""
    found = np.full(len(costs), -1)
    front, taken, count = np.empty((costs.shape[1], order.size)), np.empty(order.size, int), 0
    for unit in order.tolist():
        own = costs[unit]
        no_worse = np.flatnonzero((front[:, :count] <= own[:, None]).all(axis=0))
        if not no_worse.size:
            front[:, count], taken[count], count = own, unit, count + 1
            continue
        better = taken[no_worse[(front[:, no_worse] < own[:, None]).any(axis=0)]]
        if better.size:  # else an equal unit stands for it already
            found[unit] = _best(moving[better], moving[unit], better, burden, largest=largest)
    return found


def _best(theirs: Array, own: Array, units: Places, burden: Array, *, largest: bool) -> int:
    some = own > 0
    ratio = theirs[:, some] / own[some]
    score = ratio.min(axis=1) if largest else -ratio.max(axis=1)
    near = units[score >= score.max() - EQUAL * abs(score.max())]
    lightest = near[burden[near] == burden[near].min()]
    return int(lightest.min())
