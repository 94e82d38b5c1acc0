"""A list that replaces the one before: which of its lines stand for rows that are there already."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Matched:
    """Every line with the row it was written over, None for a new one, and the rows that no line stands for."""

    pairs: list[tuple[Any, Any]]
    gone: list[Any]


def match(rows: Iterable[Any], lines: Iterable[Any]) -> Matched:
    """Pair lines with rows by the `number` that a line carries; a number counts once, a foreign one not at all."""
    there = {row.pk: row for row in rows}
    pairs = [(line, there.pop(line.number, None)) for line in lines]
    return Matched(pairs, list(there.values()))
