"""Who is worth learning from: alike, better, was where you are, in one explained list."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yokoten.analysis.gaps import Gap, level_gaps
from yokoten.analysis.prices import OverTime, comparable_over_time
from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.similarity import Distances, structural_distance
from yokoten.analysis.stability import drawn_distances, rank_stability
from yokoten.analysis.trajectory import WasWhere, was_where
from yokoten.analysis.weights import stated_concentration
from yokoten.compare.rules.answer import Answer, LeftOut, Parts, Reason, Teacher
from yokoten.compare.rules.lenses import SAME, advantage, alike_parts, better_parts, frontier_parts, where_parts
from yokoten.compare.rules.question import Figures, LensWeights, Question
from yokoten.compare.rules.reasons import alike_reasons, better_reasons, frontier_reasons, reservations, where_reasons

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class _Ground:
    """Everything the rows are built from."""

    figures: Figures
    distances: Distances
    pool: Mask
    candidates: Mask
    ahead: Array
    gaps: tuple[Gap | None, ...]
    was: WasWhere | None
    over_time: OverTime | None
    alike: Array
    better: Array
    where: Array
    frontier: Array
    score: Array
    in_top: Array
    rank_low: Array
    rank_high: Array


def who_to_learn_from(figures: Figures, question: Question, rng: np.random.Generator) -> Answer:
    """Rank the units that are better than the focus by how much it can learn from them, with the reasons of each.

    score = Σ lens weight x part over alike, better, was-where-you-are and frontier (`lenses`), 0 to 1. Only units ahead
    on the outcome at the last period are candidates: whoever was where the focus is and has risen since is ahead by
    definition. The lens was-where-you-are is refused with its reason, and its weight shared, when the prices do not
    allow it or there is one period only. Rank spread and stability come from Dirichlet draws of the structural weights.
    Raises NotComputable: `focus_misses_outcome`, `focus_misses_structure`, `outcome_in_structure`,
    `index_has_no_level`, and those of weights, scaling and `k_not_positive`.
    """
    distances = _distances(figures, question)
    if question.prices == "index":
        raise NotComputable("index_has_no_level")
    pool = distances.candidates(figures.excluded)
    ahead = advantage(figures.outcome[:, -1], question.focus, lower_is_better=question.lower_is_better)
    candidates = pool & (ahead > SAME)
    over_time, was, refused = _trajectories(figures, question)
    shares = question.lens_weights.shares(has_where=refused is None, has_frontier=_has_mix(figures))
    ground = _ground(figures, question, (distances, pool, candidates, ahead), (over_time, was), shares, rng)
    return Answer(
        focus=question.focus,
        teachers=_teachers(ground),
        left_out=_left_out(figures, distances),
        nobody_better=bool((pool & ~np.isnan(ahead)).any() and not candidates.any()),
        ahead=int((ahead > SAME).sum()),
        judged=int((~np.isnan(ahead)).sum()),
        lens_weights=shares,
        over_time=over_time,
        refused_lens=refused,
        distances=distances,
        caveats=distances.caveats,
        concentration=question.concentration or stated_concentration(distances.weights),
        draws=question.draws,
    )


def _has_mix(figures: Figures) -> bool:
    return figures.mix is not None and not figures.mix.refused


def _distances(figures: Figures, question: Question) -> Distances:
    if np.isnan(figures.outcome[question.focus, -1]):
        raise NotComputable("focus_misses_outcome")
    distances = structural_distance(
        figures.structure,
        question.focus,
        question.weights,
        scaling=question.scaling,
        logged=question.logged,
        outcome=figures.outcome[:, -1],
    )
    if not distances.comparable[question.focus]:
        missing = [figures.variables[j] for j in np.flatnonzero(~distances.present[question.focus])]
        raise NotComputable("focus_misses_structure", variables=missing)
    return distances


def _trajectories(figures: Figures, question: Question) -> tuple[OverTime | None, WasWhere | None, Reason | None]:
    if figures.periods.size < 2:
        return None, None, Reason("single_period", {})
    try:
        over_time = comparable_over_time(
            figures.outcome, question.prices, index=figures.price_index, breaks=figures.breaks
        )
    except NotComputable as refusal:
        return None, None, Reason(refusal.code, refusal.facts)
    was = was_where(
        figures.periods,
        over_time.values,
        question.focus,
        lower_is_better=question.lower_is_better,
        breaks=figures.breaks,
    )
    return over_time, was, None


def _ground(
    figures: Figures,
    question: Question,
    levels: tuple[Distances, Mask, Mask, Array],
    paths: tuple[OverTime | None, WasWhere | None],
    shares: LensWeights,
    rng: np.random.Generator,
) -> _Ground:
    distances, pool, candidates, ahead = levels
    over_time, was = paths
    better = better_parts(ahead, candidates)
    where = where_parts(was.timings, candidates) if was else np.zeros(ahead.size)
    frontier = frontier_parts(figures.mix, candidates)
    fixed = shares.better * better + shares.where * where + shares.frontier * frontier
    drawn = drawn_distances(distances, rng, draws=question.draws, concentration=question.concentration)
    scores = shares.alike * alike_parts(drawn, pool) + fixed
    stability = rank_stability(-scores, candidates, question.k)
    alike = alike_parts(distances.squared, pool)
    gaps = level_gaps(
        figures.periods,
        figures.outcome,
        question.focus,
        lower_is_better=question.lower_is_better,
        breaks=figures.breaks,
        asked=candidates,
    )
    score = shares.alike * alike + fixed
    return _Ground(
        figures, distances, pool, candidates, ahead, gaps, was, over_time, alike, better, where, frontier, score,
        *stability,
    )  # fmt: skip


def _teachers(ground: _Ground) -> tuple[Teacher, ...]:
    """All candidates, best score first; ties by distance, then by name, so that the order of rows never matters."""
    order = sorted(
        np.flatnonzero(ground.candidates),
        key=lambda unit: (-ground.score[unit], ground.distances.squared[unit], ground.figures.units[unit]),
    )
    return tuple(_teacher(ground, int(unit), rank) for rank, unit in enumerate(order, start=1))


def _teacher(ground: _Ground, unit: int, rank: int) -> Teacher:
    distances, outcome = ground.distances, ground.figures.outcome[:, -1]
    spread = (min(rank, int(ground.rank_low[unit])), max(rank, int(ground.rank_high[unit])))
    return Teacher(
        unit=unit,
        rank=rank,
        rank_low=spread[0],
        rank_high=spread[1],
        stability=float(ground.in_top[unit]),
        score=float(ground.score[unit]),
        parts=Parts(
            float(ground.alike[unit]),
            float(ground.better[unit]),
            float(ground.where[unit]),
            float(ground.frontier[unit]),
        ),  # fmt: skip
        distance=float(distances.squared[unit]),
        rms_gap_percent=float(distances.rms_gap_percent[unit]),
        contributions=tuple(None if np.isnan(part) else float(part) for part in distances.contributions[unit]),
        difference=float(abs(outcome[unit] - outcome[distances.focus])),
        gap=ground.gaps[unit],
        timing=ground.was.timings[unit] if ground.was else None,
        reasons=_reasons(ground, unit, spread),
    )


def _reasons(ground: _Ground, unit: int, spread: tuple[int, int]) -> tuple[Reason, ...]:
    figures, outcome = ground.figures, ground.figures.outcome[:, -1]
    difference = float(abs(outcome[unit] - outcome[ground.distances.focus]))
    found = alike_reasons(figures, ground.distances, unit, ground.pool, float(ground.alike[unit]))
    found += better_reasons(figures, ground.gaps[unit], difference)
    if ground.was and ground.over_time:
        found += where_reasons(figures, ground.over_time, unit, ground.was)
    found += frontier_reasons(figures.mix, unit)
    return tuple(found + reservations(figures, unit, float(ground.in_top[unit]), spread))


def _left_out(figures: Figures, distances: Distances) -> tuple[LeftOut, ...]:
    found = []
    for unit in range(len(figures.units)):
        if figures.excluded is not None and figures.excluded[unit]:
            found.append(LeftOut(unit, "excluded", {}))
        elif not distances.comparable[unit]:
            covered = 100.0 * float(distances.covered[unit])
            found.append(LeftOut(unit, "too_few_variables", {"covered_percent": covered}))
        elif np.isnan(figures.outcome[unit, -1]):
            found.append(LeftOut(unit, "no_outcome", {}))
    return tuple(found)
