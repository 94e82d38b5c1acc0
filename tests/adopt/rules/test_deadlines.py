"""Deadlines follow from events, never run backwards, and close when what they ask for has come."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from yokoten.adopt.rules.deadlines import Due, due_on, is_met, open_deadlines
from yokoten.adopt.rules.workflow import After, Before, Deadline, OnDay, State, Transition, Workflow, in_force
from yokoten.adopt.rules.workflow_reading import shipped

FRIDAY = date(2026, 11, 27)


def on_weekdays(day):
    return day.weekday() < 5


def never(day):
    return False


def make_deadline(rule, until="over", code="due", reminders=()):
    return Deadline(code, {"en": "Due"}, until, rule, reminders)


def make_workflow(*deadlines):
    """draft -> work -> over, back from work to draft, and stopped."""
    states = [State(code, {"en": code}, is_first=code == "draft") for code in ("draft", "work", "check")]
    states += [State("over", {"en": "over"}, "done"), State("off", {"en": "off"}, "stopped")]
    steps = [
        ("begin", "draft", "work", "begun"),
        ("hand-in", "work", "check", "handed"),
        ("return", "check", "draft", "returned"),
        ("end", "check", "over", "ended"),
        ("stop", "work", "off", ""),
    ]
    transitions = tuple(
        Transition(code, {"en": code}, source, target, ("lead",), event=event) for code, source, target, event in steps
    )
    return Workflow("small", {"en": "Small"}, 1, date(2026, 1, 1), "public", tuple(states), transitions, deadlines)


def scheme():
    return in_force(shipped(), "promotion-scheme", date(2026, 11, 30))


def day_of(code, **events):
    deadline = next(each for each in scheme().deadlines if each.code == code)
    return due_on(deadline, {name.replace("_", "-"): on for name, on in events.items()}, on_weekdays)


def test_fifteen_days_after_acceptance():
    assert day_of("settlement-dossier", accepted=date(2026, 12, 10)) == date(2026, 12, 25)


def test_settled_on_22_january_of_the_next_year():
    assert day_of("settlement", contracted=date(2026, 3, 1)) == date(2027, 1, 22)
    assert day_of("settlement", contracted=date(2026, 12, 31)) == date(2027, 1, 22)


def test_before_20_may_means_19_may_is_the_last_day():
    assert day_of("registration", opened=date(2026, 2, 1)) == date(2026, 5, 19)
    assert day_of("registration", opened=date(2026, 5, 19)) == date(2026, 5, 19)


def test_what_begins_on_20_may_has_until_the_next_year():
    assert day_of("registration", opened=date(2026, 5, 20)) == date(2027, 5, 19)


def test_working_days_leave_out_what_the_calendar_says():
    deadline = make_deadline(After("begun", 3, is_working=True))
    assert due_on(deadline, {"begun": FRIDAY}, on_weekdays) == date(2026, 12, 2)
    assert due_on(make_deadline(After("begun", 3)), {"begun": FRIDAY}, on_weekdays) == date(2026, 11, 30)


def test_a_deadline_sleeps_until_its_event():
    assert due_on(make_deadline(After("begun", 3)), {"ended": FRIDAY}, on_weekdays) is None


def test_29_february_is_the_28th_in_a_common_year():
    assert due_on(make_deadline(OnDay(2, 29, "begun", 1)), {"begun": FRIDAY}, on_weekdays) == date(2027, 2, 28)
    assert due_on(make_deadline(OnDay(2, 29, "begun", 2)), {"begun": FRIDAY}, on_weekdays) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("rule", "begun"),
    [
        (After("begun", 5), date.max),
        (After("begun", 5, is_working=True), date(9999, 12, 30)),
        (OnDay(1, 22, "begun", 1), date.max),
        (Before(5, 20, "begun"), date(9999, 6, 1)),
        (Before(5, 20, "begun", 0, 400), date.min),
    ],
)
def test_a_day_beyond_the_calendar_is_none(rule, begun):
    assert due_on(make_deadline(rule), {"begun": begun}, on_weekdays) is None


def test_a_calendar_without_working_days_gives_no_day():
    assert due_on(make_deadline(After("begun", 1, is_working=True)), {"begun": FRIDAY}, never) is None


def test_open_deadlines_come_earliest_first():
    late, early = make_deadline(After("begun", 9), "over", "late"), make_deadline(After("begun", 2), "over", "early")
    asleep = make_deadline(After("handed", 1), "over", "asleep")
    found = open_deadlines(make_workflow(late, asleep, early), "work", {"begun": FRIDAY}, on_weekdays)
    assert [(due.deadline.code, due.on) for due in found] == [
        ("early", FRIDAY + timedelta(2)),
        ("late", FRIDAY + timedelta(9)),
    ]


def test_an_event_that_came_closes_its_deadline():
    deadline = make_deadline(After("begun", 9), "handed")
    events = {"begun": FRIDAY, "handed": FRIDAY + timedelta(20)}
    assert open_deadlines(make_workflow(deadline), "check", events, on_weekdays) == ()


def test_what_is_asked_for_a_second_time_is_due_again():
    deadline = make_deadline(After("returned", 9), "handed")
    events = {"handed": FRIDAY, "returned": FRIDAY + timedelta(3)}
    assert [due.on for due in open_deadlines(make_workflow(deadline), "draft", events, on_weekdays)] == [
        FRIDAY + timedelta(12)
    ]


@pytest.mark.parametrize(("state", "is_closed"), [("draft", False), ("work", True), ("check", True)])
def test_a_state_closes_a_deadline_once_every_way_led_through_it(state, is_closed):
    deadline = make_deadline(After("opened", 9), "work")
    assert is_met(make_workflow(deadline), deadline, state, {"opened": FRIDAY}) is is_closed


def test_a_state_left_backwards_is_due_again():
    deadline = make_deadline(After("opened", 9), "check")
    workflow = make_workflow(deadline)
    assert open_deadlines(workflow, "check", {"opened": FRIDAY}, on_weekdays) == ()
    assert len(open_deadlines(workflow, "draft", {"opened": FRIDAY}, on_weekdays)) == 1


@pytest.mark.parametrize("state", ["over", "off"])
def test_nothing_is_due_once_the_project_is_over(state):
    deadline = make_deadline(After("begun", 9), "never")
    assert open_deadlines(make_workflow(deadline), state, {"begun": FRIDAY}, on_weekdays) == ()


def test_days_left_fall_below_zero_when_late():
    due = Due(make_deadline(After("begun", 9), reminders=(1, 7)), FRIDAY)
    assert due.left_days(FRIDAY - timedelta(2)) == 2 and due.left_days(FRIDAY + timedelta(1)) == -1
    assert due.reminders() == (FRIDAY - timedelta(7), FRIDAY - timedelta(1))


def test_monthly_reports_go_on_until_acceptance():
    events = {"opened": date(2026, 1, 5), "contracted": date(2026, 6, 1), "started": date(2026, 7, 1)}
    events |= {"registered": date(2026, 1, 9), "reported": date(2026, 8, 1)}
    codes = [due.deadline.code for due in open_deadlines(scheme(), "running", events, on_weekdays)]
    assert codes == ["next-report", "settlement"]
    assert [due.deadline.code for due in open_deadlines(scheme(), "accepted", events, on_weekdays)] == ["settlement"]


DAYS = some.dates(date(1990, 1, 1), date(2090, 12, 31))
YEAR_DAYS = some.dates(date(2024, 1, 1), date(2024, 12, 31))
RULES = some.one_of(
    some.builds(After, some.just("begun"), some.integers(0, 400), some.booleans()),
    YEAR_DAYS.flatmap(
        lambda day: some.builds(
            OnDay, some.just(day.month), some.just(day.day), some.just("begun"), some.integers(-3, 3)
        )
    ),
    YEAR_DAYS.flatmap(
        lambda day: some.builds(
            Before,
            some.just(day.month),
            some.just(day.day),
            some.just("begun"),
            some.integers(-3, 3),
            some.integers(0, 400),
        )
    ),
)


@given(RULES, DAYS, DAYS)
@settings(max_examples=300, deadline=None)
def test_a_later_event_never_gives_an_earlier_deadline(rule, one, other):
    first, last = sorted((one, other))
    deadline = make_deadline(rule)
    assert due_on(deadline, {"begun": first}, on_weekdays) <= due_on(deadline, {"begun": last}, on_weekdays)


@given(YEAR_DAYS, DAYS, some.integers(0, 400))
@settings(max_examples=200, deadline=None)
def test_before_a_day_always_leaves_time_but_never_a_year_too_much(day, begun, days):
    on = due_on(make_deadline(Before(day.month, day.day, "begun", 0, days)), {"begun": begun}, on_weekdays)
    assert begun <= on <= begun + timedelta(366)


@given(DAYS, some.integers(0, 300))
@settings(max_examples=100, deadline=None)
def test_working_days_are_counted_and_the_last_one_is_a_working_day(begun, days):
    on = due_on(make_deadline(After("begun", days, is_working=True)), {"begun": begun}, on_weekdays)
    between = [begun + timedelta(at) for at in range(1, (on - begun).days + 1)]
    assert sum(on_weekdays(day) for day in between) == days
    assert days == 0 or on_weekdays(on)
