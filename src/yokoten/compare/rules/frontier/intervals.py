"""How sure efficiencies are: intervals as plain data, and the places they allow."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yokoten.analysis.frontier import Bootstrap

REPLICATIONS = 2000


@dataclass(frozen=True)
class Interval:
    """Between which efficiencies a region lies, and the efficiency without its bias where it can be corrected."""

    low: float
    high: float
    corrected: float


def freeze_intervals(units: Sequence[str], found: Bootstrap, seed: int) -> dict[str, Any]:
    """JSON-ready; regions without a figure are left out."""
    rows = zip(units, found.low.tolist(), found.high.tolist(), found.corrected.tolist(), strict=True)
    return {
        "level": found.level,
        "replications": found.replications,
        "seed": seed,
        "units": {unit: [low, high, best] for unit, low, high, best in rows if math.isfinite(low + high + best)},
    }


def intervals_of(frozen: Mapping[str, Any]) -> dict[str, Interval]:
    """By unit; nothing while nothing is frozen."""
    return {unit: Interval(*row) for unit, row in frozen.get("units", {}).items()}


def places(intervals: Mapping[str, Interval]) -> dict[str, tuple[int, int]]:
    """Best and worst place of each unit that the intervals allow: whoever lies apart is surely before or behind."""
    found = {}
    for unit, own in intervals.items():
        ahead = sum(other.low > own.high for other in intervals.values())
        behind = sum(other.high < own.low for other in intervals.values())
        found[unit] = (1 + ahead, len(intervals) - behind)
    return found
