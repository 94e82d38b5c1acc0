"""Which decisions a question offers, what is recommended, and which state of a question an answer is meant for."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person or program says to a question.

    `replacements` holds a value by the alarm's number. `seen` is the `version_of` the question as it was shown; empty
    where nobody was shown anything.
    """

    decision: str
    reason: str
    replacements: Mapping[int, float] = field(default_factory=dict)
    seen: str = ""


def version_of(alarms: Iterable[Any]) -> str:
    """The state of alarms in two short marks: what is asked, and what was decided, by whom and when."""
    alarms = sorted(alarms, key=lambda alarm: alarm.number)
    asked = [
        (one.number, one.kind, one.row, one.column_letter, one.subject, one.period, one.value,
         one.facts.get("indicator", ""))
        for one in alarms
    ]  # fmt: skip
    decided = [
        (one.decision, one.replacement, one.reason, one.decided_by_id, one.decided_at and one.decided_at.isoformat())
        for one in alarms
    ]
    return f"{_mark(asked)}.{_mark(decided)}"


def asks_the_same(seen: str, now: str) -> bool:
    """Whether two versions are of the same question, whatever was decided meanwhile."""
    return seen.partition(".")[0] == now.partition(".")[0]


def _mark(rows: list[tuple]) -> str:
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()[:16]


def offered(kind: str, facts: Mapping[str, Any], members: int = 1) -> tuple[str, ...]:
    """The decisions that make sense, the recommended one first; many values at once are not retyped."""
    choices = _OFFERED.get(kind, _OF_VALUES)
    if facts.get("whole") or members > MOST_REPLACED:
        return tuple(choice for choice in choices if choice != REPLACE)
    return choices
