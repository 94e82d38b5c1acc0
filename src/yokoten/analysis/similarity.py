"""Structural distance: how alike regions are in what they cannot change quickly."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.scaling import Caveat, scale_variables
from yokoten.analysis.weights import normalised_weights

LEAST_WEIGHT_COVERED = 0.7
FEW_UNITS = 10
LEAST_VALUES_ALIKE = 5


@dataclass(frozen=True, eq=False)
class Distances:
    """Distances of all units from one focus.

    `squared` (units,): d, NaN where not comparable, 0 for the focus itself.
    `contributions` (units, variables): what each variable adds to d, NaN where either side misses it.
    `covered` (units,): share of the weight that both sides have figures for.
    `weights` (variables,): normalised. `gaps` (units, variables): squared scaled differences.
    `present` (units, variables): both sides have a figure.
    """

    focus: int
    squared: NDArray[np.float64]
    contributions: NDArray[np.float64]
    covered: NDArray[np.float64]
    weights: NDArray[np.float64]
    gaps: NDArray[np.float64]
    present: NDArray[np.bool_]
    caveats: tuple[Caveat, ...]

    @property
    def comparable(self) -> NDArray[np.bool_]:
        """Units with a distance, the focus included."""
        return ~np.isnan(self.squared)

    @property
    def rms_gap_percent(self) -> NDArray[np.float64]:
        """100 √d: the typical gap, in percent of the range (min-max, rank) or of a robust standard deviation."""
        return 100.0 * np.sqrt(self.squared)

    def candidates(self, excluded: ArrayLike | None = None) -> NDArray[np.bool_]:
        """Units that can be peers: comparable, not the focus, not excluded."""
        mask = self.comparable.copy()
        mask[self.focus] = False
        if excluded is not None:
            mask &= ~np.asarray(excluded, dtype=bool)
        return mask

    def nearest(self, k: int, excluded: ArrayLike | None = None) -> NDArray[np.intp]:
        """Positions of the k nearest peers, nearest first; ties in the order of the units."""
        mask = self.candidates(excluded)
        order = np.argsort(np.where(mask, self.squared, np.inf), kind="stable")
        return order[: min(k, int(mask.sum()))]


def same_up_to_scale(column: ArrayLike, outcome: ArrayLike) -> bool:
    """Whether two columns are one quantity in different units: a constant ratio over at least five differing values.

    With fewer an exact ratio may be chance.

    >>> same_up_to_scale([1.0, 2.0, 5.0, 7.0, 8.0], [1000.0, 2000.0, 5000.0, 7000.0, 8000.0])
    True
    """
    left, right = np.asarray(column, dtype=float).ravel(), np.asarray(outcome, dtype=float).ravel()
    both = np.isfinite(left) & np.isfinite(right)
    left, right = left[both], right[both]
    if np.unique(right).size < LEAST_VALUES_ALIKE or not right.any():
        return False
    largest = float(np.abs(right).max())
    scale = float(left @ (right / largest)) / float(right @ (right / largest))
    return scale != 0 and bool(np.allclose(left, scale * right, rtol=1e-9, atol=0.0))


def refuse_outcome(values: NDArray[np.float64], outcome: ArrayLike | None) -> None:
    """Stop when the outcome, in whatever unit, is one of the structural variables.

    Raises NotComputable: `outcome_in_structure` (column).
    """
    if outcome is None:
        return
    for column in range(values.shape[1]):
        if same_up_to_scale(values[:, column], outcome):
            raise NotComputable("outcome_in_structure", column=column)


def _caveats(scaled: tuple[Caveat, ...], present: NDArray[np.bool_], focus: int) -> tuple[Caveat, ...]:
    missing = [Caveat("focus_misses_variable", int(column)) for column in np.flatnonzero(~present[focus])]
    few = [Caveat("few_units")] if present.shape[0] < FEW_UNITS else []
    return (*scaled, *missing, *few)


def structural_distance(
    values: ArrayLike,
    focus: int,
    weights: ArrayLike | None = None,
    *,
    scaling: str = "minmax",
    logged: ArrayLike | None = None,
    outcome: ArrayLike | None = None,
) -> Distances:
    """Squared weighted distance of every unit from the focus, with the exact share of each variable.

    d(i, f) = Σ_j w_j (x_ij - x_fj)², Σ_j w_j = 1, x scaled over all units given. √d obeys the triangle inequality when
    nothing is missing; d itself does not. `values` (units, variables) with NaN for missing; `focus` is a row.
    Missing: over the variables both sides have, weights re-normalised; no distance (NaN) below 70 % of the weight.
    `outcome` (units,): given only to be refused among the variables: alike means structure, never performance.
    Caveats: those of `scale_variables`, `focus_misses_variable` (column), `few_units` (under ten).
    Raises NotComputable: `outcome_in_structure` (column), `focus_not_there`, those of scaling and weights.
    Cost: O(units x variables). Source: the squared form that fits the published values of the Basque Institute of
    Competitiveness (Orkestra) structural benchmarking tool; an equivalence inferred from its values, not stated by it.

    >>> table = [[10, .30, 200], [12, .35, 260], [30, .20, 900], [11, .50, 210]]
    >>> structural_distance(table, 0, [.5, .3, .2]).squared.round(6).tolist()
    [0.0, 0.014803, 0.733333, 0.134624]
    """
    table = np.array(values, dtype=float, ndmin=2)
    if not 0 <= focus < table.shape[0]:
        raise NotComputable("focus_not_there", focus=focus)
    shares = normalised_weights(weights, table.shape[1])
    refuse_outcome(table, outcome)
    scaled = scale_variables(table, scaling, logged)
    return distances_from(scaled.values, focus, shares, scaled.caveats)


def distances_from(
    scaled: NDArray[np.float64], focus: int, weights: NDArray[np.float64], caveats: tuple[Caveat, ...] = ()
) -> Distances:
    """Distances over variables already on one scale, with normalised weights (see `structural_distance`)."""
    difference = scaled - scaled[focus]
    present = ~np.isnan(difference)
    gaps = np.where(present, difference, 0.0) ** 2
    covered = present @ weights
    enough = covered >= LEAST_WEIGHT_COVERED - 1e-12
    with np.errstate(invalid="ignore", divide="ignore"):
        contributions = np.where(present & enough[:, None], gaps * weights / covered[:, None], np.nan)
    squared = np.where(enough, np.nansum(contributions, axis=1), np.nan)
    return Distances(focus, squared, contributions, covered, weights, gaps, present, _caveats(caveats, present, focus))
