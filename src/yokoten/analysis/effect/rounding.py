"""What rounding leaves of figures that are the same."""

import numpy as np
from numpy.typing import NDArray

SHARE = 1e-12


def rounding(values: NDArray[np.float64]) -> float:
    """Up to this size a difference between figures like `values` (n,) is rounding: 1e-12 of the largest of them.

    >>> abs(0.1 + 0.2 - 0.3) > 0, abs(0.1 + 0.2 - 0.3) <= rounding(np.array([0.1, 0.2, 0.3]))
    (True, True)
    """
    return SHARE * float(np.abs(values).max())
