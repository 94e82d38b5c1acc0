"""How sure a score is: the smoothed bootstrap of Simar and Wilson on the distance scale."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier.bandwidth import reflected_bandwidth
from yokoten.analysis.frontier.envelopment import dea
from yokoten.analysis.frontier.figures import FDH, read_figures
from yokoten.analysis.frontier.growing import scores_by_growth
from yokoten.analysis.frontier.program import OUTPUT, Array, Asked, Mask, Technology, asked
from yokoten.analysis.refusal import NotComputable

REPLICATIONS, LEVEL = 2000, 0.95
LEAST_REPLICATIONS, PARCEL = 100, 25
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Resampling:
    """How often, for which level of the intervals, how smooth (None: by the rule), in how many processes.

    `progress` is told how many replications of how many are done.
    """

    replications: int = REPLICATIONS
    level: float = LEVEL
    bandwidth: float | None = None
    workers: int = 1
    progress: Progress | None = None


@dataclass(frozen=True, eq=False)
class Bootstrap:
    """Everything (n,), NaN for units not evaluated; efficiencies in (0, 1].

    `efficiency`: as `dea` gives it. `bias`: of the distance 1/efficiency. `corrected`: the efficiency after the bias is
    taken out, where `is_corrected`; elsewhere as it was, since correcting would add more noise than it removes.
    `low`, `high`: the interval of the efficiency at `level`.
    """

    efficiency: Array
    bias: Array
    corrected: Array
    is_corrected: Mask
    low: Array
    high: Array
    bandwidth: float
    replications: int
    level: float


@dataclass(frozen=True, eq=False)
class _World:
    """What every replication starts from: units as they are, their distances, how far the kernel reaches."""

    technology: Technology
    who: Asked
    distances: Array
    bandwidth: float


def bootstrap(
    inputs: ArrayLike,
    outputs: ArrayLike,
    rng: np.random.Generator,
    *,
    rts: str = "vrs",
    orientation: str = OUTPUT,
    how: Resampling | None = None,
) -> Bootstrap:
    """Bias, corrected efficiency and interval of every unit.

    Works with distances δ = 1/efficiency >= 1, so that nothing can leave (0, 1]. Each replication draws distances from
    the smoothed, reflected distribution of δ, moves every unit to δ/δ* of where it stands, and measures the original
    units against the moved ones. bias = mean δ* - δ; corrected = δ - bias, only where var δ* < bias²/3; interval:
    δ minus the quantiles of δ* - δ, turned into efficiencies. The same `rng` gives the same answer with any number of
    processes.
    Sources: Simar and Wilson (1998, 2000).
    Raises NotComputable: `bootstrap_not_for_fdh`, `too_few_replications` (least), `everybody_efficient` and those of
    `dea`.

    >>> few = Resampling(replications=200)
    >>> found = bootstrap([[2.0], [3], [4], [5], [6]], [[1.0], [3], [3], [5], [4]], np.random.default_rng(0), how=few)
    >>> bool((found.low <= found.high).all() and (found.corrected <= found.efficiency).all())
    True
    """
    if rts == FDH:
        raise NotComputable("bootstrap_not_for_fdh")
    how = how or Resampling()
    if how.replications < LEAST_REPLICATIONS:
        raise NotComputable("too_few_replications", least=LEAST_REPLICATIONS)
    measured = dea(inputs, outputs, rts=rts, orientation=orientation)
    figures = read_figures(inputs, outputs)
    here = np.flatnonzero(~np.isnan(measured.score))
    who = asked(figures.inputs[here], figures.outputs[here], orientation)
    distances = np.maximum(1 / measured.efficiency[here], 1.0)
    width = reflected_bandwidth(distances) if how.bandwidth is None else how.bandwidth
    world = _World(Technology(who.inputs, who.outputs, rts), who, distances, width)
    drawn = _replicate(world, rng.spawn(how.replications), how)
    return _summed_up(measured.efficiency, here, distances, drawn, (width, how.level))


def _replicate(world: _World, sources: list[np.random.Generator], how: Resampling) -> Array:
    """δ* of every replication and unit, shape (replications, units)."""
    parcels = [sources[first : first + PARCEL] for first in range(0, len(sources), PARCEL)]
    drawn = np.empty((len(sources), len(world.distances)))
    done = 0
    for part in _parts(partial(_parcel, world), parcels, how.workers):
        drawn[done : done + len(part)] = part
        done += len(part)
        if how.progress:
            how.progress(done, len(sources))
    return drawn


def _parts(work: Callable[[list[np.random.Generator]], Array], parcels: list, workers: int) -> Iterator[Array]:
    if workers <= 1:
        yield from map(work, parcels)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, parcels)


def _parcel(world: _World, sources: list[np.random.Generator]) -> Array:
    return np.stack([_once(world, source) for source in sources])


def _once(world: _World, rng: np.random.Generator) -> Array:
    """One replication: move everybody, measure against the moved."""
    moved = _smoothed(world.distances, world.bandwidth, rng)
    shift = (world.distances / moved)[:, None]
    technology = world.technology
    if world.who.orientation == OUTPUT:
        pseudo = Technology(technology.inputs, technology.outputs * shift, technology.rts)
    else:
        pseudo = Technology(technology.inputs / shift, technology.outputs, technology.rts)
    score = scores_by_growth(pseudo, world.who, np.argsort(moved, kind="stable"))
    return score if world.who.orientation == OUTPUT else 1 / score


def _smoothed(distances: Array, width: float, rng: np.random.Generator) -> Array:
    """Draws from the kernel estimate of the distances, reflected at one, with the variance of the sample."""
    drawn = distances[rng.integers(0, distances.size, distances.size)]
    blurred = drawn + width * rng.standard_normal(distances.size)
    blurred = np.where(blurred < 1, 2 - blurred, blurred)
    middle = drawn.mean()
    variance = distances.var(ddof=1)
    return np.maximum(1.0, middle + (blurred - middle) / np.sqrt(1 + width**2 / variance))


def _summed_up(
    efficiency: Array, here: Array, distances: Array, drawn: Array, settings: tuple[float, float]
) -> Bootstrap:
    width, level = settings
    bias = drawn.mean(axis=0) - distances
    is_sure = drawn.var(axis=0, ddof=1) < bias**2 / 3
    corrected = np.where(is_sure, distances - bias, distances)
    tail = (1 - level) / 2
    low, high = np.quantile(drawn - distances, [tail, 1 - tail], axis=0)

    def spread(part: Array) -> Array:
        whole = np.full(efficiency.shape, np.nan)
        whole[here] = part
        return whole

    marks = np.zeros(efficiency.shape, bool)
    marks[here] = is_sure
    return Bootstrap(
        efficiency=efficiency,
        bias=spread(bias),
        corrected=spread(1 / corrected),
        is_corrected=marks,
        low=spread(1 / (distances - low)),
        high=spread(1 / np.maximum(distances - high, 1.0)),
        bandwidth=width,
        replications=len(drawn),
        level=level,
    )
