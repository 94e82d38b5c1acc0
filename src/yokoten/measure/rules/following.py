"""How far long work on a table has come, told piece by piece to whoever follows it.

>>> percent(STORING, 500_000, 1_000_000, phases=(READING, STORING))
75.0
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

READING, SORTING, CHECKING, STAGING, STORING = "reading", "sorting", "checking", "staging", "storing"
PHASES = (READING, SORTING, CHECKING, STAGING, STORING)
WEIGHTS = {READING: 25, SORTING: 10, CHECKING: 25, STAGING: 15, STORING: 25}
STEP = 20_000

Follow = Callable[[str, int, int], None]  # must not ask the database: while rows are staged the connection is busy
One = TypeVar("One")


def unwatched(phase: str, done: int, total: int) -> None:
    """Nobody follows."""


def told(items: Iterable[One], phase: str, total: int, follow: Follow, step: int = STEP) -> Iterator[One]:
    """The same items; every `step` of them is told, and the end."""
    number = 0
    for number, item in enumerate(items, 1):
        yield item
        if number % step == 0:
            follow(phase, number, total)
    follow(phase, number, total)


def percent(phase: str, done: int, total: int, phases: Sequence[str] = PHASES) -> float:
    """The share of the whole work (0 to 100) when `done` of `total` are done in a phase; weights are usual times."""
    before = sum(WEIGHTS[one] for one in phases[: phases.index(phase)])
    share = min(done / total, 1.0) if total else 1.0
    return 100.0 * (before + share * WEIGHTS[phase]) / sum(WEIGHTS[one] for one in phases)
