"""Difference in differences in its plainest form: two groups, before and after."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.effect.quantiles import t_quantile, two_sided_t
from yokoten.analysis.refusal import NotComputable

Array = np.ndarray
LEVEL = 0.95
PARAMETERS = 4


@dataclass(frozen=True, eq=False)
class TwoByTwo:
    """`means` and `counts` (2, 2): rows comparison and treated, columns before and after; counts are observations.

    `estimate` = change of the treated - change of the others. `clusters`: units; `df` = clusters - 1.
    """

    estimate: float
    se: float
    low: float
    high: float
    p: float
    df: int
    means: Array
    counts: Array
    clusters: int


def did_2x2(
    value: ArrayLike, unit: ArrayLike, treated: ArrayLike, post: ArrayLike, *, level: float = LEVEL
) -> TwoByTwo:
    """The estimate (ȳ11 - ȳ10) - (ȳ01 - ȳ00) with a standard error that lets a unit's figures move together.

    `value` (n,), `unit` (n,) labels, `treated` and `post` (n,) of 0 and 1. The estimate is the coefficient of
    treated x post in the regression on both and their product; se is clustered by unit:
    se² = G/(G-1) · (n-1)/(n-4) · Σ_u (Σ_i ±e_i / n_cell)², the correction known as CR1; interval and p by Student's t
    with G - 1 degrees of freedom. Source: Card and Krueger (1994) for the design; Cameron and Miller (2015) for CR1.
    Raises NotComputable: `did2_value_missing` (row), `did2_cell_empty` (treated, post), `did2_unit_changes_side` (row),
    `did2_one_unit` (treated).

    >>> found = did_2x2([1.0, 4.0, 3.0, 8.0, 1.0, 2.0, 2.0, 4.0], [1, 1, 2, 2, 3, 3, 4, 4],
    ...                 [1, 1, 1, 1, 0, 0, 0, 0], [0, 1, 0, 1, 0, 1, 0, 1])
    >>> found.estimate, round(found.se, 4), found.df
    (2.5, 1.2076, 3)
    """
    values, treated_, post_ = np.asarray(value, float), np.asarray(treated, int), np.asarray(post, int)
    _, codes = np.unique(np.asarray(unit), return_inverse=True)
    _check(values, codes, treated_, post_)
    cell = treated_ * 2 + post_
    counts = np.bincount(cell, minlength=4)
    means = np.bincount(cell, values, minlength=4) / counts
    signs = np.array([1.0, -1.0, -1.0, 1.0])
    moved = signs[cell] * (values - means[cell]) / counts[cell]
    by_unit = np.bincount(codes, moved)
    clusters, count = by_unit.size, values.size
    correction = clusters / (clusters - 1) * (count - 1) / max(count - PARAMETERS, 1)
    se = float(np.sqrt(correction * (by_unit**2).sum()))
    estimate, df = float(signs @ means), clusters - 1
    reach = t_quantile(1 - (1 - level) / 2, df) * se
    p = two_sided_t(estimate / se, df) if se > 0 else float("nan")
    return TwoByTwo(
        estimate, se, estimate - reach, estimate + reach, p, df, means.reshape(2, 2), counts.reshape(2, 2), clusters
    )


def _check(values: Array, codes: Array, treated: Array, post: Array) -> None:
    if np.isnan(values).any():
        raise NotComputable("did2_value_missing", row=int(np.isnan(values).argmax()))
    for side in (0, 1):
        for when in (0, 1):
            if not ((treated == side) & (post == when)).any():
                raise NotComputable("did2_cell_empty", treated=side, post=when)
    first = treated[np.unique(codes, return_index=True)[1]]
    changed = np.flatnonzero(treated != first[codes])
    if changed.size:
        raise NotComputable("did2_unit_changes_side", row=int(changed[0]))
    for side in (0, 1):
        if np.unique(codes[treated == side]).size < 2:
            raise NotComputable("did2_one_unit", treated=side)
