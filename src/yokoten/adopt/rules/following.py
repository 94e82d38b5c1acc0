"""The day that stands for a period of an official figure."""

from datetime import date, timedelta

MONTHS = 12


def last_day(period: str) -> date:
    """The number of `2023`, `2023-Q1` or `2023-05` stands at the last day of it."""
    year, _dash, part = period.partition("-")
    last = MONTHS if not part else 3 * int(part[1:]) if part.startswith("Q") else int(part)
    month_after = date(int(year) + last // MONTHS, last % MONTHS + 1, 1)
    return month_after - timedelta(days=1)
