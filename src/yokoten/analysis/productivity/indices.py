"""The Törnqvist index: by pair, chained, and as transitive levels of many."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yokoten.analysis.productivity.figures import SHARES_SUM, Figures
from yokoten.analysis.productivity.multilateral import transitive_levels
from yokoten.analysis.refusal import NotComputable


@dataclass(frozen=True)
class DroppedPair:
    """Two rows without an index, and why: `quantity_zero` or `quantity_missing` of an item in row `at`."""

    first: int
    second: int
    at: int
    item: int
    code: str


@dataclass(frozen=True, eq=False)
class Tornqvist:
    """Indices of rows, each of which is a period of one place or one of many places.

    `logarithms` (rows, rows): ln Q_st, from row s to row t, NaN where the pair is dropped. `direct` (rows,): Q from
    `base`. `chained` (rows,): product of the indices of neighbouring rows in their order, 1 in the first, NaN from a
    dropped link on. `levels` (rows,): transitive levels (EKS), 1 in `base`; NaN where no chain of pairs leads to it.
    `dropped`: every pair without an index; nothing is put in its place.
    """

    base: int
    logarithms: Figures
    direct: Figures
    chained: Figures
    levels: Figures
    dropped: tuple[DroppedPair, ...]


def _checked(quantities: ArrayLike, shares: ArrayLike) -> tuple[Figures, Figures]:
    amounts, weights = np.array(quantities, dtype=float, ndmin=2), np.array(shares, dtype=float, ndmin=2)
    if amounts.shape != weights.shape:
        raise NotComputable("series_differ", variable="shares", expected=list(amounts.shape), given=list(weights.shape))
    for code, mask in (("quantity_negative", amounts < 0), ("quantity_not_finite", np.isinf(amounts))):
        if mask.any():
            row, column = np.argwhere(mask)[0].tolist()
            raise NotComputable(code, row=row, column=column)
    sums = weights.sum(axis=1)
    faulty = ~(np.abs(sums - 1.0) <= SHARES_SUM)
    if faulty.any():
        row = int(np.argmax(faulty))
        raise NotComputable("shares_do_not_sum", row=row, sum=float(sums[row]))
    if (weights < 0).any():
        row, column = np.argwhere(weights < 0)[0].tolist()
        raise NotComputable("share_negative", row=row, column=column)
    return amounts, weights


def _dropped(amounts: Figures, weights: Figures, usable: NDArray[np.bool_]) -> tuple[DroppedPair, ...]:
    """Pairs in which an item that counts has no logarithm, with the first such item."""
    found = []
    for first, second in np.argwhere(~usable):
        if first >= second:
            continue
        counts = (weights[first] > 0) | (weights[second] > 0)
        without = counts & ~((amounts[first] > 0) & (amounts[second] > 0))
        item = int(np.argmax(without))
        at = int(second if amounts[first, item] > 0 else first)
        code = "quantity_missing" if np.isnan(amounts[at, item]) else "quantity_zero"
        found.append(DroppedPair(int(first), int(second), at, item, code))
    return tuple(found)


def _logarithms(amounts: Figures, weights: Figures) -> Figures:
    """ln Q_st = ½ Σ (w_s + w_t)(ln q_t - ln q_s) for all pairs; NaN where an item that counts has no logarithm."""
    present = amounts > 0
    logs = np.log(np.where(present, amounts, 1.0))
    lacking, counting = (~present).astype(float), (weights > 0).astype(float)
    bad = counting @ lacking.T > 0
    bad = bad | bad.T | np.diag(bad)[:, None] | np.diag(bad)[None, :]
    valued = weights @ logs.T
    own = np.diag(valued)
    found = 0.5 * (valued - own[:, None] + own[None, :] - valued.T)
    found[bad] = np.nan
    return found


def tornqvist(quantities: ArrayLike, shares: ArrayLike, *, base: int = 0) -> Tornqvist:
    """Törnqvist quantity index between all rows: log changes weighted by the mean of both rows' value shares.

    ln Q_st = ½ Σ_i (w_is + w_it)(ln q_it - ln q_is). Levels: the EKS levels a, ln a_t = mean over r of (ln Q_rt - ln
    Q_r,base), which are the least-squares fit to all pairs; the levels Caves, Christensen and Diewert derive, so that
    a_t/a_s does not depend on the path. With dropped pairs the fit takes the pairs that are left.
    `quantities` (rows, items), NaN missing; `shares` (rows, items) of the value, each row summing to 1 within 1e-6.
    Prices in place of quantities give the price index. An item whose share is zero in both rows does not count.
    A zero or missing quantity of an item that counts drops the pair: it is listed in `dropped`, never replaced.
    Raises NotComputable: `shares_do_not_sum` (row, sum), `share_negative`, `quantity_negative`,
    `quantity_not_finite` (row, column), `series_differ`, `base_not_there` (base).
    Cost: O(rows² items + rows³). Source: Caves, Christensen, Diewert (1982), Multilateral comparisons of output,
    input and productivity using superlative index numbers, Economic Journal 92, 73-86.

    >>> found = tornqvist([[1.0, 1.0], [2.0, 4.0]], [[0.5, 0.5], [0.5, 0.5]])
    >>> found.levels.round(6).tolist()
    [1.0, 2.828427]
    """
    amounts, weights = _checked(quantities, shares)
    if not 0 <= base < amounts.shape[0]:
        raise NotComputable("base_not_there", base=base)
    logarithms = _logarithms(amounts, weights)
    usable = ~np.isnan(logarithms)
    links = np.diagonal(logarithms, offset=1)
    chained = np.exp(np.concatenate([[0.0], np.cumsum(links)]))
    levels = np.exp(transitive_levels(logarithms, base))
    return Tornqvist(base, logarithms, np.exp(logarithms[base]), chained, levels, _dropped(amounts, weights, usable))
