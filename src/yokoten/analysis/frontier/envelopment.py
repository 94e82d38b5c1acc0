"""Data envelopment analysis: who is efficient, how far the others are, and whom they would learn it from."""

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier.answering import answer, answer_single
from yokoten.analysis.frontier.figures import FDH, Figures, check_choice, read_figures
from yokoten.analysis.frontier.frontier import Frontier
from yokoten.analysis.frontier.program import Array, Technology, asked
from yokoten.analysis.refusal import NotComputable

SCALED, UNIT = "scaled", "unit"


def dea(
    inputs: ArrayLike,
    outputs: ArrayLike,
    *,
    rts: str = "vrs",
    orientation: str = "output",
    reference: tuple[ArrayLike, ArrayLike] | None = None,
    slack_weights: str = SCALED,
) -> Frontier:
    """Radial efficiency of every unit against the frontier of all units, or of a separate reference set.

    `inputs` (n, m) and `outputs` (n, s): volumes, zero or more, NaN where missing (that unit is not evaluated and is
    nobody's reference). `rts`: `crs`, `vrs`, `nirs`, `ndrs` or `fdh` (no mixtures, real units only).
    `orientation` output: max φ subject to Σ λ x <= x_o, Σ λ y >= φ y_o; input: min θ subject to Σ λ x <= θ x_o,
    Σ λ y >= y_o; λ >= 0, Σ λ free (crs), 1 (vrs), <= 1 (nirs), >= 1 (ndrs). A second stage holds the score and takes
    the largest sum of slacks, each divided by its column's mean (`scaled`) or as it stands (`unit`). Columns are scaled
    by their means, so units of measurement never matter. Each unit carries a primal-dual certificate; a unit that the
    batched simplex cannot certify to 1e-9 goes to HiGHS, and one that HiGHS cannot certify either is `uncertified`.
    Sources: Farrell (1957); Charnes, Cooper and Rhodes (1978); Banker, Charnes and Cooper (1984).
    Raises NotComputable: `unknown_rts`, `unknown_orientation`, `unknown_slack_weights` and those of `read_figures`.

    >>> found = dea([[2.0], [4.0], [8.0]], [[1.0], [4.0], [4.0]], rts="crs", orientation="input")
    >>> found.score.round(3).tolist(), found.status
    ([0.5, 1.0, 0.5], ('inefficient', 'efficient', 'inefficient'))
    >>> found.peers_of(2)
    {1: 1.0}
    """
    check_choice(rts, orientation)
    if slack_weights not in (SCALED, UNIT):
        raise NotComputable("unknown_slack_weights", slack_weights=slack_weights)
    own = read_figures(inputs, outputs)
    others = read_figures(*reference, scale=own.scale) if reference else own
    if others.inputs.shape[1] != own.inputs.shape[1] or others.outputs.shape[1] != own.outputs.shape[1]:
        raise NotComputable("reference_differs")
    return measured(own, others, rts, orientation, own.scale if slack_weights == UNIT else np.ones_like(own.scale))


def measured(own: Figures, others: Figures, rts: str, orientation: str, weights: Array) -> Frontier:
    """The same from figures already read; `weights` (m+s,) of scaled slacks."""
    able = np.flatnonzero(others.evaluated)
    technology = Technology(others.inputs[able], others.outputs[able], "vrs" if rts == FDH else rts)
    here = np.flatnonzero(own.evaluated)
    who = asked(own.inputs[here], own.outputs[here], orientation)
    if rts == FDH:
        return answer_single(own, who, technology, (here, able), is_own=others is own)
    return answer(own, who, technology, (here, able), weights, is_own=others is own)
