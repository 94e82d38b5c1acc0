"""Intervals as plain data, and the places they allow."""

import json

import numpy as np

from yokoten.analysis.frontier import Resampling, bootstrap
from yokoten.compare.rules.frontier.intervals import Interval, freeze_intervals, intervals_of, places

TABLE = np.array([[2.0, 4], [6, 8], [4, 3], [3, 2], [np.nan, 1]])


def test_intervals_are_frozen_with_level_size_and_seed_and_read_back():
    how = Resampling(replications=100)
    found = bootstrap(TABLE[:, :1], TABLE[:, 1:], np.random.default_rng(7), how=how)
    frozen = json.loads(json.dumps(freeze_intervals(list("ABCDE"), found, 7)))
    assert (frozen["level"], frozen["replications"], frozen["seed"]) == (0.95, 100, 7)
    read = intervals_of(frozen)
    assert sorted(read) == list("ABCD"), "a region without figures has no interval"
    assert all(0 < one.low <= one.high <= 1 for one in read.values())


def test_nothing_frozen_is_nothing_read():
    assert intervals_of({}) == {} and places({}) == {}


def test_only_intervals_that_lie_apart_part_places():
    ends = {"A": (0.9, 1), "B": (0.5, 0.7), "C": (0.6, 0.8), "D": (0.1, 0.2)}
    found = places({unit: Interval(low, high, low) for unit, (low, high) in ends.items()})
    assert found == {"A": (1, 1), "B": (2, 3), "C": (2, 3), "D": (4, 4)}
