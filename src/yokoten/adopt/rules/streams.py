"""What a value-stream map of a project may hold."""

from collections.abc import Mapping
from decimal import Decimal

CURRENT, TARGET, IDEAL = "current", "target", "ideal"
KINDS = (CURRENT, TARGET, IDEAL)
UNITS = ("s", "min", "h", "d")
TIMES = ("processing", "waiting", "transport", "changeover", "value_adding")
COUNTS = ("people", "batch")
SHARES = ("defects", "first_pass")
FIGURES = (
    "processing",
    "waiting",
    "transport",
    "stock_before",
    "people",
    "changeover",
    "batch",
    "value_adding",
    *SHARES,
)
MOST_STEPS = 60


def below_zero(figures: Mapping[str, Decimal | None]) -> Decimal | None:
    """A time, stock or share below zero."""
    return next((value for value in figures.values() if value is not None and value < 0), None)


def is_nobody(figures: Mapping[str, Decimal | None]) -> bool:
    """Whether people or the batch are none."""
    return any(figures[name] == 0 for name in COUNTS)


def is_more_than_all(figures: Mapping[str, Decimal | None]) -> bool:
    """Whether the shares with a fault and right the first time are more than all units."""
    return sum((figures[name] or Decimal(0) for name in SHARES), Decimal(0)) > 1


def is_value_longer(figures: Mapping[str, Decimal | None]) -> bool:
    """Whether more time adds value than is worked."""
    adding, worked = figures["value_adding"], figures["processing"]
    return adding is not None and worked is not None and adding > worked
