"""When it is asked whether an effect held, and when people are reminded."""

from datetime import date

import pytest

from yokoten.prove.rules.due_dates import due_on, reminders, stage
from yokoten.prove.rules.grade_rule import shipped_rule

RULE = shipped_rule()
DUE = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("started", "due"),
    [
        (date(2025, 3, 10), date(2026, 3, 10)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2025, 12, 31), date(2026, 12, 31)),
    ],
)
def test_it_is_due_a_year_after_the_start(started, due):
    assert due_on(started, RULE) == due


def test_people_are_reminded_before_and_on_the_day():
    assert reminders(DUE, RULE) == (date(2026, 1, 9), date(2026, 2, 24), DUE)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 1, 8), "waiting"),
        (date(2026, 1, 9), "soon"),
        (date(2026, 3, 9), "soon"),
        (DUE, "due"),
        (date(2026, 4, 9), "due"),
        (date(2026, 4, 10), "overdue"),
    ],
)
def test_the_stage_follows_the_calendar(today, said):
    assert stage(DUE, today, RULE) == said
