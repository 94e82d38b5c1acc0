"""Returns to scale: whether a unit is too small, too large, or of the size at which most is made of what is used."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier import frontier as words
from yokoten.analysis.frontier.answering import answer
from yokoten.analysis.frontier.envelopment import measured
from yokoten.analysis.frontier.figures import Figures, check_choice, read_figures
from yokoten.analysis.frontier.frontier import Frontier
from yokoten.analysis.frontier.program import OUTPUT, Array, Mask, Technology, asked
from yokoten.analysis.frontier.solved import EFFICIENT

INCREASING, CONSTANT, DECREASING = "irs", "crs", "drs"


@dataclass(frozen=True, eq=False)
class ReturnsToScale:
    """One row per unit, in the order given; NaN where not evaluated.

    `crs`, `vrs`, `nirs` (n,): Farrell scores in the orientation's own direction. `scale_efficiency` (n,): in (0, 1],
    1 minus it is what size alone costs. `label`: `irs` (would gain by growing), `crs`, `drs` (would gain by shrinking),
    or `not_evaluated`, `uncertified`.
    `size` (n,): Σ λ under constant returns, how many times the most productive size the unit's projection is; below 1
    it is too small. `most_productive` (n, m+s): figures of that size with the unit's own mix, in original units.
    `size_unique` (n,): no other peers give another size. `certified` (n,): all three scores are.
    """

    crs: Array
    vrs: Array
    nirs: Array
    label: tuple[str, ...]
    size: Array
    size_unique: Mask
    most_productive: Array
    certified: Mask
    orientation: str

    @property
    def scale_efficiency(self) -> Array:
        return self.vrs / self.crs if self.orientation == OUTPUT else self.crs / self.vrs


def returns_to_scale(inputs: ArrayLike, outputs: ArrayLike, *, orientation: str = "output") -> ReturnsToScale:
    """Scale efficiency and the direction in which size is wrong, from constant, variable and non-increasing returns.

    `inputs` (n, m) and `outputs` (n, s) as in `dea`. Scale efficiency = crs efficiency / vrs efficiency. Label: `crs`
    where they are equal within 1e-8; else `drs` where the nirs score is the vrs one, `irs` where it is not (it is then
    the crs one). The label of an inefficient unit is that of its projection, so it may differ between orientations.
    Most productive scale: the constant-returns target divided by Σ λ (Banker 1984).
    Cost: under twice that of `dea`, since only who is efficient under vrs can be efficient under crs and nirs.
    Sources: Färe, Grosskopf and Lovell (1985); Banker (1984).
    Raises NotComputable: `unknown_orientation` and those of `read_figures`.

    >>> found = returns_to_scale([[2.0], [3.0], [6.0]], [[1.0], [3.0], [4.0]], orientation="input")
    >>> found.label, found.scale_efficiency.round(3).tolist()
    (('irs', 'crs', 'drs'), [0.5, 1.0, 0.667])
    >>> found.most_productive[0].round(3).tolist()
    [3.0, 3.0]
    """
    check_choice("vrs", orientation)
    own = read_figures(inputs, outputs)
    vrs = measured(own, own, "vrs", orientation, np.ones_like(own.scale))
    crs, nirs = (_among_efficient(own, vrs, rts) for rts in ("crs", "nirs"))
    size = np.where(np.isnan(crs.score), np.nan, crs.intensities.sum(axis=1))
    certified = vrs.certified & crs.certified & nirs.certified
    with np.errstate(divide="ignore", invalid="ignore"):
        most_productive = crs.targets / size[:, None]
    return ReturnsToScale(
        crs=crs.score,
        vrs=vrs.score,
        nirs=nirs.score,
        label=_labels(crs, vrs, nirs, certified),
        size=size,
        size_unique=crs.peers_unique,
        most_productive=most_productive,
        certified=certified,
        orientation=orientation,
    )


def _among_efficient(own: Figures, vrs: Frontier, rts: str) -> Frontier:
    """The frontier under `rts`. Its technology holds that of variable returns, so whoever is inefficient there is too:
    only the others need be looked at as reference units.
    """
    here = np.flatnonzero(own.evaluated)
    able = np.flatnonzero(np.isin(vrs.status, (words.EFFICIENT, words.UNCERTIFIED)))
    who = asked(own.inputs[here], own.outputs[here], vrs.orientation)
    technology = Technology(own.inputs[able], own.outputs[able], rts)
    return answer(own, who, technology, (here, able), np.ones_like(own.scale), is_own=True)


def _labels(crs: Frontier, vrs: Frontier, nirs: Frontier, certified: Mask) -> tuple[str, ...]:
    names = np.full(len(certified), INCREASING, dtype=object)
    names[np.abs(nirs.efficiency - vrs.efficiency) <= EFFICIENT] = DECREASING
    names[np.abs(crs.efficiency - vrs.efficiency) <= EFFICIENT] = CONSTANT
    names[~certified] = words.UNCERTIFIED
    names[np.array(vrs.status) == words.NOT_EVALUATED] = words.NOT_EVALUATED
    return tuple(names.tolist())
