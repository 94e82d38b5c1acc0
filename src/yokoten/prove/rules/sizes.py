"""What the interval of an effect says: better, worse, nothing that matters, or not enough to tell."""

import math
from dataclasses import dataclass

BETTER, WORSE, SMALL_BETTER, SMALL_WORSE = "better", "worse", "small_better", "small_worse"
NULL, OPEN, UNKNOWN = "null", "open", "unknown"
FOUND = (BETTER, WORSE, SMALL_BETTER, SMALL_WORSE, NULL, OPEN, UNKNOWN)
CONCLUSIVE = frozenset({BETTER, WORSE, SMALL_BETTER, SMALL_WORSE, NULL})
FOR_THE_BETTER = frozenset({BETTER, SMALL_BETTER})


@dataclass(frozen=True)
class Size:
    """An effect with its interval in the unit of the outcome.

    `matters`: the smallest effect worth having, registered before; without it nothing can be called too small.
    """

    estimate: float
    lower: float | None = None
    upper: float | None = None
    matters: float | None = None
    is_lower_better: bool = False

    def __post_init__(self) -> None:
        if (self.lower is None) != (self.upper is None):
            raise ValueError("an interval has two ends")
        given = [each for each in (self.estimate, self.lower, self.upper) if each is not None]
        if not all(math.isfinite(each) for each in given):
            raise ValueError("the effect or an end of its interval is not a number")
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise ValueError("the ends of the interval are exchanged")
        if self.matters is not None and not self.matters > 0:
            raise ValueError("the smallest effect that matters is above zero")


def found(size: Size) -> str:
    """One of `FOUND`. An interval that holds zero proves nothing by itself; one within ±`matters` proves the null."""
    if size.lower is None or size.upper is None:
        return UNKNOWN
    is_small = size.matters is not None and -size.matters < size.lower and size.upper < size.matters
    if size.lower <= 0 <= size.upper:
        return NULL if is_small else OPEN
    if (size.lower > 0) is size.is_lower_better:
        return SMALL_WORSE if is_small else WORSE
    return SMALL_BETTER if is_small else BETTER
