"""Kinds of notifications: a register that rooms extend with their own, and what people choose for each.

A room registers its kinds where it tells them; the words for them stand in `interfaces/wording`.
"""

from dataclasses import dataclass
from datetime import date

OFF, AT_ONCE, DIGEST = "off", "at_once", "digest"
LETTERS = (OFF, AT_ONCE, DIGEST)
LATE_DAYS = 1


@dataclass(frozen=True)
class NotificationKind:
    """A kind `room.what_happened`: shown in the product from the start, by letter only once somebody asked for it.

    `suggested` is what the first hint offers. `steps` makes it a reminder: days before (negative: after) the day due
    on which it is told.
    """

    code: str
    suggested: str = DIGEST
    steps: tuple[int, ...] = ()

    @property
    def group(self) -> str:
        """The room that it comes from."""
        return self.code.split(".")[0]


@dataclass(frozen=True)
class Choice:
    """How one person wants to hear of one kind."""

    in_product: bool = True
    email: str = OFF


KINDS: dict[str, NotificationKind] = {}


def register(*kinds: NotificationKind) -> None:
    """Add a room's kinds; a code belongs to one room and means one thing."""
    for kind in kinds:
        if KINDS.setdefault(kind.code, kind) != kind:
            raise ValueError(f"two kinds of notification {kind.code}")


def step_due(steps: tuple[int, ...], due_on: date, today: date) -> int | None:
    """The reminder that is told on this day, if any; one that nobody was awake to tell is told a day late."""
    days_left = (due_on - today).days
    passed = [step for step in steps if 0 <= step - days_left <= LATE_DAYS]
    return min(passed) if passed else None


register(NotificationKind("kernel.membership_ends", steps=(7, 1)))
