"""Estimates bring their size and their checks to the grade; what a shape allows, the methods can compute."""

import math

import numpy as np
import pytest
from scipy.stats import linregress

from yokoten.analysis.effect import (
    before_after,
    did_2x2,
    interrupted_time_series,
    staggered_did,
    synthetic_control,
    xmr,
)
from yokoten.analysis.effect.interrupted import Design
from yokoten.prove.rules.designs import LEAST_AFTER, LEAST_BEFORE, LEAST_COMPARED, LEAST_TREATED, DataShape, fit_of
from yokoten.prove.rules.evidence_facts import EvidenceFacts, Quality
from yokoten.prove.rules.grade_rule import shipped_rule
from yokoten.prove.rules.grading import grade
from yokoten.prove.rules.reading import (
    Outcome,
    earlier_start,
    likeness,
    of_before_after,
    of_interrupted,
    of_staggered,
    of_synthetic,
    of_two_groups,
    trend_p,
    with_course,
)
from yokoten.prove.rules.sizes import Size, found

DAYS = Outcome(is_lower_better=True, matters=1.0)
PLAIN = Outcome()


def make_panel(units, periods, *, effect, treated, start, seed=1):
    """Units on a common course with noise; the first `treated` change by `effect` from period `start` on."""
    rng = np.random.default_rng(seed)
    values = rng.normal(20, 3, (units, 1)) + rng.normal(0, 1, (1, periods)) + rng.normal(0, 0.5, (units, periods))
    values[:treated, start:] += effect
    return values


def make_donors(effect, donors=24, before=20, seed=2):
    rng = np.random.default_rng(seed)
    courses = np.cumsum(rng.normal(0, 1, (3, before + 6)), axis=1)
    values = rng.dirichlet(np.ones(3), donors + 1) @ courses + rng.normal(0, 0.2, (donors + 1, before + 6))
    values[0, before:] += effect
    return values


def test_an_interrupted_series_brings_its_average_and_both_checks():
    rng = np.random.default_rng(3)
    values = 30 + rng.normal(0, 1, 40)
    values[24:] -= 8
    result = interrupted_time_series(np.arange(40), values, 24, placebos=(8, 12, 16))
    reading = of_interrupted(result, DAYS)

    assert reading.size.estimate == result.average.estimate
    assert found(reading.size) == "better"
    least = min(min(one.level.p, one.slope.p) for one in result.placebos)
    assert reading.checks.placebo == pytest.approx(min(1.0, 6 * least))
    assert reading.checks.autocorrelation == pytest.approx(abs(result.autocorrelation) * math.sqrt(40) / 2)


def test_without_placebo_starts_that_check_was_not_made():
    values = np.sin(np.arange(20.0))
    reading = of_interrupted(interrupted_time_series(np.arange(20), values, 10, placebos=()), PLAIN)

    assert reading.checks.placebo is None


def test_staggered_starts_bring_the_test_of_the_trends_before():
    values = make_panel(40, 8, effect=-5, treated=20, start=4)
    first = [4.0] * 10 + [6.0] * 10 + [math.inf] * 20
    values[10:20, 4:6] += 5
    result = staggered_did(values, first, np.arange(8.0))
    reading = of_staggered(result, DAYS)

    assert reading.size.estimate == pytest.approx(result.simple)
    assert reading.checks.pretrend == pytest.approx(result.pretrend.p)
    assert found(reading.size) == "better"


def test_two_groups_take_the_trend_from_elsewhere():
    result = did_2x2([1.0, 4, 3, 8, 1, 2, 2, 4], [1, 1, 2, 2, 3, 3, 4, 4], [1, 1, 1, 1, 0, 0, 0, 0], [0, 1] * 4)
    reading = of_two_groups(result, PLAIN, pretrend=0.3)

    assert (reading.size.lower, reading.size.upper, reading.checks.pretrend) == (result.low, result.high, 0.3)


def test_a_synthetic_place_gets_its_interval_from_the_placebos():
    values = make_donors(-6.0)
    result = synthetic_control(values, 0, 20)
    reading = of_synthetic(result, DAYS, placebo=earlier_start(values, 0, 20))
    ratios = sorted(abs(one.mean_effect) / one.pre_rmspe for one in result.placebos)

    assert reading.size.upper - reading.size.estimate == pytest.approx(ratios[23] * result.fit.pre_rmspe)
    assert found(reading.size) == "better"
    assert reading.checks.pre_fit < 0.25 and reading.checks.placebo > 0.05


