"""What the data can carry: the strongest design first, and each refusal with its reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.prove.rules.designs import STRENGTH, DataShape, best, fit_of, fitting


def make_shape(**changes):
    """Ten places, four of which began at one time, with ten periods on each side."""
    given = {"units": 10, "treated": 4, "starts": 1, "before": 10, "after": 10, "never": 6} | changes
    return DataShape(**given)


def codes(design, shape):
    return [reason.code for reason in fit_of(design, shape).reasons]


def cautions(design, shape):
    return [reason.code for reason in fit_of(design, shape).cautions]


def test_designs_come_in_the_order_of_strength():
    assert tuple(fit.design for fit in fitting(make_shape())) == STRENGTH


@pytest.mark.parametrize(
    ("design", "changes"),
    [
        ("did", {}),
        ("did_staggered", {"starts": 3, "not_yet": 3}),
        ("synthetic", {"treated": 1, "never": 9}),
        ("interrupted", {"units": 1, "treated": 1, "never": 0}),
        ("course", {"units": 1, "treated": 1, "never": 0, "after": 5}),
        (
            "two_logs",
            {"units": 1, "treated": 1, "never": 0, "before": 0, "after": 0, "cases_before": 40, "cases_after": 30},
        ),
        ("before_after", {"units": 1, "treated": 1, "never": 0, "before": 3, "after": 2}),
    ],
)
def test_the_best_design_is_the_strongest_that_the_data_carry(design, changes):
    assert best(make_shape(**changes)).design == design


def test_places_that_begin_later_serve_as_comparison_where_starts_differ():
    shape = DataShape(units=8, treated=8, starts=3, before=4, after=8, not_yet=6)

    assert best(shape).design == "did_staggered"
    assert cautions("did_staggered", shape) == ["few_units", "compared_with_later_ones"]
    assert codes("did", shape) == ["starts_differ", "treated_everywhere"]


def test_treated_everywhere_at_one_time_leaves_the_own_course():
    shape = DataShape(units=8, treated=8, starts=1, before=12, after=12)

    assert codes("did", shape) == ["treated_everywhere"]
    assert fit_of("did", shape).reasons[0].facts == {"units": 8}
    assert best(shape).design == "interrupted"


def test_a_place_by_itself_has_no_comparison_group():
    assert "no_comparison_group" in codes("did", DataShape(units=1, treated=1, starts=1, before=9, after=9))


def test_one_treated_place_is_too_few_for_a_difference_of_groups():
    shape = make_shape(treated=1, never=9)

    assert codes("did", shape) == ["one_unit_treated"]
    assert fit_of("synthetic", shape).can


def test_a_synthetic_place_is_made_for_one_place_only():
    assert codes("synthetic", make_shape()) == ["several_units_treated"]


@pytest.mark.parametrize("design", STRENGTH)
def test_nothing_goes_without_a_start(design):
    assert "no_start" in codes(design, make_shape(starts=0, cases_before=99, cases_after=99))


@pytest.mark.parametrize("design", STRENGTH)
def test_nothing_goes_where_nobody_was_treated(design):
    assert "no_unit_treated" in codes(design, DataShape(units=5, treated=0, starts=0, before=20, after=20, never=5))


@pytest.mark.parametrize(
    ("design", "least"), [("synthetic", 5), ("interrupted", 8), ("course", 8), ("before_after", 2)]
)
def test_too_few_periods_before_are_told_with_how_many_it_takes(design, least):
    changes = {"treated": 1, "never": 9} if design == "synthetic" else {}

    assert fit_of(design, make_shape(before=least, **changes)).can
    (reason,) = fit_of(design, make_shape(before=least - 1, **changes)).reasons
    assert (reason.code, dict(reason.facts)) == ("few_periods_before", {"count": least - 1, "least": least})


@pytest.mark.parametrize(("design", "least"), [("did", 1), ("interrupted", 8), ("course", 4), ("before_after", 2)])
def test_too_few_periods_after_are_told_with_how_many_it_takes(design, least):
    assert fit_of(design, make_shape(after=least)).can
    assert codes(design, make_shape(after=least - 1)) == ["few_periods_after"]


def test_a_season_must_have_been_seen_twice_before_the_start():
    assert fit_of("interrupted", make_shape(season=4, before=8, after=8)).can
    assert fit_of("interrupted", make_shape(season=12, before=24, after=8)).can
    (reason,) = fit_of("interrupted", make_shape(season=12, before=23, after=30)).reasons
    assert (reason.code, dict(reason.facts)) == ("season_not_seen", {"season": 12, "count": 23, "least": 24})


def test_logs_need_cases_on_both_sides():
    assert codes("two_logs", make_shape()) == ["no_log"]
    assert codes("two_logs", make_shape(cases_before=500, cases_after=29)) == ["few_cases"]
    assert fit_of("two_logs", make_shape(cases_before=30, cases_after=30)).can


def test_one_period_before_cannot_show_whether_trends_were_alike():
    assert cautions("did", make_shape(before=1)) == ["pretrend_not_testable", "few_units"]
    assert cautions("did", make_shape(units=20, treated=6, never=14)) == []


def test_few_donors_and_a_short_fit_are_said():
    shape = make_shape(treated=1, never=5, before=6)

    assert cautions("synthetic", shape) == ["few_donors", "short_fit"]


def test_limits_of_a_short_baseline_are_not_firm():
    assert cautions("course", make_shape(before=16)) == ["limits_not_firm"]
    assert cautions("course", make_shape(before=17)) == []


def test_a_refused_design_carries_no_cautions():
    assert all(not fit.cautions for fit in fitting(make_shape(starts=0)))


def test_nothing_is_best_where_nothing_can_be_carried():
    assert best(DataShape(units=1, treated=1, starts=1, before=1, after=0)) is None


@pytest.mark.parametrize("wrong", [{"treated": 5, "never": 6}, {"not_yet": 5}])
def test_parts_do_not_exceed_the_whole(wrong):
    with pytest.raises(ValueError, match="than there are"):
        make_shape(**wrong)


few = st.integers(0, 24)


@settings(deadline=None)
@given(treated=few, never=few, starts=st.integers(0, 3), before=few, after=few, season=st.none() | few, more=few)
def test_more_to_compare_with_and_longer_series_never_make_the_best_design_weaker(
    treated, never, starts, before, after, season, more
):
    shape = {"treated": treated, "starts": starts, "season": season}
    poor = DataShape(units=treated + never, never=never, before=before, after=after, **shape)
    rich = DataShape(
        units=treated + never + more, never=never + more, before=before + more, after=after + more, **shape
    )

    first, second = best(poor), best(rich)

    assert first is None or STRENGTH.index(second.design) <= STRENGTH.index(first.design)


@settings(deadline=None)
@given(treated=few, never=few, starts=st.integers(0, 3), before=few, after=few, cases=st.integers(0, 60))
def test_a_design_is_refused_with_a_reason_and_carried_without(treated, never, starts, before, after, cases):
    shape = DataShape(
        units=treated + never, treated=treated, never=never, starts=starts, before=before, after=after,
        cases_before=cases, cases_after=cases,
    )  # fmt: skip

    assert all(fit.can is not bool(fit.reasons) for fit in fitting(shape))
