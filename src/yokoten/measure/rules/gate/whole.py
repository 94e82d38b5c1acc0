"""Jumps of a whole period: all places at once change their unit or their definition."""

from collections.abc import Iterator

import numpy as np

from yokoten.measure.rules.gate.alarm import CHECK, SERIES_BREAK, STOP, UNIT_JUMP, Alarm
from yokoten.measure.rules.gate.cube import Cube
from yokoten.measure.rules.gate.growth import Growths

_PLACES = 4
_UNITS = np.log(10.0) * np.array([1, 2, 3, 6, 9, -1, -2, -3, -6, -9])
_NEAR, _UNIT = 0.5, 1.6
_JUMP, _SPREADS, _STEPS = 0.5, 8.0, 5


def alarms(cube: Cube, indicator: int, growths: Growths) -> Iterator[Alarm]:
    """One alarm per period in which the median place leaves the usual growth per year."""
    finite = np.isfinite(growths.logs)
    filled = np.flatnonzero(finite.sum(axis=0) >= max(_PLACES, 0.3 * finite.sum(axis=0).max(initial=0)))
    steps = [(int(start), int(end)) for start, end in zip(filled[:-1], filled[1:], strict=True)]
    steps = [step for step in steps if len(growths.pair(*step)[2]) >= _PLACES]
    if not steps:
        return
    years = np.array([max(float(cube.years[end] - cube.years[start]), 0.25) for start, end in steps])
    medians = np.array([growths.pair(*step)[0] for step in steps])
    yearly = medians / years
    usual = float(np.median(yearly))
    spread = max(1.4826 * float(np.median(np.abs(yearly - usual))), 0.03)
    for number, (start, end) in enumerate(steps):
        excess = medians[number] - (usual * years[number] if len(steps) > 2 else 0.0)
        unit = float(_UNITS[np.argmin(np.abs(_UNITS - excess))])
        tight = growths.pair(start, end)[1] < _NEAR
        if abs(excess) >= _UNIT and abs(excess - unit) < _NEAR and tight:
            yield _alarm(cube, growths, indicator, (start, end), (UNIT_JUMP, STOP, float(np.exp(unit))))
        elif len(steps) >= _STEPS and abs(excess) > max(_JUMP, _SPREADS * spread * years[number]):
            yield _alarm(cube, growths, indicator, (start, end), (SERIES_BREAK, CHECK, float(np.exp(excess))))


def _alarm(
    cube: Cube, growths: Growths, indicator: int, step: tuple[int, int], verdict: tuple[str, str, float]
) -> Alarm:
    start, end = step
    kind, severity, factor = verdict
    both = np.isfinite(growths.logs[:, start]) & np.isfinite(growths.logs[:, end])
    facts = {
        "whole": True,
        "places": int(both.sum()),
        "previous_period": cube.periods[start],
        "growth": float(np.exp(growths.pair(start, end)[0])),
        "factor": factor,
    }
    first = int(np.flatnonzero(both)[0])
    return cube.alarm(kind, severity, f"{kind}_whole", (indicator, first, end), facts=facts)
