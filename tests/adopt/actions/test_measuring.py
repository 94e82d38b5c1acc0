"""Targets and numbers: once a day, replaced with a trace, never ahead; baselines and new limits."""

from datetime import timedelta
from decimal import Decimal

import pytest

from factories import adopt as make
from factories.adopt import NOW, START, TODAY
from factories.kernel import make_member, make_organisation
from yokoten.adopt.actions.measuring import (
    MOST_TARGETS,
    freeze_baseline,
    note_measurement,
    remove_measurement,
    renew_limits,
    set_target,
)
from yokoten.adopt.models import Measurement
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def target():
    return make.make_project().targets.get()


def note(target, value=40, on=TODAY, actor=SYSTEM, **details):
    return note_measurement(actor, target, make.reading(value, on, **details), today=TODAY, now=NOW)


def refused(code, act):
    with pytest.raises(RuleBroken) as met:
        act()
    assert met.value.code == code


def test_a_number_of_the_day_is_noted_with_who_and_what_was_different(target):
    home = target.project.organisation
    foreman = make_member("adopt.note_measurement", organisation=home)
    noted = note(target, "41.5", actor=foreman, note=" Power cut ")
    assert (noted.value, noted.note, noted.noted_by) == (Decimal("41.5"), "Power cut", foreman)


def test_the_same_day_again_replaces_the_number_and_the_trail_keeps_the_old_one(target):
    note(target, 40)
    note(target, 42)
    assert Measurement.objects.get().value == 42
    changed = Entry.objects.filter(act="adopt.note_measurement").latest("pk").facts["changed"]
    assert changed["value"] == {"from": 40.0, "to": 42.0}


def test_a_number_that_did_not_change_leaves_no_trace(target):
    note(target, 40), note(target, 40)
    assert Entry.objects.filter(act="adopt.note_measurement").count() == 1


def test_no_number_comes_from_the_future(target):
    refused("measurement_ahead", lambda: note(target, on=TODAY + timedelta(days=1)))


def test_a_number_is_still_noted_after_the_end(target):
    target.project.closed_on = TODAY
    target.project.save()
    assert note(target)
    refused("project_over", lambda: remove_measurement(SYSTEM, target.measurements.get()))


def test_a_wrong_number_is_taken_out_and_the_trail_keeps_it(target):
    remove_measurement(SYSTEM, note(target, 40))
    assert not Measurement.objects.exists()
    assert Entry.objects.get(act="adopt.remove_measurement").facts["value"] == 40.0


def test_targets_are_added_and_changed_until_a_gate_locks_them(target):
    project = target.project
    added = set_target(SYSTEM, project, make.wanted(name="Stock"))
    assert set(project.targets.all()) == {target, added}
    set_target(SYSTEM, project, make.wanted(name="Stock", goal=Decimal(20)), target=added)
    added.refresh_from_db()
    assert added.goal == 20
    project.targets.update(locked_at="defend")
    refused("target_locked", lambda: set_target(SYSTEM, project, make.wanted(goal=Decimal(10)), target=added))


def test_a_project_has_a_dozen_targets_at_most():
    project = make.make_project(targets=MOST_TARGETS)
    refused("too_many_targets", lambda: set_target(SYSTEM, project, make.wanted()))


def test_the_baseline_takes_numbers_that_are_there(target):
    make.make_readings(target, range(5))
    refused("baseline_outside", lambda: freeze_baseline(SYSTEM, target, count=2))
    refused("baseline_outside", lambda: freeze_baseline(SYSTEM, target, count=6))
    assert freeze_baseline(SYSTEM, target, count=5).baseline_count == 5
    assert freeze_baseline(SYSTEM, target, count=None).baseline_count is None


def test_new_limits_need_a_reason_and_numbers_on_both_sides(target):
    make.make_readings(target, range(8))
    middle = START + timedelta(days=28)
    refused("limits_need_reason", lambda: renew_limits(SYSTEM, target, on=middle, reason=" "))
    refused("limits_need_points", lambda: renew_limits(SYSTEM, target, on=START, reason="Kanban"))
    renew_limits(SYSTEM, target, on=middle, reason="Kanban")
    renewed = renew_limits(SYSTEM, target, on=middle, reason="Kanban at post 2")
    assert renewed.changes == [{"on": middle.isoformat(), "reason": "Kanban at post 2"}]


def test_a_stranger_notes_nothing(target):
    with pytest.raises(NotAllowed):
        note(target, actor=make_member("adopt.*", organisation=make_organisation()))
