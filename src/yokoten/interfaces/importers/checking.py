"""From the bytes of a file to its questions, in one go: read, lay out, take the values, ask."""

from dataclasses import dataclass

from yokoten.interfaces.importers.collection import paused_collection
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.importers.table import read_table
from yokoten.measure.rules.following import Follow, unwatched
from yokoten.measure.rules.gate import unread
from yokoten.measure.rules.gate.alarm import Alarm
from yokoten.measure.rules.gate.check import check
from yokoten.measure.rules.gate.cube import TooManyCombinations
from yokoten.measure.rules.grid import Grid
from yokoten.measure.rules.layout import Layout, LayoutUnclear
from yokoten.measure.rules.nothing import nothing_read
from yokoten.measure.rules.records import Records, build_records
from yokoten.measure.rules.roles import propose


@dataclass(frozen=True, slots=True)
class Checked:
    """A table with everything known about it. `alarms` is empty where cells could not be read (`records.faults`)."""

    grid: Grid
    layout: Layout
    records: Records
    alarms: tuple[Alarm, ...]

    @property
    def rows(self) -> int:
        """Rows of the table below its head."""
        return self.layout.last_row - self.layout.first_row


def table_unreadable(grid: Grid, fault: LayoutUnclear) -> TableUnreadable:
    """The same refusal with the file and the sheet it is about."""
    return TableUnreadable(fault.code, **{"filename": grid.filename, "sheet": grid.sheet, **fault.facts})


def check_table(
    content: bytes,
    filename: str,
    *,
    sheet: str | None = None,
    layout: Layout | None = None,
    follow: Follow = unwatched,
) -> Checked:
    """Read a file and ask the gate; raises `TableUnreadable` where it cannot be read or laid out."""
    with paused_collection():
        return _check_table(content, filename, sheet, layout, follow)


def _beside(grid: Grid, layout: Layout, records: Records) -> list[Alarm]:
    """What a person would see on the pages: what is not read, and numbers that are taken for symbols."""
    return [*unread.alarms(grid, layout), *unread.taken_for_missing(grid, layout, records)]


def _check_table(content: bytes, filename: str, sheet: str | None, layout: Layout | None, follow: Follow) -> Checked:
    grid = read_table(content, filename, sheet=sheet, follow=follow)
    is_proposed = layout is None
    try:
        layout = layout or propose(grid)
    except LayoutUnclear as fault:
        raise table_unreadable(grid, fault) from fault
    records = build_records(grid, layout, follow=follow)
    if records.faults:
        return Checked(grid, layout, records, ())
    if not len(records):
        raise table_unreadable(grid, nothing_read(grid, layout))
    beside = _beside(grid, layout, records) if is_proposed else []
    try:
        return Checked(grid, layout, records, tuple(check(records, layout, beside, follow=follow)))
    except TooManyCombinations as fault:
        raise TableUnreadable("too_many_combinations", filename=filename, sheet=grid.sheet) from fault
