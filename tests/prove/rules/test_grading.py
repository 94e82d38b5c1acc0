"""The grade: four words by conditions and points, monotone in every fact."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.prove.rules.checking import check_of
from yokoten.prove.rules.designs import STRENGTH
from yokoten.prove.rules.evidence_facts import LASTING, WORDS, Checks, EvidenceFacts, Quality
from yokoten.prove.rules.grade_rule import PARTS, shipped_rule
from yokoten.prove.rules.grading import grade
from yokoten.prove.rules.sizes import Size

RULE = shipped_rule()
CLEAR = Size(4.0, 2.0, 6.0, matters=1.0)
CLEAN = Quality(has_source=True, estimated=0.0, missing=0.0, breaks=0)


def make_facts(**changes):
    """A difference of groups as good as it can be, but for the year that has not passed."""
    given = {
        "design": "did",
        "checks": Checks(pretrend=0.4),
        "quality": CLEAN,
        "size": CLEAR,
        "is_registered": True,
        "is_second_read": True,
    } | changes
    return EvidenceFacts(**given)


def points(graded):
    return {part.name: part.points for part in graded.parts}


def raising(graded):
    return [reason.code for reason in graded.raising]


def test_a_sound_comparison_is_compared_and_shows_its_points():
    graded = grade(make_facts(), RULE)

    assert (graded.grade, graded.points, graded.counts_as, graded.found) == ("compared", 87, "did", "better")
    assert points(graded) == {
        "design": 27, "fit": 20, "figures": 20, "size": 10, "persistence": 0, "registered": 5, "reader": 5,
    }  # fmt: skip
    assert raising(graded) == ["persistence_not_due"]
    assert graded.version == 1


def test_a_comparison_that_lasted_a_year_is_held_and_nothing_raises_it():
    graded = grade(make_facts(persistence="held"), RULE)

    assert (graded.grade, graded.points, graded.raising) == ("held", 97, ())


def test_the_best_that_can_be_has_a_hundred_points():
    graded = grade(make_facts(design="did_staggered", persistence="held"), RULE)

    assert graded.points == 100
    assert all(part.reasons == () for part in graded.parts)


def test_nothing_measured_is_told():
    graded = grade(EvidenceFacts(), RULE)

    assert (graded.grade, graded.points, graded.counts_as, graded.found) == ("told", 0, "", "unknown")
    assert raising(graded) == ["no_design", "no_figure", "no_source", "points_short"]


def test_before_and_after_is_measured_and_asks_for_a_comparison():
    graded = grade(make_facts(design="before_after"), RULE)

    assert graded.grade == "measured"
    assert raising(graded) == ["no_comparison", "points_short"]


def test_an_own_course_however_sound_is_no_comparison():
    sound = Checks(autocorrelation=0.2, placebo=0.6)
    graded = grade(make_facts(design="interrupted", checks=sound, persistence="held"), RULE)

    assert (graded.grade, graded.points) == ("measured", 88)
    assert raising(graded) == ["no_comparison"]


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        (Size(-4.0, -6.0, -2.0, matters=1.0), "worse"),
        (Size(0.1, -0.4, 0.6, matters=1.0), "null"),
        (Size(0.4, 0.1, 0.7, matters=1.0), "small_better"),
    ],
)
def test_null_and_harmful_results_are_graded_as_high_as_good_ones(size, seen):
    graded = grade(make_facts(size=size), RULE)

    assert (graded.grade, graded.points, graded.found) == ("compared", 87, seen)


def test_only_an_effect_for_the_better_can_be_held():
    worse = Size(-4.0, -6.0, -2.0)
    graded = grade(make_facts(size=worse, persistence="held"), RULE)

    assert (graded.grade, raising(graded)) == ("compared", ["not_for_the_better"])


def test_an_interval_that_says_nothing_does_not_compare():
    graded = grade(make_facts(size=Size(4.0, -2.0, 10.0, matters=1.0)), RULE)

    assert (graded.grade, graded.points) == ("measured", 81)
    assert raising(graded) == ["size_open"]


def test_different_trends_before_make_a_comparison_count_as_before_and_after():
    graded = grade(make_facts(checks=Checks(pretrend=0.03)), RULE)

    assert (graded.grade, graded.counts_as, points(graded)["design"], points(graded)["fit"]) == (
        "measured", "before_after", 5, 0,
    )  # fmt: skip
    failed = next(reason for reason in graded.raising if reason.code == "check_failed")
    assert failed.facts == {"check": "pretrend", "figure": 0.03, "limit": 0.10}


def test_a_check_that_was_not_made_is_asked_for():
    graded = grade(make_facts(checks=Checks()), RULE)

    assert (graded.grade, raising(graded)) == ("measured", ["check_not_made", "points_short"])


def test_a_synthetic_place_with_half_its_checks_gets_half_of_the_fit():
    graded = grade(make_facts(design="synthetic", checks=Checks(pre_fit=0.1)), RULE)

    assert (points(graded)["design"], points(graded)["fit"], graded.grade) == (5, 10, "measured")


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"is_registered": False}, "not_registered"),
        ({"weighty": 1}, "departed"),
        ({"is_second_read": False}, "no_second_reader"),
        ({"quality": replace(CLEAN, estimated=0.21)}, "estimated_many"),
        ({"quality": replace(CLEAN, missing=0.21)}, "missing_many"),
        ({"quality": replace(CLEAN, breaks=1)}, "breaks_many"),
        ({"quality": replace(CLEAN, breaks=None)}, "breaks_unknown"),
    ],
)
def test_each_condition_of_compared_is_told_when_it_is_all_that_lacks(changes, asked):
    graded = grade(make_facts(**changes), RULE)

    assert (graded.grade, raising(graded)) == ("measured", [asked])


def test_lesser_departures_cost_points_but_not_the_word():
    graded = grade(make_facts(lesser=2), RULE)

    assert (graded.grade, points(graded)["registered"]) == ("compared", 3)
    assert [reason.code for reason in graded.parts[5].reasons] == ["departed_lesser"]


def test_without_a_source_nothing_is_measured():
    graded = grade(make_facts(quality=replace(CLEAN, has_source=False)), RULE)

    assert (graded.grade, raising(graded)) == ("told", ["no_source"])


@pytest.mark.parametrize(("estimated", "gained"), [(0.0, 20), (0.05, 18), (0.1, 18), (0.2, 16), (0.3, 15), (None, 15)])
def test_estimated_figures_cost_points_by_steps(estimated, gained):
    graded = grade(make_facts(quality=replace(CLEAN, estimated=estimated)), RULE)

    assert points(graded)["figures"] == gained


shares = st.none() | st.sampled_from([0.0, 0.03, 0.05, 0.1, 0.15, 0.2, 0.5, 1.0])
figures = st.none() | st.sampled_from([0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0])
counts = st.none() | st.integers(0, 2)
ends = st.sampled_from([0.1, 0.5, 0.9, 1.5, 3.0])


@st.composite
def facts_of_any_kind(draw):
    size = draw(st.none() | st.builds(lambda middle, reach: Size(middle, middle - reach, middle + reach, matters=1.0),
                                      st.sampled_from([-2.0, -0.3, 0.0, 0.3, 2.0]), ends))  # fmt: skip
    return EvidenceFacts(
        design=draw(st.sampled_from(["", *STRENGTH])),
        checks=Checks(*(draw(figures) for _ in range(4))),
        quality=Quality(draw(st.booleans()), draw(shares), draw(shares), draw(counts)),
        size=size,
        persistence=draw(st.sampled_from(LASTING)),
        is_registered=draw(st.booleans()),
        weighty=draw(st.integers(0, 2)),
        lesser=draw(st.integers(0, 2)),
        is_second_read=draw(st.booleans()),
    )


def less(worse, better):
    """The worse of two figures of which smaller is better; not known is worst."""
    return worse if better is None else better if worse is None else min(worse, better)


def better_checks(one, other):
    """Each check as good as in either: a failed one is worse than one not made, which is worse than one that holds."""
    rank = {"failed": 0, "not_made": 1, "passed": 2}
    chosen = {}
    for name in ("pretrend", "placebo", "pre_fit", "autocorrelation"):
        chosen[name] = getattr(max((one, other), key=lambda checks: rank[check_of(name, checks, RULE)]), name)
    return Checks(**chosen)


def improvements(facts, other):
    """`facts` with one fact after the other as good as the better of both, and with all of them."""
    quality, aim = facts.quality, other.quality
    finer = {name: less(getattr(quality, name), getattr(aim, name)) for name in ("estimated", "missing", "breaks")}
    changes = [
        {"design": min(facts.design, other.design, key=lambda one: ("", *reversed(STRENGTH)).index(one) * -1)},
        {"checks": better_checks(facts.checks, other.checks)},
        {"quality": Quality(quality.has_source or aim.has_source, **finer)},
        {"persistence": max(facts.persistence, other.persistence, key=LASTING.index)},
        {"is_registered": True},
        {"weighty": 0},
        {"lesser": 0},
        {"is_second_read": True},
    ]
    if facts.size:
        middle = facts.size.estimate
        changes.append({"size": replace(facts.size, lower=middle - 0.05, upper=middle + 0.05)})
        changes.append({"size": Size(2.0, 1.5, 2.5, matters=1.0)})
    whole = {name: value for change in changes for name, value in change.items()}
    return [replace(facts, **change) for change in (*changes, whole)]


@settings(deadline=None)
@given(facts=facts_of_any_kind(), other=facts_of_any_kind())
def test_no_better_fact_ever_lowers_the_grade_or_the_points(facts, other):
    before = grade(facts, RULE)

    for improved in improvements(facts, other):
        after = grade(improved, RULE)
        assert WORDS.index(after.grade) >= WORDS.index(before.grade)
        assert after.points >= before.points


@settings(deadline=None)
@given(facts=facts_of_any_kind())
def test_parts_stay_within_their_most_and_add_up(facts):
    graded = grade(facts, RULE)

    assert [part.name for part in graded.parts] == list(PARTS)
    assert all(0 <= part.points <= part.most for part in graded.parts)
    assert graded.points == sum(part.points for part in graded.parts)
    assert all(
        bool(part.reasons) or part.points == part.most or part.name in ("design", "fit") for part in graded.parts
    )


@settings(deadline=None)
@given(facts=facts_of_any_kind())
def test_a_grade_below_the_highest_says_what_would_raise_it(facts):
    graded = grade(facts, RULE)

    assert bool(graded.raising) is (graded.grade != "held")


REMEDIES = {
    "no_design": {"design": "did", "checks": Checks(pretrend=0.4)},
    "no_comparison": {"design": "did", "checks": Checks(pretrend=0.4)},
    "check_failed": {"checks": Checks(0.4, 0.4, 0.1, 0.1)},
    "check_not_made": {"checks": Checks(0.4, 0.4, 0.1, 0.1)},
    "no_figure": {"size": CLEAR},
    "size_open": {"size": CLEAR},
    "size_unknown": {"size": CLEAR},
    "not_for_the_better": {"size": CLEAR},
    "not_registered": {"is_registered": True},
    "departed": {"weighty": 0},
    "no_second_reader": {"is_second_read": True},
    **{f"persistence_{lasting}": {"persistence": "held"} for lasting in LASTING},
    **{code: {"quality": CLEAN} for code in ("no_source", "points_short")},
    **{
        f"{name}_{how}": {"quality": CLEAN}
        for name in ("estimated", "missing", "breaks")
        for how in ("unknown", "many")
    },
}


@given(facts=facts_of_any_kind())
@settings(deadline=None)
def test_doing_what_would_raise_the_grade_raises_it(facts):
    """One step may show the next lack, such as points that are short when the conditions hold."""
    before = graded = grade(facts, RULE)
    for _ in range(6):
        if graded.grade != before.grade or not graded.raising:
            break
        facts = replace(facts, **{name: value for one in graded.raising for name, value in REMEDIES[one.code].items()})
        if raising(graded) == ["points_short"]:
            facts = replace(facts, size=CLEAR, checks=Checks(0.4, 0.4, 0.1, 0.1), lesser=0)
        graded = grade(facts, RULE)

    assert before.grade == "held" or WORDS.index(graded.grade) > WORDS.index(before.grade)
