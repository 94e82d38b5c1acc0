"""A long table as units by periods, for methods that follow units over time."""

import argparse
from dataclasses import dataclass

import numpy as np

from yokoten.interfaces.cli.columns import Columns, TableUnfit, matching, read_columns
from yokoten.interfaces.cli.effect_clock import Clock, read_clock
from yokoten.interfaces.cli.options import spelled
from yokoten.interfaces.cli.panels import refuse_double, units_named
from yokoten.interfaces.cli.terminal import note
from yokoten.interfaces.cli.units import no_such_unit
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.refusals import sentence


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
        found = matching(name, self.units)
        if len(found) == 1:
            return found[0]
        where = {"column": self.columns.letters[self.unit_column], "name": self.unit_column}
        raise no_such_unit(name, self.units, found, where)

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


def note_columns(language: Language, columns: Columns) -> None:
    """Say on stderr what the reader decided about the table."""
    for remark in columns.remarks:
        note(sentence(language, spelled(language, remark)))
