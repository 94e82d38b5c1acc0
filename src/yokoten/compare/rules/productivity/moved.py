"""Did the region catch up with the best, or did the frontier move away?"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from yokoten.analysis.frontier import dea, malmquist, read_panel
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.productivity.production import VARIABLES, Production, Volumes, kept_units, volumes

LEAST_UNITS = 9  # max(inputs * outputs, 3 (inputs + outputs)) for two inputs and one output
ON_FRONTIER = 1e-9
OK = "ok"


@dataclass(frozen=True)
class Step:
    """From one year to another, above 1 is better; NaN and a `status` with facts where it cannot be computed.

    `caught_up` = efficiency change, `frontier` = technical change, `index` their product. `low` and `high`: the lowest
    and highest catching up when any one region that spans the frontier of either year is left out. `distance_first`
    and `distance_last`: 1 is on the frontier. `status`: `ok`, `figure_missing` (variable, year), `break_between`,
    `too_few_regions` (units, least), `uncertified`, `infeasible`, or a code of the price rule.
    `left_out`: positions of units that could not be formed, with `missing` or `break`.
    """

    first: int
    last: int
    status: str
    facts: dict[str, Any] = field(default_factory=dict)
    index: float = np.nan
    caught_up: float = np.nan
    frontier: float = np.nan
    low: float = np.nan
    high: float = np.nan
    distance_first: float = np.nan
    distance_last: float = np.nan
    units: int = 0
    left_out: tuple[tuple[int, str], ...] = ()
    on_frontier: tuple[int, ...] = ()
    method: str = ""

    @property
    def years(self) -> int:
        return self.last - self.first

    def per_year(self, factor: float) -> float:
        """Percent a year."""
        return 100 * (factor ** (1 / self.years) - 1)


def moved(production: Production, first: int, last: int, *, has_spread: bool = False) -> Step:
    """The Malmquist index of the focus between two years: constant returns, output orientation, adjacent base.

    The same regions span the frontier in both years. A rise of prices common to all leaves the catching up as it is,
    whatever the price basis; the frontier's own movement is relative to the median region where the method is.
    """
    years = (first, last)
    stopped = why_not(production, years)
    if stopped:
        return Step(first, last, stopped[0], stopped[1])
    try:
        made = volumes(production, years)
        return _measured(production, made, has_spread=has_spread)
    except NotComputable as refusal:
        return Step(first, last, refusal.code, dict(refusal.facts))


def why_not(production: Production, years: tuple[int, ...]) -> tuple[str, dict[str, Any]] | None:
    """What stops the focus, or the whole comparison."""
    for year in years:
        for name in VARIABLES:
            if not getattr(production, name)[production.focus, production.at(year)] > 0:
                return "figure_missing", {"variable": name, "year": year}
    kept = kept_units(production, years)
    if production.focus not in kept:
        return "break_between", {}
    if len(kept) < LEAST_UNITS:
        return "too_few_regions", {"units": len(kept), "least": LEAST_UNITS}
    return None


def _measured(production: Production, made: Volumes, *, has_spread: bool) -> Step:
    first, last = made.years
    found = _index(made, np.arange(len(made.kept)))
    scores = [_efficiencies(made, at) for at in (0, 1)]
    best = np.flatnonzero((scores[0] > 1 - ON_FRONTIER) | (scores[1] > 1 - ON_FRONTIER))
    low, high = _spread(made, best) if has_spread and found["status"] == OK else (np.nan, np.nan)
    return Step(
        first=first,
        last=last,
        status=found["status"],
        index=found["malmquist"],
        caught_up=found["efficiency_change"],
        frontier=found["technical_change"],
        low=min(low, found["efficiency_change"]) if has_spread else np.nan,
        high=max(high, found["efficiency_change"]) if has_spread else np.nan,
        distance_first=float(scores[0][made.focus]),
        distance_last=float(scores[1][made.focus]),
        units=len(made.kept),
        left_out=_left_out(production, made),
        on_frontier=tuple(int(made.kept[at]) for at in np.flatnonzero(scores[1] > 1 - ON_FRONTIER)),
        method=made.method,
    )


def _table(made: Volumes, rows: np.ndarray, at: int) -> tuple[np.ndarray, np.ndarray]:
    inputs = np.column_stack([made.figures["labour"][rows, at], made.figures["capital"][rows, at]])
    return inputs, made.figures["output"][rows, at][:, None]


def _efficiencies(made: Volumes, at: int) -> np.ndarray:
    return dea(*_table(made, np.arange(len(made.kept)), at), rts="crs", orientation="output").efficiency


def _index(made: Volumes, rows: np.ndarray) -> dict[str, Any]:
    """What the Malmquist index says of the focus when these rows span the frontier."""
    tables = [_table(made, rows, at) for at in (0, 1)]
    labels = [*rows.tolist(), *rows.tolist()]
    periods = [year for year in made.years for _ in rows]
    inputs, outputs = (np.vstack(parts) for parts in zip(*tables, strict=True))
    panel = read_panel(labels, periods, inputs, outputs)
    found = malmquist(panel, rts="crs", orientation="output", decomposition="none")
    spot = found.units.index(made.focus)
    return {
        "status": found.status[spot],
        **{name: float(getattr(found, name)[spot]) for name in ("malmquist", "efficiency_change", "technical_change")},
    }


def _spread(made: Volumes, best: np.ndarray) -> tuple[float, float]:
    """Catching up without each of the best in turn."""
    rows = np.arange(len(made.kept))
    others = [_index(made, np.delete(rows, one))["efficiency_change"] for one in best if one != made.focus]
    known = [value for value in others if np.isfinite(value)]
    return (min(known), max(known)) if known else (np.nan, np.nan)


def _left_out(production: Production, made: Volumes) -> tuple[tuple[int, str], ...]:
    at = [production.at(year) for year in made.years]
    whole = production.whole()[:, at].all(axis=1)
    kept = set(made.kept.tolist())
    others = [unit for unit in range(len(production.units)) if unit not in kept]
    if production.excluded is not None:
        others = [unit for unit in others if not production.excluded[unit]]
    return tuple((unit, "break" if whole[unit] else "missing") for unit in others)
