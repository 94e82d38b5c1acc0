"""Effects of several adoptions: pooled where there are enough."""

from dataclasses import replace

import pytest

from prove.adoptions import make_effects
from yokoten.analysis.effect import meta
from yokoten.prove.rules.pooling import pool
from yokoten.prove.rules.sizes import Size


def test_the_pool_is_that_of_the_meta_analysis_with_its_prediction():
    estimates, errors = [2.0, 3.5, 5.0, 4.0], [0.5, 0.6, 0.7, 0.4]
    pooled, known = pool(make_effects(estimates, errors)), meta(estimates, errors, hartung_knapp=True)

    assert pooled.estimate == pytest.approx(known.pooled.estimate)
    assert (pooled.low, pooled.high) == pytest.approx(known.prediction)
    assert (pooled.places, pooled.unit, pooled.left_out) == (("P0", "P1", "P2", "P3"), "days", ())


def test_the_wider_of_both_intervals_is_taken():
    alike = [3.0, 3.0, 3.0]
    pooled, plain = pool(make_effects(alike)), meta(alike, [0.5] * 3)

    assert pooled.upper - pooled.lower == pytest.approx(plain.pooled.upper - plain.pooled.lower)


@pytest.mark.parametrize(
    ("estimates", "is_lower_better", "said"),
    [
        ([3.0] * 8, False, "better"),
        ([3.0] * 8, True, "worse"),
        ([-3.0] * 8, True, "better"),
        ([6.0, -2.0, 5.0, -1.0], False, "either"),
    ],
)
def test_what_a_new_place_may_expect_follows_the_whole_prediction_interval(estimates, is_lower_better, said):
    assert pool(make_effects(estimates, is_lower_better=is_lower_better)).expectation == said


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_are_too_few_to_pool(count):
    refusal = pool(make_effects([3.0] * count))

    assert (refusal.code, dict(refusal.facts)) == ("too_few_to_pool", {"count": count, "least": 3})


def test_adoptions_without_interval_are_left_out_by_name_and_do_not_count():
    effects = make_effects([3.0, 3.2, 2.9, 3.1])
    bare = [*effects[:3], replace(effects[3], size=Size(3.1))]

    assert pool(bare).left_out == ("P3",)
    assert pool(bare[1:]).code == "too_few_to_pool"


def test_units_directions_and_places_must_agree():
    effects = make_effects([3.0, 3.2, 2.9])

    assert pool([*effects[:2], replace(effects[2], unit="hours")]).facts == {"units": ["days", "hours"]}
    assert (
        pool([*effects[:2], replace(effects[2], size=Size(1, 0, 2, is_lower_better=True))]).code == "directions_differ"
    )
    assert pool([*effects, effects[0]]).facts == {"places": ["P0"]}
