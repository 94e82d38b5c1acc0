"""Which goals are in force for a place, and how the figures stand to them."""

from datetime import date

import pytest

from factories.kernel import make_administrator, make_organisation, make_person, make_place
from factories.measure import make_goal, make_indicator, make_observation
from yokoten.measure.queries import goals_of, goals_seen, standings_of
from yokoten.measure.rules.goals import Actual

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def country():
    land = make_place(code="QA", level="country", country="QA")
    return land, [make_place(code=f"QA-{n}", level="region", country="QA") for n in range(3)]


def status(goal, **told):
    return standings_of([goal], today=DAY, **told)[0].judged


def test_the_places_own_goals_come_first_and_the_countrys_after():
    land, (one, other, _) = country()
    national, own = make_goal(land), make_goal(one)
    make_goal(other)
    assert goals_of(make_administrator(), one) == [own, national]


def test_replaced_and_withdrawn_goals_and_those_of_others_are_not_in_force():
    _, (one, *_) = country()
    kept = make_goal(one)
    make_goal(one, superseded_by=kept)
    make_goal(one, withdrawn_on=DAY)
    make_goal(one, organisation=make_organisation(), visibility="own")
    assert goals_of(make_person(), one) == [kept]
    assert goals_seen(make_administrator()).count() == 4


def test_a_level_is_judged_by_the_latest_figure():
    goal = make_goal(value=10.0, horizon=2025)
    for period, value in (("2020", 12.0), ("2025", 9.0)):
        make_observation(goal.indicator, goal.place, period, value)
    assert (status(goal).status, status(goal).actual.year) == ("off", 2025)


def test_growth_is_told_at_constant_prices_and_refused_at_current_ones():
    for prices, expected in (("constant", "met"), ("current", "current_prices")):
        goal = make_goal(indicator=make_indicator(prices=prices), subject="growth", comparator="over", value=4.0)
        for period, value in (("2020", 100.0), ("2021", 105.0)):
            make_observation(goal.indicator, goal.place, period, value)
        assert status(goal).status == expected


def test_rank_and_position_are_taken_among_the_regions_of_the_country():
    _, regions = country()
    indicator = make_indicator(direction="higher")
    for place, value in zip(regions, (10.0, 20.0, 40.0), strict=True):
        make_observation(indicator, place, "2023", value)
    rank = make_goal(regions[0], indicator=indicator, comparator="rank", value=3.0)
    beside = make_goal(regions[2], indicator=indicator, comparator="relative_to", value=150.0)
    assert (status(rank).actual.value, status(rank).status) == (3.0, "met")
    assert (status(beside).actual.value, status(beside).status) == (200.0, "met")


def test_without_figures_or_an_indicator_nothing_is_claimed():
    assert status(make_goal()).status == "no_figures"
    assert status(make_goal(subject="other", names={"en": "Plans"})).status == "no_figures"


def test_figures_computed_elsewhere_are_given_by_goal():
    goal = make_goal(subject="tfp_share", indicator=None, names={"en": "TFP"}, value=45.0, horizon=2020)
    assert status(goal, told={goal.pk: Actual(50.0, 2020)}).status == "met"


def test_many_goals_of_a_place_take_few_queries(django_assert_max_num_queries):
    place = make_place()
    goals = [make_goal(place) for _ in range(12)]
    with django_assert_max_num_queries(3):
        standings_of(goals, today=DAY)
