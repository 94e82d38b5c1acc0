"""The list set against a ranking by plain loops, and what must not change it."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from factories.figures import make_answer
from yokoten.analysis.similarity import structural_distance
from yokoten.compare.rules.frozen import freeze
from yokoten.compare.rules.question import Figures, LensWeights

UNITS = tuple("FABCDEGH")
STRUCTURE = arrays(float, (8, 2), elements=st.integers(1, 500).map(float), unique=True)
OUTCOME = arrays(float, (8, 4), elements=st.integers(1, 300).map(float))
LENSES = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).filter(any)


def figures_of(structure, outcome, **options):
    """Eight places, the first in focus; its outcome is no structural variable by construction of the tables."""
    return Figures(UNITS, ("x", "y"), structure, np.array([2005.0, 2010, 2012, 2020]), outcome, **options)


def asked(structure, outcome, **settings):
    return make_answer(figures_of(structure, outcome), draws=20, **settings)


def alike_by_hand(structure):
    """2^(-d / h), h the squared mean root of the distances of the pool."""
    squared = structural_distance(structure, 0).squared
    half = (sum(math.sqrt(one) for one in squared[1:]) / 7) ** 2
    return [2 ** (-one / half) for one in squared]


def better_by_hand(outcome):
    """Half at the median logarithm of the ratio to the focus among those ahead."""
    ahead = {n: math.log(outcome[n, -1] / outcome[0, -1]) for n in range(8) if outcome[n, -1] > outcome[0, -1]}
    middle = float(np.median(list(ahead.values()))) if ahead else 0
    return {n: 1 - 2 ** (-one / middle) for n, one in ahead.items()}


@given(structure=STRUCTURE, outcome=OUTCOME, lenses=LENSES)
@settings(max_examples=25, deadline=None)
def test_parts_and_scores_are_those_of_plain_loops(structure, outcome, lenses):
    answer = asked(structure, outcome, lens_weights=LensWeights(*lenses))
    alike, better = alike_by_hand(structure), better_by_hand(outcome)

    assert {row.unit for row in answer.teachers} == set(better)
    for row in answer.teachers:
        assert row.parts.alike == pytest.approx(alike[row.unit])
        assert row.parts.better == pytest.approx(better[row.unit])
        parts = zip(lenses, (row.parts.alike, row.parts.better, row.parts.where), strict=True)
        assert row.score == pytest.approx(sum(weight * part for weight, part in parts) / sum(lenses))


@given(structure=STRUCTURE, outcome=OUTCOME)
@settings(max_examples=25, deadline=None)
def test_list_is_sorted_complete_and_within_its_own_spread(structure, outcome):
    answer = asked(structure, outcome)
    scores = [row.score for row in answer.teachers]

    assert scores == sorted(scores, reverse=True)
    assert [row.rank for row in answer.teachers] == list(range(1, len(scores) + 1))
    assert answer.ahead == len(scores) == (outcome[:, -1] > outcome[0, -1]).sum()
    assert answer.nobody_better is (not scores)
    for row in answer.teachers:
        assert 1 <= row.rank_low <= row.rank <= row.rank_high <= len(scores)
        assert 0 <= row.stability <= 1 and 0 <= row.score <= 1


@given(structure=STRUCTURE, outcome=OUTCOME, order=st.permutations(range(1, 8)))
@settings(max_examples=15, deadline=None)
def test_order_of_the_places_changes_nothing(structure, outcome, order):
    turned = [0, *order]
    here, there = asked(structure, outcome), asked(structure[turned], outcome[turned])

    assert [row.score for row in here.teachers] == pytest.approx([row.score for row in there.teachers])
    assert {row.unit: row.score for row in here.teachers} == pytest.approx(
        {turned[row.unit]: row.score for row in there.teachers}
    )


@given(structure=STRUCTURE, outcome=OUTCOME, factor=st.sampled_from([0.001, 0.5, 1000.0]))
@settings(max_examples=15, deadline=None)
def test_other_units_of_outcome_and_structure_change_no_score(structure, outcome, factor):
    here = asked(structure, outcome)
    there = asked(structure * [factor, 1], outcome * factor)

    assert [row.score for row in here.teachers] == pytest.approx([row.score for row in there.teachers], abs=1e-6)


@given(structure=STRUCTURE, outcome=OUTCOME)
@settings(max_examples=15, deadline=None)
def test_worse_never_teaches_and_everybody_has_one_role(structure, outcome):
    up, down = asked(structure, outcome), asked(structure, outcome, lower_is_better=True)
    above, below = ({row.unit for row in answer.teachers} for answer in (up, down))

    assert not above & below
    assert above | below == {n for n in range(1, 8) if outcome[n, -1] != outcome[0, -1]}


@given(structure=STRUCTURE, outcome=OUTCOME, out=arrays(bool, 8))
@settings(max_examples=15, deadline=None)
def test_excluded_leave_the_list_and_are_named_and_keep_the_scale(structure, outcome, out):
    out[0] = False
    all_of_them = asked(structure, outcome)
    answer = make_answer(figures_of(structure, outcome, excluded=out), draws=20)

    everybody = {row.unit for row in all_of_them.teachers}
    assert {row.unit for row in answer.teachers} == everybody - set(np.flatnonzero(out))
    assert [one.unit for one in answer.left_out] == np.flatnonzero(out).tolist()
    distances = {row.unit: row.distance for row in all_of_them.teachers}
    assert all(row.distance == distances[row.unit] for row in answer.teachers)
    assert answer.ahead == all_of_them.ahead


@given(structure=STRUCTURE, outcome=OUTCOME)
@settings(max_examples=15, deadline=None)
def test_twin_of_a_teacher_stands_beside_it(structure, outcome):
    structure, outcome = structure.copy(), outcome.copy()
    structure[2], outcome[2] = structure[1], outcome[1]
    rows = {row.unit: row for row in asked(structure, outcome).teachers}

    assert (1 in rows) == (2 in rows)
    if 1 in rows:
        assert rows[1].score == rows[2].score
        assert rows[1].stability == rows[2].stability
        assert rows[2].rank - rows[1].rank == 1


def plain(value):
    """Whether a value is made of what JSON knows, without a NaN."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and plain(one) for key, one in value.items())
    if isinstance(value, (list, tuple)):
        return all(plain(one) for one in value)
    return value is None or isinstance(value, (str, bool, int)) or (type(value) is float and math.isfinite(value))


