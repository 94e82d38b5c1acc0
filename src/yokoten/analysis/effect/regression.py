"""Least squares with errors that allow for neighbours in time being alike (Newey and West)."""

import math
from dataclasses import dataclass

import numpy as np

from yokoten.analysis.effect.rounding import rounding
from yokoten.analysis.effect.signals import Array

MOST_EXACT = 1_000


@dataclass(frozen=True, eq=False)
class Fit:
    """Coefficients (k,), their covariance (k, k), residuals (n,), and the lag used.

    `basis` (n, k): orthonormal columns of the design; `inverse` (k, k) with design @ inverse = basis.
    """

    coefficients: Array
    covariance: Array
    residuals: Array
    lag: int
    basis: Array
    inverse: Array
    is_corrected: bool

    @property
    def df(self) -> int:
        """Points less coefficients."""
        return len(self.residuals) - len(self.coefficients)

    def error(self, contrast: Array) -> float:
        """Standard error of a weighted sum of coefficients."""
        return math.sqrt(max(float(contrast @ self.covariance @ contrast), 0.0))

    def reliability(self, contrast: Array) -> tuple[float, float]:
        """By how much the error of a contrast is too small on average, and the degrees of freedom of its t.

        Errors of Newey and West are too small where points are few. With u = M e, the variance is a quadratic form
        e' G e, G = M (w ∘ a a') M, a = X (X'X)^-1 c; for independent e of one variance its mean is tr G instead of a'a,
        and t has about (tr G)² / tr G² degrees of freedom (the idea of Bell and McCaffrey, 2002). Beyond 1,000 points
        1 and n - k.
        """
        n, k = self.basis.shape
        if n > MOST_EXACT:
            return 1.0, float(n - k)
        a = self.basis @ (self.inverse.T @ contrast)
        apart = np.abs(np.subtract.outer(np.arange(n), np.arange(n)))
        b = np.clip(1.0 - apart / (self.lag + 1.0), 0.0, None) * np.outer(a, a)
        g = b - self.basis @ (self.basis.T @ b)
        g -= (g @ self.basis) @ self.basis.T
        trace = float(np.trace(g))
        scale = n / (n - k) if self.is_corrected else 1.0
        return math.sqrt(float(a @ a) / (trace * scale)), trace**2 / float((g * g).sum())


def default_lag(count: int) -> int:
    """floor(4 (n/100)^(2/9)) (Newey and West, 1994, as common software rounds it).

    >>> default_lag(48), default_lag(100), default_lag(120)
    (3, 4, 4)
    """
    return int(math.floor(4.0 * (count / 100.0) ** (2.0 / 9.0)))


def is_full_rank(design: Array) -> bool:
    """Whether the columns (n, k) say k different things."""
    norms = np.linalg.norm(design, axis=0)
    if (norms == 0).any() or design.shape[0] < design.shape[1]:
        return False
    return bool(np.linalg.svd(design / norms, compute_uv=False)[-1] > 1e-9)


def newey_west(design: Array, y: Array, *, lag: int, is_corrected: bool = False) -> Fit:
    """Ordinary least squares of `y` (n,) on `design` (n, k) of full rank.

    Covariance (X'X)^-1 S (X'X)^-1, S = sum over |j| <= lag of (1 - |j|/(lag+1)) sum_t u_t u_(t-j) x_t x_(t-j)'
    (Bartlett kernel; Newey and West, 1987). `is_corrected`: times n/(n-k).
    Where `y` lies on the line but for rounding, residuals and errors are nil.

    >>> fit = newey_west(np.ones((4, 1)), np.array([1.0, 2.0, 3.0, 4.0]), lag=0)
    >>> float(fit.coefficients[0]), round(fit.error(np.ones(1)), 6)
    (2.5, 0.559017)
    """
    norms = np.linalg.norm(design, axis=0)
    q, r = np.linalg.qr(design / norms)
    inverse = np.linalg.inv(r) / norms[:, None]
    coefficients = inverse @ (q.T @ y)
    residuals = y - design @ coefficients
    if np.abs(residuals).max() <= rounding(y):
        residuals = np.zeros_like(y)
        coefficients = np.where(np.abs(coefficients) * np.abs(design).max(axis=0) <= rounding(y), 0.0, coefficients)
    scores = q * residuals[:, None]
    middle = scores.T @ scores
    for j in range(1, lag + 1):
        lagged = scores[j:].T @ scores[:-j]
        middle += (1.0 - j / (lag + 1.0)) * (lagged + lagged.T)
    n, k = design.shape
    covariance = inverse @ middle @ inverse.T * (n / (n - k) if is_corrected else 1.0)
    return Fit(coefficients, covariance, residuals, lag, q, inverse, is_corrected)
