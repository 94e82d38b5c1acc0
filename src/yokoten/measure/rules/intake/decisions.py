"""Which decisions a question offers, and what is recommended."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yokoten.measure.rules.gate import alarm as gate

ACCEPT, BREAK, EXCLUDE, REPLACE = "accept", "break", "exclude", "replace"
ABOUT_NAMES = (gate.DUPLICATE_NAME, gate.LOOK_ALIKE, gate.PART_AND_WHOLE)
REVISION = "revision"
_OFFERED = {
    **dict.fromkeys(ABOUT_NAMES, (ACCEPT, EXCLUDE)),
    gate.NUMBER_FORMAT: (ACCEPT, EXCLUDE),
    gate.MISSING: (EXCLUDE, REPLACE, ACCEPT),
    gate.DOUBLED_CELL: (ACCEPT, EXCLUDE, REPLACE),
    gate.SERIES_BREAK: (BREAK, ACCEPT, EXCLUDE, REPLACE),
    gate.UNIT_JUMP: (EXCLUDE, BREAK, REPLACE, ACCEPT),
    REVISION: (ACCEPT, EXCLUDE, REPLACE, BREAK),
}
_OF_VALUES = (EXCLUDE, REPLACE, ACCEPT, BREAK)
MOST_REPLACED = 12


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one alarmed cell, name or column."""

    kind: str
    decision: str
    reason: str
    row: int | None = None
    column: int | None = None
    place: str = ""
    period: str = ""
    indicator: str = ""
    replacement: float | None = None
    facts: Mapping[str, Any] | None = None


def offered(kind: str, facts: Mapping[str, Any], members: int = 1) -> tuple[str, ...]:
    """The decisions that make sense, the recommended one first; many values at once are not retyped."""
    choices = _OFFERED.get(kind, _OF_VALUES)
    if facts.get("whole") or members > MOST_REPLACED:
        return tuple(choice for choice in choices if choice != REPLACE)
    return choices
