"""Official figures of places that began and of others that did not."""

import json
from dataclasses import replace

import numpy as np
import pytest

from yokoten.analysis.refusal import NotComputable
from yokoten.prove.rules.evidence_facts import Quality
from yokoten.prove.rules.groups import Groups, read_groups, with_years_to_come
from yokoten.prove.rules.reading import Outcome

YEARS = tuple(range(2010, 2022))


def groups(first, *, count=30, effect=-3.0, last=2018, seed=4):
    """Places on a common course with noise; those that began change by `effect` from then on."""
    rng = np.random.default_rng(seed)
    values = rng.normal(20, 3, (count, 1)) + rng.normal(0, 1, (1, len(YEARS))) + rng.normal(0, 0.4, (count, len(YEARS)))
    starts = [first.get(row) for row in range(count)]
    for row, start in enumerate(starts):
        if start is not None:
            values[row, [year >= start for year in YEARS]] += effect
    places = tuple(f"P{row}" for row in range(count))
    return Groups(places, tuple(starts), YEARS, values, last, Quality(True, 0.0, 0.0, 0))


ALIKE = dict.fromkeys(range(10), 2016)
APART = {**dict.fromkeys(range(5), 2014), **dict.fromkeys(range(5, 10), 2016)}
ONE = {0: 2016}


@pytest.mark.parametrize(
    ("design", "first"), [("did", ALIKE), ("did_staggered", APART), ("did_staggered", ALIKE), ("synthetic", ONE)]
)
def test_every_design_finds_the_change_with_interval_and_checks(design, first):
    found = groups(first).estimated(design, Outcome(is_lower_better=True))
    size, checks = found.reading.size, found.reading.checks
    assert size.estimate == pytest.approx(-3, abs=0.7) and size.lower < size.estimate < size.upper
    made = (checks.pre_fit, checks.placebo) if design == "synthetic" else (checks.pretrend,)
    assert None not in made
    assert len(found.course["began"]) == len(found.course["others"]) == 9


@pytest.mark.parametrize("design", ["before_after", "course"])
def test_without_others_the_mean_of_those_who_began_is_taken_by_itself(design):
    known = groups(dict.fromkeys(range(30), 2014))
    found = known.estimated(design, Outcome(is_lower_better=True))
    assert found.reading.size.estimate == pytest.approx(-3, abs=1.5) and found.course["others"] == []
    assert known.later(known.kept(), design, Outcome()).count == 3


def test_places_that_changed_nothing_show_no_effect():
    size = groups(ALIKE, effect=0.0).estimated("did", Outcome()).reading.size
    assert size.lower < 0 < size.upper


def test_the_shape_counts_years_inside_the_window_and_places_with_all_figures():
    whole = groups(APART)
    holed = whole.values.copy()
    holed[29, 2] = np.nan
    shape = replace(whole, values=holed).shape()
    assert (shape.units, shape.treated, shape.never, shape.not_yet) == (29, 10, 19, 5)
    assert (shape.starts, shape.before, shape.after) == (2, 4, 5)


def test_years_to_come_count_until_the_window_ends():
    asked = replace(groups(ALIKE), years=YEARS[:6], values=groups(ALIKE).values[:, :6])
    assert (asked.shape().before, asked.shape().after) == (6, 0)
    assert with_years_to_come(asked, 2016).after == 3


def test_the_mix_of_others_is_told_by_weight():
    mix = groups(ONE).estimated("synthetic", Outcome()).course["mix"]
    weights = [weight for _place, weight in mix]
    assert weights == sorted(weights, reverse=True) and sum(weights) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(("design", "first"), [("did", ALIKE), ("did_staggered", APART), ("synthetic", ONE)])
def test_later_years_are_taken_by_the_same_design(design, first):
    known = groups(first)
    later = known.later(known.kept(), design, Outcome())
    assert (later.count, later.until.isoformat()) == (3, "2021-12-31")
    assert later.estimate.reading.size.estimate == pytest.approx(-3, abs=0.8)


def test_without_later_years_there_is_no_later_effect():
    known = groups(ALIKE, last=2021)
    later = known.later(known.kept(), "did", Outcome())
    assert later.count == 0 and later.estimate is None


def test_what_is_kept_comes_back_with_its_gaps():
    known = groups(ALIKE)
    known.values[3, 1] = np.nan
    back = read_groups(json.loads(json.dumps(known.kept())))
    assert back.years == YEARS[:9] and back.first == known.first
    assert np.array_equal(back.values, known.values[:, :9], equal_nan=True)


def test_a_group_without_others_is_not_computable():
    with pytest.raises(NotComputable):
        groups(dict.fromkeys(range(30), 2016)).estimated("did", Outcome())
