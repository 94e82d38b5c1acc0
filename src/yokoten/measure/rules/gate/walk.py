"""Walk along the series of a place: a value that leaves the path, alone or for good. Alarmed values judge no others."""

from dataclasses import dataclass

import numpy as np

from yokoten.measure.rules.gate.cube import Cube
from yokoten.measure.rules.gate.growth import LARGE, Growths, Judgement

SPIKE, LEVEL, LAST, FIRST = "spike", "level", "last", "first"


@dataclass(frozen=True, slots=True)
class Finding:
    """A suspicious cell: the sound period it was judged from, the shape of the departure, and the band in its unit."""

    cell: tuple[int, int, int]
    base: int
    shape: str
    judgement: Judgement
    low: float
    high: float


def findings(cube: Cube, indicator: int, growths: Growths) -> list[Finding]:
    """All suspicious cells of one indicator."""
    found: list[Finding] = []
    for place in np.flatnonzero(growths.suspects()):
        found += _walk(cube, indicator, int(place), growths)
    return found


def _walk(cube: Cube, indicator: int, place: int, growths: Growths) -> list[Finding]:
    times = np.flatnonzero(np.isfinite(growths.logs[place])).tolist()
    found: list[Finding] = []
    base = times[0]
    for step, time in enumerate(times[1:], 1):
        judgement = growths.judge(place, base, time)
        if judgement is None or not judgement.is_suspicious:
            base = time
            continue
        later = times[step + 1] if step + 1 < len(times) else None
        shape = _shape(growths, place, base, time, later)
        if shape == LEVEL and step == 1 and _is_first_wrong(cube, (indicator, place), base, time):
            found.append(_finding(cube, (indicator, place, base), time, FIRST, growths))
            base = time
            continue
        found.append(_finding(cube, (indicator, place, time), base, shape, growths))
        base = base if shape == SPIKE else time
    return found


def _shape(growths: Growths, place: int, base: int, time: int, later: int | None) -> str:
    if later is None:
        return LAST
    around = growths.judge(place, base, later)
    onward = growths.judge(place, time, later)
    if around is None or onward is None:
        return LEVEL
    returns = not around.is_suspicious and abs(around.excess) < abs(onward.excess) / 2
    return SPIKE if returns else LEVEL


def _is_first_wrong(cube: Cube, series: tuple[int, int], first: int, second: int) -> bool:
    """Whether the first of two levels is the odd one: by the other columns, else because all later values agree."""
    indicator, place = series
    one, two = _level(cube, indicator, place, first), _level(cube, indicator, place, second)
    if one is None or two is None:
        size = abs(float(cube.logs[indicator, place, second] - cube.logs[indicator, place, first]))
        return size > LARGE and int(np.isfinite(cube.logs[indicator, place]).sum()) > 3
    return abs(one) > 1.2 * abs(two)


def _level(cube: Cube, indicator: int, place: int, time: int) -> float | None:
    """How far a value stands from where its row's other columns put it, among all places of that period."""
    nearby = [other for other in range(max(0, indicator - 6), min(len(cube.logs), indicator + 7)) if other != indicator]
    distances = []
    for other in nearby:
        ratios = cube.logs[indicator, :, time] - cube.logs[other, :, time]
        if np.isfinite(ratios[place]) and np.isfinite(ratios).sum() >= 8:
            distances.append(float(ratios[place] - np.nanmedian(ratios)))
    return float(np.median(distances)) if distances else None


def _finding(cube: Cube, cell: tuple[int, int, int], base: int, shape: str, growths: Growths) -> Finding:
    indicator, place, time = cell
    start, end = (base, time) if shape != FIRST else (time, base)
    judgement = growths.judge(place, start, end)
    expected = growths.expected(place, start, end)
    anchor = float(cube.values[indicator, place, base])
    low, high = (expected.low, expected.high) if shape != FIRST else (-expected.high, -expected.low)
    return Finding(cell, base, shape, judgement, anchor * float(np.exp(low)), anchor * float(np.exp(high)))
