"""A project's own numbers around a start: two sides, their rhythm, what is missing, and what is still to come."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from yokoten.prove.rules.designs import DataShape

WEEK = 7


@dataclass(frozen=True)
class Series:
    """Numbers in the order of their days."""

    days: tuple[date, ...]
    values: tuple[float, ...]

    def between(self, first: date, last: date) -> "Series":
        """Those from the first to the last day, both included."""
        kept = [(day, value) for day, value in zip(self.days, self.values, strict=True) if first <= day <= last]
        return Series(tuple(day for day, _ in kept), tuple(value for _, value in kept))

    def since(self, start: date) -> "Series":
        return self.between(start, date.max)

    def until(self, start: date) -> "Series":
        """Those before the day."""
        count = sum(day < start for day in self.days)
        return Series(self.days[:count], self.values[:count])


@dataclass(frozen=True)
class Frame:
    """The window and the start in it."""

    window_from: date
    window_to: date
    start: date


@dataclass(frozen=True)
class Sides:
    """Numbers before the start and from it on, inside the window."""

    before: Series
    after: Series


def sides_of(series: Series, frame: Frame) -> Sides:
    inside = series.between(frame.window_from, frame.window_to)
    return Sides(inside.until(frame.start), inside.since(frame.start))


def rhythm_of(days: Sequence[date]) -> int:
    """Days from one number to the next, the median; a week where nobody has measured twice."""
    gaps = [(later - earlier).days for earlier, later in zip(days, days[1:], strict=False)]
    return max(1, int(median(gaps))) if gaps else WEEK


def shape_of(series: Series, frame: Frame, *, today: date | None = None) -> DataShape:
    """What there is to evaluate with; with `today` also what the rhythm of the numbers will bring until the end."""
    sides = sides_of(series, frame)
    before, after = len(sides.before.days), len(sides.after.days)
    if today is not None:
        step, known = rhythm_of(series.days), max([today, *series.days])
        before += _to_come(known, frame.window_from, frame.start, step)
        after += _to_come(known, frame.start, frame.window_to, step)
    return DataShape(units=1, treated=1, starts=1, before=before, after=after)


def _to_come(known: date, first: date, last: date, step: int) -> int:
    """How many numbers fit between what is known and the last day."""
    return max(0, (last - max(known, first)).days // step)


def missing_share(sides: Sides) -> float:
    """How many of the numbers that the rhythm asks for are not there, on each side from its first to its last."""
    step = rhythm_of((*sides.before.days, *sides.after.days))
    there = asked = 0
    for days in (sides.before.days, sides.after.days):
        if days:
            there += len(days)
            asked += max(len(days), round((days[-1] - days[0]).days / step) + 1)
    return 1 - there / asked if asked else 0.0


def fingerprint_of(figures: object) -> str:
    """SHA-256 of the figures in one spelling."""
    text = json.dumps(figures, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def kept_figures(series: Series) -> list[list[object]]:
    """Days and values as they are stored with a run."""
    return [[day.isoformat(), value] for day, value in zip(series.days, series.values, strict=True)]
