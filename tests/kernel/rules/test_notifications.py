"""When a reminder is told, and when collected letters leave."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from yokoten.kernel.rules.digests import DAILY, WEEKLY, ZONES, Timing, slot_before
from yokoten.kernel.rules.notifications import KINDS, LETTERS, NotificationKind, register, step_due

DUE = date(2026, 12, 10)
STEPS = (7, 1, 0, -7)


@pytest.mark.parametrize(
    ("days_before", "step"),
    [
        (9, None), (8, None), (7, 7), (6, 7), (5, None), (2, None),
        (1, 1), (0, 0), (-1, 0), (-2, None), (-7, -7), (-8, -7),
    ],
)  # fmt: skip
def test_a_step_is_told_on_its_day_or_a_day_late(days_before, step):
    assert step_due(STEPS, DUE, DUE - timedelta(days=days_before)) == step


def test_without_steps_nothing_is_told():
    assert step_due((), DUE, DUE) is None


def test_a_code_means_one_kind():
    kind = NotificationKind("test.happened", steps=(1,))
    register(kind)
    register(kind)
    with pytest.raises(ValueError, match="test.happened"):
        register(NotificationKind("test.happened"))
    assert KINDS.pop("test.happened").group == "test"


def test_every_kind_suggests_a_letter_there_is():
    assert {kind.suggested for kind in KINDS.values()} <= set(LETTERS)
    assert all(list(kind.steps) == sorted(kind.steps, reverse=True) for kind in KINDS.values())


def at(*parts, zone="UTC"):
    return datetime(*parts, tzinfo=ZoneInfo(zone))


def test_a_daily_letter_leaves_at_the_hour_of_its_reader():
    moscow = Timing(DAILY, 9, "Europe/Moscow")
    assert slot_before(at(2026, 12, 1, 5, 59), moscow, "UTC") == at(2026, 11, 30, 9, zone="Europe/Moscow")
    assert slot_before(at(2026, 12, 1, 6, 0), moscow, "UTC") == at(2026, 12, 1, 9, zone="Europe/Moscow")


def test_without_a_zone_that_of_the_installation_counts():
    here = slot_before(at(2026, 12, 1, 3), Timing(DAILY, 8), "Asia/Ho_Chi_Minh")
    assert here == at(2026, 12, 1, 8, zone="Asia/Ho_Chi_Minh")


def test_a_weekly_letter_leaves_on_monday():
    weekly = Timing(WEEKLY, 8, "UTC")
    assert slot_before(at(2026, 12, 2, 12), weekly, "UTC") == at(2026, 11, 30, 8)
    assert slot_before(at(2026, 12, 7, 7, 59), weekly, "UTC") == at(2026, 11, 30, 8)
    assert slot_before(at(2026, 12, 7, 8), weekly, "UTC") == at(2026, 12, 7, 8)


@pytest.mark.parametrize("hour", [2, 3])
def test_summer_time_loses_no_day(hour):
    """On 29 March 2026 Stockholm's clocks go from 2 to 3, on 25 October back."""
    timing = Timing(DAILY, hour, "Europe/Stockholm")
    for month, day in ((3, 28), (10, 24)):
        moments = [datetime(2026, month, day, tzinfo=UTC) + timedelta(hours=passed) for passed in range(72)]
        slots = {slot_before(moment, timing, "UTC").date() for moment in moments}
        assert len(slots) in (3, 4) and all(slot_before(moment, timing, "UTC") <= moment for moment in moments)


def test_every_zone_offered_is_known():
    assert set(ZONES) <= available_timezones()
