"""Where the steps of a value-stream map stand: rows that fill the width, each step with room for stock before it."""

from collections.abc import Sequence
from dataclasses import dataclass

LEFT, RIGHT = 36.0, 58.0
ZONE, LEAST_BOX, WORDY_BOX, MOST_BOX = 64.0, 116.0, 156.0, 190.0


@dataclass(frozen=True)
class Slot:
    """A step: its position in the flow, the left end of the room before it, and its box."""

    row: int
    left: float
    box_left: float
    box_width: float

    @property
    def middle(self) -> float:
        """The centre line of the box."""
        return self.box_left + self.box_width / 2

    @property
    def box_right(self) -> float:
        """The right end of the box."""
        return self.box_left + self.box_width

    @property
    def before(self) -> float:
        """The centre of the room before the box."""
        return (self.left + self.box_left) / 2


def rows_of_slots(count: int, width: float, least: float = LEAST_BOX) -> list[list[Slot]]:
    """Slots in as few rows as fit, filled evenly, so that the last row is not left with a single step.

    `least`: what boxes need for their words, taken between 116 and 156.
    """
    room = width - LEFT - RIGHT
    most = max(int(room // (ZONE + min(max(least, LEAST_BOX), WORDY_BOX))), 1)
    lines = -(-count // most)
    each = -(-count // lines)
    box = min(room / each - ZONE, MOST_BOX)
    found = []
    for first in range(0, count, each):
        rows = range(first, min(first + each, count))
        found.append([_slot(row, row - first, box, room / each) for row in rows])
    return found


def _slot(row: int, place: int, box: float, column: float) -> Slot:
    left = LEFT + place * column
    return Slot(row, left, left + column - box, box)


def columns_of(count: int, width: float, least: float) -> Sequence[tuple[float, float]]:
    """Left ends and widths of equal columns at least so wide, no more than `count`."""
    columns = max(min(count, int(width // least)), 1)
    return [(width / columns * index, width / columns) for index in range(columns)]
