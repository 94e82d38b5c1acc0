"""The state of many small programmes: which variables are basic, their values, the inverse of their columns.

Variables are numbered: intensities 0..K-1, slacks K..K+R-1, the score z K+R, the artificial of the first phase K+R+1.
"""

from dataclasses import dataclass, replace

import numpy as np

from yokoten.analysis.frontier.program import Array, Mask, Places

OWN = ("right", "moving", "barred", "artificial", "basis", "inverse", "values")
STATE = ("basis", "inverse", "values")


@dataclass(eq=False)
class Batch:
    """`columns` (K, R), `table` (K+R, R) with the slacks' columns too, and `closed` (R,) are shared.

    The rest has one row per unit: `right`, `moving`, `artificial`, `basis`, `values` (n, R), `inverse` (n, R, R),
    `barred` (n,).
    """

    columns: Array
    table: Array
    closed: Mask
    right: Array
    moving: Array
    barred: Places
    artificial: Array
    basis: Places
    inverse: Array
    values: Array

    @classmethod
    def table_of(cls, columns: Array) -> Array:
        return np.vstack([columns, np.eye(columns.shape[1])])

    @property
    def score(self) -> int:
        return sum(self.columns.shape)

    def of(self, chosen: Places | Mask) -> "Batch":
        """A copy of the chosen units."""
        return replace(self, **{name: getattr(self, name)[chosen] for name in OWN})

    def put(self, chosen: Places | Mask, part: "Batch") -> None:
        """Take the state of the chosen units back."""
        for name in STATE:
            getattr(self, name)[chosen] = getattr(part, name)

    def column(self, variable: Places) -> Array:
        """The columns of intensities and slacks, one per unit, shape (n, R)."""
        return self.table[variable]

    def refresh(self) -> None:
        """Invert the basis anew, so that rounding of many steps does not add up."""
        matrix = self.table[np.minimum(self.basis, len(self.table) - 1)]
        for number, source in ((self.score, self.moving), (self.score + 1, self.artificial)):
            unit, place = np.nonzero(self.basis == number)
            matrix[unit, place] = source[unit]
        self.inverse = _inverse(matrix).transpose(0, 2, 1)
        self.values = np.einsum("nij,nj->ni", self.inverse, self.right)

    def value_of(self, variable: int) -> Array:
        return np.where(self.basis == variable, self.values, 0.0).sum(axis=1)

    def duals(self, cost: Array) -> Array:
        """π = c_B B⁻¹ for the costs of the basic variables, both (n, R)."""
        return np.einsum("nr,nrs->ns", cost, self.inverse)

    def pivot(self, entering: Places, leaving: Places, way: Array, step: Array) -> None:
        """Let a variable in at the place `leaving`; `way` (n, R) is its column seen from the basis."""
        rows = np.arange(len(entering))
        row = self.inverse[rows, leaving] / way[rows, leaving][:, None]
        self.values = self.values - step[:, None] * way
        self.values[rows, leaving] = step
        self.inverse = self.inverse - way[:, :, None] * row[:, None, :]
        self.inverse[rows, leaving] = row
        self.basis[rows, leaving] = entering


def _inverse(matrices: Array) -> Array:
    """One that has none is NaN and spoils nobody else's: its unit cannot be certified then, and is solved again."""
    try:
        return np.linalg.inv(matrices)
    except np.linalg.LinAlgError:
        if len(matrices) == 1:
            return np.full(matrices.shape, np.nan)
        half = len(matrices) // 2
        return np.concatenate([_inverse(matrices[:half]), _inverse(matrices[half:])])