@pytest.mark.parametrize("prices", ["constant", "current"])
@given(structure=STRUCTURE, outcome=OUTCOME, holes=arrays(bool, (8, 4)))
@settings(max_examples=15, deadline=None)
def test_frozen_answer_is_plain_whatever_is_missing(prices, structure, outcome, holes):
    holed = np.where(holes, np.nan, outcome)
    holed[0, -1], structure = outcome[0, -1], structure.copy()
    structure[3, 0] = np.nan
    figures = figures_of(structure, holed, breaks=holes)
    answer = make_answer(figures, prices=prices, draws=20)
    frozen = freeze(figures, answer, "F")

    assert plain(frozen)
    assert [row["unit"] for row in frozen["rows"]] == [UNITS[row.unit] for row in answer.teachers]
    assert frozen["all"] == {
        unit: None if np.isnan(value) else value for unit, value in zip(UNITS, holed[:, -1].tolist(), strict=True)
    }
    assert frozen["own"]["breaks"] == np.flatnonzero(holes[0]).tolist()


def test_marks_are_said_of_the_marked_only():
    structure = np.random.default_rng(1).random((8, 2))
    outcome = np.random.default_rng(2).random((8, 4))
    outcome[0] = 0.001
    marked = np.array([False, True] + [False] * 6)
    figures = replace(figures_of(structure, outcome), marks={"capital": marked})

    for row in make_answer(figures, draws=20).teachers:
        assert ("capital" in [reason.code for reason in row.reasons]) is bool(marked[row.unit])
