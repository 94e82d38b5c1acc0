"""Prices: what must not move a position, and a constant set found by trying every one."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from yokoten.analysis.prices import comparable_over_time, deflated, relative_position
from yokoten.analysis.refusal import NotComputable

NAN = float("nan")
TABLES = arrays(float, (6, 5), elements=st.integers(1, 500).map(float))
HOLES = arrays(bool, (6, 5), elements=st.sampled_from([True, False, False]))
LEVELS = arrays(float, 5, elements=st.floats(0.125, 8, width=32).map(float))


def placed(table, breaks=None):
    try:
        return relative_position(table, breaks)
    except NotComputable:
        assume(False)


@given(table=TABLES, holes=HOLES, levels=LEVELS)
@settings(max_examples=80, deadline=None)
def test_any_price_level_of_any_year_leaves_positions_as_they_are(table, holes, levels):
    holed = np.where(holes, NAN, table)
    here, there = placed(holed), placed(holed * levels)

    assert there.values == pytest.approx(here.values, nan_ok=True)
    assert (there.constant_units == here.constant_units).all()
    assert there.dropped == here.dropped


@given(table=TABLES, holes=HOLES)
@settings(max_examples=80, deadline=None)
def test_yardstick_is_the_median_of_those_observed_in_every_kept_year(table, holes):
    holed = np.where(holes, NAN, table)
    found = placed(holed)
    kept = [year for year in range(5) if not np.isnan(found.yardstick[year])]

    assert (found.constant_units == ~np.isnan(holed[:, kept]).any(axis=1)).all()
    for year in kept:
        assert found.yardstick[year] == np.median(holed[found.constant_units, year])
        assert found.values[:, year] == pytest.approx(holed[:, year] / found.yardstick[year], nan_ok=True)


@given(table=TABLES, holes=HOLES)
@settings(max_examples=80, deadline=None)
def test_every_year_is_kept_dropped_or_was_empty_and_the_last_is_kept(table, holes):
    holed = np.where(holes, NAN, table)
    holed[:, -1] = table[:, -1]
    found = placed(holed)
    kept = set(np.flatnonzero(~np.isnan(found.yardstick)).tolist())
    empty = {year for year in range(5) if np.isnan(holed[:, year]).all()}

    assert kept | set(found.dropped) | empty == set(range(5))
    assert not kept & set(found.dropped)
    assert 4 in kept
    assert found.constant_units.sum() >= 3


@given(table=TABLES, holes=HOLES)
@settings(max_examples=60, deadline=None)
def test_a_refusal_means_that_no_pair_of_years_has_enough_units(table, holes):
    holed = np.where(holes, NAN, table)
    holed[:, -1] = table[:, -1]
    observed = ~np.isnan(holed)
    try:
        relative_position(holed)
    except NotComputable as refusal:
        assert refusal.code == "no_constant_set"
        fullest = max(range(4), key=lambda year: (observed[:, year].sum(), year))
        assert (observed[:, fullest] & observed[:, 4]).sum() < refusal.facts["needed"]


@given(table=TABLES, order=st.permutations(range(6)))
@settings(max_examples=40, deadline=None)
def test_order_of_the_places_does_not_matter(table, order):
    assert relative_position(table[order]).values == pytest.approx(relative_position(table).values[order])


def test_dropped_years_are_the_emptiest_first():
    table = np.outer(np.arange(1.0, 9), np.ones(5))
    table[:6, 1], table[4:, 3] = NAN, NAN

    assert relative_position(table).dropped == (1,)
    table[2:5, 2] = NAN
    assert relative_position(table).dropped == (1, 3)


def test_last_year_is_never_dropped_though_it_is_the_emptiest():
    table = np.outer(np.arange(1.0, 9), np.ones(3))
    table[3:, 2] = NAN
    found = relative_position(table)

    assert found.dropped == ()
    assert found.constant_units.sum() == 3


def test_break_at_the_first_year_begins_the_series_and_hurts_nobody():
    breaks = np.zeros((6, 3), bool)
    breaks[:, 0] = True

    assert relative_position(np.ones((6, 3)), breaks).constant_units.all()


def test_broken_ones_step_in_only_where_the_unbroken_do_not_suffice():
    breaks = np.zeros((6, 3), bool)
    breaks[:3, 1] = True
    found = relative_position(np.ones((6, 3)), breaks)
    assert (found.constant_units.tolist(), found.caveats) == ([False] * 3 + [True] * 3, ())
    breaks[3, 1] = True
    assert relative_position(np.ones((6, 3)), breaks).caveats == ("yardstick_has_breaks",)


@given(table=TABLES, levels=LEVELS, base=st.integers(-5, 4))
@settings(max_examples=60, deadline=None)
def test_deflated_figures_return_with_the_price_rise(table, levels, base):
    found = deflated(table, levels, base)

    assert found * levels / levels[base] == pytest.approx(table)
    assert found[:, base] == pytest.approx(table[:, base])
    assert deflated(table, levels * 7, base) == pytest.approx(found)


@given(table=TABLES, levels=LEVELS)
@settings(max_examples=40, deadline=None)
def test_one_index_for_all_is_the_same_index_for_each(table, levels):
    assert deflated(table, np.tile(levels, (6, 1))) == pytest.approx(deflated(table, levels))


@pytest.mark.parametrize(
    ("index", "code", "facts"),
    [
        ([1.0, 2.0, 3.0], "deflator_shape", {"expected": 2, "given": 3}),
        (1.0, "deflator_shape", {"expected": 2, "given": 0}),
        ([[1.0, 2.0]], "deflator_shape", {"expected": 2, "given": 2}),
        ([1.0, -2.0], "deflator_not_positive", {"period": 1}),
        ([np.inf, 2.0], "deflator_not_positive", {"period": 0}),
        ([[1.0, 2.0], [1.0, 0.0]], "deflator_not_positive", {"period": 1}),
    ],
)
def test_index_that_cannot_deflate_is_refused_with_its_period(index, code, facts):
    with pytest.raises(NotComputable) as refusal:
        deflated([[1.0, 2.0], [3.0, 4.0]], index)

    assert (refusal.value.code, refusal.value.facts) == (code, facts)


@pytest.mark.parametrize("known", list(combinations(range(4), 2)))
def test_two_units_are_no_yardstick(known):
    table = np.full((4, 2), NAN)
    table[list(known)] = 1.0

    with pytest.raises(NotComputable) as refusal:
        comparable_over_time(table, "current")
    assert refusal.value.facts == {"units": 2, "needed": 3}
