"""Effects split by one trait, where both sides have enough places."""

import numpy as np
import pytest

from prove.adoptions import make_effects
from yokoten.prove.rules.works_where import works_where


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
