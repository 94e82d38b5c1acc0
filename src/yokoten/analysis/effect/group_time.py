"""What treatment did to each group of units that began together, in each period."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.effect.influence import Array, Estimates
from yokoten.analysis.refusal import NotComputable

NEVER, NOT_YET = CONTROLS = ("never", "notyet")
FEW = 5


@dataclass(frozen=True, eq=False)
class Design:
    """A balanced panel that can carry group-time effects.

    `outcome` (n, T); `first` (n,): the period from which a unit is treated, infinite for never; `periods` (T,) rising;
    `units` (n,): positions in the arrays given. `incomplete`, `early`: positions left out because a period is missing,
    or because they were treated from the first period on. `late`: positions kept as never treated because they are
    treated only after the last period. `groups`: beginnings for which effects can be said. `ends_before`: the period
    at which the panel was cut off because its last group serves as comparison, or None.
    """

    outcome: Array
    first: Array
    periods: Array
    units: Array
    groups: Array
    incomplete: Array
    early: Array
    late: Array
    control: str
    ends_before: float | None

    @property
    def small(self) -> list[float]:
        """Groups of two to four units: their standard errors are rough."""
        return [float(group) for group in self.groups if 1 < (self.first == group).sum() < FEW]

    @property
    def single(self) -> list[float]:
        """Groups of one unit: how it varies is not in the standard errors, so that they are too small."""
        return [float(group) for group in self.groups if (self.first == group).sum() == 1]

    @property
    def is_one_compared(self) -> bool:
        """Whether a single unit is left to compare with at the end, with the same flaw."""
        return int((self.first > self.periods[-1]).sum()) == 1


@dataclass(frozen=True, eq=False)
class GroupTime:
    """Cells: `group`, `time` (C,), the effects with influence (n, C), and the share of each group among all units."""

    design: Design
    group: Array
    time: Array
    effects: Estimates
    share: Array

    @property
    def is_after(self) -> Array:
        return self.time >= self.group


def read_design(outcome: Array, first: Array, periods: Array, control: str = NEVER) -> Design:
    """Balance the panel and see whether it has somebody to compare with.

    `outcome` (n, T), NaN where missing; `first` (n,), infinite, NaN or 0 for never; `periods` (T,) rising.
    Units without a figure in some period are left out, as are those treated from the first period on. Without units
    never treated, `notyet` ends before the period in which the last group begins, which serves as comparison only.
    Raises NotComputable: `unknown_control`, `did_one_period`, `did_nobody_complete`, `did_nobody_treated`,
    `did_all_treated_early` (period), `did_no_never_treated`, `did_no_controls_yet`.
    """
    if control not in CONTROLS:
        raise NotComputable("unknown_control", control=control)
    if len(periods) < 2:
        raise NotComputable("did_one_period")
    starts = np.where(np.isfinite(first) & (first != 0), first, np.inf)
    complete = ~np.isnan(outcome).any(axis=1)
    if not complete.any():
        raise NotComputable("did_nobody_complete")
    early = complete & (starts <= periods[0])
    late = complete & (starts > periods[-1]) & np.isfinite(starts)
    kept = complete & ~early
    starts = np.where(late, np.inf, starts)
    groups = np.unique(starts[kept & np.isfinite(starts)])
    _check(groups, starts[kept], control, bool(early.any()), float(periods[0]))
    last = None
    if not np.isinf(starts[kept]).any():
        last, groups = float(groups[-1]), groups[:-1]
    within = periods < (np.inf if last is None else last)
    return Design(
        outcome[kept][:, within], starts[kept], periods[within], np.flatnonzero(kept), groups,
        np.flatnonzero(~complete), np.flatnonzero(early), np.flatnonzero(late), control, last,
    )  # fmt: skip


def _check(groups: Array, starts: Array, control: str, is_any_early: bool, begin: float) -> None:
    if not groups.size:
        raise (
            NotComputable("did_all_treated_early", period=begin)
            if is_any_early
            else NotComputable("did_nobody_treated")
        )
    if np.isinf(starts).any():
        return
    if control == NEVER:
        raise NotComputable("did_no_never_treated")
    if groups.size < 2:
        raise NotComputable("did_no_controls_yet")


def group_time_effects(design: Design) -> GroupTime:
    """ATT(g, t) of every group g and period t but the first, without covariates.

    ATT(g, t) = mean of Y_t - Y_b over units first treated in g, less the same mean over the comparison units.
    b is the last period before g for t >= g, and the period before t for t < g (varying base). Comparison: units never
    treated, or with `notyet` all units not treated by max(t, b), group g itself apart. Influence of a unit of group g:
    n/n_g · (Y_t - Y_b - mean); of a comparison unit: -n/n_c · (Y_t - Y_b - mean); n counts all units, so that
    se² = Σ_g (·)²/n_g² + Σ_c (·)²/n_c². Cost: O(n · groups · T).
    Source: Callaway and Sant'Anna (2021), equation 2.6 without covariates.

    >>> outcome = np.array([[1.0, 2.0, 9.0], [2.0, 3.0, 10.0], [1.0, 1.0, 2.0], [3.0, 3.0, 4.0]])
    >>> design = read_design(outcome, np.array([3, 3, np.inf, np.inf]), np.array([1.0, 2.0, 3.0]))
    >>> group_time_effects(design).effects.values.tolist()
    [1.0, 6.0]
    """
    count, periods = len(design.first), design.periods
    cells: list[tuple[float, float]] = []
    values, influence = [], []
    for group in design.groups:
        treated = design.first == group
        base = int(np.flatnonzero(periods < group)[-1])
        for place in range(1, len(periods)):
            before = base if periods[place] >= group else place - 1
            compared = _compared(design, float(group), periods[max(place, before)])
            if not compared.any():
                continue
            change = design.outcome[:, place] - design.outcome[:, before]
            effect, moved = _difference(change, treated, compared)
            cells.append((float(group), float(periods[place])))
            values.append(effect)
            influence.append(moved)
    group, time = np.array(cells).T
    share = np.array([(design.first == one).sum() / count for one in design.groups])
    return GroupTime(design, group, time, Estimates(np.array(values), np.column_stack(influence)), share)


def _compared(design: Design, group: float, until: float) -> Array:
    if design.control == NEVER:
        return np.isinf(design.first)
    return (design.first > until) & (design.first != group)


def _difference(change: Array, treated: Array, compared: Array) -> tuple[float, Array]:
    count = len(change)
    effect, moved = 0.0, np.zeros(count)
    for mask, sign in ((treated, 1.0), (compared, -1.0)):
        mean = change[mask].mean()
        effect += sign * mean
        moved[mask] += sign * count / mask.sum() * (change[mask] - mean)
    return float(effect), moved
