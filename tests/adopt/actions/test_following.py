"""A target that follows an official figure: taken in, kept up to date, ended; never mixed with what was noted."""

from datetime import date
from decimal import Decimal

import pytest

from factories import adopt as make
from factories.adopt import NOW, TODAY
from factories.kernel import make_member
from factories.measure import make_observation
from yokoten.adopt.actions.following import follow_indicator, refresh_followed, refresh_numbers, stop_following
from yokoten.adopt.actions.measuring import note_measurement, remove_measurement
from yokoten.adopt.actions.number_file import import_measurements, undo_measurements
from yokoten.adopt.models import Following, Project, Target
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.measure.models import Observation

pytestmark = pytest.mark.django_db


@pytest.fixture
def target():
    return make.make_project().targets.get()


def follow(target, wanted=None, actor=SYSTEM):
    return follow_indicator(actor, target, wanted or make.followed(), today=TODAY, now=NOW)


def look_again(target):
    return refresh_numbers(SYSTEM, target, today=TODAY, now=NOW)


def numbers(target):
    return [(one.period, one.on.isoformat(), one.value) for one in target.measurements.order_by("on")]


def bring(target, value):
    readings = [make.reading(value, date(2025, 12, 31))]
    return import_measurements(SYSTEM, target, readings, filename="a.csv", today=TODAY, now=NOW)


def refused(code, act):
    with pytest.raises(RuleBroken) as met:
        act()
    assert met.value.code == code


def test_the_values_in_force_become_numbers_at_the_end_of_their_periods(target):
    follow(target)
    assert numbers(target) == [("2024", "2024-12-31", Decimal("12.5")), ("2025", "2025-12-31", Decimal(11))]
    facts = Entry.objects.get(act="adopt.follow_indicator").facts
    assert facts["stored"] == 2 and facts["figure"].startswith("indicator-")


def test_quarters_are_followed_without_the_years_beside_them(target):
    follow(target, make.followed((("2025", 40), ("2025-Q3", 12), ("2025-Q4", 9)), kind="quarter"))
    assert [period for period, _on, _value in numbers(target)] == ["2025-Q3", "2025-Q4"]


def test_a_period_that_is_not_over_is_no_number_yet(target):
    follow(target, make.followed((("2025", 40), (str(TODAY.year), 38))))
    assert [period for period, _on, _value in numbers(target)] == ["2025"]


def test_what_changed_in_the_source_changes_and_what_went_goes(target):
    followed = make.followed()
    follow(target, followed)
    Observation.objects.filter(period="2024").update(value=13)
    Observation.objects.filter(period="2025").delete()
    make_observation(followed.indicator, followed.place, "2023", 14)
    taken = look_again(target)
    assert (taken.stored, taken.changed, taken.removed) == (1, 1, 1)
    assert [(period, value) for period, _on, value in numbers(target)] == [("2023", 14), ("2024", 13)]
    assert Entry.objects.get(act="adopt.refresh_numbers").facts["changed"] == 1


def test_nothing_new_leaves_no_line_in_the_trail(target):
    follow(target)
    assert look_again(target).is_nothing
    assert not Entry.objects.filter(act="adopt.refresh_numbers").exists()


def test_a_break_of_the_series_is_kept_to_be_told(target):
    followed = make.followed()
    Observation.objects.filter(period="2025").update(status="break")
    follow(target, followed)
    assert Following.objects.get().breaks == ["2025"]


def test_every_running_project_is_looked_at_and_an_ended_one_is_not(target):
    ended = make.make_project().targets.get()
    make.make_following(target), make.make_following(ended)
    Project.objects.filter(pk=ended.project_id).update(closed_on=TODAY)
    assert refresh_followed(TODAY, NOW) == 1
    assert (target.measurements.count(), ended.measurements.count()) == (2, 0)


def test_numbers_are_not_noted_or_taken_out_by_hand_meanwhile(target):
    follow(target)
    refused("target_follows", lambda: note_measurement(SYSTEM, target, make.reading(), today=TODAY, now=NOW))
    refused("target_follows", lambda: remove_measurement(SYSTEM, target.measurements.first()))
    refused("target_follows", lambda: bring(target, 8))


def test_afterwards_the_numbers_stay_and_are_noted_by_hand(target):
    follow(target)
    stop_following(SYSTEM, target)
    note_measurement(SYSTEM, target, make.reading(), today=TODAY, now=NOW)
    assert [period for period, _on, _value in numbers(target)] == ["2024", "2025", ""]
    refused("target_follows_nothing", lambda: stop_following(SYSTEM, target))
    refused("follow_has_numbers", lambda: follow(target))


def test_a_file_may_replace_an_official_figure_afterwards_and_give_it_back(target):
    follow(target)
    stop_following(SYSTEM, target)
    brought = bring(target, 8)
    assert numbers(target)[1] == ("", "2025-12-31", Decimal(8))
    undo_measurements(SYSTEM, brought, now=NOW)
    assert numbers(target)[1] == ("2025", "2025-12-31", Decimal(11))


def test_another_kind_of_period_takes_the_place_of_the_first(target):
    followed = make.followed((("2025", 40), ("2025-Q4", 9)))
    follow(target, followed)
    stop_following(SYSTEM, target)
    follow(target, type(followed)(followed.indicator, followed.place, "quarter"))
    assert numbers(target) == [("2025-Q4", "2025-12-31", Decimal(9))]


def test_noted_numbers_another_chart_and_a_figure_without_values_are_refused(target):
    make.make_readings(target, [1])
    refused("follow_has_numbers", lambda: follow(target))
    other = make.make_project().targets.get()
    refused("follow_no_figures", lambda: follow(other, make.followed(())))
    refused("follow_no_figures", lambda: follow(other, make.followed(kind="week")))
    Target.objects.filter(pk=other.pk).update(chart="c")
    refused("follow_needs_single", lambda: follow(other))


def test_a_figure_that_one_may_not_see_is_not_followed(target):
    expert = make_member("adopt.*", organisation=target.project.organisation)
    hidden = make.followed(visibility="own")
    refused("follow_no_figures", lambda: follow(target, hidden, actor=expert))


def test_who_only_notes_numbers_does_not_choose_where_they_come_from(target):
    foreman = make_member("adopt.note_measurement", organisation=target.project.organisation)
    with pytest.raises(NotAllowed):
        follow(target, actor=foreman)
