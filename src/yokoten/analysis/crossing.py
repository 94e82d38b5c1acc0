"""The moment a path last rose through a level, and how noisy the path is."""

import numpy as np
from numpy.typing import NDArray

SAME = 1e-9
LEAST_TRIPLES = 3
Series = NDArray[np.float64]


def latest_stretch(values: Series, breaks: NDArray[np.bool_] | None) -> NDArray[np.intp]:
    """Positions of the observed values of one unit since its last break (a break begins a new series at its period)."""
    begin = 0 if breaks is None or not breaks.any() else int(breaks.nonzero()[0][-1])
    return begin + (values[begin:] == values[begin:]).nonzero()[0]  # a NaN is not itself


def noise(periods: Series, heights: Series) -> float:
    """Standard deviation of one observation around a smooth path; 0 when fewer than five observations.

    Each inner observation is set against the straight line between its neighbours, r_i = y_i - a y_{i-1} - b y_{i+1},
    with variance σ² (1 + a² + b²); σ is the root mean square of the standardised r. Real short swings count as noise.

    >>> noise(np.arange(5.0), np.array([0.0, 1.0, 2.0, 3.0, 4.0]))
    0.0
    """
    if heights.size < LEAST_TRIPLES + 2:
        return 0.0
    step = np.diff(periods)
    before = step[1:] / (step[1:] + step[:-1])
    residual = heights[1:-1] - before * heights[:-2] - (1 - before) * heights[2:]
    return float(np.sqrt(np.mean(residual**2 / (1 + before**2 + (1 - before) ** 2))))


def last_rise_through(periods: Series, heights: Series, level: float) -> tuple[float, int] | None:
    """When a path last rose to a level it ends above, with the position of the observation before; None if never.

    Linear between observations, never beyond them. `heights` already in logarithms where growth is meant.

    >>> last_rise_through(np.array([2000.0, 2010.0]), np.array([1.0, 3.0]), 2.0)
    (2005.0, 0)
    """
    under = np.flatnonzero(heights <= level + SAME)
    if under.size == 0:
        return None
    before = int(under[-1])
    if before == heights.size - 1 or heights[before] >= level:
        return float(periods[before]), before
    share = (level - heights[before]) / (heights[before + 1] - heights[before])
    return float(periods[before] + share * (periods[before + 1] - periods[before])), before
