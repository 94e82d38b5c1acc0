"""Productivity change against the frontier: did a unit catch up, and did the frontier itself move?"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.frontier.distances import worst
from yokoten.analysis.frontier.figures import check_choice
from yokoten.analysis.frontier.malmquist_distances import ADJACENT, BASES, FIXED, PairDistances
from yokoten.analysis.frontier.panel import Panel
from yokoten.analysis.frontier.program import Array, Places
from yokoten.analysis.frontier.transitions import Transitions, described, number, pairs_of, said, spread
from yokoten.analysis.refusal import NotComputable

FGNZ, RAY_DESLI, NONE = DECOMPOSITIONS = ("fgnz", "ray_desli", "none")
CRS, VRS = "crs", "vrs"
FACTORS = ("malmquist", "efficiency_change", "technical_change", "pure_efficiency_change", "scale_change")


@dataclass(frozen=True, eq=False)
class Malmquist(Transitions):
    """Indices of change, (T,) each; above 1 is better in either orientation.

    `malmquist`: the index; `annualised`: its root by the years between the periods; the parts are told in
    `malmquist()`.
    """

    malmquist: Array
    annualised: Array
    efficiency_change: Array
    technical_change: Array
    pure_efficiency_change: Array
    scale_change: Array
    rts: str
    orientation: str
    base: str
    decomposition: str

    def rows(self) -> list[dict[str, Any]]:
        """Each transition as facts, None for what is undefined.

        `says`: `caught_up` or `fell_behind` by the efficiency change, `frontier_moved_out` or `frontier_moved_in` by
        the technical change, `more_productive` or `less_productive` by the index; nothing for a factor of 1.
        """
        return [
            self.fact(place)
            | {name: number(getattr(self, name)[place]) for name in (*FACTORS, "annualised")}
            | {"says": self._says(place)}
            for place in range(len(self.units))
        ]

    def _says(self, place: int) -> list[str]:
        return [
            *said(self.efficiency_change[place], "caught_up", "fell_behind"),
            *said(self.technical_change[place], "frontier_moved_out", "frontier_moved_in"),
            *said(self.malmquist[place], "more_productive", "less_productive"),
        ]


def malmquist(
    panel: Panel, *, rts: str = CRS, orientation: str = "output", base: str = ADJACENT, decomposition: str = FGNZ
) -> Malmquist:
    """The Malmquist productivity index of every unit between every two neighbouring periods of a panel.

    E^r(s) is the efficiency (1/φ or θ) of a unit's figures of period s against the technology that all units of period
    r span; a and b are the two periods, c and v stand for constant and variable returns.
    M = √(E^a(b)/E^a(a) · E^b(b)/E^b(a)) (adjacent); E^1(b)/E^1(a) with the panel's first period (fixed);
    E^G(b)/E^G(a) with the technology of all periods pooled (global; fixed and global chain over periods).
    M with E_c measures total factor productivity and is defined whenever every figure is above zero. In both
    decompositions pure_efficiency_change = E_v^b(b)/E_v^a(a).
    `fgnz`: efficiency_change = E_c^b(b)/E_c^a(a) = pure_efficiency_change · scale_change; technical_change =
    M / efficiency_change.
    `ray_desli`: M = pure_efficiency_change · technical_change · scale_change, where technical_change =
    M_v / pure_efficiency_change is the shift of the variable returns frontier and scale_change = M / M_v;
    efficiency_change is still the constant returns one and no factor of this product. Where M_v is not defined these
    two are NaN, the status is `infeasible`, and M stands. Constant returns only.
    `none`: efficiency_change and technical_change = M / efficiency_change alone.
    `rts` matters under `none` alone: `vrs` takes E_v in M, which is M_v, and efficiency_change is then the variable
    returns one. M_v leaves gains of scale out and is not defined where the other period's technology does not reach the
    unit's size (NaN, status `infeasible`; never so with `global`). In both decompositions M is the constant returns
    index and variable returns serve within periods only, so that nothing is out of reach. Programs differ here: some
    give M_v under variable returns.
    Transitions join neighbouring periods that occur in the panel; years between may differ, and a unit that misses one
    is listed, not bridged. Missing parts are NaN. Cost: one batch per period and returns; hulls are shared.
    Sources: Caves, Christensen and Diewert (1982); Färe, Grosskopf, Norris and Zhang (1994), Ray and Desli (1997);
    Berg, Førsund and Jansen (1992) fixed; Pastor and Lovell (2005) global.
    Raises NotComputable: `unknown_rts`, `unknown_orientation`, `unknown_base`, `unknown_decomposition`,
    `decomposition_needs_crs`, `base_period_empty` (period), `no_pairs`.

    >>> from yokoten.analysis.frontier.panel import read_panel
    >>> panel = read_panel(["a", "b", "a", "b"], [1, 1, 2, 2], [2.0, 4.0, 2.0, 4.0], [1.0, 4.0, 3.0, 5.0])
    >>> found = malmquist(panel)
    >>> found.malmquist.round(3).tolist(), found.efficiency_change.round(3).tolist()
    ([3.0, 1.25], [2.0, 0.833])
    >>> found.rows()[1]["says"]
    ['fell_behind', 'frontier_moved_out', 'more_productive']
    """
    _check(rts, orientation, base, decomposition)
    pairs = pairs_of(panel)
    if not pairs.formed.any():
        raise NotComputable("no_pairs")
    if base == FIXED and not panel.evaluated_in(0).size:
        raise NotComputable("base_period_empty", period=float(panel.periods[0]))
    found = PairDistances(panel, pairs, orientation, base)
    parts, qualities = _parts(found, rts, decomposition)
    fields = described(panel, pairs, worst(qualities))
    whole = {name: spread(pairs, parts.get(name, np.full(pairs.formed.sum(), np.nan))) for name in FACTORS}
    annualised = whole["malmquist"] ** (1 / fields["years"])
    choice = {"rts": rts, "orientation": orientation, "base": base, "decomposition": decomposition}
    return Malmquist(**fields, **whole, annualised=annualised, **choice)


def _check(rts: str, orientation: str, base: str, decomposition: str) -> None:
    check_choice(rts, orientation)
    if rts not in (CRS, VRS):
        raise NotComputable("unknown_rts", rts=rts)
    if base not in BASES:
        raise NotComputable("unknown_base", base=base)
    if decomposition not in DECOMPOSITIONS:
        raise NotComputable("unknown_decomposition", decomposition=decomposition)
    if decomposition == RAY_DESLI and rts != CRS:
        raise NotComputable("decomposition_needs_crs", decomposition=decomposition)


def _parts(found: PairDistances, rts: str, decomposition: str) -> tuple[dict[str, Array], list[Places]]:
    """The factors of the pairs that are formed, and the qualities of the distances behind them."""
    index, within, quality = found.index(rts if decomposition == NONE else CRS)
    if decomposition == NONE:
        return {"malmquist": index, "efficiency_change": within, "technical_change": index / within}, quality
    if decomposition == RAY_DESLI:
        return _ray_desli(found, index, within, quality)
    pure, more = found.within(VRS)
    parts = {
        "malmquist": index,
        "efficiency_change": within,
        "technical_change": index / within,
        "pure_efficiency_change": pure,
        "scale_change": within / pure,
    }
    return parts, quality + more


def _ray_desli(
    found: PairDistances, index: Array, within: Array, quality: list[Places]
) -> tuple[dict[str, Array], list[Places]]:
    variable, pure, more = found.index(VRS)
    parts = {
        "malmquist": index,
        "efficiency_change": within,
        "technical_change": variable / pure,
        "pure_efficiency_change": pure,
        "scale_change": index / variable,
    }
    return parts, quality + more
