"""What is answered: a ranked list in which every row can say why it stands there."""

from dataclasses import dataclass
from typing import Any

from yokoten.analysis.gaps import Gap
from yokoten.analysis.prices import OverTime
from yokoten.analysis.scaling import Caveat
from yokoten.analysis.similarity import Distances
from yokoten.analysis.trajectory import Timing
from yokoten.compare.rules.question import LensWeights


@dataclass(frozen=True)
class Reason:
    """A code and the facts its sentence needs; numbers as they are, percent as 12.3."""

    code: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Parts:
    """The lenses, each 0 to 1, before their weights; `frontier` counts only where it was asked for."""

    alike: float
    better: float
    where: float
    frontier: float = 0.0


@dataclass(frozen=True)
class Teacher:
    """One unit worth learning from.

    `unit` is a position in `Figures.units`; `rank` 1 is best, `rank_low` to `rank_high` its 5-95 % spread and
    `stability` the share of weight draws in which it stays among the first k. `contributions` (variables) add up to
    `distance`, None where a figure is missing. `gap` is None when the focus's outcome is zero; `difference` is always
    there (in the unit of the outcome, positive = better). `timing` is None when it was never seen where the focus is,
    or when the figures do not say when (`trajectory.WasWhere`).
    """

    unit: int
    rank: int
    rank_low: int
    rank_high: int
    stability: float
    score: float
    parts: Parts
    distance: float
    rms_gap_percent: float
    contributions: tuple[float | None, ...]
    difference: float
    gap: Gap | None
    timing: Timing | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class LeftOut:
    """A unit that could not be judged: `excluded`, `too_few_variables` (covered_percent), `no_outcome`."""

    unit: int
    code: str
    facts: dict[str, Any]


@dataclass(frozen=True, eq=False)
class Answer:
    """The explained ranking.

    `teachers`: all candidates, best first (show the first k). `nobody_better`: units could be compared and none is
    ahead.
    `ahead` of `judged`: how many units with a figure stand better than the focus, whoever they are. `over_time`: the
    outcome as it was compared across periods, None when that lens was refused; `refused_lens` then says why.
    """

    focus: int
    teachers: tuple[Teacher, ...]
    left_out: tuple[LeftOut, ...]
    nobody_better: bool
    ahead: int
    judged: int
    lens_weights: LensWeights
    over_time: OverTime | None
    refused_lens: Reason | None
    distances: Distances
    caveats: tuple[Caveat, ...]
    concentration: float
    draws: int
