"""A table as one series in the order of time: rows without a figure are left out and said."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.refusal import NotComputable
from yokoten.interfaces.cli.columns import Columns, Remark, TableUnfit, as_text, read_columns
from yokoten.interfaces.cli.effect_times import Times, misfit, read_times
from yokoten.interfaces.cli.options import add_file_arguments
from yokoten.interfaces.importers.refusal import TableUnreadable


@dataclass(frozen=True, eq=False)
class Series:
    """`at`: positions of the rows in `columns`, in the order of time; `labels` as written, `times` counted.

    `reading`: how times are read; None where the rows stand in the order of the file.
    """

    columns: Columns
    time_name: str | None
    at: tuple[int, ...]
    labels: tuple[str, ...]
    times: np.ndarray
    reading: Times | None
    remarks: tuple[Remark, ...]

    def values(self, name: str) -> np.ndarray:
        """A column of figures in the order of time."""
        return self.columns.numbers[name][list(self.at)]

    def row(self, index: int) -> int:
        """The number of a row as spreadsheets count."""
        return self.columns.rows[self.at[index]]

    def place(self, name: str, index: int) -> dict[str, Any]:
        """Where a cell stands, as facts of a message."""
        return self.columns.place(name, self.at[index])

    def ties(self) -> list[tuple[int, int]]:
        """Neighbours with the same time."""
        same = np.flatnonzero(np.diff(self.times) == 0) if self.reading else []
        return [(int(index), int(index) + 1) for index in same]

    def position(self, written: str) -> int:
        """The first row at or after a time as an option writes it; the number of rows when all are earlier."""
        text = as_text(written)
        if self.reading:
            moment = self.reading.moment(text)
            if moment is not None:
                return int(np.searchsorted(self.times, moment - 1e-9))
        elif text in self.labels:
            return self.labels.index(text)
        where = {"first": self.labels[0], "last": self.labels[-1], "name": self.time_name or ""}
        raise TableUnfit("time_not_in_series", text=written, **where)


def add_series_arguments(parser: argparse.ArgumentParser, *, is_time_needed: bool = False) -> None:
    """The table and its time."""
    add_file_arguments(parser, "point in time")
    parser.add_argument(
        "--time",
        metavar="COLUMN",
        required=is_time_needed,
        help="column with dates, periods or numbers, by which rows are ordered"
        + ("" if is_time_needed else " (default: the order of the file)"),
    )


def read_series(arguments: argparse.Namespace, names: Sequence[str], *, is_single: bool = True) -> Series:
    """The named columns in the order of time; `is_single`: rows of one time are worth a remark.

    Raises TableUnfit and TableUnreadable.
    """
    for name in names:
        if [*names, arguments.time].count(name) > 1:
            raise TableUnfit("column_named_twice", name=name)
    texts = [arguments.time] if arguments.time else []
    columns = read_columns(arguments.file, texts, names, arguments.sheet)
    kept, remarks = rows_with_figures(columns, names)
    if not kept.size:
        letters = [columns.letters[name] for name in names]
        raise TableUnfit("series_empty", columns=letters, names=list(names))
    return _ordered(columns, arguments.time, kept, remarks, is_single)


def rows_with_figures(columns: Columns, names: Sequence[str]) -> tuple[np.ndarray, list[Remark]]:
    """Positions of the rows that hold all figures, and remarks on the table; TableUnreadable where there is no row."""
    if not columns.rows:
        raise TableUnreadable("only_heads", row=columns.head_row)
    empty = np.isnan(np.column_stack([columns.numbers[name] for name in names])).any(axis=1)
    remarks = list(columns.remarks)
    if empty.any():
        rows = [columns.rows[index] for index in np.flatnonzero(empty)]
        remarks.append(Remark("points_left_out", {"rows": rows, "names": list(names)}))
    return np.flatnonzero(~empty), remarks


def _ordered(columns: Columns, time: str | None, kept: np.ndarray, remarks: list[Remark], is_single: bool) -> Series:
    if not time:
        labels = tuple(str(number + 1) for number in range(kept.size))
        return Series(columns, None, tuple(kept.tolist()), labels, np.arange(kept.size) + 1.0, None, tuple(remarks))
    labels = [columns.texts[time][index] for index in kept]
    for index, label in zip(kept.tolist(), labels, strict=True):
        if not label:
            raise TableUnfit("period_cell_empty", **columns.place(time, index))
    reading = read_times(labels)
    if reading is None:
        wrong = misfit(labels)
        if wrong is not None:
            raise TableUnfit("time_unclear", **columns.place(time, int(kept[wrong])), text=labels[wrong])
        remarks.append(Remark("times_in_file_order", {"name": time, "text": labels[0]}))
    times = reading.values if reading else np.arange(kept.size) + 1.0
    order = np.argsort(times, kind="stable")
    at, ordered = tuple(kept[order].tolist()), tuple(labels[index] for index in order)
    found = Series(columns, time, at, ordered, times[order], reading, tuple(remarks))
    tied = found.ties()
    if tied and is_single:
        facts = {"first": found.row(tied[0][0]), "second": found.row(tied[0][1]), "text": ordered[tied[0][0]]}
        remarks.append(Remark("times_tied", {**facts, "count": len(tied)}))
    return Series(columns, time, at, ordered, times[order], reading, tuple(remarks))


@contextmanager
def placed_in(series: Series, name: str) -> Iterator[None]:
    """Say refusals of the analysis that concern a row by row, column and name."""
    try:
        yield
    except NotComputable as refusal:
        if "row" not in refusal.facts:
            raise
        facts = {key: fact for key, fact in refusal.facts.items() if key != "row"}
        raise TableUnfit(refusal.code, **series.place(name, refusal.facts["row"]), **facts) from None
