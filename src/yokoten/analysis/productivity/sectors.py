"""Shift-share: how much of the growth of labour productivity came about within sectors, how much by moving."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.productivity.figures import Figures, Finding
from yokoten.analysis.refusal import NotComputable


@dataclass(frozen=True, eq=False)
class ShiftShare:
    """Growth of labour productivity from one moment to another, as a share of the first level, and its three effects.

    `growth` = P1/P0 - 1 = `within` + `static` + `dynamic`; `residual` is what rounding of the machine leaves of that
    identity. `by_sector` (3, sectors): the same effects for each sector, rows within, static, dynamic.
    `level0`, `level1`: output per unit of labour of all sectors together.
    """

    level0: float
    level1: float
    growth: float
    within: float
    static: float
    dynamic: float
    by_sector: Figures
    residual: float
    findings: tuple[Finding, ...]


def _moment(output: ArrayLike, labour: ArrayLike, moment: int) -> tuple[Figures, Figures]:
    made, worked = np.asarray(output, dtype=float).ravel(), np.asarray(labour, dtype=float).ravel()
    if made.shape != worked.shape:
        raise NotComputable("series_differ", variable="labour", expected=list(made.shape), given=list(worked.shape))
    for variable, values in (("output", made), ("labour", worked)):
        if not np.isfinite(values).all():
            sector = int(np.argmin(np.isfinite(values)))
            raise NotComputable("sector_missing", variable=variable, sector=sector, moment=moment)
    if (worked < 0).any():
        raise NotComputable("figure_negative", variable="labour", unit=int(np.argmax(worked < 0)), period=moment)
    idle = (worked == 0) & (made != 0)
    if idle.any():
        raise NotComputable("output_without_labour", sector=int(np.argmax(idle)), moment=moment)
    if worked.sum() <= 0 or made.sum() <= 0:
        raise NotComputable("total_not_positive", moment=moment)
    return made, worked


def _levels(made: tuple[Figures, Figures], worked: tuple[Figures, Figures]) -> tuple[Figures, Figures]:
    """Levels by sector; a sector that is there once only keeps that level at the other moment."""
    levels = [np.divide(y, n, out=np.full(y.shape, np.nan), where=n > 0) for y, n in zip(made, worked, strict=True)]
    before, after = (np.where(np.isnan(own), other, own) for own, other in (levels, levels[::-1]))
    return np.nan_to_num(before), np.nan_to_num(after)


def shift_share(output0: ArrayLike, labour0: ArrayLike, output1: ArrayLike, labour1: ArrayLike) -> ShiftShare:
    """Split the growth of labour productivity into within, static and dynamic effects that add up exactly.

    With P = Y/L, P_i = Y_i/L_i, s_i = L_i/L and the two moments 0 and 1:
    within = Σ s_i0 (P_i1 - P_i0) / P_0 (sectors became more productive), static = Σ P_i0 (s_i1 - s_i0) / P_0 (labour
    moved to where a head makes more), dynamic = Σ (P_i1 - P_i0)(s_i1 - s_i0) / P_0 (it moved to where growth is).
    All four arrays (sectors,), the same order; output at constant prices, labour in persons or hours.
    A sector without labour and output at one moment has no level then: it appears or vanishes with the level it has at
    the other one, so that all of it is static. Findings (unit is the sector): `sector_appeared`, `sector_vanished`.
    Raises NotComputable: `sector_missing` (variable, sector, moment: a missing sector would make the sum wrong),
    `output_without_labour` (sector, moment: merge it with another), `figure_negative`, `total_not_positive` (moment),
    `series_differ`. Cost: O(sectors).
    Source: Fabricant (1942), Employment in Manufacturing 1899-1939; in the form used by de Vries et al. (2015),
    Structural transformation in Africa, Journal of Development Studies 51(6), with base-period weights.

    >>> found = shift_share([20, 40, 40], [50, 25, 25], [21, 52, 47], [42, 30, 29])
    >>> [round(part, 7) for part in (found.growth, found.within, found.static, found.dynamic)]
    [0.1881188, 0.0885057, 0.1009901, -0.001377]
    """
    made0, worked0 = _moment(output0, labour0, 0)
    made1, worked1 = _moment(output1, labour1, 1)
    if made0.shape != made1.shape:
        raise NotComputable("series_differ", variable="output", expected=list(made0.shape), given=list(made1.shape))
    level0, level1 = made0.sum() / worked0.sum(), made1.sum() / worked1.sum()
    before, after = _levels((made0, made1), (worked0, worked1))
    share0, moved = worked0 / worked0.sum(), worked1 / worked1.sum() - worked0 / worked0.sum()
    rise = after - before
    by_sector = np.stack([share0 * rise, before * moved, rise * moved]) / level0
    within, static, dynamic = (float(part) for part in by_sector.sum(axis=1))
    growth = float((level1 - level0) / level0)
    residual = growth - (within + static + dynamic)
    once = (("sector_appeared", (worked0 == 0) & (worked1 > 0)), ("sector_vanished", (worked0 > 0) & (worked1 == 0)))
    findings = tuple(Finding(code, int(sector)) for code, mask in once for sector in np.flatnonzero(mask))
    return ShiftShare(float(level0), float(level1), growth, within, static, dynamic, by_sector, residual, findings)
