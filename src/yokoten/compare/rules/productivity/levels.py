"""How much is made by a person and by the capital there is, beside all regions of the country."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yokoten.measure.rules.panel import ranks

RECENT = 3


@dataclass(frozen=True, eq=False)
class Level:
    """One productivity of all regions: `values` (units, years), NaN missing; of `year` everything else is said.

    `rank` 1 is best, `best` to `worst` over the last three years with figures; 0 where the focus has none. `median`,
    `low` and `high`: the middle of all regions and its half around. `position` (years,): the focus in percent of the
    median of the same year, free of what prices have in common.
    """

    kind: str
    years: tuple[int, ...]
    year: int
    values: NDArray[np.float64]
    own: float
    rank: int
    best: int
    worst: int
    among: int
    median: float
    low: float
    high: float
    position: tuple[float | None, ...]


def level_of(kind: str, values: NDArray[np.float64], years: tuple[int, ...], focus: int, year: int) -> Level | None:
    """The level in the named year, or in the focus's latest if it has none then; None where it never has any."""
    known = [at for at in range(len(years)) if np.isfinite(values[focus, at])]
    if not known:
        return None
    spot = years.index(year) if year in years and years.index(year) in known else known[-1]
    column = values[np.isfinite(values[:, spot]), spot]
    recent = [one for one in known if one <= spot][-RECENT:]
    places = [int(ranks(values[:, at], lower_is_better=False)[focus]) for at in recent]
    low, median, high = (float(one) for one in np.percentile(column, (25, 50, 75)))
    return Level(
        kind=kind,
        years=years,
        year=years[spot],
        values=values,
        own=float(values[focus, spot]),
        rank=places[-1],
        best=min(places),
        worst=max(places),
        among=len(column),
        median=median,
        low=low,
        high=high,
        position=tuple(_position(values[:, at], focus) for at in range(len(years))),
    )


def _position(column: NDArray[np.float64], focus: int) -> float | None:
    known = column[np.isfinite(column)]
    if not np.isfinite(column[focus]) or len(known) < 2 or len(known) < len(column) / 2 or np.median(known) <= 0:
        return None
    return float(100 * column[focus] / np.median(known))
