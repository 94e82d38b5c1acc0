"""Setting, replacing and withdrawing goals."""

from datetime import date

import pytest

from factories.kernel import make_administrator, make_member, make_organisation, make_place
from factories.measure import goal_details, make_goal, make_indicator
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.measure.actions.goal import replace_goal, set_goal, withdraw_goal
from yokoten.measure.models import Goal
from yokoten.measure.policies import can_replace_goal, can_set_goals

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def test_a_goal_is_set_with_its_document_and_written_down():
    place = make_place()
    goal = set_goal(make_administrator(), place, goal_details(article=" Art. 3 "))
    assert (goal.place, goal.document("sv"), goal.article) == (place, "Plan of the region", "Art. 3")
    assert Entry.objects.get().act == "measure.set_goal"


def test_an_analyst_sets_goals_for_their_organisation_only():
    here, there = make_organisation(), make_organisation()
    analyst = make_member("measure.*", organisation=here)
    goal = set_goal(analyst, make_place(), goal_details(), organisation=here)
    assert can_set_goals(analyst) and can_replace_goal(analyst, goal)
    for elsewhere in (there, None):
        with pytest.raises(NotAllowed):
            set_goal(analyst, make_place(), goal_details(), organisation=elsewhere)


def test_a_replaced_goal_stays_with_what_superseded_it():
    goal = make_goal()
    later = replace_goal(make_administrator(), goal, goal_details(value=12.0))
    goal.refresh_from_db()
    assert goal.superseded_by == later and goal.value == 10.0 and later.place == goal.place
    assert not can_replace_goal(make_administrator(), goal)
    with pytest.raises(RuleBroken, match="goal_superseded"):
        replace_goal(make_administrator(), goal, goal_details())


def test_a_withdrawn_goal_stays_in_the_records_once():
    goal, administrator = make_goal(), make_administrator()
    assert withdraw_goal(administrator, goal, on=DAY).withdrawn_on == DAY
    assert withdraw_goal(administrator, goal, on=date(2027, 1, 1)).withdrawn_on == DAY
    assert Entry.objects.filter(act="measure.withdraw_goal").count() == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"documents": {"en": " "}}, "goal_needs_document"),
        ({"names": {}}, "goal_needs_name"),
        ({"subject": "level"}, "goal_needs_indicator"),
        ({"value": None}, "goal_needs_value"),
        ({"comparator": "range", "low": 3.0}, "goal_range_needs_two_ends"),
        ({"comparator": "range", "low": 3.0, "high": 2.0}, "goal_range_needs_two_ends"),
        ({"comparator": "around"}, "choice_unknown"),
        ({"path": "winding"}, "choice_unknown"),
        ({"horizon": 20300}, "goal_year_unlikely"),
        ({"path": "linear"}, "goal_path_needs_beginning"),
        ({"path": "linear", "baseline_value": 1.0, "baseline_year": 2030}, "goal_path_too_short"),
    ],
)
def test_what_is_no_goal_is_refused(changes, code):
    with pytest.raises(RuleBroken, match=code):
        set_goal(make_administrator(), make_place(), goal_details(**changes))
    assert not Goal.objects.exists()


def test_a_goal_of_an_indicator_needs_no_name_of_its_own():
    indicator = make_indicator(names={"en": "Output"}, unit_names={"en": "tonnes"})
    goal = set_goal(make_administrator(), make_place(), goal_details(names={}, subject="level", indicator=indicator))
    assert (goal.name("en"), goal.unit_name("en")) == ("Output", "tonnes")
