"""When a host can receive guests: closed days, days given away, how many a month, how many heads, how much notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Span:
    """Days from the first to the last, both included."""

    first_on: date
    last_on: date

    def meets(self, other: "Span") -> bool:
        return self.first_on <= other.last_on and other.first_on <= self.last_on

    def days(self) -> list[date]:
        return [self.first_on + timedelta(days=more) for more in range((self.last_on - self.first_on).days + 1)]


@dataclass(frozen=True)
class Capacity:
    """A host's terms and what is in its calendar already."""

    is_open: bool = True
    visits_per_month: int | None = None
    most_guests: int | None = None
    notice_days: int = 0
    closed: tuple[Span, ...] = ()
    taken: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Obstacle:
    """Why days do not suit the host: a code, and the figure or the day it is about."""

    code: str
    figure: int | None = None
    on: date | None = None


def obstacles(capacity: Capacity, wanted: Span, *, guests: int, today: date) -> list[Obstacle]:
    """What stands against the days; empty when nothing does.

    A month counts the visits that begin in it.
    """
    if not capacity.is_open:
        return [Obstacle("host_not_open")]
    found = []
    if wanted.first_on < today:
        found.append(Obstacle("days_past", on=wanted.first_on))
    elif wanted.first_on < today + timedelta(days=capacity.notice_days):
        found.append(Obstacle("notice_too_short", figure=capacity.notice_days))
    found += [Obstacle("host_closed", on=max(one.first_on, wanted.first_on)) for one in _met(capacity.closed, wanted)]
    found += [
        Obstacle("host_has_guests", on=max(one.first_on, wanted.first_on)) for one in _met(capacity.taken, wanted)
    ]
    if capacity.visits_per_month is not None:
        begun = sum(_month(one.first_on) == _month(wanted.first_on) for one in capacity.taken)
        if begun >= capacity.visits_per_month:
            found.append(Obstacle("month_full", figure=capacity.visits_per_month))
    if capacity.most_guests is not None and guests > capacity.most_guests:
        found.append(Obstacle("host_too_many_guests", figure=capacity.most_guests))
    return found


def free_days(capacity: Capacity, span: Span, *, today: date) -> list[date]:
    """Days of the span on which the host could receive somebody: working days without anything against them."""
    return [
        day
        for day in span.days()
        if day.weekday() < 5 and not obstacles(capacity, Span(day, day), guests=0, today=today)
    ]


def _met(spans: Iterable[Span], wanted: Span) -> list[Span]:
    return [one for one in spans if one.meets(wanted)]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
