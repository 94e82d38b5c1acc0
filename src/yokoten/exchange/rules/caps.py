"""Whether a trip keeps to the caps of its type. The caps are data; this says which ones are broken."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Caps:
    """What a type of visit allows; None is no limit."""

    least_delegates: int
    most_delegates: int | None
    least_days: int
    most_days: int | None
    most_hosts: int
    least_questions: int


@dataclass(frozen=True)
class Size:
    """How large a trip is: heads, hosts, questions."""

    delegates: int
    hosts: int
    questions: int


@dataclass(frozen=True)
class Broken:
    """One cap that is not kept, as a code with the figures behind it."""

    code: str
    there: int
    allowed: int


def days_of(first_on: date, last_on: date) -> int:
    """Days of a visit, first and last included."""
    return (last_on - first_on).days + 1


def broken_by(caps: Caps, size: Size) -> list[Broken]:
    """Caps that the trip breaks before it may be asked for.

    >>> broken_by(Caps(1, 3, 2, 5, 2, 3), Size(delegates=4, hosts=1, questions=3))
    [Broken(code='too_many_delegates', there=4, allowed=3)]
    """
    found = []
    if size.delegates < caps.least_delegates:
        found.append(Broken("too_few_delegates", size.delegates, caps.least_delegates))
    if caps.most_delegates is not None and size.delegates > caps.most_delegates:
        found.append(Broken("too_many_delegates", size.delegates, caps.most_delegates))
    if size.hosts > caps.most_hosts:
        found.append(Broken("too_many_hosts", size.hosts, caps.most_hosts))
    if size.questions < caps.least_questions:
        found.append(Broken("too_few_questions", size.questions, caps.least_questions))
    return found


def broken_by_days(caps: Caps, first_on: date, last_on: date) -> list[Broken]:
    """Caps that the days of one visit break."""
    days = days_of(first_on, last_on)
    if days < caps.least_days:
        return [Broken("too_few_days", days, caps.least_days)]
    if caps.most_days is not None and days > caps.most_days:
        return [Broken("too_many_days", days, caps.most_days)]
    return []
