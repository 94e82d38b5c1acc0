"""When the rows of a table are: numbers, days, months, quarters, years or numbered names, as one rising count."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from yokoten.measure.rules.periods import parse_period

Moment = Callable[[str], float | None]
DAY, MONTH, QUARTER, YEAR, NUMBER, NAMED = "day", "month", "quarter", "year", "number", "named"
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_PLAIN_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_WRITTEN_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)(?:\s*г\.?)?(?:,?\s+(\d\d?):(\d\d)(?::(\d\d))?)?")
_NUMBERED = re.compile(r"(\D+?)\s*(\d{1,9})")
SECONDS_A_DAY, LAST_DAYS, LAST_CENTURY = 86_400, 28, 70
_COUNTED: dict[str, Callable[[datetime], float]] = {
    DAY: lambda day: date.toordinal(day) + (day - datetime.combine(day, datetime.min.time())).seconds / SECONDS_A_DAY,
    MONTH: lambda day: day.year * 12.0 + day.month - 1,
    QUARTER: lambda day: day.year * 4.0 + (day.month - 1) // 3,
    YEAR: lambda day: float(day.year),
}


@dataclass(frozen=True, eq=False)
class Times:
    """`values` (n,): the count of each row in the order of the rows, in units of `kind`; `read` counts such a cell."""

    kind: str
    values: np.ndarray
    read: Moment
    is_month_first: bool

    def moment(self, text: str) -> float | None:
        """The count of a time written elsewhere: alike, or as a day, month, quarter or year, which begins then."""
        found = self.read(text)
        if found is not None:
            return found
        are_years = self.kind == NUMBER and all(value.is_integer() and 1000 <= value < 3000 for value in self.values)
        counted, day = _COUNTED.get(YEAR if are_years else self.kind), _begin(text, self.is_month_first)
        return counted(day) if counted and day else None

    @property
    def step(self) -> float:
        """The shortest step all others are whole multiples of, or the median one."""
        gaps = np.diff(np.unique(self.values))
        if not gaps.size:
            return 1.0
        if (gaps == np.round(gaps)).all():
            return float(math.gcd(*gaps.astype(int).tolist()))
        return float(np.median(gaps))


def read_times(texts: Sequence[str]) -> Times | None:
    """The first reading that fits every cell; None where most cells fit none."""
    is_month_first = _is_month_first(texts)
    for kind, reading in _readings(texts, is_month_first):
        values = [reading(text) for text in texts]
        if None not in values:
            return Times(kind, np.array(values, dtype=float), reading, is_month_first)
    return None


def misfit(texts: Sequence[str]) -> int | None:
    """The first cell that does not fit where at least half of the others do: a slip, not another way of writing."""
    best: list[int] | None = None
    for _, reading in _readings(texts, _is_month_first(texts)):
        wrong = [index for index, text in enumerate(texts) if reading(text) is None]
        if best is None or len(wrong) < len(best):
            best = wrong
    return best[0] if best and len(best) <= len(texts) / 2 else None


def number_of(text: str) -> float | None:
    """A plain number, with a decimal point or comma."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def _readings(texts: Sequence[str], is_month_first: bool) -> list[tuple[str, Moment]]:
    def counted(kind: str) -> tuple[str, Moment]:
        def read(text: str) -> float | None:
            day = _written_day(text, is_month_first)
            return _COUNTED[kind](day) if day else _month(text) if kind == MONTH else None

        return kind, read

    days = [counted(MONTH), counted(DAY)] if _is_monthly(texts, is_month_first) else [counted(DAY)]
    prefix = _prefix(texts)
    return [
        *days,
        (MONTH, _month),
        (QUARTER, _quarter),
        (NUMBER, lambda text: None if _PLAIN_DAY.fullmatch(text) else number_of(text)),
        (YEAR, _year),
        (NAMED, lambda text: _numbered(text, prefix)),
    ]


def _is_month_first(texts: Sequence[str]) -> bool:
    parts = [found for found in map(_WRITTEN_DAY.fullmatch, texts) if found]
    return any(int(found[2]) > 12 for found in parts) and all(int(found[1]) <= 12 for found in parts)


def _written_day(text: str, is_month_first: bool) -> datetime | None:
    written = _WRITTEN_DAY.fullmatch(text)
    try:
        if written:
            first, second, year, *clock = (int(part or 0) for part in written.groups())
            month, of_month = (first, second) if is_month_first else (second, first)
            year += 0 if year > 99 else 1900 if year >= LAST_CENTURY else 2000
            return datetime(year, month, of_month, *clock)  # noqa: DTZ001 - a day on no particular clock
        if len(text) < 7 or (text.isdigit() and not _PLAIN_DAY.fullmatch(text)):
            return None
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _begin(text: str, is_month_first: bool) -> datetime | None:
    """The first day of a day, month, quarter or year."""
    day, label = _written_day(text, is_month_first), parse_period(text)
    if day or not label:
        return day
    year, _, part = label.partition("-")
    month = int(part[1:]) * 3 - 2 if part.startswith("Q") else int(part or 1)
    return datetime(int(year), month, 1)  # noqa: DTZ001 - a day on no particular clock


def _is_monthly(texts: Sequence[str], is_month_first: bool) -> bool:
    """Days that stand for months: one in each, all the same day or all last days."""
    days = [_written_day(text, is_month_first) for text in texts]
    known = [day for day in days if day]
    if len(known) < len(days) or not known:
        return False
    is_even = len({day.day for day in known}) == 1 or all(day.day >= LAST_DAYS for day in known)
    return is_even and len({(day.year, day.month) for day in known}) == len({day for day in known})


def _year(text: str) -> float | None:
    label = parse_period(text)
    return float(label) if len(label) == 4 else None


def _quarter(text: str) -> float | None:
    label = parse_period(text)
    return float(label[:4]) * 4 + int(label[-1]) - 1 if "Q" in label else None


def _month(text: str) -> float | None:
    label = parse_period(text)
    return float(label[:4]) * 12 + int(label[5:]) - 1 if len(label) == 7 and "Q" not in label else None


def _prefix(texts: Sequence[str]) -> str:
    found = next(filter(None, map(_NUMBERED.fullmatch, texts)), None)
    return found[1].strip().lower() if found else ""


def _numbered(text: str, prefix: str) -> float | None:
    found = _NUMBERED.fullmatch(text)
    return float(found[2]) if found and found[1].strip().lower() == prefix else None
