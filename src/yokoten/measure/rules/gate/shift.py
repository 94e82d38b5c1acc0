"""Values that stand in the wrong column or period: equal to a neighbour, fitting a neighbour, or a rank."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from yokoten.measure.rules.gate.alarm import CHECK, SHIFTED_COLUMN, Alarm
from yokoten.measure.rules.gate.cube import Cube
from yokoten.measure.rules.gate.growth import Growths
from yokoten.measure.rules.gate.walk import Finding

_RANK_MARGIN, _RANK_DISTANCE = 20, 50.0
_NEAR_COLUMNS = (1, -1, 2, -2)
_FULL = 0.9
_TREND = 2.0
_MOST_DIGITS = 17


@dataclass(frozen=True, slots=True)
class Shift:
    """An explanation by a shift; a sure one wins over a slip of digits."""

    reason: str
    is_sure: bool
    facts: dict[str, Any] = field(default_factory=dict)


def explanation(
    cube: Cube, growths: list[Growths], finding: Finding, suspicious: set[tuple[int, int, int]]
) -> Shift | None:
    """Why a suspicious value may belong elsewhere; None where nothing says so."""
    indicator, place, time = finding.cell
    value = float(cube.values[finding.cell])
    same = [
        other for other in range(len(cube.values)) if other != indicator and cube.values[other, place, time] == value
    ]
    if same and significant_digits(value) >= 3:
        return Shift("shifted_equal", True, {"other_column": cube.records.indicators[same[0]]})
    places = np.isfinite(cube.values[indicator, :, time]).sum()
    if value == int(value) and 0 < value <= places + _RANK_MARGIN and finding.low > _RANK_DISTANCE * value:
        return Shift("shifted_rank", True, {"places": int(places)})
    for step in _NEAR_COLUMNS:
        other = indicator + step
        if 0 <= other < len(cube.values) and _fits(cube, growths[other], other, finding):
            own_is_odd = (other, place, time) in suspicious or np.isnan(cube.values[other, place, time])
            return Shift("shifted_fits", bool(own_is_odd), {"other_column": cube.records.indicators[other]})
    return None


def _fits(cube: Cube, growths: Growths, other: int, finding: Finding) -> bool:
    """Whether the value would be a natural next value of the other column, and that column is of another size."""
    _, place, time = finding.cell
    value = float(cube.values[finding.cell])
    filled = [start for start in range(time) if np.isfinite(cube.logs[other, place, start])]
    if not filled:
        return False
    expected = growths.expected(place, filled[-1], time)
    if expected is None:
        return False
    anchor = float(cube.values[other, place, filled[-1]])
    low, high = anchor * np.exp(expected.low) / 1.1, anchor * np.exp(expected.high) * 1.1
    return bool(low <= value <= high and (high < finding.low or low > finding.high))


def row_shifts(cube: Cube, indicator: int, growths: Growths) -> Iterator[Alarm]:
    """Places whose series lacks exactly its last value and fits as well one period later: the row slid to the left."""
    finite = np.isfinite(growths.logs)
    common = np.flatnonzero(finite.mean(axis=0) >= _FULL * finite.mean(axis=0).max(initial=0))
    if len(common) < 4 or len(finite) < 8:
        return
    for place in np.flatnonzero(~finite[:, common[-1]] & finite[:, common[:-1]].all(axis=1)).tolist():
        if not _has_trend(growths, common):
            return
        as_it_stands = _misfit(growths, place, common[:-1], common[:-1])
        moved = _misfit(growths, place, common[:-1], common[1:])
        if moved < as_it_stands:
            yield from _moved_row(cube, indicator, place, common)


def _has_trend(growths: Growths, common: np.ndarray) -> bool:
    """Only where values usually grow by more than their spread can a shift in time be told from none."""
    pairs = [growths.pair(int(start), int(end)) for start, end in zip(common[:-1], common[1:], strict=True)]
    return float(np.mean([abs(median) / spread for median, spread, _ in pairs])) >= _TREND


def _misfit(growths: Growths, place: int, taken: np.ndarray, judged: np.ndarray) -> float:
    """Mean distance, in spreads, of the growths of a row's values from what is usual between the judged periods."""
    distances = []
    for step in range(len(taken) - 1):
        median, spread, _ = growths.pair(int(judged[step]), int(judged[step + 1]))
        own = growths.logs[place, taken[step + 1]] - growths.logs[place, taken[step]]
        distances.append(abs(own - median) / spread)
    return float(np.mean(distances))


def _moved_row(cube: Cube, indicator: int, place: int, common: np.ndarray) -> Iterator[Alarm]:
    for time, meant in zip(common[:-1].tolist(), common[1:].tolist(), strict=True):
        facts = {"missing_period": cube.periods[int(common[-1])], "meant_period": cube.periods[meant]}
        yield cube.alarm(SHIFTED_COLUMN, CHECK, "shifted_row", (indicator, place, time), facts=facts)


def significant_digits(value: float) -> int:
    """Digits of a number without leading and trailing zeros, as many as a float can hold."""
    return min(_MOST_DIGITS, len(f"{abs(value):.10f}".replace(".", "").strip("0")))
