"""What is answered about the frontier: the focus, whom it would learn from, and how far it is, in original units."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class FrontierFigures:
    """One year's table. `table` (units, columns), inputs first, NaN where missing; `inputs`: how many columns they are.

    `ratios`: columns that do not add up (ratios, shares, indices); `undesirable`: columns that are better when less.
    """

    units: tuple[str, ...]
    columns: tuple[str, ...]
    inputs: int
    table: NDArray[np.float64]
    ratios: tuple[int, ...] = ()
    undesirable: tuple[int, ...] = ()

    @property
    def used(self) -> NDArray[np.float64]:
        return self.table[:, : self.inputs]

    @property
    def made(self) -> NDArray[np.float64]:
        return self.table[:, self.inputs :]


@dataclass(frozen=True)
class Remark:
    """Something to know about figures or answer: a code, and facts with codes of units and indicators."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FrontierPeer:
    """A region in the mix that the focus is measured against.

    `intensity` λ; `share`: of all intensities, 0 to 1. `effect`: by how much the focus's efficiency would be higher
    without it (0.05 = five points), None where not certified. `followers`: how many regions lean on it.
    """

    unit: str
    intensity: float
    share: float
    effect: float | None
    followers: int


@dataclass(frozen=True)
class Step:
    """One figure of the focus: as it is, after the radial change, and at the target; in original units."""

    column: str
    is_input: bool
    now: float
    radial: float
    target: float

    @property
    def radial_part(self) -> float:
        return self.radial - self.now

    @property
    def slack_part(self) -> float:
        return self.target - self.radial

    @property
    def whole(self) -> float:
        return self.target - self.now


@dataclass(frozen=True)
class Stand:
    """Efficiency of one region, None where it could not be measured."""

    unit: str
    efficiency: float | None
    status: str


@dataclass(frozen=True)
class Missing:
    """A region that is not measured and nobody's reference: `missing_cells` with the columns, or all zero."""

    unit: str
    code: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class FrontierAnswer:
    """The answer for one focus.

    `score`: Farrell score in the orientation's own direction; `efficiency` in (0, 1]. `dominating`: the real region
    that makes no less of anything from no more of anything, with its figures. `returns`: `irs`, `drs`, `crs`, empty for
    real regions only; `scale_efficiency`: what size alone leaves. `by_default`: efficient, but nobody leans on it.
    """

    focus: str
    score: float
    efficiency: float
    status: str
    peers: tuple[FrontierPeer, ...]
    peers_unique: bool
    dominating: str
    dominating_figures: tuple[float, ...]
    steps: tuple[Step, ...]
    returns: str
    scale_efficiency: float | None
    by_default: bool
    stands: tuple[Stand, ...]
    left_out: tuple[Missing, ...]
    remarks: tuple[Remark, ...]
    fingerprint: str

    @property
    def is_efficient(self) -> bool:
        return self.status == "efficient"
