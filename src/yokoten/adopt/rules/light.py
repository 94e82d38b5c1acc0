"""The traffic light of a project: red, amber or green, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

SILENCE = timedelta(days=14)
SOON = timedelta(days=7)
RED, AMBER, GREEN, OVER = "red", "amber", "green", "over"


@dataclass(frozen=True)
class Reached:
    """A target with its last number: where it stood, where it shall stand, where it is."""

    name: str
    is_lower_better: bool
    goal: Decimal
    baseline: Decimal | None
    last: Decimal | None
    last_on: date | None
    unit: str = ""

    @property
    def is_reached(self) -> bool:
        if self.last is None:
            return False
        return self.last <= self.goal if self.is_lower_better else self.last >= self.goal

    @property
    def is_worse(self) -> bool:
        """Worse than where it stood."""
        if self.last is None or self.baseline is None:
            return False
        return self.last > self.baseline if self.is_lower_better else self.last < self.baseline

    @property
    def share(self) -> Decimal | None:
        """How much of the way from the baseline to the goal is gone, 1 for all of it."""
        if self.last is None or self.baseline is None or self.goal == self.baseline:
            return None
        return (self.last - self.baseline) / (self.goal - self.baseline)


@dataclass(frozen=True)
class Due:
    """Something of the plan or a deadline of the workflow that is still open."""

    what: str
    on: date


@dataclass(frozen=True)
class Reason:
    """Why the light is as it is: a code and what it is about."""

    code: str
    what: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Light:
    colour: str
    reasons: tuple[Reason, ...] = ()


def light_of(due: Sequence[Due], targets: Sequence[Reached], today: date, *, ends_on: date | None) -> Light:
    """Red where something is overdue or worse; amber where it is due within a week, or no number comes."""
    red = [Reason("overdue", one.what, one.on) for one in sorted(due, key=lambda one: one.on) if one.on < today]
    red += [Reason("worse", one.name, one.last_on) for one in targets if one.is_worse]
    if ends_on is not None and ends_on < today and not all(one.is_reached for one in targets):
        red.append(Reason("end_passed", on=ends_on))
    amber = [Reason("due_soon", one.what, one.on) for one in due if today <= one.on <= today + SOON]
    amber += [Reason("silent", one.name, one.last_on) for one in targets if _is_silent(one, today)]
    if red or amber:
        return Light(RED if red else AMBER, (*red, *amber))
    return Light(GREEN)


def _is_silent(target: Reached, today: date) -> bool:
    return target.last_on is None or today - target.last_on > SILENCE
