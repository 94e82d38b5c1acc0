"""What the rule lets through: simulated comparisons of groups with and without an effect, from figures to the grade."""

import math
from collections import Counter

import numpy as np
import pytest

from yokoten.analysis.effect import staggered_did
from yokoten.prove.rules.evidence_facts import EvidenceFacts, Quality
from yokoten.prove.rules.grade_rule import shipped_rule
from yokoten.prove.rules.grading import grade
from yokoten.prove.rules.reading import Outcome, of_staggered

PANELS, UNITS, PERIODS, START = 300, 40, 8, 5
CLEAN = Quality(has_source=True, estimated=0.0, missing=0.0, breaks=0)


def graded(effect, *, drift=0.0, seed=0):
    """Shares of grade and finding over panels with noise of 1; `drift` parts the groups by so much each period."""
    rng, found, half = np.random.default_rng(seed), Counter(), UNITS // 2
    for _ in range(PANELS):
        values = rng.normal(20, 3, (UNITS, 1)) + rng.normal(0, 1, (1, PERIODS)) + rng.normal(0, 1, (UNITS, PERIODS))
        values[:half, START:] += effect
        values[:half] += drift * np.arange(PERIODS)
        result = staggered_did(values, [START] * half + [math.inf] * half, np.arange(float(PERIODS)))
        reading = of_staggered(result, Outcome(matters=1.0))
        facts = EvidenceFacts("did", reading.checks, CLEAN, reading.size, is_registered=True, is_second_read=True)
        one = grade(facts, shipped_rule())
        found[one.grade, one.found] += 1
    return {key: count / PANELS for key, count in found.items()}


@pytest.mark.slow
def test_what_does_nothing_is_seldom_called_better_and_often_found_to_be_nothing():
    shares = graded(0.0)

    assert shares.get(("compared", "better"), 0) < 0.05
    assert shares["compared", "null"] > 0.4


@pytest.mark.slow
def test_what_works_is_mostly_compared_and_better():
    shares = graded(2.0, seed=1)

    assert shares["compared", "better"] > 0.8
    assert not {found for _, found in shares} & {"worse", "null"}


@pytest.mark.slow
def test_groups_that_drift_apart_are_held_back_more_often_than_not():
    shares = graded(0.0, drift=0.3, seed=2)
    said_better = sum(share for (_, found), share in shares.items() if found == "better")

    assert shares.get(("compared", "better"), 0) < 0.6 * said_better
