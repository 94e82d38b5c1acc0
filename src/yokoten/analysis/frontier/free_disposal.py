"""Free disposal hull: every unit against real units alone, no mixtures. After Deprins, Simar and Tulkens (1984)."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.frontier.program import OUTPUT, Array, Asked, Places, Technology

BLOCK = 4_000_000
EQUAL = 1e-12


@dataclass(frozen=True, eq=False)
class Dominating:
    """`score` (n,): Farrell score against single units; `unit` (n,): the one that gives it, -1 where there is none."""

    score: Array
    unit: Places


def free_disposal(technology: Technology, who: Asked) -> Dominating:
    """The best single reference unit that uses no more inputs (output orientation) or makes no less (input).

    Among equals the one with the largest sum of scaled slacks, then the first.
    """
    score, unit = np.full(len(who.inputs), np.nan), np.full(len(who.inputs), -1)
    step = max(1, BLOCK // max(len(technology.inputs), 1))
    for first in range(0, len(who.inputs), step):
        cut = slice(first, first + step)
        score[cut], unit[cut] = _block(technology, who.of(cut))
    return Dominating(score, unit)


def _block(technology: Technology, who: Asked) -> tuple[Array, Places]:
    fixed, moving = _fixed_and_moving(who), _fixed_and_moving(technology, who.orientation)
    value = _reach(fixed[1], moving[1], who.orientation)
    for own, other in zip(fixed[0].T, moving[0].T, strict=True):
        worse = other[None, :] > own[:, None] if who.orientation == OUTPUT else other[None, :] < own[:, None]
        value[worse] = np.nan
    barred = np.flatnonzero(who.barred >= 0)
    value[barred, who.barred[barred]] = np.nan
    sign = 1.0 if who.orientation == OUTPUT else -1.0
    merit = np.where(np.isnan(value), -np.inf, sign * value)
    best = merit.max(axis=1)
    near = merit >= (best - EQUAL * np.maximum(np.abs(best), 1.0))[:, None]
    slack = _slack_sum(technology, who)
    unit = np.where(near & np.isfinite(merit), slack, -np.inf).argmax(axis=1)
    exists = np.isfinite(best)
    return np.where(exists, sign * best, np.nan), np.where(exists, unit, -1)


def _fixed_and_moving(side: Asked | Technology, orientation: str = "") -> tuple[Array, Array]:
    kind = orientation or side.orientation
    return (side.inputs, side.outputs) if kind == OUTPUT else (side.outputs, side.inputs)


def _reach(own: Array, other: Array, orientation: str) -> Array:
    """Smallest ratio of outputs, or largest of inputs, over the columns in which the unit has any."""
    start = np.inf if orientation == OUTPUT else 0.0
    value = np.full((len(own), len(other)), start)
    with np.errstate(divide="ignore", invalid="ignore"):
        for mine, theirs in zip(own.T, other.T, strict=True):
            part = theirs[None, :] / mine[:, None]
            if orientation == OUTPUT:
                part[mine == 0] = np.inf
                np.minimum(value, part, out=value)
            else:
                part[mine == 0] = np.where(theirs > 0, np.inf, 0.0)
                np.maximum(value, part, out=value)
    value[~np.isfinite(value)] = np.nan
    return value


def _slack_sum(technology: Technology, who: Asked) -> Array:
    """How much less is used and more is made in all, in means of the columns."""
    less = who.inputs.sum(axis=1)[:, None] - technology.inputs.sum(axis=1)[None, :]
    return less + technology.outputs.sum(axis=1)[None, :] - who.outputs.sum(axis=1)[:, None]
