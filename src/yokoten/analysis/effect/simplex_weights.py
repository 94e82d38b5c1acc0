"""Weights that are not negative and sum to one, by exact least squares."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.refusal import NotComputable

Array = np.ndarray
CLOSE, SMALLEST = 1e-13, 1e-12


@dataclass(frozen=True, eq=False)
class SimplexWeights:
    """`weights` (J,); `certificate`: how far ½‖y - Xw‖² can at most be from its minimum, as part of ½ max‖x_j - y‖².

    `is_unique`: no other weights fit as well.
    """

    weights: Array
    certificate: float
    is_unique: bool


def fit_simplex(donors: Array, target: Array) -> SimplexWeights:
    """Minimise ‖y - Xw‖² over w >= 0, Σw = 1.

    `donors` X (P, J), `target` y (P,). With Σw = 1 the residual is Aw, A's columns being x_j - y, so that w leads to
    the point of least norm in their hull. Wolfe's method walks over sets of affinely independent columns, each time to
    the least norm of their plane, and ends after finitely many steps. Certificate: the duality gap w'A'Aw - min_j
    (A'Aw)_j, which bounds the distance to the minimum. Where nothing binds the order of columns decides; `is_unique`
    tells. Source: Wolfe (1976), Finding the nearest point in a polytope.
    Raises NotComputable: `weights_not_found`.

    >>> fit_simplex(np.array([[1.0, 3.0, 9.0], [1.0, 2.0, 0.0]]), np.array([2.0, 1.5])).weights.round(9).tolist()
    [0.5, 0.5, 0.0]
    """
    apart = donors - target[:, None]
    size = float((apart**2).sum(axis=0).max())
    if size == 0:
        return SimplexWeights(np.full(donors.shape[1], 1 / donors.shape[1]), 0.0, donors.shape[1] == 1)
    apart = apart / np.sqrt(size)
    chosen, weights = _walk(apart)
    full = np.zeros(apart.shape[1])
    full[chosen] = weights
    products = apart.T @ (apart @ full)
    gap = float(full @ products - products.min())
    if gap > 1e-9:
        raise NotComputable("weights_not_found", gap=gap)
    binding = np.flatnonzero(products - products.min() <= 1e-10)
    return SimplexWeights(full, max(gap, 0.0), _is_independent(apart[:, binding]))


def _walk(apart: Array) -> tuple[list[int], Array]:
    """The chosen columns and their weights at the least norm."""
    chosen = [int((apart**2).sum(axis=0).argmin())]
    weights = np.ones(1)
    for _ in range(50 * apart.shape[1] + 100):
        point = apart[:, chosen] @ weights
        products = point @ apart
        entering = int(products.argmin())
        if products[entering] >= point @ point - CLOSE or entering in chosen:
            break
        chosen.append(entering)
        chosen, weights = _inside(apart, chosen, np.append(weights, 0.0))
    return chosen, weights


def _inside(apart: Array, chosen: list[int], weights: Array) -> tuple[list[int], Array]:
    """Go towards the least norm of the plane, leaving columns whose weight falls to nil, until all are above nil."""
    while True:
        aim = _in_plane(apart[:, chosen])
        if (aim > SMALLEST).all():
            return chosen, aim
        falling = aim <= SMALLEST
        steps = weights[falling] / np.maximum(weights[falling] - aim[falling], 1e-300)
        share = min(1.0, float(steps.min()))
        weights = weights + share * (aim - weights)
        kept = weights > SMALLEST
        if kept.all():
            kept[np.flatnonzero(falling)[steps.argmin()]] = False
        chosen, weights = [column for column, is_kept in zip(chosen, kept, strict=True) if is_kept], weights[kept]
        weights = weights / weights.sum()


def _in_plane(columns: Array) -> Array:
    """Weights of any sign, summing to one, of least norm."""
    if columns.shape[1] == 1:
        return np.ones(1)
    others = np.linalg.lstsq(columns[:, 1:] - columns[:, :1], -columns[:, 0], rcond=None)[0]
    return np.concatenate([[1 - others.sum()], others])


def _is_independent(columns: Array) -> bool:
    if columns.shape[1] == 1:
        return True
    return int(np.linalg.matrix_rank(columns[:, 1:] - columns[:, :1], tol=1e-9)) == columns.shape[1] - 1
