"""Lengths of working time as people say them: in the unit that keeps the figure short."""

import math
from dataclasses import dataclass

from yokoten.interfaces.wording.language import Language, mark

SECOND, MINUTE, HOUR, DAY = "s", "min", "h", "d"
UNITS = (SECOND, MINUTE, HOUR, DAY)
SAID: dict[str, str] = {
    SECOND: mark("%(value)s s"),
    MINUTE: mark("%(value)s min"),
    HOUR: mark("%(value)s h"),
    DAY: mark("%(value)s d"),
}
SECONDS: dict[str, float] = {SECOND: 1.0, MINUTE: 60.0, HOUR: 3600.0}
MOST_SECONDS, MOST_MINUTES = 600.0, 7200.0
DIGITS, MOST_DECIMALS = 3, 3


@dataclass(frozen=True)
class Clock:
    """The unit of the times of a map and, where it is known, the working time of a day in that unit.

    Days are working days; without `day` no time is said in days unless the unit is days.
    """

    unit: str = SECOND
    day: float | None = None

    def said(self, language: Language, time: float | None) -> str:
        """A time in the unit that keeps it short; a dash for none."""
        if time is None:
            return language.number(None)
        unit, value = self._turned(time)
        return language.say(SAID[unit], value=short(language, value))

    def _turned(self, time: float) -> tuple[str, float]:
        if self.unit == DAY:
            return DAY, time
        if self.day and abs(time) >= self.day:
            return DAY, time / self.day
        seconds = time * SECONDS[self.unit]
        size = abs(seconds)
        unit = SECOND if size < MOST_SECONDS else MINUTE if size < MOST_MINUTES else HOUR
        if SECONDS[unit] < SECONDS[self.unit]:
            unit = self.unit
        return unit, seconds / SECONDS[unit]


def short(language: Language, value: float) -> str:
    """A figure with three digits that count and no empty decimals."""
    if value == 0 or not math.isfinite(value):
        return language.number(value)
    decimals = min(max(DIGITS - 1 - math.floor(math.log10(abs(value))), 0), MOST_DECIMALS)
    while decimals and round(value, decimals) == round(value, decimals - 1):
        decimals -= 1
    return language.number(value, decimals)
