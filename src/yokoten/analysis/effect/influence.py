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


def interval(found: Estimates, normal: float, level: float, how: Drawing) -> Interval:
    """Intervals of every estimate.

    Without draws: se = √(Σψ²)/n, pointwise, critical = `normal` (the quantile of the normal distribution at
    1 - (1 - level)/2). With draws: each unit's influence, its own cluster, is multiplied by weights of mean 0 and
    variance 1; b = √n · mean(weight · ψ); se = (q75 - q25 of b) / (1.349 √n); critical = the `level` quantile of the
    largest |b| √n⁻¹/se over the estimates, which makes the band hold for all of them together.
    Sources: Callaway and Sant'Anna (2021), algorithm 1; Mammen (1993) for the two-point weights.

    >>> found = Estimates(np.array([1.0]), np.array([[2.0], [-2.0], [2.0], [-2.0]]))
    >>> interval(found, 1.96, 0.95, Drawing()).se.tolist()
    [1.0]
    """
    if not how.draws:
        se = np.sqrt((found.influence**2).sum(axis=0)) / len(found.influence)
        critical = normal
    else:
        drawn = draw(found.influence, how)
        se = _spread(drawn)
        critical = max(normal, _largest(drawn, se, level))
    se = np.where(se > 1e-12 * max(1.0, float(np.abs(found.values).max(initial=0.0))), se, np.nan)
    return Interval(se, found.values - critical * se, found.values + critical * se, critical)


def draw(influence: Array, how: Drawing) -> Array:
    """mean(weight · ψ) of every draw, shape (draws, K)."""
    rng, count = np.random.default_rng(how.seed), len(influence)
    step = max(1, PARCEL // count)
    parts = [
        _two_points(rng.random((min(step, how.draws - first), count)), how.weights) @ influence / count
        for first in range(0, how.draws, step)
    ]
    return np.concatenate(parts)


def _two_points(chance: Array, weights: str) -> Array:
    """Weights of mean 0 and variance 1: ±1, or Mammen's two points with third moment 1."""
    if weights == RADEMACHER:
        return np.where(chance < 0.5, -1.0, 1.0)
    root = np.sqrt(5.0)
    return np.where(chance < (root + 1) / (2 * root), (1 - root) / 2, (1 + root) / 2)


def _spread(drawn: Array) -> Array:
    """Standard deviation by the quartiles, which single wild draws do not move."""
    low, high = np.quantile(drawn, [0.25, 0.75], axis=0, method="inverted_cdf")
    return (high - low) / 1.3489795003921634


def _largest(drawn: Array, se: Array, level: float) -> float:
    usable = se > 0
    if not usable.any():
        return 0.0
    most = np.abs(drawn[:, usable] / se[usable]).max(axis=1)
    return float(np.quantile(most, level, method="inverted_cdf"))
