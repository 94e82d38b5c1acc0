"""When something is due: days after an event, a day of the year after it, or before the next such day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from yokoten.adopt.rules.workflow import After, Before, Deadline, OnDay, Rule, Workflow, distances, state_of

Events = Mapping[str, date]
IsWorking = Callable[[date], bool]
LONGEST_REST_DAYS = 366
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """A deadline that is open, and its day."""

    deadline: Deadline
    on: date

    def left_days(self, today: date) -> int:
        """Days until it is due; below zero it is late."""
        return (self.on - today).days

    def reminders(self) -> tuple[date, ...]:
        """The days on which somebody is reminded, the earliest first."""
        return tuple(self.on - timedelta(days=before) for before in sorted(self.deadline.reminders, reverse=True))


def due_on(deadline: Deadline, events: Events, is_working: IsWorking) -> date | None:
    """The last day that counts; None while the event it starts with has not happened."""
    begun = events.get(deadline.rule.event)
    return None if begun is None else _day(deadline.rule, begun, is_working)


def open_deadlines(workflow: Workflow, state: str, events: Events, is_working: IsWorking) -> tuple[Due, ...]:
    """What is due while a project stands in a state, the earliest first; nothing once the project is over."""
    if state_of(workflow, state).ends:
        return ()
    found = []
    for deadline in workflow.deadlines:
        on = due_on(deadline, events, is_working)
        if on is not None and not is_met(workflow, deadline, state, events):
            found.append(Due(deadline, on))
    return tuple(sorted(found, key=lambda due: due.on))


def is_met(workflow: Workflow, deadline: Deadline, state: str, events: Events) -> bool:
    """Whether the event it ends with came since it began, or every way to the state led through the one it ends with.

    A state that is left backwards is due again, and so is an event that is asked for a second time.
    """
    marked, begun = events.get(deadline.until), events.get(deadline.rule.event)
    if marked is not None and (begun is None or marked >= begun):
        return True
    if all(each.code != deadline.until for each in workflow.states):
        return False
    return state in distances(workflow) and state not in distances(workflow, without=deadline.until)


def roles_meeting(workflow: Workflow, deadline: Deadline) -> tuple[str, ...]:
    """Who may take a step that marks the event, or leads to the state, with which a deadline is met."""
    steps = [step for step in workflow.transitions if deadline.until in (step.event, step.target)]
    return tuple(dict.fromkeys(role for step in steps for role in step.roles))


def _day(rule: Rule, begun: date, is_working: IsWorking) -> date | None:
    try:
        if isinstance(rule, After):
            return _working_after(begun, rule.days, is_working) if rule.is_working else begun + DAY * rule.days
        if isinstance(rule, OnDay):
            return _of_year(begun.year + rule.years, rule.month, rule.day)
        return _before(rule, begun)
    except (OverflowError, ValueError):
        return None


def _working_after(begun: date, days: int, is_working: IsWorking) -> date | None:
    """Counts working days only; None where the calendar knows no working day for a year."""
    day, rest = begun, 0
    while days:
        day += DAY
        rest = 0 if is_working(day) else rest + 1
        days -= rest == 0
        if rest > LONGEST_REST_DAYS:
            return None
    return day


def _before(rule: Before, begun: date) -> date:
    """The first year whose day still leaves time after the event."""
    year = begun.year - 1
    while _of_year(year, rule.month, rule.day) - DAY * rule.days < begun:
        year += 1
    return _of_year(year + rule.years, rule.month, rule.day) - DAY * rule.days


def _of_year(year: int, month: int, day: int) -> date:
    """29 February is the 28th in a common year."""
    if (month, day) == (2, 29) and not _is_leap(year):
        day = 28
    return date(year, month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
