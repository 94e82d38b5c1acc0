"""Periods in words: `2023-Q1` as each language writes a quarter, `2023-05` by the month's name."""

from datetime import date

from babel.dates import format_date

from yokoten.interfaces.wording.language import Language, mark
from yokoten.measure.rules.spans import MONTH, QUARTER, YEAR, kind_of

KINDS = {YEAR: mark("By year"), QUARTER: mark("By quarter"), MONTH: mark("By month")}
RANGES = {
    YEAR: mark("Range over three years"),
    QUARTER: mark("Range over four quarters"),
    MONTH: mark("Range over twelve months"),
}
MONTHS = {"vi": "'tháng' L/y"}
_QUARTER = mark("Q%(quarter)s %(year)s")


def period_said(language: Language, period: str) -> str:
    """A period as people write it; years stay as they are."""
    if not period or kind_of(period) == YEAR:
        return period
    if kind_of(period) == QUARTER:
        return language.say(_QUARTER, quarter=period[-1], year=period[:4])
    pattern = MONTHS.get(language.code, "LLLL y")
    return format_date(date(int(period[:4]), int(period[5:]), 1), pattern, locale=language.locale)
