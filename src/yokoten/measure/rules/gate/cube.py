"""Records as one table per indicator: places down, periods across; the latest vintage of a cell counts."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from yokoten.measure.rules.gate.alarm import Alarm
from yokoten.measure.rules.grid import column_letter
from yokoten.measure.rules.records import Records

LARGEST = 80_000_000


class TooManyCombinations(Exception):
    """The table is too sparse to be held as indicators by places by periods."""


@dataclass(frozen=True)
class Cube:
    """`values[indicator, place, period]` (NaN where missing) and `entry` (position in the records, -1 where none)."""

    records: Records
    periods: tuple[str, ...]
    values: np.ndarray = field(repr=False)
    entry: np.ndarray = field(repr=False)
    doubles: tuple[tuple[int, int], ...] = ()

    @cached_property
    def logs(self) -> np.ndarray:
        """Logarithms of positive values, NaN elsewhere."""
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log(self.values)
        return np.where(np.isfinite(logs), logs, np.nan)

    @cached_property
    def years(self) -> np.ndarray:
        """Periods as years with a fraction, for distances in time."""
        return np.array([_year(period) for period in self.periods])

    def position(self, indicator: int, place: int, period: int) -> int:
        return int(self.entry[indicator, place, period])

    def alarm(self, kind: str, severity: str, reason: str, cell: tuple[int, int, int], **details: object) -> Alarm:
        """An alarm about one filled cell."""
        position = self.position(*cell)
        records = self.records
        subject = records.places[cell[1]]
        column = int(records.column[position])
        value = float(records.value[position])
        return Alarm(
            kind, severity, reason, subject.name, subject.code, self.periods[cell[2]], records.indicators[cell[0]],
            records.row_number(position), records.column_names[column], column_letter(column),
            None if np.isnan(value) else value, **details,
        )  # fmt: skip


def build_cube(records: Records) -> Cube:
    """Arrange the records; cells given twice in one vintage with different values are listed as doubles."""
    order = sorted(range(len(records.periods)), key=lambda number: _year(records.periods[number]))
    rank = np.zeros(len(order), np.int32)
    rank[order] = np.arange(len(order))
    shape = (len(records.indicators), len(records.places), len(records.periods))
    if int(np.prod(shape, dtype=np.int64)) > LARGEST:
        raise TooManyCombinations(shape)
    keys = np.ravel_multi_index((records.indicator, records.place, rank[records.period]), shape) if len(records) else []
    keys = np.asarray(keys, np.int64)
    turn, doubles = _latest_last(records, keys)
    entry = np.full(shape, -1, np.int32)
    entry.reshape(-1)[keys[turn]] = turn
    values = np.full(shape, np.nan)
    values.reshape(-1)[keys[turn]] = records.value[turn]
    return Cube(records, tuple(records.periods[number] for number in order), values, entry, doubles)


def _latest_last(records: Records, keys: np.ndarray) -> tuple[np.ndarray, tuple[tuple[int, int], ...]]:
    """Positions so that of one key the latest vintage comes last, and pairs that contradict each other."""
    vintage_order = sorted(range(len(records.vintages)), key=lambda number: records.vintages[number])
    vintage_rank = np.zeros(max(len(vintage_order), 1), np.int32)
    vintage_rank[vintage_order] = np.arange(len(vintage_order))
    vintage = vintage_rank[records.vintage]
    seen = np.zeros(int(keys.max()) + 1 if len(keys) else 1, bool)
    seen[keys] = True
    if int(seen.sum()) == len(keys):
        return np.arange(len(keys)), ()
    turn = np.lexsort((np.arange(len(keys)), vintage, keys))
    same = (np.diff(keys[turn]) == 0) & (np.diff(vintage[turn]) == 0)
    first, second = turn[:-1][same], turn[1:][same]
    differ = ~np.isclose(records.value[first], records.value[second], rtol=1e-9, equal_nan=True)
    return turn, tuple(zip(first[differ].tolist(), second[differ].tolist(), strict=True))


def _year(period: str) -> float:
    year = float(period[:4])
    if "Q" in period:
        return year + (int(period[-1]) - 1) / 4
    return year + (int(period[5:7]) - 1) / 12 if len(period) == 7 else year
