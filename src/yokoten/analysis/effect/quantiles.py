"""Normal, Student t, chi square and F: tails and quantiles, to about 1e-12, in plain Python.

Notation of Abramowitz and Stegun, Handbook of Mathematical Functions (1964): 6.5 (incomplete gamma), 26.5 (incomplete
beta by a continued fraction), 26.7 (t). Degrees of freedom may be broken numbers (Welch).
"""

import math
from collections.abc import Callable
from statistics import NormalDist

from yokoten.analysis.refusal import NotComputable

_TINY, _CLOSE, _STEPS = 1e-300, 1e-16, 10_000


def normal_cdf(x: float) -> float:
    """P(Z <= x).

    >>> round(normal_cdf(1.96), 6)
    0.975002
    """
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


def normal_quantile(p: float) -> float:
    """The x with P(Z <= x) = p, for 0 < p < 1.

    >>> round(normal_quantile(0.975), 6)
    1.959964
    """
    _refuse_unless(0.0 < p < 1.0, p)
    return NormalDist().inv_cdf(p)


def two_sided_normal(z: float) -> float:
    """P(|Z| >= |z|).

    >>> round(two_sided_normal(-1.959964), 6)
    0.05
    """
    return math.erfc(abs(z) / math.sqrt(2.0))


def t_cdf(x: float, df: float) -> float:
    """P(T <= x) for Student's t with `df` degrees of freedom; the normal one for infinitely many.

    >>> round(t_cdf(2.228139, 10), 6)
    0.975
    """
    _refuse_unless(df > 0.0, df)
    if math.isinf(df):
        return normal_cdf(x)
    upper = 0.5 * _beta_tail(df, x)
    return 1.0 - upper if x > 0 else upper


def two_sided_t(t: float, df: float) -> float:
    """P(|T| >= |t|).

    >>> round(two_sided_t(2.228139, 10), 6)
    0.05
    """
    _refuse_unless(df > 0.0, df)
    return two_sided_normal(t) if math.isinf(df) else _beta_tail(df, t)


def t_quantile(p: float, df: float) -> float:
    """The x with P(T <= x) = p.

    >>> round(t_quantile(0.975, 10), 6), round(t_quantile(0.975, 1), 4)
    (2.228139, 12.7062)
    """
    _refuse_unless(0.0 < p < 1.0, p)
    _refuse_unless(df > 0.0, df)
    if math.isinf(df):
        return normal_quantile(p)
    if p == 0.5:
        return 0.0
    tail = 2.0 * min(p, 1.0 - p)
    found = _root(lambda x: tail - two_sided_t(x, df), 1.0)
    return found if p > 0.5 else -found


def chi2_tail(x: float, df: float) -> float:
    """P(X >= x) for chi square.

    >>> round(chi2_tail(3.841459, 1), 6)
    0.05
    """
    _refuse_unless(df > 0.0, df)
    if math.isinf(x):
        return 0.0
    return _gamma_tail(df / 2.0, x / 2.0) if x > 0.0 else 1.0


def chi2_quantile(p: float, df: float) -> float:
    """The x with P(X <= x) = p.

    >>> round(chi2_quantile(0.95, 1), 5)
    3.84146
    """
    _refuse_unless(0.0 < p < 1.0, p)
    return _root(lambda x: (1.0 - p) - chi2_tail(x, df), df)


def f_tail(x: float, df1: float, df2: float) -> float:
    """P(F >= x) with `df1` and `df2` degrees of freedom.

    >>> round(f_tail(4.964603, 1, 10), 6)
    0.05
    """
    _refuse_unless(df1 > 0.0 and df2 > 0.0, min(df1, df2))
    if x <= 0.0:
        return 1.0
    if math.isinf(x):
        return 0.0
    return chi2_tail(df1 * x, df1) if math.isinf(df2) else incomplete_beta(df2 / 2, df1 / 2, df2 / (df2 + df1 * x))


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b).

    >>> round(incomplete_beta(2, 3, 0.5), 6)
    0.6875
    """
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    front = a * math.log(x) + b * math.log1p(-x) - (math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b))
    if x < (a + 1.0) / (a + b + 2.0):
        return math.exp(front) * _beta_fraction(a, b, x) / a
    return 1.0 - math.exp(front) * _beta_fraction(b, a, 1.0 - x) / b


def _beta_tail(df: float, t: float) -> float:
    """P(|T| >= |t|): as I_x(df/2, 1/2), without cancelling near zero."""
    square = t * t
    if math.isinf(square):
        return 0.0
    if square < df:
        return 1.0 - incomplete_beta(0.5, df / 2.0, square / (df + square))
    return incomplete_beta(df / 2.0, 0.5, df / (df + square))


def _refuse_unless(is_fit: bool, value: float) -> None:
    if not is_fit:
        raise NotComputable("quantile_out_of_range", value=value)


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _beta_fraction(a: float, b: float, x: float) -> float:
    """The continued fraction 26.5.8, evaluated forward (Lentz)."""
    c, d = 1.0, 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1.0))
    whole = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        change = 1.0
        for term in (even, odd):
            d = 1.0 / _away_from_zero(1.0 + term * d)
            c = _away_from_zero(1.0 + term / c)
            change = d * c
            whole *= change
        if abs(change - 1.0) < _CLOSE * 10:
            break
    return whole


def _gamma_tail(a: float, x: float) -> float:
    """Q(a, x): the series 6.5.29 below a + 1, the continued fraction 6.5.31 above."""
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1.0:
        term = whole = 1.0 / a
        for step in range(1, _STEPS):
            term *= x / (a + step)
            whole += term
            if term < whole * _CLOSE:
                break
        return 1.0 - front * whole
    b = x + 1.0 - a
    c, d = 1.0 / _TINY, 1.0 / b
    whole = d
    for step in range(1, _STEPS):
        term = -step * (step - a)
        b += 2.0
        d = 1.0 / _away_from_zero(term * d + b)
        c = _away_from_zero(b + term / c)
        whole *= d * c
        if abs(d * c - 1.0) < _CLOSE * 10:
            break
    return front * whole


def _root(rising: Callable[[float], float], start: float) -> float:
    """Where a rising function of x > 0 is zero, by doubling and halving."""
    low, high = 0.0, start
    while rising(high) < 0.0 and high < 1e300:
        low, high = high, 2.0 * high
    for _ in range(2000):
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        low, high = (middle, high) if rising(middle) < 0.0 else (low, middle)
    return 0.5 * (low + high)
