"""The distances that a Malmquist index is made of, each technology asked once for all rows measured against it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from yokoten.analysis.frontier.distances import Distances, Technologies, measured_rows
from yokoten.analysis.frontier.panel import Panel
from yokoten.analysis.frontier.program import Array, Places
from yokoten.analysis.frontier.transitions import Pairs

ADJACENT, FIXED, GLOBAL = BASES = ("adjacent", "fixed", "global")


@dataclass(frozen=True, eq=False)
class PairDistances:
    """Distances of the pairs of a panel that are formed, measured when asked for; hulls of periods found once."""

    panel: Panel
    pairs: Pairs
    orientation: str
    base: str

    @cached_property
    def technologies(self) -> Technologies:
        return Technologies(self.panel)

    def within(self, rts: str) -> tuple[Array, list[Places]]:
        """E^b(b)/E^a(a), each against the technology of its own period, and the qualities of both."""
        first, second = self.pairs.rows()
        own = self._own(rts)
        return own.efficiency[second] / own.efficiency[first], [own.quality[first], own.quality[second]]

    def index(self, rts: str) -> tuple[Array, Array, list[Places]]:
        """M, the change within, and all qualities."""
        first, second = self.pairs.rows()
        if self.base == ADJACENT:
            own, before, after = self._neighbours(rts)
            within = own.efficiency[second] / own.efficiency[first]
            quality = [own.quality[first], own.quality[second], before.quality[second], after.quality[first]]
            return np.sqrt(before.efficiency[second] / after.efficiency[first] * within), within, quality
        within, quality = self.within(rts)
        pinned = self._pinned(rts)
        change = pinned.efficiency[second] / pinned.efficiency[first]
        return change, within, [*quality, pinned.quality[first], pinned.quality[second]]

    def _own(self, rts: str) -> Distances:
        """Rows against the technology of their own period; by row of the panel."""
        own = Distances.blank(self.panel.figures.count)
        for period in range(len(self.panel.periods)):
            self._measure(period, rts, {0: own})
        return own

    def _neighbours(self, rts: str) -> tuple[Distances, Distances, Distances]:
        """Rows against their own period, the one before and the one after; one batch for each technology."""
        own, before, after = (Distances.blank(self.panel.figures.count) for _ in range(3))
        for period in range(len(self.panel.periods)):
            self._measure(period, rts, {0: own, 1: before, 2: after})
        return own, before, after

    def _measure(self, period: int, rts: str, targets: dict[int, Distances]) -> None:
        asks = self._asks(period)
        rows = np.concatenate([asks[kind] for kind in targets])
        if not rows.size:
            return
        found = measured_rows(self.panel, self.technologies.of(period, rts), rows, self.orientation)
        start = 0
        for kind, target in targets.items():
            cut = slice(start, start + asks[kind].size)
            target.put(asks[kind], found.of(cut))
            start = cut.stop

    def _asks(self, period: int) -> list[Places]:
        """Rows to measure against a period: its own, those that come from it, those that lead to it."""
        first, second = self.pairs.rows()
        step = self.pairs.step[self.pairs.formed]
        comes, leads = step == period, step == period - 1
        return [np.union1d(first[comes], second[leads]), second[comes], first[leads]]

    def _pinned(self, rts: str) -> Distances:
        """All rows against the one technology of the base."""
        technology = self.technologies.of(0, rts) if self.base == FIXED else self.technologies.pooled(rts)
        rows = np.unique(np.concatenate(self.pairs.rows()))
        found = Distances.blank(self.panel.figures.count)
        found.put(rows, measured_rows(self.panel, technology, rows, self.orientation))
        return found
