"""Why a unit stands where it stands, as codes and facts."""

import math

import numpy as np

from yokoten.analysis.crossing import latest_stretch
from yokoten.analysis.gaps import CLOSING, WIDENING, Gap
from yokoten.analysis.prices import RELATIVE, OverTime
from yokoten.analysis.similarity import Distances
from yokoten.analysis.trajectory import WasWhere
from yokoten.compare.rules.answer import Reason
from yokoten.compare.rules.question import Figures, Mix

SHOWN_VARIABLES = 2
SHOWN_SHARE = 0.1
UNSTABLE_BELOW = 0.5


def alike_reasons(figures: Figures, distances: Distances, unit: int, pool: np.ndarray, part: float) -> list[Reason]:
    """How near in structure, as the how-manieth of the pool, and the variables that differ most."""
    d = distances.squared
    parts = distances.contributions[unit] / d[unit] if d[unit] > 0 else np.zeros(len(figures.variables))
    shares = np.where(parts > 0, parts, 0.0)
    least = min(SHOWN_SHARE, shares.max())
    order = [j for j in np.argsort(-shares, kind="stable")[:SHOWN_VARIABLES] if shares[j] >= least > 0]
    facts = {
        "rms_gap_percent": float(distances.rms_gap_percent[unit]),
        "place": 1 + int((d[pool] < d[unit] * (1 - 1e-12)).sum()),
        "of": int(pool.sum()),
        "differs": [_difference(figures, distances.focus, unit, int(j), float(shares[j])) for j in order],
    }
    found = [Reason("alike" if part >= 0.5 else "unlike", facts)]
    missing = [figures.variables[j] for j in np.flatnonzero(~distances.present[unit])]
    if missing:
        covered = 100.0 * float(distances.covered[unit])
        found.append(Reason("few_variables", {"variables": missing, "covered_percent": covered}))
    return found


def _difference(figures: Figures, focus: int, unit: int, variable: int, share: float) -> dict[str, object]:
    return {
        "variable": figures.variables[variable],
        "share_percent": 100.0 * share,
        "own": float(figures.structure[focus, variable]),
        "other": float(figures.structure[unit, variable]),
    }


def better_reasons(figures: Figures, gap: Gap | None, difference: float) -> list[Reason]:
    """The gap now, its spread over recent periods and where it is going."""
    at = float(figures.periods[-1])
    if gap is None:
        return [Reason("better_by", {"difference": difference, "at": at})]
    facts = {"gap_percent": gap.now, "low_percent": gap.low, "high_percent": gap.high, "since": gap.since, "at": at}
    found = [Reason("better" if gap.count > 1 else "better_once", facts)]
    if gap.trend in (CLOSING, WIDENING):
        found.append(Reason(f"gap_{gap.trend}", {"points_per_year": abs(gap.per_year), "since": gap.trend_since}))
    return found


def where_reasons(figures: Figures, over_time: OverTime, unit: int, was: WasWhere) -> list[Reason]:
    """When it stood where the focus stands and how it went on, or why that is not known."""
    timing = was.timings[unit]
    if timing is None:
        kept = latest_stretch(over_time.values[unit], None if figures.breaks is None else figures.breaks[unit])
        return [Reason(was.codes[unit], {"since": float(figures.periods[kept[0]])})]
    at = float(figures.periods[-1])
    facts = {
        "years": timing.years,
        "years_low": timing.years_low,
        "years_high": timing.years_high,
        "about": at - timing.years,
        "growth_percent": None if timing.is_linear else 100.0 * math.expm1(timing.growth_since),
        "growth": timing.growth_since,
    }
    code = "was_where_position" if over_time.method == RELATIVE else "was_where"
    found = [Reason(f"{code}_steps" if timing.is_linear else code, facts)]
    return found + [Reason(caveat, {}) for caveat in timing.caveats]


def frontier_reasons(mix: Mix | None, unit: int) -> list[Reason]:
    """Its part in the mix on the frontier, and whether it beats the focus outright."""
    found = []
    if mix and not mix.refused and mix.shares[unit] > 0:
        facts = {"intensity": float(mix.intensities[unit]), "share_percent": 100.0 * float(mix.shares[unit])}
        found.append(Reason("on_frontier", facts))
    if mix and mix.dominating == unit:
        found.append(Reason("dominates", {}))
    return found


def reservations(figures: Figures, unit: int, stability: float, spread: tuple[int, int]) -> list[Reason]:
    """Marks such as extractive or capital, and how far its place hangs on the weights."""
    found = [Reason(mark, {}) for mark, units in sorted(figures.marks.items()) if units[unit]]
    facts = {"share_percent": 100.0 * stability, "rank_low": spread[0], "rank_high": spread[1]}
    return [*found, Reason("unstable" if stability < UNSTABLE_BELOW else "stable", facts)]
