"""A published practice is confirmed by its owner every year, or it is shown as stale."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta

WARN_DAYS = (30, 7)


@dataclass(frozen=True)
class Renewal:
    """When the next confirmation is due, and which of the warnings (days before) stands open today, if any."""

    due_on: date
    days_left: int
    warning: int | None

    @property
    def is_over(self) -> bool:
        return self.days_left < 0


def due_on(confirmed_on: date) -> date:
    """The same day a year later; the last of February stays the last of February."""
    year = confirmed_on.year + 1
    if (confirmed_on.month, confirmed_on.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return confirmed_on.replace(year=year)


def renewal_of(confirmed_on: date, today: date) -> Renewal:
    """Where a practice stands: the nearest warning that has begun and not run out."""
    due = due_on(confirmed_on)
    left = (due - today).days
    open_ones = [days for days in WARN_DAYS if 0 <= left <= days]
    return Renewal(due, left, min(open_ones) if open_ones else None)


def stale_before(today: date) -> date:
    """Practices confirmed on an earlier day than this are over; those of the day itself still have today."""
    year = today.year - 1
    if (today.month, today.day) == (2, 29):
        return date(year, 3, 1)
    return today.replace(year=year)


def warned_before(today: date) -> date:
    """For practices confirmed on an earlier day than this the first warning has begun."""
    return stale_before(today + timedelta(days=max(WARN_DAYS) + 1))
