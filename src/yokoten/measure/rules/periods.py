"""Periods as files write them: `2021 г.`, `năm 2021`, `2021*`, `I кв. 2021`, `31.12.2021`; days come first."""

import re
from functools import lru_cache

from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules.grid import Cell

FIRST_YEAR, LAST_YEAR = 1800, 2100
_MARKS = r"(?:\s*(?:\*+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+[⁾)]?|\d\)))*"
_YEAR = re.compile(
    r"(?:(?:năm|year|år|год|fy|на|в|за)\s+)?((?:18|19|20)\d\d)(?:\.0)?\s*(?:г\.?|гг\.?|год[ауе]?|y)?" + _MARKS,
    re.IGNORECASE,
)
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER_FIRST = re.compile(
    r"(?:q|k|kv|kvartal|quy|кв|квартал)?\s*\.?\s*([1-4]|i{1,3}|iv)\s*(?:кв|квартал|quarter|kv|kvartal)?[\s./]*(?:nam\s+)?(\d{4})(?:\s*г\.?)?"
)
_YEAR_FIRST_QUARTER = re.compile(r"(\d{4})\s*г?\.?\s*(?:q|k|kv|кв|quy)\.?\s*([1-4]|i{1,3}|iv)")
_MONTH_LAST = re.compile(r"(\d{4})[\s./m]+(\d{1,2})")
_MONTH_FIRST = re.compile(r"(?:thang\s*)?(\d{1,2})[\s./]+(?:nam\s+)?(\d{4})")
_DAY_FIRST = re.compile(r"(?:на\s+)?(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\s*г\.?)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[t\s].*)?", re.IGNORECASE)
_MONTH_WORDS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("май", "мая", "may", "maj"), ("июн", "jun"),
    ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct", "okt"), ("ноя", "nov"), ("дек", "dec"),
)  # fmt: skip
_WORD_AND_YEAR = re.compile(r"([^\W\d]{3,10})\.?\s+(\d{4})(?:\s*г\.?)?")


@lru_cache(maxsize=16384)
def parse_period(cell: Cell) -> str:
    """The period in our writing (`2023`, `2023-Q1`, `2023-05`), empty where the cell is none."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and FIRST_YEAR <= cell < LAST_YEAR else ""
    text = cell.strip()
    year = _YEAR.fullmatch(text)
    if year:
        return year.group(1)
    return _day(text) or _quarter(fold(text)) or _month(fold(text))


def is_year(cell: Cell) -> bool:
    """Whether the cell is a whole year and nothing else."""
    return len(parse_period(cell)) == 4


def year_within(text: str) -> str:
    """The one year a title speaks of (`ВРП в 2021 году`), empty where it names none or several."""
    years = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text))
    return years.pop() if len(years) == 1 else ""


def _written(year: str, month: int) -> str:
    return f"{year}-{month:02d}" if 1 <= month <= 12 and FIRST_YEAR <= int(year) < LAST_YEAR else ""


def _day(text: str) -> str:
    """A day stands for its month, the last day of December for its year."""
    iso = _ISO_DAY.fullmatch(text)
    if iso:
        year, month, day = iso.group(1), int(iso.group(2)), int(iso.group(3))
    else:
        written = _DAY_FIRST.fullmatch(text)
        if not written:
            return ""
        day, month, year = int(written.group(1)), int(written.group(2)), written.group(3)
        if month > 12 >= day:
            day, month = month, day
    period = _written(year, month) if 1 <= day <= 31 else ""
    return year if period and (month, day) == (12, 31) else period


def _quarter(text: str) -> str:
    first = _YEAR_FIRST_QUARTER.fullmatch(text)
    if first:
        return _of_quarter(first.group(1), first.group(2))
    last = _QUARTER_FIRST.fullmatch(text)
    if last and re.search(r"[qkкi]", text):
        return _of_quarter(last.group(2), last.group(1))
    return ""


def _of_quarter(year: str, quarter: str) -> str:
    return f"{year}-Q{_QUARTERS[quarter]}" if FIRST_YEAR <= int(year) < LAST_YEAR else ""


def _month(text: str) -> str:
    year_first = _MONTH_LAST.fullmatch(text)
    if year_first:
        return _written(year_first.group(1), int(year_first.group(2)))
    month_first = _MONTH_FIRST.fullmatch(text)
    if month_first:
        return _written(month_first.group(2), int(month_first.group(1)))
    word = _WORD_AND_YEAR.fullmatch(text)
    if word:
        for number, starts in enumerate(_MONTH_WORDS, 1):
            if word.group(1).startswith(starts):
                return _written(word.group(2), number)
    return ""
