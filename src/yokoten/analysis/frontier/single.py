"""The best single reference unit: a real one, feasible by itself, and for most units proof enough of being beaten."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.frontier.program import OUTPUT, Array, Asked, Mask, Places, Technology

WHOLE = 1e-12


@dataclass(frozen=True, eq=False)
class Single:
    """The best single reference unit of each: its index, the intensity with which it is used, whether there is any."""

    unit: Places
    intensity: Array
    exists: Mask


def best_single(technology: Technology, who: Asked) -> Single:
    """By the score that one reference unit alone would give. Where there is none: any that is not barred."""
    find = _best_of_outputs if who.orientation == OUTPUT else _best_of_inputs
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        intensity, value = find(technology, who)
    value[~np.isfinite(value)] = -np.inf
    barred = np.flatnonzero(who.barred >= 0)
    value[barred, who.barred[barred]] = -np.inf
    rows, unit = np.arange(len(value)), value.argmax(axis=1)
    unit = np.where(unit == who.barred, (unit + 1) % value.shape[1], unit)
    exists = np.isfinite(value[rows, unit])
    alone = np.broadcast_to(intensity, value.shape)[rows, unit]
    return Single(unit, np.where(exists, alone, 1.0 if technology.rts == "vrs" else 0.0), exists)


def _best_of_outputs(technology: Technology, who: Asked) -> tuple[Array, Array]:
    room = np.full((len(who.inputs), len(technology.inputs)), np.inf)
    for own, other in zip(who.inputs.T, technology.inputs.T, strict=True):
        part = own[:, None] * (1 / other)[None, :]
        part[:, other == 0] = np.inf
        np.minimum(room, part, out=room)
    reach = np.full(room.shape, np.inf)
    for own, other in zip(who.outputs.T, technology.outputs.T, strict=True):
        part = (1 / own)[:, None] * other[None, :]
        part[own == 0] = np.inf
        np.minimum(reach, part, out=reach)
    if technology.rts == "vrs":
        reach[room < 1 - WHOLE] = -np.inf
        return np.ones((1, 1)), reach
    intensity = np.minimum(room, 1.0) if technology.rts == "nirs" else room
    if technology.rts == "ndrs":
        reach[room < 1 - WHOLE] = -np.inf
        intensity = np.maximum(intensity, 1.0)
    return intensity, intensity * reach


def _best_of_inputs(technology: Technology, who: Asked) -> tuple[Array, Array]:
    need = np.zeros((len(who.inputs), len(technology.inputs)))
    for own, other in zip(who.outputs.T, technology.outputs.T, strict=True):
        part = own[:, None] * (1 / other)[None, :]
        part[own == 0] = 0.0
        np.maximum(need, part, out=need)
    take = np.zeros(need.shape)
    for own, other in zip(who.inputs.T, technology.inputs.T, strict=True):
        part = (1 / own)[:, None] * other[None, :]
        part[own == 0] = np.where(other > 0, np.inf, 0.0)
        np.maximum(take, part, out=take)
    take[~np.isfinite(need)] = np.inf
    if technology.rts in ("vrs", "nirs"):
        take[need > 1 + WHOLE] = np.inf
    if technology.rts == "vrs":
        return np.ones((1, 1)), -take
    intensity = np.maximum(need, 1.0) if technology.rts == "ndrs" else need
    return intensity, -intensity * take
