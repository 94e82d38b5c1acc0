"""Numbers of a file are stored together, and taken back together."""

from datetime import timedelta
from decimal import Decimal

import pytest

from factories import adopt as make
from factories.adopt import NOW, START, TODAY
from factories.kernel import make_member, make_organisation
from yokoten.adopt.actions.measuring import note_measurement
from yokoten.adopt.actions.number_file import MOST_NUMBERS, import_measurements, undo_measurements
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def target():
    return make.make_project().targets.get()


def brought(target, values, first=START, actor=SYSTEM):
    readings = [make.reading(value, first + timedelta(days=at)) for at, value in enumerate(values)]
    return import_measurements(actor, target, readings, filename="week.csv", today=TODAY, now=NOW)


def values_of(target):
    return [one.value for one in target.measurements.order_by("on")]


def test_all_numbers_of_a_file_are_noted_with_one_line_in_the_trail(target):
    one = brought(target, [40, 41, 42])
    assert values_of(target) == [40, 41, 42] and one.count == 3
    entries = Entry.objects.filter(act__startswith="adopt.")
    assert [(entry.act, entry.facts["numbers"]) for entry in entries] == [("adopt.import_measurements", 3)]


def test_taking_back_restores_what_stood_there_and_leaves_the_rest(target):
    note_measurement(SYSTEM, target, make.reading(50, START, note="By hand"), today=TODAY, now=NOW)
    note_measurement(SYSTEM, target, make.reading(60, TODAY), today=TODAY, now=NOW)
    one = brought(target, [40, 41])
    assert values_of(target) == [40, 41, 60]
    undo_measurements(SYSTEM, one, now=NOW)
    assert values_of(target) == [50, 60]
    assert target.measurements.get(on=START).note == "By hand"


def test_what_was_noted_by_hand_since_then_stays(target):
    one = brought(target, [40, 41])
    note_measurement(SYSTEM, target, make.reading(45, START), today=TODAY, now=NOW)
    undo_measurements(SYSTEM, one, now=NOW)
    assert values_of(target) == [45]


def test_the_first_of_two_files_stands_again_when_the_second_is_taken_back(target):
    first = brought(target, [40])
    second = brought(target, [Decimal("41.5")])
    undo_measurements(SYSTEM, second, now=NOW)
    assert values_of(target) == [40]
    undo_measurements(SYSTEM, first, now=NOW)
    assert values_of(target) == []


def test_a_first_file_taken_back_before_the_second_leaves_nothing_behind(target):
    first, second = brought(target, [40]), brought(target, [41])
    undo_measurements(SYSTEM, first, now=NOW)
    undo_measurements(SYSTEM, second, now=NOW)
    assert values_of(target) == []


def test_a_file_is_taken_back_once(target):
    one = brought(target, [40])
    undo_measurements(SYSTEM, one, now=NOW)
    with pytest.raises(RuleBroken) as refused:
        undo_measurements(SYSTEM, one, now=NOW)
    assert refused.value.code == "numbers_taken_back"


@pytest.mark.parametrize(
    ("readings", "code"),
    [
        ([], "numbers_none"),
        ([make.reading(1, START), make.reading(2, START)], "numbers_day_twice"),
        ([make.reading(1, START), make.reading(2, TODAY + timedelta(days=1))], "measurement_ahead"),
        ([make.reading(1)] * (MOST_NUMBERS + 1), "numbers_too_many"),
    ],
)
def test_a_file_that_cannot_be_is_refused_as_a_whole(target, readings, code):
    with pytest.raises(RuleBroken) as refused:
        import_measurements(SYSTEM, target, readings, filename="week.csv", today=TODAY, now=NOW)
    assert refused.value.code == code
    assert not target.measurements.exists() and not target.imports.exists()


def test_one_wrong_row_leaves_nothing_of_the_file(target):
    target.chart = "c"
    target.save()
    with pytest.raises(RuleBroken):
        brought(target, [1, 2])
    assert not target.imports.exists()


def test_a_stranger_brings_nothing_in_and_takes_nothing_back(target):
    one = brought(target, [40])
    stranger = make_member("adopt.*", organisation=make_organisation())
    with pytest.raises(NotAllowed):
        brought(target, [1], actor=stranger)
    with pytest.raises(NotAllowed):
        undo_measurements(stranger, one, now=NOW)


def test_a_project_that_is_over_keeps_its_numbers(target):
    one = brought(target, [40])
    target.project.closed_on = TODAY
    target.project.save()
    for act in (lambda: brought(target, [1]), lambda: undo_measurements(SYSTEM, one, now=NOW)):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "project_over"
