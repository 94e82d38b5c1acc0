"""Treatment that begins at different times: group-time effects, what they sum up to, and trends before."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.effect.aggregation import Aggregate, by_calendar, by_group, dynamic, simple
from yokoten.analysis.effect.group_time import NEVER, Design, GroupTime, group_time_effects, read_design
from yokoten.analysis.effect.influence import (
    POINTWISE,
    UNIFORM,
    Array,
    Drawing,
    Estimates,
    Interval,
    check_drawing,
    intervals,
)
from yokoten.analysis.effect.quantiles import f_tail, normal_quantile

LEVEL = 0.95


@dataclass(frozen=True, eq=False)
class Summary:
    """Effects by `keys` (K,) with intervals, and one overall effect with its own."""

    keys: Array
    values: Array
    interval: Interval
    overall: float
    overall_interval: Interval


@dataclass(frozen=True)
class Pretrend:
    """Wald test that all `df` effects before treatment are nil: `statistic`, chi square for many units under that.

    `p` allows for few units, with which the statistic is too large too often.
    """

    statistic: float
    df: int
    p: float


@dataclass(frozen=True, eq=False)
class StaggeredEffect:
    """`cells`: ATT(g, t) with `cells_interval`; `simple`: their mean after treatment began; summaries; `pretrend`.

    `kind`: `pointwise` or `uniform` intervals. `pretrend` is None without periods before, where they are collinear or
    where the units are too few for them.
    """

    cells: GroupTime
    cells_interval: Interval
    simple: float
    simple_interval: Interval
    group: Summary
    calendar: Summary
    dynamic: Summary
    pretrend: Pretrend | None
    kind: str

    @property
    def design(self) -> Design:
        return self.cells.design


def staggered_did(
    outcome: ArrayLike,
    first: ArrayLike,
    periods: ArrayLike,
    *,
    control: str = NEVER,
    how: Drawing | None = None,
    level: float = LEVEL,
) -> StaggeredEffect:
    """Difference in differences where units begin treatment at different times, or all at one.

    `outcome` (n, T), NaN where missing; `first` (n,): first treated period, infinite, NaN or 0 for never; `periods`
    (T,) rising, in the unit of `first`. Group-time effects as `group_time_effects` tells them; summaries as in
    `aggregation`. Standard errors come from influence functions, each unit being its own cluster; with `how.draws` from
    the multiplier bootstrap, and the intervals of a table then hold together.
    Pretrend: W = b'V⁻¹b over the k ATT(g, t) with t < g; p of W (m - k + 1) / (k n) by F with k and m - k + 1, n units
    in G groups (never counts as one) and m = n - G, as for Hotelling's T² of a variance that divides by n.
    Source: Callaway and Sant'Anna (2021), Difference-in-differences with multiple time periods.
    Raises NotComputable as `read_design`, `simple` and `check_drawing`.

    >>> outcome = [[1.0, 2.0, 9.0], [2.0, 3.5, 10.0], [1.0, 1.0, 2.0], [3.0, 3.5, 4.0], [1.0, 2.0, 3.0]]
    >>> found = staggered_did(outcome, [3, 3, 0, 0, 0], [1, 2, 3])
    >>> round(found.simple, 3), found.dynamic.keys.tolist(), found.dynamic.values.round(3).tolist()
    (5.917, [-1.0, 0.0], [0.75, 5.917])
    """
    how = how or Drawing()
    check_drawing(how)
    design = read_design(np.asarray(outcome, float), np.asarray(first, float), np.asarray(periods, float), control)
    cells = group_time_effects(design)
    whole, summaries = simple(cells), [by_group(cells), by_calendar(cells), dynamic(cells)]
    tables = [cells.effects, whole, *(part for found in summaries for part in (found.parts, found.overall))]
    bounds = intervals(tables, normal_quantile(1 - (1 - level) / 2), level, how)
    group, calendar, since = (
        _summary(found, bounds[at : at + 2]) for found, at in zip(summaries, (2, 4, 6), strict=True)
    )
    kind = UNIFORM if how.draws else POINTWISE
    value = float(whole.values[0])
    return StaggeredEffect(cells, bounds[0], value, bounds[1], group, calendar, since, _pretrend(cells), kind)


def _summary(found: Aggregate, bounds: list[Interval]) -> Summary:
    return Summary(found.keys, found.parts.values, bounds[0], float(found.overall.values[0]), bounds[1])


def _pretrend(cells: GroupTime) -> Pretrend | None:
    before = ~cells.is_after
    found = Estimates(cells.effects.values[before], cells.effects.influence[:, before])
    variance, df = found.variance(), int(before.sum())
    count = len(cells.design.first)
    rest = count - np.unique(cells.design.first).size - df + 1
    if not df or rest < 1 or np.linalg.matrix_rank(variance, hermitian=True) < df:
        return None
    statistic = float(found.values @ np.linalg.solve(variance, found.values))
    return Pretrend(statistic, df, f_tail(statistic * rest / (count * df), df, rest))
