"""Ratios between columns, such as product per employed: evidence, and an alarm where no series helps."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from yokoten.measure.rules.gate.alarm import CHECK, OUT_OF_RANGE, Alarm
from yokoten.measure.rules.gate.cube import Cube

_PLACES, _NEAR = 10, 6
_SPREADS, _FACTOR, _BEYOND = 10.0, 5.0, 2.0


def evidence(cube: Cube, cell: tuple[int, int, int]) -> dict[str, Any]:
    """The ratio to the column that usually moves with this one, if it lies beyond all other places' ratio."""
    indicator, place, time = cell
    best: tuple[float, int] | None = None
    for other in _near(cube, indicator):
        ratios = _ratios(cube, indicator, other, time)
        if np.isfinite(ratios[place]) and np.isfinite(ratios).sum() > _PLACES:
            spread = float(np.nanmedian(np.abs(ratios - np.nanmedian(ratios))))
            best = min(best or (np.inf, -1), (spread, other))
    if best is None:
        return {}
    ratios = _ratios(cube, indicator, best[1], time)
    own, ratios[place] = float(ratios[place]), np.nan
    end = int(np.nanargmin(ratios)) if own < np.nanmedian(ratios) else int(np.nanargmax(ratios))
    if np.nanmin(ratios) <= own <= np.nanmax(ratios):
        return {}
    return {
        "ratio_column": cube.records.indicators[best[1]],
        "ratio": float(np.exp(own)),
        "ratio_next": float(np.exp(ratios[end])),
        "ratio_next_place": cube.records.places[end].name,
    }


def alarms(cube: Cube) -> Iterator[Alarm]:
    """Values of places without a series that stand far from every column of their row."""
    single = np.isfinite(cube.logs).sum(axis=2) == 1
    for indicator in range(len(cube.logs)):
        near = _near(cube, indicator)
        if len(near) < 2 or not single[indicator].any():
            continue
        for time in np.flatnonzero(
            (single[indicator][:, None] & np.isfinite(cube.logs[indicator])).any(axis=0)
        ).tolist():
            odd = np.array([_odd(_ratios(cube, indicator, other, time)) for other in near])
            for place in np.flatnonzero((odd.mean(axis=0) > 0.5) & single[indicator]).tolist():
                cell = (indicator, place, time)
                yield cube.alarm(OUT_OF_RANGE, CHECK, "out_of_ratio", cell, facts=evidence(cube, cell))


def _near(cube: Cube, indicator: int) -> list[int]:
    reach = range(max(0, indicator - _NEAR), min(len(cube.logs), indicator + _NEAR + 1))
    return [other for other in reach if other != indicator]


def _ratios(cube: Cube, indicator: int, other: int, time: int) -> np.ndarray:
    return cube.logs[indicator, :, time] - cube.logs[other, :, time]


def _odd(ratios: np.ndarray) -> np.ndarray:
    """Which ratios lie far from the median in spreads, in size, and beyond the next one."""
    finite = np.isfinite(ratios)
    if finite.sum() <= _PLACES:
        return np.zeros(len(ratios), bool)
    distance = np.abs(ratios - np.median(ratios[finite]))
    spread = max(1.4826 * float(np.median(distance[finite])), 0.05)
    ordered = np.sort(distance[finite])
    next_one = np.where(distance >= ordered[-1], ordered[-2], ordered[-1])
    with np.errstate(invalid="ignore"):
        return finite & (distance > _SPREADS * spread) & (distance > np.log(_FACTOR)) & (
            distance > next_one + np.log(_BEYOND)
        )  # fmt: skip
