"""Growth rates taken apart into labour, capital and total factor productivity."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.productivity.figures import Figures
from yokoten.analysis.refusal import NotComputable

BAND = 0.1
NEAR_ZERO = 1e-6


@dataclass(frozen=True, eq=False)
class Decomposition:
    """Growth of output and what it is made of, all in the unit of the rates given; arrays of their common shape.

    `tfp_share`: share of output growth that is total factor productivity (0.5 is half), NaN where output hardly grew.
    `band` (..., 2): that share with the labour share 0.1 lower and 0.1 higher, the smaller first.
    `residual`: output growth less the three parts.
    """

    labour_contribution: Figures
    capital_contribution: Figures
    tfp: Figures
    tfp_share: Figures
    band: Figures
    residual: Figures


def share_and_band(output: Figures, labour: Figures, capital: Figures, tfp: Figures) -> tuple[Figures, Figures]:
    """The TFP share of output growth, and its range over labour shares 0.1 lower to 0.1 higher in every period.

    A labour share higher by h moves TFP growth by h (G_K - G_L), however many steps it is summed over. NaN where
    |output growth| is at most 1e-6: no share of nothing.

    >>> share, band = share_and_band(*(np.array(rate) for rate in (4.0, 1.0, 5.0, 2.0)))
    >>> float(share), band.tolist()
    (0.5, [0.4, 0.6])
    """
    grew = np.where(np.abs(output) > NEAR_ZERO, output, np.nan)
    move = BAND * (capital - labour)
    ends = np.stack([(tfp - move) / grew, (tfp + move) / grew], axis=-1)
    return tfp / grew, np.sort(ends, axis=-1)


def decompose(output: ArrayLike, labour: ArrayLike, capital: ArrayLike, labour_share: ArrayLike) -> Decomposition:
    """Growth accounting of given growth rates: G_A = G_Y - b_L G_L - b_K G_K with b_K = 1 - b_L.

    The rates are any of one kind and unit (percent a year, or log changes), scalars or arrays of one shape;
    `labour_share` is b_L, 0 to 1. This is the form in which statistical offices publish it, with arithmetic rates
    between years; `growth_accounting` takes levels instead and works with log changes. The two differ by the
    difference of 7.00 percent and ln 1.07 = 6.77.
    Raises NotComputable: `share_out_of_range` (share).
    Source: the formula of the General Statistics Office of Viet Nam for TFP growth.

    >>> found = decompose(7.09, 1.1, 6.5, 0.52)
    >>> round(float(found.tfp), 3), round(100 * float(found.tfp_share), 2)
    (3.398, 47.93)
    """
    made, worked, stock, share = np.broadcast_arrays(
        *(np.asarray(one, dtype=float) for one in (output, labour, capital, labour_share))
    )
    outside = (share < 0) | (share > 1)
    if outside.any():
        raise NotComputable("share_out_of_range", share=float(share[outside].flat[0]))
    from_labour, from_capital = share * worked, (1.0 - share) * stock
    tfp = made - from_labour - from_capital
    part, band = share_and_band(made, worked, stock, tfp)
    return Decomposition(from_labour, from_capital, tfp, part, band, made - (from_labour + from_capital + tfp))
