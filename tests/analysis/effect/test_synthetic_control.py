"""Synthetic control: exact weights, relations that must hold, placebos at the stated rate, refusals."""

import numpy as np
import pytest
from scipy.optimize import minimize

from factories.effects import make_synthetic
from yokoten.analysis.effect.simplex_weights import fit_simplex
from yokoten.analysis.effect.synthetic_control import synthetic_control
from yokoten.analysis.refusal import NotComputable

# On the cigarette sales of 39 states (Proposition 99) this module and pysyncon 1.7.0 give the same weights to 1e-4, a
# mean effect of -19.51 and a pre_rmspe of 1.656; docs/reference/effects.md says how the article's weights differ. The
# table itself is not ours to pass on.


def by_scipy(donors, target):
    """The same minimum by sequential quadratic programming."""
    count = donors.shape[1]
    return minimize(
        lambda w: ((target - donors @ w) ** 2).sum(),
        np.full(count, 1 / count),
        jac=lambda w: -2 * donors.T @ (target - donors @ w),
        bounds=[(0, 1)] * count,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
        options={"ftol": 1e-15, "maxiter": 2000},
    )


@pytest.mark.parametrize("seed", range(12))
def test_weights_are_those_of_another_solver(seed):
    rng = np.random.default_rng(seed)
    rows, count = int(rng.integers(6, 20)), int(rng.integers(2, 25))
    donors = rng.normal(0, 1, (rows, count)) + rng.normal(0, 3, (rows, 1))
    target = donors @ rng.dirichlet(np.full(count, 0.3)) + rng.normal(0, 0.3, rows)
    found, other = fit_simplex(donors, target), by_scipy(donors, target)

    assert ((target - donors @ found.weights) ** 2).sum() <= other.fun + 1e-9
    assert found.certificate < 1e-12 and found.is_unique
    assert found.weights == pytest.approx(other.x, abs=1e-5)
    assert found.weights.min() >= 0 and found.weights.sum() == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("seed", range(30))
def test_ties_doubles_and_exact_fits_are_solved_and_said(seed):
    rng = np.random.default_rng(seed)
    donors = rng.integers(0, 3, (4, 9)).astype(float)
    donors[:, 8] = donors[:, 0]
    found = fit_simplex(donors, donors @ rng.dirichlet(np.ones(9)))

    assert found.certificate < 1e-12
    assert not found.is_unique


def test_a_mixture_comes_back_and_the_gap_is_the_effect():
    outcome = make_synthetic(effect=-6.0)
    outcome[0] = 0.6 * outcome[3] + 0.4 * outcome[7]
    outcome[0, 12:] -= 6
    found = synthetic_control(outcome, 0, 12)
    weights = dict(zip(found.fit.donors.tolist(), found.fit.weights.weights.tolist(), strict=True))

    assert (weights[3], weights[7]) == pytest.approx((0.6, 0.4), abs=1e-8)
    assert found.fit.gap[12:] == pytest.approx(np.full(8, -6.0), abs=1e-8)
    assert (found.rank, found.placebo_n, found.fit.mean_effect) == (1, 12, pytest.approx(-6))


def test_every_part_is_what_its_name_says():
    outcome = make_synthetic()
    found = synthetic_control(outcome, 0, 12)
    fit = found.fit

    assert fit.synthetic == pytest.approx(fit.weights.weights @ outcome[fit.donors])
    assert fit.pre_rmspe == pytest.approx(np.sqrt(np.mean((outcome[0] - fit.synthetic)[:12] ** 2)))
    assert fit.mean_effect == pytest.approx(np.mean((outcome[0] - fit.synthetic)[12:]))
    assert [placebo.unit for placebo in found.placebos] == list(range(1, 12))
    assert all(0 not in placebo.donors and placebo.unit not in placebo.donors for placebo in found.placebos)
    assert found.p == found.rank / 12 and found.rank == (found.ratios >= found.ratios[0]).sum()
    for donor, effect in zip(found.left_out, found.without, strict=True):
        rest = np.delete(outcome, donor, axis=0)
        assert effect == pytest.approx(synthetic_control(rest, 0, 12).fit.mean_effect)


def test_scale_shift_and_order_of_donors_change_nothing_else():
    outcome = make_synthetic()
    order = np.concatenate([[0], 1 + np.random.default_rng(0).permutation(11)])
    plain, other = synthetic_control(outcome, 0, 12), synthetic_control(1000 * outcome[order] - 5, 0, 12)

    assert other.fit.gap == pytest.approx(1000 * plain.fit.gap, abs=1e-6)
    assert other.rank == plain.rank
    assert other.fit.weights.weights == pytest.approx(plain.fit.weights.weights[order[1:] - 1], abs=1e-7)


def test_placebo_rank_is_uniform_when_nothing_happens():
    rng, ranks = np.random.default_rng(4), []
    for _ in range(120):
        factors = rng.normal(0, 1, (2, 14)).cumsum(axis=1)
        outcome = rng.dirichlet(np.ones(2), 10) @ factors + rng.normal(0, 0.5, (10, 14))
        ranks.append(synthetic_control(outcome, 0, 10).rank)
    assert 0.02 <= np.mean(np.array(ranks) == 1) <= 0.18
    assert 4.5 <= np.mean(ranks) <= 6.5


def test_covariates_pull_the_weights_towards_those_alike_in_any_unit():
    outcome = make_synthetic()
    alike = np.where(np.isin(np.arange(12), [0, 5]), 1.0, 9.0)[:, None]
    plain = synthetic_control(outcome, 0, 12).fit.weights.weights
    with_alike = synthetic_control(outcome, 0, 12, covariates=alike).fit.weights.weights

    assert with_alike[4] > plain[4]
    assert synthetic_control(outcome, 0, 12, covariates=alike * 100).fit.weights.weights == pytest.approx(with_alike)
    assert synthetic_control(outcome, 0, 12, covariates=0 * alike).fit.weights.weights == pytest.approx(plain)


def test_an_exact_fit_of_the_treated_ranks_first_without_dividing_by_nil():
    outcome = np.array([[1.0, 1, 5], [1.0, 1, 1], [2.0, 1, 1], [0.0, 3, 3]])
    found = synthetic_control(outcome, 0, 2)

    assert found.ratios[0] == np.inf
    assert found.rank == (found.ratios == np.inf).sum()


def test_donors_with_gaps_are_left_out_and_named():
    outcome = make_synthetic()
    outcome[5, 3] = np.nan
    found = synthetic_control(outcome, 0, 12)

    assert found.dropped.tolist() == [5] and 5 not in found.fit.donors
    assert found.placebo_n == 11


@pytest.mark.parametrize(
    ("code", "change", "before"),
    [
        ("synth_too_few_before", (), 1),
        ("synth_nothing_after", (), 20),
        ("synth_treated_missing", (0, 4), 12),
        ("synth_too_few_donors", (slice(2, None), 0), 12),
    ],
)
def test_designs_the_figures_cannot_carry_are_refused(code, change, before):
    outcome = make_synthetic()
    if change:
        outcome[change] = np.nan
    with pytest.raises(NotComputable) as refusal:
        synthetic_control(outcome, 0, before)
    assert refusal.value.code == code


def test_a_treated_unit_without_a_covariate_is_refused():
    with pytest.raises(NotComputable) as refusal:
        synthetic_control(make_synthetic(), 0, 12, covariates=np.where(np.arange(12) == 0, np.nan, 1.0)[:, None])
    assert (refusal.value.code, refusal.value.facts) == ("synth_covariate_missing", {"covariate": 0})
