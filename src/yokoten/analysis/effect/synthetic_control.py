"""One treated unit against a weighted mean of others that went the same way before."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.effect.simplex_weights import SimplexWeights, fit_simplex
from yokoten.analysis.refusal import NotComputable

Array = np.ndarray
LEAST_BEFORE, LEAST_DONORS = 2, 2
USED = 1e-9


@dataclass(frozen=True, eq=False)
class Fit:
    """One unit against its synthetic self: `synthetic` and `gap` = outcome - synthetic, (T,)."""

    unit: int
    donors: Array
    weights: SimplexWeights
    synthetic: Array
    gap: Array
    before: int

    @property
    def pre_rmspe(self) -> float:
        return float(np.sqrt((self.gap[: self.before] ** 2).mean()))

    @property
    def post_rmspe(self) -> float:
        return float(np.sqrt((self.gap[self.before :] ** 2).mean()))

    @property
    def mean_effect(self) -> float:
        return float(self.gap[self.before :].mean())

    def ratio(self, scale: float) -> float:
        """Post by pre RMSPE; a fit that is exact to rounding (1e-12 of `scale`) counts as endlessly good."""
        pre, post = self.pre_rmspe, self.post_rmspe
        if pre > 1e-12 * scale:
            return post / pre
        return float("inf") if post > 1e-12 * scale else 0.0


@dataclass(frozen=True, eq=False)
class SyntheticControl:
    """`fit` of the treated unit; `placebos`: the same for each donor; `ratios` (1 + donors,), the treated one first.

    `rank`: how many of the `placebo_n` units, the treated one counted, have a ratio at least as large as the treated
    one's; rank / placebo_n is the share of units that would look as affected. `without` (K,): mean effects with one of
    the `left_out` donors (K,) missing. `dropped`: donors without all figures.
    """

    fit: Fit
    placebos: tuple[Fit, ...]
    ratios: Array
    rank: int
    left_out: Array
    without: Array
    dropped: Array

    @property
    def placebo_n(self) -> int:
        return self.ratios.size

    @property
    def p(self) -> float:
        return self.rank / self.placebo_n


def synthetic_control(
    outcome: ArrayLike, treated: int, before: int, *, covariates: ArrayLike | None = None
) -> SyntheticControl:
    """The effect on one treated unit, with placebos in space and each used donor left out once.

    `outcome` (n, T), NaN where missing; `treated`: its row; `before`: how many of the T periods lie before treatment;
    `covariates` (n, K): means over those periods. Weights w >= 0, Σw = 1 minimise Σ_{t < T0} (Y_1t - Σ w_j Y_jt)²; with
    covariates plus s² Σ_k (X_1k - Σ w_j X_jk)²/s_k², where s_k² is the variance of covariate k over all units and s²
    the mean over pre-periods of that of the outcome: inverse variance, each covariate counting as much as one
    pre-period (V is not searched for). Placebo: each donor in turn as if treated, its donors being the others; the
    treated unit is no donor of a placebo, as its figures carry the effect. Cost: one fit per donor and per donor used.
    Sources: Abadie, Diamond and Hainmueller (2010); Abadie (2021).
    Raises NotComputable: `synth_too_few_before` (count, least), `synth_nothing_after`, `synth_treated_missing`
    (column), `synth_too_few_donors` (count, least), `synth_covariate_missing` (covariate).

    >>> found = synthetic_control([[2.0, 3, 9], [1, 2, 3], [3, 4, 5], [9, 1, 2]], 0, 2)
    >>> found.fit.weights.weights.round(9).tolist(), round(found.fit.mean_effect, 9), found.rank, found.placebo_n
    ([0.5, 0.5, 0.0], 5.0, 1, 4)
    """
    figures = np.asarray(outcome, float)
    extra = np.empty((len(figures), 0)) if covariates is None else np.asarray(covariates, float)
    donors, dropped = _donors(figures, extra, treated, before)
    kept = np.concatenate([[treated], donors])
    rows = _rows(figures, extra, before, kept)
    fit = _fit(figures, rows, (treated, donors), before)
    placebos = tuple(_fit(figures, rows, (unit, donors[donors != unit]), before) for unit in donors.tolist())
    scale = float(np.abs(figures[kept]).max())
    ratios = np.array([one.ratio(scale) for one in (fit, *placebos)])
    used = donors[fit.weights.weights > USED]
    without = [_fit(figures, rows, (treated, donors[donors != unit]), before).mean_effect for unit in used.tolist()]
    rank = int((ratios >= ratios[0]).sum())
    return SyntheticControl(fit, placebos, ratios, rank, used, np.array(without), dropped)


def _donors(figures: Array, extra: Array, treated: int, before: int) -> tuple[Array, Array]:
    if before < LEAST_BEFORE:
        raise NotComputable("synth_too_few_before", count=before, least=LEAST_BEFORE)
    if before >= figures.shape[1]:
        raise NotComputable("synth_nothing_after")
    if np.isnan(figures[treated]).any():
        raise NotComputable("synth_treated_missing", column=int(np.isnan(figures[treated]).argmax()))
    if np.isnan(extra[treated]).any():
        raise NotComputable("synth_covariate_missing", covariate=int(np.isnan(extra[treated]).argmax()))
    complete = ~np.isnan(figures).any(axis=1) & ~np.isnan(extra).any(axis=1)
    complete[treated] = False
    donors = np.flatnonzero(complete)
    if donors.size < LEAST_DONORS:
        raise NotComputable("synth_too_few_donors", count=donors.size, least=LEAST_DONORS)
    dropped = ~complete
    dropped[treated] = False
    return donors, np.flatnonzero(dropped)


def _rows(figures: Array, extra: Array, before: int, kept: Array) -> Array:
    """What is to be matched, one column per unit: pre-period outcomes, and covariates on their scale."""
    early = figures[:, :before].T
    if not extra.shape[1]:
        return early
    spread = extra[kept].std(axis=0, ddof=1)
    scale = np.sqrt(early[:, kept].var(axis=1, ddof=1).mean())
    usable = spread > 0
    return np.vstack([early, (extra[:, usable] / spread[usable] * scale).T])


def _fit(figures: Array, rows: Array, who: tuple[int, Array], before: int) -> Fit:
    unit, donors = who
    found = fit_simplex(rows[:, donors], rows[:, unit])
    synthetic = found.weights @ figures[donors]
    return Fit(unit, donors, found, synthetic, figures[unit] - synthetic, before)
