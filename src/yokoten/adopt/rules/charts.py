"""What a chart needs of a day, and the number that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from yokoten.kernel.errors import RuleBroken

SINGLE, SHARE, RATE, COUNT, SUBGROUP = "xmr", "p", "u", "c", "xbar"
PERCENT = "%"
PARTS = Decimal("0.000001")
LEAST_PARTS, MOST_PARTS = 2, 25


@dataclass(frozen=True)
class Counted:
    """What was seen on a day: `events` among `size`, or the single values of a subgroup."""

    events: Decimal | None = None
    size: Decimal | None = None
    parts: tuple[Decimal, ...] = ()


def number_of(chart: str, counted: Counted) -> Decimal:
    """The value of the day: a share in percent, events by size, events, or the mean of the subgroup."""
    if chart == SUBGROUP:
        return _mean(counted.parts)
    events = _whole(counted.events)
    if chart == COUNT:
        return events
    size = _size(counted.size)
    if chart == SHARE and events > size:
        raise RuleBroken("reading_more_than_size", events=events, size=size)
    share = events / size
    return (100 * share if chart == SHARE else share).quantize(PARTS, ROUND_HALF_EVEN)


def require_same_size(parts: Sequence[Decimal], before: int) -> None:
    """All subgroups of a chart have the size of its first one."""
    if before and len(parts) != before:
        raise RuleBroken("reading_group_size", wanted=before, given=len(parts))


def _mean(parts: Sequence[Decimal]) -> Decimal:
    if not LEAST_PARTS <= len(parts) <= MOST_PARTS:
        raise RuleBroken("reading_needs_values", least=LEAST_PARTS, most=MOST_PARTS)
    return (sum(parts, Decimal(0)) / len(parts)).quantize(PARTS, ROUND_HALF_EVEN)


def _whole(events: Decimal | None) -> Decimal:
    if events is None:
        raise RuleBroken("reading_needs_count")
    if events < 0 or events != events.to_integral_value():
        raise RuleBroken("reading_not_whole", events=events)
    return events


def _size(size: Decimal | None) -> Decimal:
    if size is None or size <= 0:
        raise RuleBroken("reading_needs_size")
    return size
