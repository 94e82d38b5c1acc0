"""A question as it is kept and shared, and how its lenses are weighed."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.asked import Asked
from yokoten.compare.rules.question import LensWeights

CODES = st.lists(st.text("abc-", min_size=1, max_size=6), max_size=5).map(tuple)
ASKED = st.builds(
    Asked, st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), CODES,
    st.lists(st.integers(0, 100), max_size=5).map(tuple), st.tuples(*[st.integers(0, 100)] * 3),
    st.sampled_from(["minmax", "rank"]), CODES, st.integers(1, 20), st.integers(0, 99),
)  # fmt: skip


@given(asked=ASKED, focus=st.text(max_size=5))
@settings(max_examples=60, deadline=None)
def test_question_survives_being_kept_and_changes_only_its_place(asked, focus):
    assert Asked.from_json(json.loads(json.dumps(asked.to_json()))) == asked
    assert asked.about(focus).focus == focus
    assert asked.about(focus).about(asked.focus) == asked


@given(weights=st.tuples(*[st.integers(0, 100)] * 3).filter(any), factor=st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_only_the_proportion_of_the_lenses_matters(weights, factor):
    shares = LensWeights(*weights).shares()

    assert shares.alike + shares.better + shares.where == pytest.approx(1)
    again = LensWeights(*(factor * weight for weight in weights)).shares()
    assert (again.alike, again.better, again.where) == pytest.approx((shares.alike, shares.better, shares.where))


@given(alike=st.integers(1, 100), better=st.integers(0, 100), where=st.integers(0, 100))
@settings(max_examples=40, deadline=None)
def test_refused_lens_leaves_its_weight_to_the_others_in_their_proportion(alike, better, where):
    shares = LensWeights(alike, better, where).shares(has_where=False)

    assert shares.where == 0
    assert shares.better / shares.alike == pytest.approx(better / alike)
    assert shares.alike + shares.better == pytest.approx(1)


@pytest.mark.parametrize(
    ("weights", "has_where", "code"),
    [
        ((0, 0, 0), True, "weights_zero"),
        ((0, 0, 5), False, "weights_zero"),
        ((1, -1, 1), True, "weight_negative"),
        ((1, 1, -1), False, "weight_negative"),
        ((float("nan"), 1, 1), True, "weight_not_finite"),
    ],
)
def test_lenses_without_weight_are_refused_even_where_one_is_not_used(weights, has_where, code):
    with pytest.raises(NotComputable) as refusal:
        LensWeights(*weights).shares(has_where=has_where)

    assert refusal.value.code == code
