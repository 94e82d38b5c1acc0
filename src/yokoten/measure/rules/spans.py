"""Years, quarters and months: what kind of period `2023`, `2023-Q1` or `2023-05` is and where it lies in time."""

from datetime import date

YEAR, QUARTER, MONTH = "year", "quarter", "month"
KINDS = (YEAR, QUARTER, MONTH)
WRITTEN = {YEAR: 4, QUARTER: 7, MONTH: 7}
PER_YEAR = {YEAR: 1, QUARTER: 4, MONTH: 12}
RECENT = {YEAR: 3, QUARTER: 4, MONTH: 12}
"""Over how many periods a rank's spread is taken: three years, or the seasons of one."""


def kind_of(period: str) -> str:
    """`2023-Q1` is a quarter."""
    if len(period) == WRITTEN[YEAR]:
        return YEAR
    return QUARTER if "Q" in period else MONTH


def in_years(period: str) -> float:
    """Where the period begins: 2023.25 for `2023-Q2`."""
    kind = kind_of(period)
    return float(period[:4]) + (0 if kind == YEAR else (int(period[5:].lstrip("Q")) - 1) / PER_YEAR[kind])


def follows(before: str, after: str) -> bool:
    """Whether one period comes right after the other."""
    kind = kind_of(after)
    return kind_of(before) == kind and round((in_years(after) - in_years(before)) * PER_YEAR[kind]) == 1


def containing(day: date, kind: str) -> str:
    """The period in which a day lies."""
    if kind == YEAR:
        return str(day.year)
    return f"{day.year}-Q{(day.month + 2) // 3}" if kind == QUARTER else f"{day.year}-{day.month:02d}"
