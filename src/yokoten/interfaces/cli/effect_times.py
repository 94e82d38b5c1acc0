"""When the rows of a series are: numbers, days, months, quarters, years or numbered names, as one rising count."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from yokoten.measure.rules.periods import parse_period

Moment = Callable[[str], float | None]
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_PLAIN_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_WRITTEN_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\s*г\.?)?")
_NUMBERED = re.compile(r"(\D+?)\s*(\d{1,9})")
SECONDS_A_DAY, LAST_DAYS = 86_400, 28


@dataclass(frozen=True, eq=False)
class Times:
    """`values` (n,): the count of each row in the order of the rows; `moment` counts a time written elsewhere."""

    values: np.ndarray
    moment: Moment

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
    for reading in _readings(texts):
        values = [reading(text) for text in texts]
        if None not in values:
            return Times(np.array(values, dtype=float), reading)
    return None


def misfit(texts: Sequence[str]) -> int | None:
    """The first cell that does not fit where at least half of the others do: a slip, not another way of writing."""
    best: list[int] | None = None
    for reading in _readings(texts):
        wrong = [index for index, text in enumerate(texts) if reading(text) is None]
        if best is None or len(wrong) < len(best):
            best = wrong
    return best[0] if best and len(best) <= len(texts) / 2 else None


def _readings(texts: Sequence[str]) -> list[Moment]:
    is_month_first = _is_month_first(texts)

    def day(text: str) -> float | None:
        return _day(text, is_month_first)

    def month(text: str) -> float | None:
        found = _written_day(text, is_month_first)
        return found.year * 12 + found.month - 1 if found else _month(text)

    readings: list[Moment] = [month, day] if _is_monthly(texts, is_month_first) else [day]
    prefix = _prefix(texts)
    return [*readings, _month, _quarter, _number, _year, lambda text: _numbered(text, prefix)]


def _number(text: str) -> float | None:
    if not _NUMBER.fullmatch(text) or _PLAIN_DAY.fullmatch(text):
        return None
    return float(text.replace(",", "."))


def _is_month_first(texts: Sequence[str]) -> bool:
    parts = [found for found in map(_WRITTEN_DAY.fullmatch, texts) if found]
    return any(int(found[2]) > 12 for found in parts) and all(int(found[1]) <= 12 for found in parts)


def _written_day(text: str, is_month_first: bool) -> datetime | None:
    written = _WRITTEN_DAY.fullmatch(text)
    try:
        if written:
            first, second, year = int(written[1]), int(written[2]), int(written[3])
            month, of_month = (first, second) if is_month_first else (second, first)
            return datetime(year, month, of_month)  # noqa: DTZ001 - a day on no particular clock
        if len(text) < 8 or (text.isdigit() and not _PLAIN_DAY.fullmatch(text)):
            return None
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _day(text: str, is_month_first: bool) -> float | None:
    found = _written_day(text, is_month_first)
    if found is None:
        return None
    seconds = (found - datetime.combine(found.date(), datetime.min.time())).total_seconds()
    return date.toordinal(found) + seconds / SECONDS_A_DAY


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
