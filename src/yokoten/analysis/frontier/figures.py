"""Inputs and outputs read into one scaled table: who can be evaluated, and what must be refused."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier.program import COUNTED, INPUT, OUTPUT, Array, Mask
from yokoten.analysis.refusal import NotComputable

FDH = "fdh"


@dataclass(frozen=True, eq=False)
class Figures:
    """`inputs` (n, m) and `outputs` (n, s) divided by `scale` (m+s,), the mean of each column over evaluated units.

    A column that is zero for all of them says nothing and stays as it is, with the scale 1.

    `evaluated` (n,): every cell is there, some input and some output is above zero.
    """

    inputs: Array
    outputs: Array
    scale: Array
    evaluated: Mask

    @property
    def count(self) -> int:
        return len(self.inputs)


def read_figures(inputs: ArrayLike, outputs: ArrayLike, scale: Array | None = None) -> Figures:
    """Check and scale. Missing cells are NaN: such a unit is not evaluated and is nobody's reference.

    Raises NotComputable: `no_columns`, `shapes_differ` (inputs, outputs), `volume_not_finite` and `negative_value`
    (row, column, value), `nobody_evaluable`, `reference_differs` (in columns, from those that `scale` is of).
    """
    left, right = _table(inputs), _table(outputs)
    if left.shape[1] == 0 or right.shape[1] == 0:
        raise NotComputable("no_columns")
    if len(left) != len(right):
        raise NotComputable("shapes_differ", inputs=len(left), outputs=len(right))
    both = np.hstack([left, right])
    _refuse(both)
    able = ~np.isnan(both).any(axis=1) & (left > 0).any(axis=1) & (right > 0).any(axis=1)
    if not able.any():
        raise NotComputable("nobody_evaluable")
    if scale is not None and scale.size != both.shape[1]:
        raise NotComputable("reference_differs")
    means = both[able].mean(axis=0) if scale is None else scale
    means = np.where(means == 0, 1.0, means)
    scaled = both / means
    return Figures(scaled[:, : left.shape[1]], scaled[:, left.shape[1] :], means, able)


def check_choice(rts: str, orientation: str) -> None:
    """Raises NotComputable: `unknown_rts` (rts), `unknown_orientation` (orientation)."""
    if rts not in COUNTED and rts != FDH:
        raise NotComputable("unknown_rts", rts=rts)
    if orientation not in (OUTPUT, INPUT):
        raise NotComputable("unknown_orientation", orientation=orientation)


def _table(values: ArrayLike) -> Array:
    table = np.asarray(values, dtype=float)
    if table.ndim == 1:
        table = table[:, None]
    if table.ndim != 2:
        raise NotComputable("not_a_table", dimensions=int(table.ndim))
    return table


def _refuse(both: Array) -> None:
    for code, wrong in (("volume_not_finite", np.isinf(both)), ("negative_value", both < 0)):
        if wrong.any():
            row, column = (int(spot) for spot in np.argwhere(wrong)[0])
            raise NotComputable(code, row=row, column=column, value=float(both[row, column]))
