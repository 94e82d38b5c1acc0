"""Effects as people read them: enough digits for the error, never more."""

import math
from collections.abc import Iterable

from yokoten.interfaces.wording.language import Language, mark

INTERVAL = mark("%(low)s to %(high)s")


def decimals(*sizes: float) -> int:
    """Decimals that give the smallest usable size (an error, an effect) two or three digits; from 0 to 8."""
    known = [abs(size) for size in sizes if math.isfinite(size) and size]
    return min(8, max(0, 2 - math.floor(math.log10(min(known))))) if known else 2


def spoken(language: Language, low: float, high: float, places: int) -> str:
    """An interval in words."""
    return language.say(INTERVAL, low=language.number(low, places), high=language.number(high, places))


def finite(values: Iterable[float]) -> list[float]:
    """What can be drawn or rounded."""
    return [float(value) for value in values if math.isfinite(value)]
