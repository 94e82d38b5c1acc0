"""Estimates with their influence functions, and the intervals that follow from them."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.refusal import NotComputable

Array = np.ndarray
POINTWISE, UNIFORM = "pointwise", "uniform"
MAMMEN, RADEMACHER = WEIGHTS = ("mammen", "rademacher")
LEAST_DRAWS, PARCEL = 100, 2_000_000


@dataclass(frozen=True)
class Drawing:
    """How often influence is drawn anew (0: not at all), with which weights, and from which seed."""

    draws: int = 0
    weights: str = MAMMEN
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Estimates:
    """K numbers and how every one of n units moves them: `values` (K,), `influence` (n, K).

    The estimate less its truth is about the mean of the influence over units.
    """

    values: Array
    influence: Array

    def combined(self, weights: Array, moved: Array | None = None) -> "Estimates":
        """Σ_k weights_k · values_k as one estimate; `moved` (n, K): influence on weights that are estimated."""
        influence = self.influence @ weights
        if moved is not None:
            influence = influence + moved @ self.values
        return Estimates(np.array([self.values @ weights]), influence[:, None])

    def variance(self) -> Array:
        """Covariances of the estimates, (K, K): ψ'ψ / n²."""
        return self.influence.T @ self.influence / len(self.influence) ** 2


@dataclass(frozen=True, eq=False)
class Interval:
    """Standard errors, and the ends value ± critical · se, (K,) each; NaN where an error cannot be said."""

    se: Array
    low: Array
    high: Array
    critical: float


def check_drawing(how: Drawing) -> None:
    """Raises NotComputable: `too_few_draws` (least), `unknown_weights`."""
    if how.draws and how.draws < LEAST_DRAWS:
        raise NotComputable("too_few_draws", least=LEAST_DRAWS)
    if how.weights not in WEIGHTS:
        raise NotComputable("unknown_weights", weights=how.weights)


def stacked(parts: list[Estimates]) -> Estimates:
    """Several estimates side by side."""
    values = np.concatenate([part.values for part in parts])
    return Estimates(values, np.concatenate([part.influence for part in parts], axis=1))


def intervals(tables: list[Estimates], normal: float, level: float, how: Drawing) -> list[Interval]:
    """Intervals of the estimates of every table.

    Without draws: se = √(Σψ²)/n, pointwise, critical = `normal` (the quantile of the normal distribution at
    1 - (1 - level)/2). With draws: each unit's influence, its own cluster, is multiplied by weights of mean 0 and
    variance 1, the same for all tables; b = mean(weight · ψ); se = (q75 - q25 of b) / 1.349; critical = the `level`
    quantile of the largest |b| / se over the estimates of a table, which makes its band hold for all of them together.
    Sources: Callaway and Sant'Anna (2021), algorithm 1; Mammen (1993) for the two-point weights.

    >>> found = Estimates(np.array([1.0]), np.array([[2.0], [-2.0], [2.0], [-2.0]]))
    >>> intervals([found], 1.96, 0.95, Drawing())[0].se.tolist()
    [1.0]
    """
    ends = np.cumsum([table.values.size for table in tables])[:-1]
    parts = np.split(draw(stacked(tables).influence, how), ends, axis=1) if how.draws else [None] * len(tables)
    return [_interval(table, drawn, normal, level) for table, drawn in zip(tables, parts, strict=True)]


def _interval(found: Estimates, drawn: Array | None, normal: float, level: float) -> Interval:
    if drawn is None:
        se = np.sqrt((found.influence**2).sum(axis=0)) / len(found.influence)
        critical = normal
    else:
        se = _spread(drawn)
        critical = max(normal, _largest(drawn, se, level))
    se = np.where(se > 1e-12 * max(1.0, float(np.abs(found.values).max(initial=0.0))), se, np.nan)
    return Interval(se, found.values - critical * se, found.values + critical * se, critical)


def draw(influence: Array, how: Drawing) -> Array:
    """mean(weight · ψ) of every draw, shape (draws, K).

    A weight takes one of two points, so that a sum over the units that took the upper one is enough.
    """
    rng, count = np.random.default_rng(how.seed), len(influence)
    root = np.sqrt(5.0)
    low, high = (-1.0, 1.0) if how.weights == RADEMACHER else ((1 - root) / 2, (1 + root) / 2)
    upper, total = np.uint32(2.0**32 * -low / (high - low)), low * influence.sum(axis=0)
    step = max(1, PARCEL // count)
    sums = [
        (rng.integers(0, 2**32, (min(step, how.draws - first), count), np.uint32) < upper).astype(float) @ influence
        for first in range(0, how.draws, step)
    ]
    return (np.concatenate(sums) * (high - low) + total) / count


def _spread(drawn: Array) -> Array:
    """Standard deviation by the quartiles, which single wild draws do not move."""
    ordered = np.sort(np.ascontiguousarray(drawn.T), axis=1)
    return (_at(ordered, 0.75) - _at(ordered, 0.25)) / 1.3489795003921634


def _largest(drawn: Array, se: Array, level: float) -> float:
    usable = se > 0
    if not usable.any():
        return 0.0
    most = np.abs(drawn[:, usable] / se[usable]).max(axis=1)
    return float(_at(np.sort(most), level))


def _at(ordered: Array, share: float) -> Array:
    """The smallest value that at least that share does not exceed, along the last axis."""
    return ordered[..., int(np.ceil(share * ordered.shape[-1] - 1e-9)) - 1]
