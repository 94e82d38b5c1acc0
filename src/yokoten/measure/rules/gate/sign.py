"""Zero or negative values where all others of the indicator are above zero: what goes by logarithms misses them."""

from collections.abc import Iterator

import numpy as np

from yokoten.measure.rules.gate.alarm import CHECK, OUT_OF_RANGE, Alarm
from yokoten.measure.rules.gate.cube import Cube

_LEAST, _SHARE = 12, 0.02


def alarms(cube: Cube, indicator: int) -> Iterator[Alarm]:
    """Few such values among many; where they are common the indicator simply has them."""
    values = cube.values[indicator]
    finite = np.isfinite(values)
    odd = finite & (np.nan_to_num(values, nan=1.0) <= 0)
    above = int(finite.sum() - odd.sum())
    if above < _LEAST or not 0 < odd.sum() <= max(1, _SHARE * above):
        return
    facts = {"values": above, "lowest": float(values[finite & ~odd].min())}
    for place, time in np.argwhere(odd).tolist():
        yield cube.alarm(OUT_OF_RANGE, CHECK, "not_positive", (indicator, place, time), facts=facts)
