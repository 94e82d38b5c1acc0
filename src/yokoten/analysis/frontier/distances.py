"""How far rows of a panel are from the technologies of its periods, each with its certificate."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from yokoten.analysis.frontier.answering import proven
from yokoten.analysis.frontier.hull import efficient_set
from yokoten.analysis.frontier.panel import Panel
from yokoten.analysis.frontier.program import OUTPUT, Array, Asked, Places, Technology, asked
from yokoten.analysis.frontier.solved import INFEASIBLE, OPTIMAL, UNBOUNDED
from yokoten.analysis.frontier.transitions import INFEASIBLE as NOT_REACHED
from yokoten.analysis.frontier.transitions import OK, UNCERTIFIED

NOTHING = 1e-9
PROVEN, UNPROVEN, UNDEFINED = range(3)
WORDS = {PROVEN: OK, UNPROVEN: UNCERTIFIED, UNDEFINED: NOT_REACHED}


@dataclass(frozen=True, eq=False)
class Distances:
    """`efficiency` (n,): 1/φ or θ, above 1 where a row is better than the technology; NaN where undefined.

    `quality` (n,): `PROVEN`, `UNPROVEN`, or `UNDEFINED` where the technology does not reach the row.
    """

    efficiency: Array
    quality: Places

    @classmethod
    def blank(cls, count: int) -> "Distances":
        return cls(np.full(count, np.nan), np.full(count, PROVEN))

    def of(self, chosen: slice) -> "Distances":
        return Distances(self.efficiency[chosen], self.quality[chosen])

    def put(self, rows: Places, part: "Distances") -> None:
        self.efficiency[rows], self.quality[rows] = part.efficiency, part.quality


@dataclass(frozen=True, eq=False)
class Technologies:
    """The technologies of a panel. What spans each is found once, under variable returns, and serves both returns.

    (A unit that is efficient under constant returns is so under variable ones.)
    """

    panel: Panel
    spanning: dict[int, Places] = field(default_factory=dict)

    def of(self, period: int, rts: str) -> Technology:
        """Of one period: all its rows that can be evaluated."""
        if period not in self.spanning:
            self.spanning[period] = self._hull(self.panel.evaluated_in(period))
        return self._made(self.spanning[period], rts)

    def pooled(self, rts: str) -> Technology:
        """Of all periods together."""
        hulls = [self.of(period, rts) for period in range(len(self.panel.periods)) if self._has(period)]
        inputs, outputs = np.vstack([hull.inputs for hull in hulls]), np.vstack([hull.outputs for hull in hulls])
        return Technology(inputs, outputs, rts)

    def _has(self, period: int) -> bool:
        return self.panel.evaluated_in(period).size > 0

    def _hull(self, rows: Places) -> Places:
        return rows[efficient_set(self._made(rows, "vrs"))]

    def _made(self, rows: Places, rts: str) -> Technology:
        return Technology(self.panel.figures.inputs[rows], self.panel.figures.outputs[rows], rts)


def measured(technology: Technology, who: Asked) -> Distances:
    """Certified by the batch or by the second solver, or said not to be."""
    found = proven(technology, who, None)
    optimal = found.ended == OPTIMAL
    reached = optimal & (found.score > NOTHING)
    lost = np.isin(found.ended, (INFEASIBLE, UNBOUNDED)) | (optimal & ~reached)
    score = np.where(reached, found.score, np.nan)
    quality = np.where(lost, UNDEFINED, np.where(reached & found.is_certified(), PROVEN, UNPROVEN))
    return Distances(1 / score if who.orientation == OUTPUT else score, quality)


def measured_rows(panel: Panel, technology: Technology, rows: Places, orientation: str) -> Distances:
    """Rows of the panel as they stand."""
    figures = panel.figures
    return measured(technology, asked(figures.inputs[rows], figures.outputs[rows], orientation))


def worst(qualities: Iterable[Places]) -> tuple[str, ...]:
    """The status of each pair from the qualities of all distances it uses."""
    return tuple(WORDS[quality] for quality in np.max(list(qualities), axis=0).tolist())
