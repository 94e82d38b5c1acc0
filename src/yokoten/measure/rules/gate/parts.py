"""Breaks seen against the siblings of a series: a total that leaves its branches has changed its definition."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from yokoten.measure.rules.gate.alarm import CHECK, SERIES_BREAK, Alarm
from yokoten.measure.rules.gate.cube import Cube

_STEPS, _TIGHT = 8, 0.02
_JUMP, _SPREADS, _FLOOR = 0.05, 10.0, 0.004


def alarms(cube: Cube) -> Iterator[Alarm]:
    """Growths of one series of a place that its siblings (same indicator, other branch) have never left so far."""
    for siblings in _families(cube.records.indicators):
        steps = np.diff(cube.logs[siblings], axis=2)
        for number, indicator in enumerate(siblings):
            others = np.delete(steps, number, axis=0)
            enough = np.isfinite(others).sum(axis=0) >= 2
            mean = np.where(enough, np.nansum(others, axis=0) / np.maximum(np.isfinite(others).sum(axis=0), 1), np.nan)
            yield from _breaks(cube, indicator, steps[number] - mean, mean)


def _families(indicators: tuple[str, ...]) -> list[list[int]]:
    families: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(indicators):
        stem, found, _ = name.partition(" / ")
        if found:
            families[stem].append(number)
    return [members for members in families.values() if 3 <= len(members) <= 60]


def _breaks(cube: Cube, indicator: int, departures: np.ndarray, mean: np.ndarray) -> Iterator[Alarm]:
    for place in np.flatnonzero(np.isfinite(departures).sum(axis=1) >= _STEPS).tolist():
        own = departures[place]
        usual = own[np.isfinite(own)]
        centre = float(np.median(usual))
        distances = np.abs(usual - centre)
        spread = max(1.4826 * float(np.median(distances)), float(np.percentile(distances, 80)) / 1.28, _FLOOR)
        if spread > _TIGHT:
            continue
        with np.errstate(invalid="ignore"):
            times = np.flatnonzero((np.abs(own - centre) > _JUMP) & (np.abs(own - centre) > _SPREADS * spread))
        for time in times.tolist():
            yield _alarm(cube, (indicator, place, time + 1), float(mean[place, time]), centre, spread)


def _alarm(cube: Cube, cell: tuple[int, int, int], siblings: float, centre: float, spread: float) -> Alarm:
    indicator, place, time = cell
    previous = float(cube.values[indicator, place, time - 1])
    middle = previous * np.exp(siblings + centre)
    facts = {
        "previous_period": cube.periods[time - 1],
        "previous": previous,
        "growth": float(cube.values[cell] / previous),
        "siblings_growth": float(np.exp(siblings)),
    }
    low, high = float(middle * np.exp(-3 * spread)), float(middle * np.exp(3 * spread))
    return cube.alarm(
        SERIES_BREAK, CHECK, "break_from_parts", cell, expected_low=low, expected_high=high, facts=facts
    )  # fmt: skip
