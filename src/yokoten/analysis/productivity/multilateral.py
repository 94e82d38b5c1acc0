"""From indices between pairs to levels that do not depend on the path (EKS)."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yokoten.analysis.productivity.figures import Figures


def _reached(usable: NDArray[np.bool_], base: int) -> NDArray[np.bool_]:
    """Rows to which a chain of pairs leads from the base."""
    reached = np.zeros(usable.shape[0], dtype=bool)
    reached[base] = True
    while True:
        wider = reached | (usable & reached[:, None]).any(axis=0)
        if (wider == reached).all():
            return reached
        reached = wider


def transitive_levels(logarithms: ArrayLike, base: int = 0) -> Figures:
    """Levels a (rows,) in logarithms, 0 in `base`, that fit the indices of all pairs best.

    min_a Σ_{s<t} (ln Q_st - (a_t - a_s))² over the pairs that are there. When all are, a_t is the mean over r of
    ln Q_rt - ln Q_r,base. `logarithms` (rows, rows): ln Q_st = -ln Q_ts, NaN where there is no index. NaN for rows no
    chain of pairs leads to. Cost: O(rows³). Source: Éltető, Köves (1964); Szulc (1964); as least squares in Balk
    (2008), Price and Quantity Index Numbers, chapter 7.

    >>> transitive_levels([[0.0, 0.1, 0.4], [-0.1, 0.0, 0.2], [-0.4, -0.2, 0.0]]).round(6).tolist()
    [0.0, 0.133333, 0.366667]
    """
    table = np.asarray(logarithms, dtype=float)
    usable = ~np.isnan(table)
    np.fill_diagonal(usable, False)
    reached = np.flatnonzero(_reached(usable, base))
    pairs = usable[np.ix_(reached, reached)].astype(float)
    known = np.where(pairs > 0, table[np.ix_(reached, reached)], 0.0)
    normal = np.diag(pairs.sum(axis=1)) - pairs
    levels = np.full(table.shape[0], np.nan)
    others = reached != base
    levels[base] = 0.0
    levels[reached[others]] = np.linalg.solve(normal[np.ix_(others, others)], known.sum(axis=0)[others])
    return levels
