"""A long table as units by periods, for methods that follow units over time."""

import argparse
from dataclasses import dataclass

import numpy as np

from yokoten.interfaces.cli.columns import Columns, TableUnfit, read_columns
from yokoten.interfaces.cli.effect_clock import Clock, read_clock
from yokoten.interfaces.cli.options import add_file_arguments
from yokoten.interfaces.cli.panels import refuse_double, units_named
from yokoten.interfaces.cli.units import unit_named


@dataclass(frozen=True, eq=False)
class LongTable:
    """`units` in alphabetical order, `periods` rising; `row` (units, periods), -1 where there is none."""

    columns: Columns
    unit_column: str
    units: tuple[str, ...]
    periods: np.ndarray
    clock: Clock
    row: np.ndarray

    def values(self, name: str) -> np.ndarray:
        """A column of numbers as units by periods, NaN where missing."""
        return np.where(self.row >= 0, self.columns.numbers[name][self.row], np.nan)

    def unit(self, name: str) -> int:
        """The position of a unit; TableUnfit with near names when there is none."""
        return unit_named(self.columns, self.unit_column, self.units, name)

    def label(self, time: float) -> str:
        """A period as the table writes it."""
        return self.clock.labels.get(time) or f"{time:g}"


def read_long(arguments: argparse.Namespace, texts: list[str], numbers: list[str]) -> LongTable:
    """Read --unit, --time, further columns of text and columns of numbers; TableUnfit as the readers."""
    named = [arguments.unit, arguments.time, *texts, *numbers]
    for name in named:
        if named.count(name) > 1:
            raise TableUnfit("column_named_twice", name=name)
    columns = read_columns(arguments.file, [arguments.unit, arguments.time, *texts], numbers, arguments.sheet)
    names = units_named(columns, arguments.unit)
    if not names:
        raise TableUnfit("no_rows", row=columns.head_row)
    clock, times = read_clock(columns, arguments.time)
    units, periods = sorted(set(names)), sorted(set(times.tolist()))
    at_unit = {name: index for index, name in enumerate(units)}
    at_period = {time: index for index, time in enumerate(periods)}
    row = np.full((len(units), len(periods)), -1)
    for index, (name, time) in enumerate(zip(names, times.tolist(), strict=True)):
        spot = at_unit[name], at_period[time]
        if row[spot] >= 0:
            refuse_double(columns, (arguments.unit, arguments.time), (int(row[spot]), index))
        row[spot] = index
    return LongTable(columns, arguments.unit, tuple(units), np.array(periods), clock, row)


def add_panel_arguments(parser: argparse.ArgumentParser, *, is_time_needed: bool = True) -> None:
    """The table, its units, periods and outcome."""
    add_file_arguments(parser, "unit and period")
    parser.add_argument("--unit", required=True, metavar="COLUMN", help="column with the names of the units")
    parser.add_argument(
        "--time",
        required=is_time_needed,
        metavar="COLUMN",
        help="column with the periods" + ("" if is_time_needed else ", to say where a unit stands twice in one"),
    )
    parser.add_argument("--value", required=True, metavar="COLUMN", help="column with the outcome")
