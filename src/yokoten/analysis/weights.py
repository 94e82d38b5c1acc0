"""Weights of variables: normalised, spread evenly over dimensions, drawn around a stated choice."""

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yokoten.analysis.refusal import NotComputable

CONCENTRATION_PER_VARIABLE = 10.0


def normalised_weights(weights: ArrayLike | None, count: int) -> NDArray[np.float64]:
    """Weights that sum to one; equal ones when none are given.

    Raises NotComputable: `weights_count` (expected, given), `weight_not_finite` (column), `weight_negative` (column),
    `weights_zero`, `no_variables`.

    >>> normalised_weights([5, 3, 2], 3).tolist()
    [0.5, 0.3, 0.2]
    """
    if count < 1:
        raise NotComputable("no_variables")
    if weights is None:
        return np.full(count, 1.0 / count)
    given = np.asarray(weights, dtype=float).ravel()
    if given.size != count:
        raise NotComputable("weights_count", expected=count, given=int(given.size))
    if not np.isfinite(given).all():
        raise NotComputable("weight_not_finite", column=int(np.argmin(np.isfinite(given))))
    if (given < 0).any():
        raise NotComputable("weight_negative", column=int(np.argmax(given < 0)))
    largest = given.max()
    if largest == 0:
        raise NotComputable("weights_zero")
    scaled = given / largest
    return scaled / scaled.sum()


def equal_by_dimension(dimensions: Sequence[Hashable]) -> NDArray[np.float64]:
    """Equal weight for each dimension, shared equally by the variables inside it.

    `dimensions` names the dimension of every variable, in the order of the variables.

    >>> equal_by_dimension(["size", "branches", "branches"]).tolist()
    [0.5, 0.25, 0.25]
    """
    members = Counter(dimensions)
    return normalised_weights([1.0 / members[dimension] for dimension in dimensions], len(dimensions))


def stated_concentration(weights: NDArray[np.float64]) -> float:
    """The default n of Dirichlet(n·w): ten for each variable that has weight.

    With m equal weights every w_j then varies with a coefficient of variation of about 1/√10 = 32 %: people who
    agree on the variables still disagree that much on the weights.
    """
    return CONCENTRATION_PER_VARIABLE * int((weights > 0).sum())


def draw_weights(
    weights: NDArray[np.float64], draws: int, concentration: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """`draws` weight vectors from Dirichlet(n·w), shape (draws, variables); a weight of zero stays zero.

    The mean is w, the variance of w_j is w_j (1 - w_j) / (n + 1).
    Raises NotComputable: `concentration_not_positive`, `draws_not_positive`.
    """
    if not concentration > 0:
        raise NotComputable("concentration_not_positive", concentration=concentration)
    if draws < 1:
        raise NotComputable("draws_not_positive", draws=draws)
    drawn = np.zeros((draws, weights.size))
    active = weights > 0
    drawn[:, active] = rng.dirichlet(concentration * weights[active], size=draws)
    return drawn
