"""Group-time effects brought together: one number, by group, by calendar period, by time since treatment began."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.effect.group_time import GroupTime
from yokoten.analysis.effect.influence import Array, Estimates, stacked
from yokoten.analysis.refusal import NotComputable


@dataclass(frozen=True, eq=False)
class Aggregate:
    """`keys` (K,): groups, periods or periods since the beginning; `parts`: an effect for each; `overall`: of all."""

    keys: Array
    parts: Estimates
    overall: Estimates


def simple(found: GroupTime) -> Estimates:
    """Σ ATT(g, t) over t >= g, weighted by the share of units in g.

    The weights are estimated, and their influence is part of the standard error, here as below.
    Raises NotComputable: `did_nothing_after`.
    """
    cells = np.flatnonzero(found.is_after)
    if not cells.size:
        raise NotComputable("did_nothing_after")
    return _by_share(found, cells)


def by_group(found: GroupTime) -> Aggregate:
    """θ(g): mean of ATT(g, t) over t >= g; overall: weighted by the shares of the groups."""
    keys = [group for group in found.design.groups if (found.is_after & (found.group == group)).any()]
    parts = stacked([_mean(found, np.flatnonzero(found.is_after & (found.group == group))) for group in keys])
    share = np.array([found.share[np.flatnonzero(found.design.groups == group)[0]] for group in keys])
    belongs = (found.design.first[:, None] == np.array(keys)[None, :]).astype(float)
    overall = parts.combined(share / share.sum(), _moved_weights(belongs, share))
    return Aggregate(np.array(keys), parts, overall)


def by_calendar(found: GroupTime) -> Aggregate:
    """θ(t): ATT(g, t) over groups treated by t, weighted by share; overall: the mean over periods."""
    keys = np.unique(found.time[found.is_after])
    parts = stacked([_by_share(found, np.flatnonzero(found.is_after & (found.time == time))) for time in keys])
    return Aggregate(keys, parts, parts.combined(np.full(len(keys), 1 / len(keys))))


def dynamic(found: GroupTime) -> Aggregate:
    """θ(e): ATT(g, g + e) weighted by share, e below zero before treatment; overall: the mean over e >= 0."""
    since = np.round(found.time - found.group, 9) + 0.0
    keys = np.unique(since)
    parts = stacked([_by_share(found, np.flatnonzero(since == key)) for key in keys])
    return Aggregate(keys, parts, parts.combined((keys >= 0) / (keys >= 0).sum()))


def _by_share(found: GroupTime, cells: Array) -> Estimates:
    place = np.searchsorted(found.design.groups, found.group[cells])
    share = found.share[place]
    belongs = (found.design.first[:, None] == found.group[cells][None, :]).astype(float)
    return _part(found, cells).combined(share / share.sum(), _moved_weights(belongs, share))


def _mean(found: GroupTime, cells: Array) -> Estimates:
    return _part(found, cells).combined(np.full(cells.size, 1 / cells.size))


def _part(found: GroupTime, cells: Array) -> Estimates:
    return Estimates(found.effects.values[cells], found.effects.influence[:, cells])


def _moved_weights(belongs: Array, share: Array) -> Array:
    """Influence of units on share_k / Σ share, (n, K): (1{k} - p_k)/Σp - p_k Σ_j(1{j} - p_j)/(Σp)²."""
    apart, total = belongs - share, share.sum()
    return apart / total - apart.sum(axis=1, keepdims=True) * share / total**2
