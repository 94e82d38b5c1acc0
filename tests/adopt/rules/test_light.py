"""Traffic lights: red, amber, green, each with its reasons."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from yokoten.adopt.rules.light import AMBER, GREEN, RED, Due, Reached, light_of

TODAY = date(2026, 11, 22)


def reached(last=40, *, goal=30, baseline=50, lower=True, days=0):
    number = None if last is None else Decimal(last)
    on = None if last is None else TODAY - timedelta(days=days)
    return Reached("Lead time", lower, Decimal(goal), Decimal(baseline), number, on)


def light(due=(), targets=None, ends_on=None):
    found = light_of(due, targets or [reached()], TODAY, ends_on=ends_on)
    return found.colour, [one.code for one in found.reasons]


def test_with_nothing_due_and_a_fresh_number_it_is_green():
    assert light() == (GREEN, [])


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, (RED, ["overdue"])), (0, (AMBER, ["due_soon"])), (7, (AMBER, ["due_soon"])), (8, (GREEN, []))],
)
def test_a_point_is_overdue_the_day_after_and_soon_a_week_before(days, expected):
    assert light([Due("Rack", TODAY + timedelta(days=days))]) == expected


def test_worse_than_before_is_red_in_the_direction_of_the_target():
    assert light(targets=[reached(51)]) == (RED, ["worse"])
    assert light(targets=[reached(51, goal=60, lower=False)]) == (GREEN, [])


def test_two_weeks_without_a_number_are_silence():
    assert light(targets=[reached(days=14)]) == (GREEN, [])
    assert light(targets=[reached(days=15)]) == (AMBER, ["silent"])
    assert light(targets=[reached(None)]) == (AMBER, ["silent"])


def test_a_passed_end_is_red_unless_every_target_is_reached():
    ended = TODAY - timedelta(days=1)
    assert light(ends_on=ended) == (RED, ["end_passed"])
    assert light(targets=[reached(30)], ends_on=ended) == (GREEN, [])
    assert light(ends_on=TODAY) == (GREEN, [])


def test_red_stands_before_amber_and_all_reasons_are_told():
    due = [Due("Later", TODAY), Due("Earlier", TODAY - timedelta(days=2))]
    assert light(due, [reached(55, days=30)]) == (RED, ["overdue", "worse", "due_soon", "silent"])


def test_the_share_of_the_way_is_one_at_the_goal():
    assert reached(30).share == 1 and reached(50).share == 0 and reached(40).share == Decimal("0.5")
    assert reached(None).share is None
