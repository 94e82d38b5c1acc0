"""Three lenses, each from 0 to 1: alike, better, was where you are."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from yokoten.analysis.trajectory import Timing
from yokoten.compare.rules.question import Mix

MEMORY_YEARS, LEAST_PACE_YEARS, SAME = 10.0, 3.0, 1e-9
Array = NDArray[np.float64]


def fading(amounts: Array, half: Array | float) -> Array:
    """2^(-amount / half): 1 at nothing, a half at `half`; where `half` is zero only nothing counts."""
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.exp2(-amounts / half)
    return np.where(np.asarray(half) > 0, parts, (amounts <= 0).astype(float))


def alike_parts(squared: Array, pool: NDArray[np.bool_]) -> Array:
    """1 for a twin, a half at the mean gap of the pool, towards 0 beyond; any scaling, rows are weight draws.

    2^(-d / h) with h = (mean √d)². `squared` (units,) or (draws, units). Relative to the pool, because a typical gap of
    20 % is near in one set of variables and far in another; the mean rather than the median, so that a pool of many
    twins does not make a third place with 2 % difference look strange.
    """
    if not pool.any():
        return np.zeros_like(squared)
    half = np.sqrt(squared[..., pool]).mean(axis=-1, keepdims=True) ** 2
    return np.where(np.isnan(squared), 0.0, fading(np.nan_to_num(squared), half))


def advantage(outcome: Array, focus: int, *, lower_is_better: bool) -> Array:
    """How much better each unit is: ln ratio when all are positive, difference otherwise; NaN where missing."""
    sign = -1.0 if lower_is_better else 1.0
    present = outcome[~np.isnan(outcome)]
    if (present > 0).all():
        return sign * (np.log(outcome) - np.log(outcome[focus]))
    return sign * (outcome - outcome[focus])


def better_parts(ahead: Array, candidates: NDArray[np.bool_]) -> Array:
    """0 for level, a half at the median advantage of the candidates, towards 1 beyond.

    It bends because ten times better is not ten times as instructive.
    """
    parts = np.zeros_like(ahead)
    if candidates.any():
        parts[candidates] = 1.0 - fading(ahead[candidates], float(np.median(ahead[candidates])))
    return parts


def where_parts(timings: Sequence[Timing | None], candidates: NDArray[np.bool_]) -> Array:
    """0 for those never seen where the focus is; else pace x memory.

    Pace is a half at the median growth since of those who were there, the advance being spread over three years at
    least: having edged past last month is no feat. Memory halves every ten years, as the people who did it leave.
    """
    parts = np.zeros(candidates.size)
    seen = [unit for unit in np.flatnonzero(candidates) if timings[unit] is not None]
    if not seen:
        return parts
    found = [timing for timing in (timings[unit] for unit in seen) if timing is not None]
    years = np.array([timing.years for timing in found])
    pace = np.abs([timing.growth_since for timing in found]) * years / np.maximum(years, LEAST_PACE_YEARS)
    parts[seen] = (1.0 - fading(pace, float(np.median(pace)))) * fading(years, MEMORY_YEARS)
    return parts


def frontier_parts(mix: Mix | None, candidates: NDArray[np.bool_]) -> Array:
    """1 for the real unit that beats the focus outright; for the peers their share over the largest share; else 0."""
    if mix is None or mix.refused:
        return np.zeros(candidates.size)
    largest = mix.shares.max()
    parts = mix.shares / largest if largest > 0 else np.zeros(candidates.size)
    if mix.dominating >= 0:
        parts[mix.dominating] = 1.0
    return np.where(candidates, parts, 0.0)
