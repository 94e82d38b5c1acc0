"""What a value should be: the value before times the growth of the other places, 5th to 95th percentile.

Growth is the difference of logarithms between two periods, whatever lies between them, so unequal gaps need no care.
With fewer than eight other places the indicator's own growths, all places and periods together, take their part.
"""

from dataclasses import dataclass, field

import numpy as np

FEW_PLACES, FEW_GROWTHS = 8, 4
SMALLEST_SCALE, SMALLEST_POOLED_SCALE = 0.015, 0.03
JUMP, JUMP_SPREADS = 0.30, 8.0
LARGE, LARGE_SPREADS = 1.25, 5.0
HUGE, HUGE_SPREADS = 1.95, 3.5


@dataclass(frozen=True, slots=True)
class Expected:
    """The others' growth: median, spread, 5th and 95th percentile, and how many `others` (places) it is from.

    `pooled` is 0 where they are compared over the same periods; with too few places it is the number of growths of all
    places between all neighbouring periods that were taken together.
    """

    median: float
    spread: float
    low: float
    high: float
    others: int
    pooled: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one growth compares: its excess over the median, in spreads, and the band of the others' growth.

    `others` and `pooled` as in `Expected`.
    """

    excess: float
    spreads: float
    low: float
    high: float
    others: int
    pooled: int = 0

    @property
    def is_suspicious(self) -> bool:
        size = abs(self.excess)
        if self.low <= self.excess <= self.high:
            return False
        return (
            (size >= JUMP and self.spreads >= JUMP_SPREADS)
            or (size >= LARGE and self.spreads >= LARGE_SPREADS)
            or (size >= HUGE and self.spreads >= HUGE_SPREADS)
        )


@dataclass
class Growths:
    """Growths within one indicator's table of logarithms (places, periods)."""

    logs: np.ndarray
    _pairs: dict[tuple[int, int], tuple[float, float, np.ndarray]] = field(default_factory=dict)
    _pooled: tuple[float, float, np.ndarray] | None = None

    def pair(self, start: int, end: int) -> tuple[float, float, np.ndarray]:
        """Median, spread and the growths of all places between two periods."""
        if (start, end) not in self._pairs:
            growth = self.logs[:, end] - self.logs[:, start]
            self._pairs[start, end] = _summary(growth[np.isfinite(growth)], SMALLEST_SCALE)
        return self._pairs[start, end]

    def pooled(self) -> tuple[float, float, np.ndarray]:
        """The same over all neighbouring periods of all places."""
        if self._pooled is None:
            steps = np.diff(self.logs, axis=1)
            self._pooled = _summary(steps[np.isfinite(steps)], SMALLEST_POOLED_SCALE)
        return self._pooled

    def expected(self, place: int, start: int, end: int) -> Expected | None:
        """What the others' growth allows; None where too few."""
        median, spread, growths = self.pair(start, end)
        own = self.logs[place, end] - self.logs[place, start]
        is_pooled = len(growths) - 1 < FEW_PLACES
        if is_pooled:
            median, spread, growths = self.pooled()
        if len(growths) - 1 < FEW_GROWTHS:
            return None
        others = np.delete(growths, np.argmin(np.abs(growths - own))) if np.isfinite(own) else growths
        low, high = np.percentile(others, (5, 95))
        places = self._places_beside(place) if is_pooled else len(others)
        return Expected(median, spread, float(low), float(high), places, len(others) if is_pooled else 0)

    def _places_beside(self, place: int) -> int:
        """How many other places have any growth."""
        moving = np.isfinite(np.diff(self.logs, axis=1)).any(axis=1)
        return int(moving.sum()) - int(moving[place])

    def judge(self, place: int, start: int, end: int) -> Judgement | None:
        """Compare a place's growth between two periods with what the others allow."""
        found = self.expected(place, start, end)
        if found is None:
            return None
        excess = float(self.logs[place, end] - self.logs[place, start] - found.median)
        low, high = found.low - found.median, found.high - found.median
        return Judgement(excess, abs(excess) / found.spread, low, high, found.others, found.pooled)

    def suspects(self) -> np.ndarray:
        """Places with at least one growth worth a closer look; quick, and generous."""
        finite = np.isfinite(self.logs)
        before = _last_filled(finite)
        found = np.zeros(len(self.logs), bool)
        for end in range(1, self.logs.shape[1]):
            for start in np.unique(before[finite[:, end], end]):
                if start < 0:
                    continue
                median, spread, growths = self.pair(int(start), end)
                if len(growths) - 1 < FEW_PLACES:
                    median, spread, growths = self.pooled()
                excess = np.abs(self.logs[:, end] - self.logs[:, start] - median)
                with np.errstate(invalid="ignore"):
                    found |= (before[:, end] == start) & (excess >= JUMP) & (excess >= HUGE_SPREADS * spread)
        return found


def _summary(growths: np.ndarray, smallest: float) -> tuple[float, float, np.ndarray]:
    if not len(growths):
        return 0.0, smallest, growths
    median = float(np.median(growths))
    spread = 1.4826 * float(np.median(np.abs(growths - median)))
    return median, max(spread, smallest), growths


def _last_filled(finite: np.ndarray) -> np.ndarray:
    """For every cell the last filled period before it, -1 where there is none."""
    numbers = np.where(finite, np.arange(finite.shape[1]), -1)
    reached = np.maximum.accumulate(numbers, axis=1)
    before = np.full_like(reached, -1)
    before[:, 1:] = reached[:, :-1]
    return before
