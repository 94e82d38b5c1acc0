"""A table of units with inputs and outputs, row by row in the order of the file, with the place of every cell."""

import argparse
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from yokoten.analysis.refusal import NotComputable
from yokoten.interfaces.cli.columns import Columns, TableUnfit, read_columns
from yokoten.interfaces.cli.options import column_list
from yokoten.interfaces.cli.panels import period_labels, refuse_double, units_named, years_of
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.measure.rules.periods import parse_period

_NUMBERED = re.compile(r"(\D*)(\d{1,6})")


@dataclass(frozen=True, eq=False)
class Volumes:
    """`at`: positions in `columns` of the rows in use; `units`, `periods` and `times` (in years) belong to them.

    `is_calendar`: the periods are dates; otherwise they are numbered, one year apart.
    """

    columns: Columns
    unit_column: str
    period_column: str | None
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    at: tuple[int, ...]
    units: tuple[str, ...]
    periods: tuple[str, ...]
    times: tuple[float, ...]
    is_calendar: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Inputs first, then outputs, as the analysis counts them."""
        return self.inputs + self.outputs

    @property
    def used(self) -> np.ndarray:
        return self._table(self.inputs)

    @property
    def made(self) -> np.ndarray:
        return self._table(self.outputs)

    def row(self, index: int) -> int:
        """The number of a row as spreadsheets count."""
        return self.columns.rows[self.at[index]]

    def place(self, column: int, index: int) -> dict[str, Any]:
        """Where a cell stands, as facts of a message."""
        return self.columns.place(self.names[column], self.at[index])

    def columns_of(self, names: Sequence[str]) -> dict[str, Any]:
        """Columns with their rows, as facts of a message."""
        rows = [self.columns.rows[index] for index in self.at]
        letters = [self.columns.letters[name] for name in names]
        return {"columns": letters, "names": list(names), "first": min(rows), "last": max(rows)}

    def numbered_periods(self) -> dict[float, str]:
        """The periods by time, rising, each as first written."""
        found: dict[float, str] = {}
        for time, label in zip(self.times, self.periods, strict=True):
            found.setdefault(time, label)
        return dict(sorted(found.items()))

    def only(self, time: float) -> "Volumes":
        """The rows of one period."""
        kept = [index for index, other in enumerate(self.times) if other == time]
        parts = {name: tuple(getattr(self, name)[index] for index in kept) for name in _BY_ROW}
        return replace(self, **parts)

    def _table(self, names: Sequence[str]) -> np.ndarray:
        return np.column_stack([self.columns.numbers[name] for name in names])[list(self.at)]


_BY_ROW = ("at", "units", "periods", "times")


def read_volumes(arguments: argparse.Namespace) -> Volumes:
    """The columns that --unit, --period, --inputs and --outputs name. Raises TableUnfit and TableUnreadable."""
    inputs, outputs = _named(arguments.inputs, "--inputs"), _named(arguments.outputs, "--outputs")
    both = [*inputs, *outputs]
    for name in both:
        if both.count(name) > 1:
            raise TableUnfit("column_named_twice", name=name)
    texts = [arguments.unit, arguments.period] if arguments.period else [arguments.unit]
    columns = read_columns(arguments.file, texts, both, arguments.sheet)
    if not columns.rows:
        raise TableUnreadable("only_heads", row=columns.head_row)
    units = units_named(columns, arguments.unit)
    labels, times, is_calendar = _periods(columns, arguments.period)
    _refuse_doubles(columns, (arguments.unit, arguments.period), list(zip(units, times, strict=True)))
    everything = {"at": tuple(range(len(units))), "units": tuple(units), "periods": labels, "times": times}
    return Volumes(
        columns, arguments.unit, arguments.period, tuple(inputs), tuple(outputs), **everything, is_calendar=is_calendar
    )


def declared(volumes: Volumes, text: str, option: str) -> tuple[int, ...]:
    """Positions of columns that --ratios or --undesirable names."""
    names = column_list(text)
    for name in names:
        if name not in volumes.names:
            raise TableUnfit("declared_not_used", option=option, name=name)
    return tuple(volumes.names.index(name) for name in names)


def latest_time(volumes: Volumes) -> float:
    """The latest period in which at least a third as many rows are complete as in the fullest."""
    complete = ~np.isnan(np.hstack([volumes.used, volumes.made])).any(axis=1)
    counts = {time: int(complete[np.array(volumes.times) == time].sum()) for time in volumes.numbered_periods()}
    least = max(1, math.ceil(max(counts.values()) / 3))
    return max((time for time, count in counts.items() if count >= least), default=max(counts))


def time_of(volumes: Volumes, written: str) -> float:
    """The period as --at writes it."""
    wanted = parse_period(written) or " ".join(written.split())
    for time, label in volumes.numbered_periods().items():
        if wanted == label:
            return time
    name = volumes.period_column or ""
    where = {"column": volumes.columns.letters.get(name, ""), "name": name}
    raise TableUnfit("period_unknown", period=written, periods=list(volumes.numbered_periods().values()), **where)


@contextmanager
def placed(volumes: Volumes) -> Iterator[None]:
    """Say refusals of the analysis by row, column and name."""
    try:
        yield
    except NotComputable as refusal:
        raise _placed(volumes, refusal.code, refusal.facts) or refusal from None


def _placed(volumes: Volumes, code: str, facts: dict[str, Any]) -> TableUnfit | None:
    head = {"row": volumes.columns.head_row}
    if code == "negative_value":
        return TableUnfit("volume_negative", **volumes.place(facts["column"], facts["row"]), text=f"{facts['value']:g}")
    if code == "ratio_with_volume":
        where = volumes.columns_of([volumes.names[column] for column in facts["columns"]])
        return TableUnfit("ratios_with_volumes", **where, **head)
    if code == "undesirable_as_output":
        where = volumes.columns_of([volumes.names[facts["column"]]])
        return TableUnfit("undesirable_output", column=where["columns"][0], name=where["names"][0], **head)
    return _placed_whole(volumes, code)


def _placed_whole(volumes: Volumes, code: str) -> TableUnfit | None:
    """Refusals that concern all columns."""
    where = volumes.columns_of(volumes.names)
    if code == "nobody_evaluable":
        return TableUnfit("nobody_to_evaluate", **where)
    if code == "no_pairs":
        return TableUnfit("no_change_computable", **where)
    if code == "base_period_empty":
        first = next(iter(volumes.numbered_periods().values()))
        return TableUnfit("base_period_empty_there", **where, period=first)
    return None


def _named(text: str, option: str) -> list[str]:
    names = column_list(text)
    if not names:
        raise TableUnfit("no_column_named", option=option)
    return names


def _periods(columns: Columns, period: str | None) -> tuple[tuple[str, ...], tuple[float, ...], bool]:
    """Labels and times of the rows: dates, or else numbers such as 1, 2, 3 or t1, t2."""
    if not period:
        return ("",) * len(columns.rows), (0.0,) * len(columns.rows), True
    texts = columns.texts[period]
    numbered = [_NUMBERED.fullmatch(text) for text in texts]
    kinds = {found[1].strip().lower() for found in numbered if found}
    if len(kinds) == 1 and not any(parse_period(text) for text in texts):
        for index, found in enumerate(numbered):
            if not found:
                code = "period_unclear" if texts[index] else "period_cell_empty"
                raise TableUnfit(code, **columns.place(period, index), text=texts[index])
        return texts, tuple(float(found[2]) for found in numbered if found), False
    labels = period_labels(columns, period)
    return tuple(labels), tuple(years_of(label) for label in labels), True


def _refuse_doubles(columns: Columns, names: tuple[str, str | None], keys: Sequence[tuple[str, float]]) -> None:
    seen: dict[tuple[str, float], int] = {}
    for index, key in enumerate(keys):
        if key in seen:
            refuse_double(columns, names, (seen[key], index))
        seen[key] = index
