"""The whole gate: every family asks, alarms of one matter share a question, sure ones come first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from yokoten.measure.rules.following import CHECKING, Follow, unwatched
from yokoten.measure.rules.gate import (
    formats,
    gaps,
    lonely,
    parts,
    ratio,
    repeats,
    series,
    shift,
    sign,
    subjects,
    whole,
)
from yokoten.measure.rules.gate.alarm import MISSING, SEVERITIES, SHIFTED_COLUMN, Alarm
from yokoten.measure.rules.gate.cube import Cube, build_cube
from yokoten.measure.rules.gate.growth import Growths
from yokoten.measure.rules.layout import PERIOD, PLACE, PLACE_CODE, Layout
from yokoten.measure.rules.names import is_group
from yokoten.measure.rules.records import Records

_MANY = 6


def check(
    records: Records,
    layout: Layout | None = None,
    beside: Iterable[Alarm] = (),
    *,
    follow: Follow = unwatched,
) -> list[Alarm]:
    """All alarms about the records of a table, numbered, sure ones first; an empty list means: no question.

    `beside` are alarms about what did not become records (`unread.alarms`).
    """
    if not len(records):
        return []
    cube = build_cube(records)
    growths = [Growths(table) for table in cube.logs]
    place_column = _first(layout, PLACE, PLACE_CODE)
    found = list(subjects.alarms(records, place_column=place_column))
    found += lonely.alarms(records, place_column=place_column, period_column=_first(layout, PERIOD))
    found += [*_about_values(cube, growths, follow), *gaps.doubled(cube)]
    if layout is not None:
        found += formats.alarms(records, layout.first_row + records.row_offset)
    return _numbered(_once_per_cell([*found, *beside]), cube.periods)


def _first(layout: Layout | None, *wanted: str) -> int | None:
    """The first column of the first role that there is."""
    found = [column.index for role in wanted for column in (layout.of_role(role) if layout else ())]
    return found[0] if found else None


def _about_values(cube: Cube, growths: list[Growths], follow: Follow) -> Iterator[Alarm]:
    count = len(growths)
    yield from series.alarms(cube, growths, follow)
    yield from parts.alarms(cube)
    if len(growths) > 1:
        yield from ratio.alarms(cube)
    for indicator, table in enumerate(growths):
        follow(CHECKING, count + indicator + 1, 2 * count)
        yield from whole.alarms(cube, indicator, table)
        yield from shift.row_shifts(cube, indicator, table)
        yield from sign.alarms(cube, indicator)
        yield from gaps.alarms(cube, indicator)
        yield from repeats.alarms(cube, indicator, table)


def _once_per_cell(alarms: list[Alarm]) -> list[Alarm]:
    """The first family that speaks of a cell is heard; a gap that a shifted row explains is not asked again."""
    moved = {(alarm.place, alarm.indicator) for alarm in alarms if alarm.reason == "shifted_row"}
    heard: set[tuple] = set()
    kept = []
    for alarm in alarms:
        explained = is_group(alarm.place) or (alarm.place, alarm.indicator) in moved
        if _cell(alarm) in heard or (alarm.kind == MISSING and explained):
            continue
        heard.add(_cell(alarm))
        kept.append(alarm)
    return kept


def _cell(alarm: Alarm) -> tuple:
    """A value is asked about once; a name or a column once for each kind."""
    if alarm.place and alarm.indicator:
        return (alarm.place, alarm.place_code, alarm.indicator, alarm.period)
    return (alarm.kind, alarm.place, alarm.place_code, alarm.column, alarm.column_letter)


def _numbered(alarms: list[Alarm], periods: tuple[str, ...]) -> list[Alarm]:
    """Order by severity and size of departure, then give numbers and questions."""
    order = {period: number for number, period in enumerate(periods)}
    groups: dict[tuple, list[Alarm]] = defaultdict(list)
    for alarm in sorted(alarms, key=lambda alarm: order.get(alarm.period, -1)):
        groups[_matter(alarm)].append(alarm)
    matters = _joined(groups)
    matters.sort(key=lambda members: (min(SEVERITIES.index(alarm.severity) for alarm in members), members[0].row or 0))
    numbered = []
    for question, members in enumerate(matters, 1):
        for alarm in members:
            numbered.append(replace(alarm, number=len(numbered) + 1, question=question))
    return numbered


def _matter(alarm: Alarm) -> tuple:
    """What a person answers at once: one place's indicator, whatever the period; all gaps of a place."""
    if alarm.kind == MISSING:
        return (alarm.kind, alarm.place, alarm.place_code)
    return (alarm.kind, alarm.place, alarm.place_code, alarm.indicator or alarm.column)


def _joined(groups: dict[tuple, list[Alarm]]) -> list[list[Alarm]]:
    """Many places with the same slip in one indicator and period are one matter too."""
    many: dict[tuple, list[tuple]] = defaultdict(list)
    for key, members in groups.items():
        if len(members) == 1 and members[0].period and members[0].kind != SHIFTED_COLUMN:
            many[members[0].kind, members[0].indicator, members[0].period].append(key)
    joined: list[list[Alarm]] = []
    for keys in many.values():
        if len(keys) >= _MANY:
            joined.append([alarm for key in keys for alarm in groups.pop(key)])
    return joined + list(groups.values())
