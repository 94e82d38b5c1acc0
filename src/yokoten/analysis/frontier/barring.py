"""Super-efficiency: how an efficient unit compares with what all the others make possible without it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier import frontier as words
from yokoten.analysis.frontier.answering import proven
from yokoten.analysis.frontier.envelopment import measured
from yokoten.analysis.frontier.figures import FDH, Figures, check_choice, read_figures
from yokoten.analysis.frontier.findings import Finding
from yokoten.analysis.frontier.free_disposal import free_disposal
from yokoten.analysis.frontier.layers import spanning_without
from yokoten.analysis.frontier.program import OUTPUT, Array, Asked, Mask, Places, Technology, asked
from yokoten.analysis.frontier.solved import EFFICIENT, INFEASIBLE, OPTIMAL, Solved

SUSPECT = 1.5
NOTHING = 1e-12  # a score this small is rounding: the others make nothing of it


@dataclass(frozen=True, eq=False)
class SuperEfficiency:
    """One row per unit, in the order given.

    `score` (n,): Farrell score with the unit itself barred from its reference set; φ < 1 or θ > 1 is beyond what the
    others make possible. 0 in output orientation: no other unit makes one of its outputs at all.
    `efficiency` (n,): 1/φ (infinite where φ = 0) or θ, above 1 for what is beyond.
    `status`: `beyond`, `efficient` (others reach exactly as far), `infeasible` (no mixture of others covers its size:
    score NaN), and those of `Frontier` for units that are not efficient, which keep their score.
    `certificate` (n,): as in `Frontier`.
    """

    score: Array
    status: tuple[str, ...]
    certificate: Array
    rts: str
    orientation: str

    @property
    def efficiency(self) -> Array:
        with np.errstate(divide="ignore"):
            return 1 / self.score if self.orientation == OUTPUT else self.score.copy()


def super_efficiency(
    inputs: ArrayLike, outputs: ArrayLike, *, rts: str = "vrs", orientation: str = "output"
) -> SuperEfficiency:
    """The programme of `dea` with λ_o = 0 for every efficient unit o; all others keep the score of `dea`.

    `inputs` (n, m), `outputs` (n, s), `rts` and `orientation` as in `dea`. Only removing a strongly efficient unit can
    move the frontier. Under vrs, nirs and ndrs there may be no answer: `infeasible`. Not a ranking: it finds
    figures to check first (Banker and Chang 2006). Cost: that of `dea` and about half of it again.
    Source: Andersen and Petersen (1993). Raises NotComputable: those of `dea`.

    >>> found = super_efficiency([[1.0], [2.0], [4.0]], [[1.0], [3.0], [4.0]], rts="vrs", orientation="output")
    >>> found.efficiency.round(3).tolist(), found.status
    ([nan, 1.5, 1.333], ('infeasible', 'beyond', 'beyond'))
    """
    check_choice(rts, orientation)
    own = read_figures(inputs, outputs)
    base = measured(own, own, rts, orientation, np.ones_like(own.scale))
    status, here = np.array(base.status, dtype=object), np.flatnonzero(own.evaluated)
    units = np.flatnonzero(status == words.EFFICIENT)
    technology, barred = Technology(own.inputs[here], own.outputs[here], rts), np.searchsorted(here, units)
    found = alone(technology, _asked(own, units, orientation, barred))
    score, certificate = base.score.copy(), base.certificate.copy()
    known = found.ended == OPTIMAL
    score[units] = np.where(known, np.where(np.abs(found.score) > NOTHING, found.score, 0.0), np.nan)
    certificate[units] = np.where(known, found.error, np.nan)
    status[units] = _status(found, orientation)
    return SuperEfficiency(score, tuple(status.tolist()), certificate, rts, orientation)


def alone(technology: Technology, who: Asked) -> Solved:
    """Scores of units that may not use one unit each: `who.barred` counts the technology's units."""
    if technology.rts == FDH:
        return _by_single_units(technology, who)
    first = np.unique(who.barred)
    kept = spanning_without(technology, first)
    moved = asked(who.inputs, who.outputs, who.orientation, np.searchsorted(kept, who.barred))
    return proven(technology.of(kept), moved, None)


def examine_extremes(found: SuperEfficiency, above: float = SUSPECT) -> tuple[Finding, ...]:
    """`check_the_figures_first` (row, efficiency) for each unit whose super-efficiency exceeds the screen `above`.

    After Banker and Gifford (1988) and Banker and Chang (2006), who screen outliers so; the level is a choice.

    >>> found = super_efficiency([[1.0], [1.0], [1.0]], [[2.0], [4.0], [8.0]])
    >>> [finding.facts for finding in examine_extremes(found)]
    [{'row': 2, 'efficiency': 2.0}]
    """
    efficiency = found.efficiency
    rows = np.flatnonzero(efficiency > above).tolist()
    return tuple(Finding("check_the_figures_first", {"row": row, "efficiency": float(efficiency[row])}) for row in rows)


def _asked(own: Figures, units: Places, orientation: str, barred: Places) -> Asked:
    return asked(own.inputs[units], own.outputs[units], orientation, barred)


def _by_single_units(technology: Technology, who: Asked) -> Solved:
    best = free_disposal(technology, who)
    found = Solved.empty(len(who.inputs), technology.inputs.shape[1] + technology.outputs.shape[1] + 1)
    found.ended[:] = np.where(best.unit >= 0, OPTIMAL, INFEASIBLE)
    found.score[:], found.error[:] = best.score, 0.0
    return found


def _status(found: Solved, orientation: str) -> list[str]:
    names = np.full(len(found.score), words.EFFICIENT, dtype=object)
    names[_is_beyond(found.score, orientation)] = words.BEYOND
    names[~found.is_certified()] = words.UNCERTIFIED
    names[found.ended == INFEASIBLE] = words.INFEASIBLE
    return names.tolist()


def _is_beyond(score: Array, orientation: str) -> Mask:
    return score < 1 - EFFICIENT if orientation == OUTPUT else score > 1 + EFFICIENT
