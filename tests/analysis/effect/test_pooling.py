"""Pooled effects against metafor, and relations that must hold."""

import numpy as np
import pytest

from yokoten.analysis.effect import meta
from yokoten.analysis.effect.quantiles import t_quantile
from yokoten.analysis.refusal import NotComputable

# BCG vaccine trials (Colditz et al., 1994), cases and others with and without vaccine, as in metafor's dat.bcg.
TRIALS = np.array(
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
        (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232),
        (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ],
    dtype=float,
)  # fmt: skip
A, B, C, D = TRIALS.T
EFFECTS = np.log(A / (A + B)) - np.log(C / (C + D))
ERRORS = np.sqrt(1 / A - 1 / (A + B) + 1 / C - 1 / (C + D))


def test_reml_is_that_of_metafor():
    found = meta(EFFECTS, ERRORS)

    assert found.tau2 == pytest.approx(0.3132, abs=5e-5)
    assert found.pooled.estimate == pytest.approx(-0.7145, abs=5e-5)
    assert found.pooled.se == pytest.approx(0.1798, abs=5e-5)
    assert (found.pooled.lower, found.pooled.upper) == pytest.approx((-1.0669, -0.3622), abs=5e-5)
    assert found.i2 == pytest.approx(92.22, abs=5e-3)
    assert (found.q, found.q_df) == (pytest.approx(152.2330, abs=5e-5), 12)
    assert found.pooled.p < 0.0001 and found.q_p < 0.0001


def test_other_estimators_are_those_of_metafor():
    fixed, dl = meta(EFFECTS, ERRORS, method="fixed"), meta(EFFECTS, ERRORS, method="dl")

    assert (fixed.pooled.estimate, fixed.pooled.se) == pytest.approx((-0.4303, 0.0405), abs=5e-5)
    assert fixed.pooled == fixed.fixed and fixed.tau2 == 0 and fixed.prediction is None
    assert (dl.tau2, dl.pooled.estimate, dl.pooled.se) == pytest.approx((0.3088, -0.7141, 0.1787), abs=5e-5)
    assert dl.i2 == pytest.approx(92.12, abs=5e-3)


def test_paule_mandel_brings_q_to_its_degrees_of_freedom():
    found = meta(EFFECTS, ERRORS, method="pm")
    w = 1 / (ERRORS**2 + found.tau2)

    assert found.tau2 == pytest.approx(0.3181, abs=5e-5)
    assert (w * (EFFECTS - found.pooled.estimate) ** 2).sum() == pytest.approx(12, abs=1e-9)


def test_hartung_knapp_is_that_of_metafor():
    found = meta(EFFECTS, ERRORS, hartung_knapp=True)

    assert found.pooled.se == pytest.approx(0.1808, abs=5e-5)
    assert (found.pooled.lower, found.pooled.upper) == pytest.approx((-1.1084, -0.3206), abs=5e-5)


def test_prediction_interval_takes_t_with_two_fewer():
    found = meta(EFFECTS, ERRORS)
    reach = t_quantile(0.975, 11) * np.sqrt(found.tau2 + found.pooled.se**2)

    assert found.prediction == pytest.approx((found.pooled.estimate - reach, found.pooled.estimate + reach))
    assert found.caveats == ("signs_differ",)


def test_reml_is_the_top_of_the_likelihood():
    found, v = meta(EFFECTS, ERRORS), ERRORS**2

    def likelihood(tau2):
        w = 1 / (v + tau2)
        mu = (w * EFFECTS).sum() / w.sum()
        return np.log(w).sum() - np.log(w.sum()) - (w * (EFFECTS - mu) ** 2).sum()

    assert likelihood(found.tau2) > max(likelihood(found.tau2 * factor) for factor in (0.5, 0.999, 1.001, 2.0))


@pytest.mark.parametrize("method", ["reml", "pm", "dl"])
def test_scale_order_and_shift_move_what_they_should(method):
    base = meta(EFFECTS, ERRORS, method=method)
    scaled = meta(-10 * EFFECTS[::-1], 10 * ERRORS[::-1], method=method)
    shifted = meta(EFFECTS + 5, ERRORS, method=method)

    assert scaled.pooled.estimate == pytest.approx(-10 * base.pooled.estimate)
    assert scaled.tau2 == pytest.approx(100 * base.tau2)
    assert scaled.weights[::-1] == pytest.approx(base.weights)
    assert shifted.pooled.estimate == pytest.approx(base.pooled.estimate + 5)
    assert shifted.i2 == pytest.approx(base.i2)


@pytest.mark.parametrize("method", ["reml", "pm", "dl"])
def test_effects_closer_than_their_errors_have_no_variance_between(method):
    found = meta([1.0, 1.01, 0.99], [0.5, 0.5, 0.5], method=method)

    assert (found.tau2, found.i2) == (0.0, 0.0)
    assert (found.pooled.estimate, found.pooled.se) == pytest.approx((1.0, 0.5 / 3**0.5))


def test_two_places_promise_nothing_about_a_third():
    found = meta([0.1, 0.9], [0.1, 0.1])

    assert found.prediction is None
    assert set(found.caveats) == {"few_places", "no_prediction"}


def test_interval_with_hartung_knapp_holds_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(3)
    hits = 0
    for _ in range(300):
        errors = rng.uniform(0.1, 0.4, 8)
        found = meta(0.5 + rng.normal(0, 0.3, 8) + rng.normal(0, errors), errors, hartung_knapp=True)
        hits += found.pooled.lower < 0.5 < found.pooled.upper
    assert 0.915 < hits / 300 < 0.985


@pytest.mark.parametrize(
    ("effects", "errors", "options", "code"),
    [
        ([1.0], [0.1], {}, "too_few_places"),
        ([1.0, 2.0], [0.1], {}, "columns_differ"),
        ([1.0, 2.0], [0.1, 0.0], {}, "error_not_positive"),
        ([1.0, np.nan], [0.1, 0.1], {}, "point_missing"),
        ([1.0, 2.0], [0.1, 0.1], {"method": "ml"}, "method_unknown"),
        ([1.0, 2.0], [0.1, 0.1], {"level": 95}, "level_out_of_range"),
    ],
)
def test_what_cannot_be_pooled_is_refused(effects, errors, options, code):
    with pytest.raises(NotComputable) as refused:
        meta(effects, errors, **options)
    assert refused.value.code == code
