"""A measured frontier as a picture: the curve for one input and one output, rows of efficiencies for more."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.frontier import dea
from yokoten.analysis.frontier.frontier import EFFICIENT
from yokoten.interfaces.cli.frontier_table import Measured
from yokoten.interfaces.cli.options import named
from yokoten.interfaces.cli.results import known
from yokoten.interfaces.documents.drawing.cloud import Cloud, Dot, bounds, draw_cloud
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.ranked import Ranked, Spot, draw_ranked
from yokoten.interfaces.wording.frontier import STATUS
from yokoten.interfaces.wording.language import Language, mark

CURVE = mark("%(output)s from %(input)s: the frontier and who reaches it")
ROWS = mark("Efficiency: %(outputs)s from %(inputs)s")
CURVE_REMARK = mark("Filled: efficient. Hollow: below the line, the further the less efficient (%(rts)s).")
WITH_INTERVALS = mark(
    "Corrected efficiency with its 95 %% interval. Where intervals overlap, the order means little (%(rts)s)."
)
WITHOUT_INTERVALS = mark("No intervals: small differences may mean nothing (%(rts)s).")
AXIS, ACROSS = mark("Efficiency, %"), mark("Units, the best first")
EFFICIENT_ONES = mark("%(count)s units. Efficient: %(units)s.")
FROM_ORIGIN = ("crs", "nirs")


@dataclass(frozen=True)
class Picture:
    """The picture, and what it shows in words."""

    pen: Pen
    words: str


def drawn(language: Language, measured: Measured) -> Picture:
    """The picture that fits the columns."""
    is_plane = len(measured.volumes.names) == 2
    pen = _curve(language, measured) if is_plane else _rows(language, measured)
    units = measured.volumes.units
    best = [name for name, status in zip(units, measured.frontier.status, strict=True) if status == EFFICIENT]
    count = language.number(len(units))
    return Picture(pen, language.say(EFFICIENT_ONES, count=count, units=named(language, best)))


def frontier_points(measured: Measured) -> list[tuple[float, float]]:
    """The frontier of one input and one output as points: what the most is that each amount of input makes.

    It bends only where efficient units stand, so it is measured there and at the ends of the axis.
    """
    used, made = measured.volumes.used, measured.volumes.made
    there = ~np.isnan(measured.frontier.score)
    used, made = used[there], made[there]
    efficient = np.array([status == EFFICIENT for status in measured.frontier.status])[there]
    right = bounds(used[:, 0].tolist(), is_from_zero=True)[1]
    at = np.unique(np.append(used[efficient, 0], right))[:, None]
    most = dea(at, np.ones_like(at), rts=measured.frontier.rts, reference=(used, made)).score
    points = [(float(x), float(y)) for x, y in zip(at[:, 0], most, strict=True) if np.isfinite(y)]
    start = (0.0, 0.0) if measured.frontier.rts in FROM_ORIGIN else (points[0][0], 0.0)
    if measured.frontier.rts == "fdh":
        steps = [(after[0], before[1]) for before, after in zip(points, points[1:], strict=False)]
        points = sorted([*points, *steps])
    return [start, *points]


def _curve(language: Language, measured: Measured) -> Pen:
    volumes, found = measured.volumes, measured.frontier
    dots = [
        Dot(volumes.units[unit], float(x), float(y), _kind(found.status[unit]), _said(language, measured, unit))
        for unit, (x, y) in enumerate(zip(volumes.used[:, 0], volumes.made[:, 0], strict=True))
        if np.isfinite(found.score[unit])
    ]
    high = bounds([dot.y for dot in dots], is_from_zero=True)[1]
    line = _below(frontier_points(measured), high)
    cloud = Cloud(
        title=language.say(CURVE, output=volumes.outputs[0], input=volumes.inputs[0]),
        remark=language.say(CURVE_REMARK, rts=found.rts),
        axes=(volumes.inputs[0], volumes.outputs[0]),
        dots=dots,
        is_from_zero=True,
        lines=[(line, "total")],
    )
    return draw_cloud(cloud, language)


def _below(points: list[tuple[float, float]], high: float) -> list[tuple[float, float]]:
    """The part of a rising line that stays inside the drawing."""
    inside = [point for point in points if point[1] <= high]
    if len(inside) == len(points):
        return points
    (x, y), (u, v) = inside[-1], points[len(inside)]
    return [*inside, (x + (u - x) * (high - y) / (v - y), high)]


def _rows(language: Language, measured: Measured) -> Pen:
    volumes, found, again = measured.volumes, measured.frontier, measured.resampled
    spots = []
    for unit in measured.best_first():
        value = known(100 * float(measured.merit[unit]))
        ends = [known(100 * float(end[unit])) for end in (again.low, again.high)] if again else [None, None]
        is_best = found.status[unit] == EFFICIENT
        spots.append(Spot(volumes.units[unit], value, *ends, is_best, _said(language, measured, unit)))
    ranked = Ranked(
        title=language.say(ROWS, outputs=", ".join(volumes.outputs), inputs=", ".join(volumes.inputs)),
        remark=language.say(WITH_INTERVALS if again else WITHOUT_INTERVALS, rts=found.rts),
        unit=language.say(AXIS),
        across=language.say(ACROSS),
        spots=spots,
    )
    return draw_ranked(ranked, language)


def _kind(status: str) -> str:
    return "dot" if status == EFFICIENT else "dot hollow"


def _said(language: Language, measured: Measured, unit: int) -> str:
    found = measured.frontier
    efficiency = language.percent(100 * float(found.efficiency[unit]), 1)
    status = language.say(STATUS[found.status[unit]])
    if not np.isfinite(found.score[unit]):
        return status
    return f"{measured.volumes.units[unit]}: {efficiency}, {status}"
