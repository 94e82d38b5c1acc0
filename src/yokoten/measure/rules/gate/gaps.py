"""Values missing in otherwise full series, and cells given twice."""

from collections.abc import Iterator

import numpy as np

from yokoten.measure.rules.gate.alarm import CHECK, DOUBLED_CELL, GAP, MISSING, Alarm
from yokoten.measure.rules.gate.cube import Cube
from yokoten.measure.rules.grid import column_letter

_FULL, _PLACES, _PERIODS = 0.9, 8, 3
_MOST_PER_INDICATOR = 5


def alarms(cube: Cube, indicator: int) -> Iterator[Alarm]:
    """Gaps where nearly every other place has a value and the place has its other values."""
    entered = cube.entry[indicator] >= 0
    present = entered[entered.any(axis=1)]
    if len(present) < _PLACES:
        return
    full = present.mean(axis=0) >= _FULL
    if full.sum() < _PERIODS:
        return
    others = entered[:, full]
    nearly = (others.sum(axis=1) >= max(1, full.sum() - max(1, full.sum() // 5))) & ~others.all(axis=1)
    places = np.flatnonzero(nearly)
    if len(places) > max(_MOST_PER_INDICATOR, 0.1 * len(present)):
        return
    for place in places.tolist():
        begun = np.maximum.accumulate(entered[place])
        for time in np.flatnonzero(full & ~entered[place] & begun).tolist():
            yield _gap(cube, (indicator, place, time), int(entered[:, time].sum()))


def _gap(cube: Cube, cell: tuple[int, int, int], others: int) -> Alarm:
    indicator, place, time = cell
    records = cube.records
    row, column = _where(cube, cell)
    subject = records.places[place]
    return Alarm(
        MISSING, GAP, "missing", subject.name, subject.code, cube.periods[time], records.indicators[indicator],
        row, records.column_names[column] if column is not None else "",
        column_letter(column) if column is not None else "", facts={"others": others},
    )  # fmt: skip


def _where(cube: Cube, cell: tuple[int, int, int]) -> tuple[int | None, int | None]:
    """The row and column in which the missing value should stand, as far as the neighbours tell."""
    indicator, place, time = cell
    beside = cube.entry[:, place, time]
    beside = beside[beside >= 0]
    column = cube.entry[indicator, :, time]
    column = column[column >= 0]
    own = cube.entry[indicator, place]
    own = own[own >= 0]
    columns = set(cube.records.column[column].tolist())
    column_index = columns.pop() if len(columns) == 1 else None
    rows = set(cube.records.row[beside].tolist())
    if len(rows) == 1:
        return rows.pop() + cube.records.row_offset, column_index
    same_row = set(cube.records.row[own].tolist())
    return (same_row.pop() + cube.records.row_offset if len(same_row) == 1 and len(own) > 1 else None), column_index


def doubled(cube: Cube) -> Iterator[Alarm]:
    """The same cell given twice in one vintage with different values."""
    records = cube.records
    for first, second in cube.doubles:
        subject = records.places[int(records.place[second])]
        column = int(records.column[second])
        yield Alarm(
            DOUBLED_CELL, CHECK, "doubled_cell", subject.name, subject.code,
            records.periods[int(records.period[second])], records.indicators[int(records.indicator[second])],
            records.row_number(second), records.column_names[column], column_letter(column),
            float(records.value[second]),
            facts={"first_row": records.row_number(first), "first": float(records.value[first])},
        )  # fmt: skip
