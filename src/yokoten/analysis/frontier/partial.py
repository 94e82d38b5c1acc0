"""Order-m efficiency: measured against the best of m random units, not of all, so that outliers weigh less."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier.figures import check_choice, read_figures
from yokoten.analysis.frontier.frontier import NOT_EVALUATED, UNBOUNDED
from yokoten.analysis.frontier.program import OUTPUT, Array, Places
from yokoten.analysis.refusal import NotComputable

EVALUATED = "evaluated"


@dataclass(frozen=True, eq=False)
class OrderM:
    """One row per unit, in the order given; NaN where there is nothing to say.

    `score` (n,): expected Farrell score against m random comparable units, exact. `efficiency` (n,): 1/φ or θ, above 1
    where the unit does better than the best of m. `compared` (n,): how many units are comparable, itself included.
    `status`: `evaluated`, `not_evaluated`, `unbounded` (input orientation: it uses none of an input that some
    comparable unit uses, so that the expected ratio is infinite).
    """

    score: Array
    compared: Places
    status: tuple[str, ...]
    m: int
    orientation: str

    @property
    def efficiency(self) -> Array:
        return 1 / self.score if self.orientation == OUTPUT else self.score.copy()

    @property
    def share_beyond(self) -> float:
        """Share of evaluated units with efficiency above 1. It falls with m; where it stops falling are outliers."""
        known = self.efficiency[~np.isnan(self.score)]
        return float((known > 1 + 1e-12).mean()) if known.size else float("nan")


def order_m(inputs: ArrayLike, outputs: ArrayLike, m: int, *, orientation: str = "output") -> OrderM:
    """Expected frontier of order m, computed and not simulated.

    `inputs` (n, k) and `outputs` (n, s) as in `dea`, NaN where missing; `m`: how many are drawn, 1 or more. Output
    orientation: comparable are the N units that use no more of any input; v_1 <= ... <= v_N their scores min_r y_r /
    y_or; φ_m = Σ v_i [(i/N)^m - ((i-1)/N)^m], the mean of the largest of m draws. Input orientation: those who make no
    less of any output, v = max_j x_j / x_oj, and the smallest of m draws. As m grows it becomes the score of `fdh`.
    Cost: O(n²) comparisons. Source: Cazals, Florens and Simar (2002).
    Raises NotComputable: `order_below_one` (m), `unknown_orientation` and those of `read_figures`.

    >>> found = order_m([[1.0], [1.0], [1.0]], [[1.0], [2.0], [4.0]], 2)
    >>> found.score.round(4).tolist(), found.share_beyond
    ([3.0, 1.5, 0.75], 0.3333333333333333)
    """
    check_choice("fdh", orientation)
    if m < 1:
        raise NotComputable("order_below_one", m=m)
    own = read_figures(inputs, outputs)
    here, is_output = np.flatnonzero(own.evaluated), orientation == OUTPUT
    sides = (own.inputs, own.outputs) if is_output else (-own.outputs, own.inputs)
    fixed, moving = (np.ascontiguousarray(side[here].T) for side in sides)
    score, compared = np.full(own.count, np.nan), np.zeros(own.count, int)
    status = np.full(own.count, NOT_EVALUATED, dtype=object)
    for place, unit in enumerate(here.tolist()):
        inside = np.flatnonzero((fixed <= fixed[:, place, None]).all(axis=0))
        merits = _merits(moving[:, inside], moving[:, place], largest=is_output)
        compared[unit] = merits.size
        status[unit] = EVALUATED if np.isfinite(merits).all() else UNBOUNDED
        if status[unit] == EVALUATED:
            score[unit] = abs(_expected_largest(merits, m))
    return OrderM(score, compared, tuple(status.tolist()), m, orientation)


def _merits(theirs: Array, own: Array, *, largest: bool) -> Array:
    """Farrell scores against single units, the better the larger: those of inputs with a minus."""
    some = own > 0
    ratios = theirs[some] / own[some, None]
    if largest:
        return ratios.min(axis=0)
    merits = -ratios.max(axis=0)
    merits[(theirs[~some] > 0).any(axis=0)] = -np.inf
    return merits


def _expected_largest(values: Array, m: int) -> float:
    """Mean of the largest of m draws with replacement."""
    steps = np.arange(values.size + 1) / values.size
    return float(np.sort(values) @ np.diff(steps**m))
