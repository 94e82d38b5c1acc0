"""Alarms about the writing of numbers in a column: a decimal sign that could be thousands, or two signs at once."""

from collections.abc import Iterator

from yokoten.measure.rules.gate.alarm import CHECK, NUMBER_FORMAT, Alarm
from yokoten.measure.rules.records import Records


def alarms(records: Records, first_row: int) -> Iterator[Alarm]:
    """One alarm per column whose decimal sign is unclear or mixed."""
    for column, written in records.formats:
        if written.evidence not in ("unclear", "mixed"):
            continue
        yield Alarm(
            NUMBER_FORMAT, CHECK, f"number_format_{written.evidence}", column=column.name, column_letter=column.letter,
            indicator=column.indicator, period=column.period,
            row=None if written.index is None else first_row + written.index,
            facts={"text": written.text, "decimal": written.decimal},
        )  # fmt: skip