def test_fewer_than_nineteen_donors_carry_no_interval():
    few, enough = (of_synthetic(synthetic_control(make_donors(-6.0, count), 0, 20), DAYS).size for count in (18, 19))

    assert (few.lower, few.upper) == (None, None)
    assert enough.lower is not None


def test_the_interval_of_a_synthetic_place_holds_the_truth_at_least_as_often_as_it_says():
    hits = 0
    for seed in range(100):
        size = of_synthetic(synthetic_control(make_donors(2.0, donors=19, before=12, seed=seed), 0, 12), PLAIN).size
        hits += size.lower <= 2.0 <= size.upper

    assert hits >= 90


def test_an_earlier_start_needs_periods_before():
    values = make_donors(-6.0)

    assert earlier_start(values, 0, 4) is None
    assert 0 < earlier_start(values, 0, 5) <= 1


def test_before_and_after_brings_the_trend_of_the_values_before():
    before, after = [10.0, 12, 11, 13, 12, 11], [8.0, 9, 7, 10]
    reading = of_before_after(before_after(before, after), DAYS, pretrend=trend_p(before))

    assert found(reading.size) == "better"
    assert 0.1 < reading.checks.pretrend < 1


def test_a_line_through_values_has_the_p_of_its_slope():
    values = [1.0, 2.1, 2.4, 4.2, 3.1]

    assert trend_p(values) == pytest.approx(linregress(range(5), values).pvalue, rel=1e-9)
    assert trend_p([1.0, 2.0, 3.0, 4.0]) < 1e-6
    assert trend_p([5.0, 5.0, 5.0, 5.0]) is None and trend_p([1.0, 2.0, 3.0]) is None


def test_neighbours_are_measured_by_their_limit():
    values = [1.0, 2, 3, 4, 5, 6, 7, 8, 9]

    assert likeness(values) == pytest.approx(40 / 60 * 3 / 2)
    assert likeness([2.0, 2, 2, 2]) is None and likeness([1.0, 2]) is None
    assert with_course(of_before_after(before_after([1, 2, 4], [5, 6, 9]), PLAIN), values).checks.autocorrelation > 0.9


def test_an_interval_that_is_not_a_number_counts_as_none():
    assert DAYS.size(1.0, math.nan, math.nan) == Size(1.0, None, None, 1.0, True)


def test_a_sound_evaluation_goes_from_figures_to_the_grade():
    values = make_panel(40, 8, effect=-5, treated=20, start=5)
    reading = of_staggered(staggered_did(values, [5.0] * 20 + [math.inf] * 20, np.arange(8.0)), DAYS)
    quality = Quality(has_source=True, estimated=0.0, missing=0.0, breaks=0)
    facts = EvidenceFacts("did", reading.checks, quality, reading.size, is_registered=True, is_second_read=True)

    assert grade(facts, shipped_rule()).grade == "compared"


def least_shape(design, **changes):
    treated, never = LEAST_TREATED.get(design, 1), LEAST_COMPARED.get(design, 0)
    given = {"units": treated + never, "treated": treated, "starts": 1, "never": never} | changes
    return DataShape(before=LEAST_BEFORE[design], after=LEAST_AFTER[design], **given)


def test_the_least_that_a_design_asks_for_can_be_computed():
    for design in ("did", "synthetic", "interrupted", "course", "before_after"):
        assert fit_of(design, least_shape(design)).can
    assert fit_of("did_staggered", least_shape("did_staggered", starts=2, units=4)).can
    noise = np.random.default_rng(4).normal(0, 1, 60)

    assert did_2x2(noise[:8], [1, 1, 2, 2, 3, 3, 4, 4], [1, 1, 1, 1, 0, 0, 0, 0], [0, 1] * 4).se > 0
    assert staggered_did(noise[:12].reshape(4, 3), [1.0, 2.0, math.inf, math.inf], [0.0, 1.0, 2.0]).simple
    assert synthetic_control(noise[:36].reshape(6, 6), 0, 5).placebo_n == 6
    assert interrupted_time_series(np.arange(16), noise[:16], 8).df > 0
    assert interrupted_time_series(np.arange(32), noise[:32], 24, design=Design(season=12)).df > 0
    assert len(xmr(noise[:12], baseline=8).values) == 12
    assert before_after(noise[:2], noise[2:4]).se > 0
