"""One linear programme per unit, in the one form that the solvers of this package know.

Maximise g·z subject to P λ + s + q z = b, λ >= 0, s >= 0, z free. P holds a column [x, -y, c] per reference unit and is
shared; b and q are the unit's own. Rows: inputs, outputs, and one for the sum of intensities, where c is 0 for constant
returns, 1 for variable and non-increasing, -1 for non-decreasing ones. Under variable returns that row has no slack.
Output orientation: z = φ, q = [0, y, 0], b = [x, 0, ±1], g = 1. Input: z = θ, q = [-x, 0, 0], b = [0, -y, ±1], g = -1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]

COUNTED = {"crs": 0.0, "vrs": 1.0, "nirs": 1.0, "ndrs": -1.0}
OUTPUT, INPUT = "output", "input"


@dataclass(frozen=True, eq=False)
class Technology:
    """What the reference units make possible: `inputs` (K, m), `outputs` (K, s), scaled by the mean of each column."""

    inputs: Array
    outputs: Array
    rts: str

    @property
    def columns(self) -> Array:
        """(K, R): a row of this array is one column of P."""
        count = np.full((len(self.inputs), 1), COUNTED[self.rts])
        return np.ascontiguousarray(np.hstack([self.inputs, -self.outputs, count]))

    @property
    def rows(self) -> int:
        return self.inputs.shape[1] + self.outputs.shape[1] + 1

    @property
    def closed(self) -> Mask:
        """Rows without a slack."""
        found = np.zeros(self.rows, bool)
        found[-1] = self.rts == "vrs"
        return found

    def of(self, units: Places) -> "Technology":
        return Technology(self.inputs[units], self.outputs[units], self.rts)


@dataclass(frozen=True, eq=False)
class Asked:
    """The units to be measured: `inputs` (n, m), `outputs` (n, s), scaled as the technology is.

    `barred` (n,): a reference unit that may not be used for this one, -1 for none.
    """

    inputs: Array
    outputs: Array
    orientation: str
    barred: Places

    @property
    def sign(self) -> float:
        return 1.0 if self.orientation == OUTPUT else -1.0

    def of(self, units: slice | Places) -> "Asked":
        return Asked(self.inputs[units], self.outputs[units], self.orientation, self.barred[units])

    def right(self, rts: str) -> Array:
        """b, shape (n, R)."""
        end = np.full((len(self.inputs), 1), -1.0 if rts == "ndrs" else 1.0)
        if self.orientation == OUTPUT:
            return np.hstack([self.inputs, np.zeros_like(self.outputs), end])
        return np.hstack([np.zeros_like(self.inputs), -self.outputs, end])

    def moving(self) -> Array:
        """q, shape (n, R)."""
        end = np.zeros((len(self.inputs), 1))
        if self.orientation == OUTPUT:
            return np.hstack([np.zeros_like(self.inputs), self.outputs, end])
        return np.hstack([-self.inputs, np.zeros_like(self.outputs), end])


def asked(inputs: Array, outputs: Array, orientation: str, barred: Places | None = None) -> Asked:
    """Units to be measured, nobody barred unless said."""
    none = np.full(len(inputs), -1)
    return Asked(inputs, outputs, orientation, none if barred is None else barred)
