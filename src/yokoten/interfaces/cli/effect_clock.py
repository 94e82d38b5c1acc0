"""Periods of a panel as numbers that can be counted with, and as they are written."""

import math
from dataclasses import dataclass

import numpy as np

from yokoten.interfaces.cli.columns import Columns, TableUnfit
from yokoten.interfaces.cli.effect_times import DAY, MONTH, NUMBER, QUARTER, YEAR, Times, misfit, number_of, read_times
from yokoten.measure.rules.periods import parse_period

NONE_WRITTEN = {"", "inf", "infinity", "∞", "nan", "na", "n/a", "none", "never", "-", "–", "."}
PACES = (12, 6, 3, 1)
NEAR = 1e-9


@dataclass(frozen=True, eq=False)
class Clock:
    """`pace`: how many counts of `times` make one step from `first`: 12 where months stand for years.

    `labels`: how each period is written; those of `--start` and of first treated periods are added as they are read.
    """

    times: Times
    first: float
    pace: float
    labels: dict[float, str]

    def of(self, text: str) -> float | None:
        """The number of a period, or nothing where it is none of this kind; a date between two counts as the later."""
        moment = self.times.moment(text)
        if moment is None:
            return None
        time = (moment - self.first) / self.pace
        if self.times.kind != NUMBER:
            time = float(math.ceil(time - NEAR))
        self.labels.setdefault(time, self._written(text, int(moment)))
        return time

    def shown(self, time: float) -> float | int | str:
        """A period for JSON: a number where it is one, otherwise as the product writes it."""
        label = self.labels.get(time, f"{time:g}")
        number = time if self.times.kind == NUMBER else float(label) if label.isdecimal() else None
        if number is None:
            return label
        return int(number) if float(number).is_integer() else float(number)

    def _written(self, text: str, count: int) -> str:
        """Months and quarters as the product writes them, the last day of a year as a year, all else as it stands."""
        label, kind = parse_period(text), self.times.kind
        if len(label) == 4 and (kind == YEAR or (kind == MONTH and self.pace == PACES[0])):
            return label
        if text.isdecimal() or kind not in (MONTH, QUARTER):
            return text
        return f"{count // 4}-Q{count % 4 + 1}" if kind == QUARTER else f"{count // 12}-{count % 12 + 1:02d}"


def read_clock(columns: Columns, name: str) -> tuple[Clock, np.ndarray]:
    """The clock of a column, and the time of each row; TableUnfit where a cell is no period."""
    texts = columns.texts[name]
    if "" in texts:
        raise TableUnfit("period_cell_empty", **columns.place(name, texts.index("")))
    times = read_times(texts)
    if times is None:
        raise _unfit(columns, name)
    first = 0.0 if times.kind == NUMBER else float(times.values.min())
    clock = Clock(times, first, _pace(times), {})
    return clock, np.array([clock.of(text) for text in texts], dtype=float)


def read_starts(columns: Columns, name: str, clock: Clock) -> list[float]:
    """The first treated period of each row, infinite for never (empty, 0, inf); TableUnfit where it is unclear."""
    found = []
    for index, text in enumerate(columns.texts[name]):
        is_never = text.strip().lower() in NONE_WRITTEN or number_of(text) == 0
        time = math.inf if is_never else clock.of(text)
        if time is None:
            raise TableUnfit("start_unclear", **columns.place(name, index), text=text)
        found.append(time)
    return found


def _unfit(columns: Columns, name: str) -> TableUnfit:
    """The cell that does not fit: unlike the others, or no period at all."""
    texts = columns.texts[name]
    slip = misfit(texts)
    index = next((at for at, text in enumerate(texts) if not parse_period(text)), 0) if slip is None else slip
    code = "time_unclear" if parse_period(texts[index]) else "period_unclear"
    return TableUnfit(code, **columns.place(name, index), text=texts[index])


def _pace(times: Times) -> float:
    if times.kind == MONTH:
        return next(float(pace) for pace in PACES if times.step % pace == 0)
    return times.step if times.kind == DAY else 1.0
