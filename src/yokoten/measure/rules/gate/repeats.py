"""Values that repeat another one, wholly or but for one digit, where chance would not: copies into the wrong row."""

from collections.abc import Iterator

import numpy as np

from yokoten.measure.rules.gate.alarm import CHECK, REPEATED_VALUE, Alarm
from yokoten.measure.rules.gate.cube import Cube
from yokoten.measure.rules.gate.growth import Growths
from yokoten.measure.rules.gate.shift import significant_digits

_CHANCE = 0.05
_DIGITS = 6
_MOST = 5


def alarms(cube: Cube, indicator: int, growths: Growths) -> Iterator[Alarm]:
    """Copies within one indicator; silent where the column is so rounded that values repeat by themselves."""
    values = cube.values[indicator]
    found = [*_equal_anywhere(values), *_near_copies(values, growths.pooled()[1])]
    if len(found) > _MOST:
        return
    for place, time, other_place, other_time in found:
        facts = {
            "other_place": cube.records.places[other_place].name,
            "other_period": cube.periods[other_time],
            "other": float(values[other_place, other_time]),
        }
        reason = "repeated_value" if values[place, time] == values[other_place, other_time] else "one_digit_differs"
        yield cube.alarm(REPEATED_VALUE, CHECK, reason, (indicator, place, time), facts=facts)


def _equal_anywhere(values: np.ndarray) -> Iterator[tuple[int, int, int, int]]:
    flat = values.reshape(-1)
    filled = np.flatnonzero(np.isfinite(flat) & (np.abs(flat) >= 10))
    order = filled[np.argsort(flat[filled], kind="stable")]
    same = np.flatnonzero(np.diff(flat[order]) == 0)
    if len(same) > 0.05 * len(filled) + _MOST:
        return
    for number in same.tolist():
        first, second = sorted((int(order[number]), int(order[number + 1])))
        digits = significant_digits(float(flat[first]))
        if digits >= _DIGITS and len(filled) ** 2 / 2 / 10**digits < _CHANCE:
            yield (*map(int, divmod(second, values.shape[1])), *map(int, divmod(first, values.shape[1])))


def _near_copies(values: np.ndarray, spread: float) -> Iterator[tuple[int, int, int, int]]:
    """Neighbouring periods of one place that differ in a single digit."""
    before, after = values[:, :-1], values[:, 1:]
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        difference = np.abs(after - before)
        power = np.log10(difference * 1000)
        lead = np.round(difference * 1000 / 10.0 ** np.floor(power + 1e-9), 6)
    count = max(int(np.isfinite(difference).sum()), 1)
    hits = np.argwhere(np.isfinite(lead) & (lead == np.floor(lead)) & (difference > 0))
    for place, time in hits.tolist():
        one, two = float(before[place, time]), float(after[place, time])
        digits = min(significant_digits(one), significant_digits(two))
        change = abs(two / one - 1) if one else 1.0
        chance = min(9 * digits / (10**digits * 5 * spread), change / (2 * spread) if change < 1e-4 else 1.0)
        if digits >= _DIGITS and _differ_in_one_digit(one, two) and count * chance < _CHANCE:
            yield place, (time if change >= 1e-4 else time + 1), place, (time + 1 if change >= 1e-4 else time)


def _differ_in_one_digit(one: float, two: float) -> bool:
    first, second = f"{one:.3f}", f"{two:.3f}"
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1
