"""When it is asked whether an effect held, and how people are reminded."""

import calendar
from datetime import date, timedelta

from yokoten.prove.rules.grade_rule import Rule

WAITING, SOON, DUE, OVERDUE = "waiting", "soon", "due", "overdue"


def due_on(started_on: date, rule: Rule) -> date:
    """The day from which it can be asked; the last of the month where that day is missing."""
    months = started_on.month - 1 + int(rule.holding["months"])
    year, month = started_on.year + months // 12, months % 12 + 1
    return date(year, month, min(started_on.day, calendar.monthrange(year, month)[1]))


def reminders(due: date, rule: Rule) -> tuple[date, ...]:
    """The days on which people are reminded, the earliest first."""
    return tuple(sorted(due - timedelta(days=before) for before in rule.reminders))


def stage(due: date, today: date, rule: Rule) -> str:
    """How near the question is; overdue once `grace` days have passed without an answer."""
    if today < min(reminders(due, rule)):
        return WAITING
    if today < due:
        return SOON
    return DUE if today <= due + timedelta(days=int(rule.holding["grace"])) else OVERDUE
