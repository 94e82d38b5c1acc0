"""What hangs on the clock: collected letters, and the beginning of a day, on which rooms remind people of what is due.

Looked at every half minute by whoever does background work. Reminders have keys, so several workers, restarts and days
announced twice make no second one.
"""

from datetime import date, datetime

from django.utils import timezone

from yokoten.interfaces.channels.notifications import write_collected
from yokoten.kernel.actions.telling import forget_old
from yokoten.kernel.news import DAY_BEGUN, announce

MORNING_HOUR = 5
_begun: dict[str, date] = {}


def look_at_the_clock() -> None:
    """Announce the day once in this process, in the morning, then write the collected letters that are due."""
    now = timezone.now()
    begin_day(now)
    write_collected(now)


def begin_day(now: datetime) -> bool:
    """Whether the day was announced just now. It counts as begun only after everybody who listens is through."""
    here = timezone.localtime(now)
    if here.hour < MORNING_HOUR or _begun.get("day") == here.date():
        return False
    announce(DAY_BEGUN, today=here.date(), now=now)
    forget_old(now)
    _begun["day"] = here.date()
    return True
