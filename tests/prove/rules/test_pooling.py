"""Effects of several adoptions: pooled where there are enough, split by one trait where both sides have enough."""

from dataclasses import replace

import numpy as np
import pytest

from yokoten.analysis.effect import meta
from yokoten.prove.rules.pooling import AdoptionEffect, pool, works_where
from yokoten.prove.rules.sizes import Size

REACH = 1.959963985


SIZES = {"s": "small", "l": "large"}


def make_effects(estimates, errors=None, sides="", **changes):
    """An adoption for each estimate; `sides` holds the size of each place: s, l, or - where it is not known."""
    errors, sides = errors or [0.5] * len(estimates), sides or "s" * len(estimates)
    rows = enumerate(zip(estimates, errors, sides, strict=True))
    return [
        AdoptionEffect(
            place=f"P{number}",
            size=Size(one, one - REACH * se, one + REACH * se, **changes),
            unit="days",
            traits={"size": SIZES.get(side, "")},
        )
        for number, (one, se, side) in rows
    ]


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


def test_where_it_works_better_is_told_with_the_difference_and_its_interval():
    split = works_where(make_effects([6.0, 6.3, 5.8, 2.0, 2.2, 1.9], sides="ssslll"), "size", {"small"})

    assert split.verdict == "more"
    assert split.difference == pytest.approx(4.0, abs=0.02)
    assert 0 < split.lower < split.difference < split.upper
    assert (split.first.places, split.second.places) == (("P0", "P1", "P2"), ("P3", "P4", "P5"))


def test_the_direction_of_better_turns_the_words_and_not_the_difference():
    effects = make_effects([6.0, 6.3, 5.8, 2.0, 2.2, 1.9], sides="ssslll", is_lower_better=True)
    split = works_where(effects, "size", {"small"})

    assert split.verdict == "less" and split.difference > 0


def test_a_difference_within_chance_is_not_shown():
    assert (
        works_where(make_effects([3.0, 4.0, 2.0, 3.5, 2.5, 4.5], sides="ssslll"), "size", {"small"}).verdict
        == "not_shown"
    )


@pytest.mark.parametrize(("sides", "count"), [("sssll", 2), ("sss", 0), ("ssslll", None), ("sss-ll", 2)])
def test_fewer_than_three_places_a_side_are_not_split(sides, count):
    split = works_where(make_effects([3.0] * len(sides), sides=sides), "size", {"small"})

    if count is None:
        assert split.trait == "size"
    else:
        assert (split.code, dict(split.facts)) == ("too_few_on_side", {"count": count, "least": 3})


def test_what_cannot_be_pooled_cannot_be_split():
    effects = make_effects([3.0] * 6, sides="ssslll")

    assert works_where([*effects, effects[0]], "size", {"small"}).code == "place_doubled"


def test_a_trait_that_means_nothing_is_found_to_differ_in_few_pools():
    rng, found = np.random.default_rng(7), 0
    for _ in range(300):
        estimates = list(3.0 + rng.normal(0, 0.4, 10) + rng.normal(0, 0.5, 10))
        found += works_where(make_effects(estimates, sides="ssssslllll"), "size", {"small"}).verdict != "not_shown"

    assert found / 300 < 0.08
