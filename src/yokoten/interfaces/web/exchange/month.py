"""A host's calendar month by month: which days are free, closed, given away or too near."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

from yokoten.exchange.rules.calendar import Capacity, Span, obstacles

MARKS = {
    "host_closed": "closed",
    "host_not_open": "closed",
    "host_has_guests": "taken",
    "month_full": "taken",
    "notice_too_short": "soon",
    "days_past": "past",
}


@dataclass(frozen=True)
class Day:
    """One cell; `kind` is empty for days of the neighbouring months."""

    on: date
    kind: str


@dataclass(frozen=True)
class Month:
    """A month as rows of seven days, Monday first."""

    first_on: date
    weeks: tuple[tuple[Day, ...], ...]


def months(capacity: Capacity, *, today: date, count: int = 3) -> list[Month]:
    """The present month and those after it."""
    found, first = [], today.replace(day=1)
    for _ in range(count):
        weeks = Calendar().monthdatescalendar(first.year, first.month)
        rows = tuple(tuple(Day(day, _kind(capacity, day, first, today)) for day in week) for week in weeks)
        found.append(Month(first, rows))
        first = (first + timedelta(days=32)).replace(day=1)
    return found


def _kind(capacity: Capacity, day: date, month: date, today: date) -> str:
    if day.month != month.month:
        return ""
    against = obstacles(capacity, Span(day, day), guests=0, today=today)
    if against:
        return MARKS[against[0].code]
    return "rest" if day.weekday() > 4 else "free"
