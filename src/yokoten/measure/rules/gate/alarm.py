"""A question of the gate: what looks wrong, where it stands, what was expected and by which facts."""

from dataclasses import dataclass, field
from typing import Any

STOP, CHECK, GAP = "stop", "check", "gap"
SEVERITIES = (STOP, CHECK, GAP)

LOST_DIGIT, EXTRA_DIGIT, TEN_TIMES, UNIT_JUMP = "lost_digit", "extra_digit", "ten_times", "unit_jump"
SHIFTED_COLUMN, SERIES_BREAK, OUT_OF_RANGE = "shifted_column", "series_break", "out_of_range"
PART_AND_WHOLE, DUPLICATE_NAME, LOOK_ALIKE = "part_and_whole", "duplicate_name", "look_alike"
REPEATED_VALUE, DOUBLED_CELL, MISSING, NUMBER_FORMAT = "repeated_value", "doubled_cell", "missing", "number_format"
COLUMN_NOT_READ, ROW_NOT_READ = "column_not_read", "row_not_read"
COLUMN_UNNAMED, ODD_PERIOD = "column_unnamed", "odd_period"
KINDS = (
    LOST_DIGIT, EXTRA_DIGIT, TEN_TIMES, UNIT_JUMP, SHIFTED_COLUMN, SERIES_BREAK, OUT_OF_RANGE, PART_AND_WHOLE,
    DUPLICATE_NAME, LOOK_ALIKE, REPEATED_VALUE, DOUBLED_CELL, MISSING, NUMBER_FORMAT, COLUMN_NOT_READ,
    ROW_NOT_READ, COLUMN_UNNAMED, ODD_PERIOD,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarmed cell (or name, or gap). Alarms with the same `question` are answered together.

    `row` is the spreadsheet's row number, `reason` a code whose sentence stands in wording.measure and is filled from
    `facts`; `expected_low` and `expected_high` bound what the other places' growth would allow.
    """

    kind: str
    severity: str
    reason: str
    place: str = ""
    place_code: str = ""
    period: str = ""
    indicator: str = ""
    row: int | None = None
    column: str = ""
    column_letter: str = ""
    value: float | None = None
    expected_low: float | None = None
    expected_high: float | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    number: int = 0
    question: int = 0
