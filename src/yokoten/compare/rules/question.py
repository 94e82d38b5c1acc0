"""What is asked: whose place is it, better at what, alike in what, and how the lenses are weighed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from yokoten.analysis.stability import DRAWS
from yokoten.analysis.weights import normalised_weights


@dataclass(frozen=True)
class LensWeights:
    """How much each lens counts; any total, only their proportion matters."""

    alike: float = 0.5
    better: float = 0.25
    where: float = 0.25
    frontier: float = 0.0

    def shares(self, *, has_where: bool = True, has_frontier: bool = True) -> "LensWeights":
        """Normalised to one; what a refused lens (`where`, `frontier`) would weigh goes to the others.

        Raises NotComputable as `normalised_weights`; `weights_zero` also when all the weight is on a refused lens.
        """
        given = (self.alike, self.better, self.where, self.frontier)
        normalised_weights(given, len(given))
        left = (self.alike, self.better, self.where * has_where, self.frontier * has_frontier)
        kept = normalised_weights(left, len(left))
        return LensWeights(*map(float, kept))


@dataclass(frozen=True, eq=False)
class Mix:
    """Who the frontier measures the focus against.

    `shares`, `intensities` (units,): each one's part of the mix, summing to one, and its λ. `dominating`: position of
    the real unit that makes no less from no more, -1 without one. `refused`: the code why there is no mix, else empty.
    """

    shares: NDArray[np.float64]
    intensities: NDArray[np.float64]
    dominating: int = -1
    refused: str = ""


@dataclass(frozen=True, eq=False)
class Figures:
    """The table behind the question.

    `structure` (units, variables) of one period; `periods` (periods,) in years, rising, the last being the one asked
    about;
    `outcome` (units, periods) as published; `breaks` (units, periods) true where a new series begins; `price_index` to
    deflate by; `excluded` (units,) not to be shown; `marks` e.g. {"extractive": (units,), "capital": (units,)}: shown
    with a reservation. `mix`: what the lens `frontier` sees, None where it was not asked for.
    """

    units: tuple[str, ...]
    variables: tuple[str, ...]
    structure: NDArray[np.float64]
    periods: NDArray[np.float64]
    outcome: NDArray[np.float64]
    breaks: NDArray[np.bool_] | None = None
    price_index: NDArray[np.float64] | None = None
    excluded: NDArray[np.bool_] | None = None
    marks: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    mix: Mix | None = None


@dataclass(frozen=True)
class Question:
    """Settings of one ranking; `focus` is a position in `Figures.units`.

    `prices`: constant, current, index or none, as in `analysis.prices`. `weights`, `scaling`, `logged`: as in
    `analysis.similarity`. `k`: how many are shown, which stability refers to. `concentration`: n of the weight draws.
    """

    focus: int
    prices: str = "current"
    lower_is_better: bool = False
    weights: tuple[float, ...] | None = None
    scaling: str = "minmax"
    logged: tuple[bool, ...] | None = None
    lens_weights: LensWeights = LensWeights()
    k: int = 7
    draws: int = DRAWS
    concentration: float | None = None
