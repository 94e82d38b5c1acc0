"""Two names that turned out to be one place: values that contradict each other, gaps that fill each other."""

from collections.abc import Container, Iterator, Sequence

import numpy as np

from yokoten.measure.rules.gate.alarm import DOUBLED_CELL, MISSING, STOP, Alarm
from yokoten.measure.rules.grid import column_letter
from yokoten.measure.rules.records import Records


def doubled_places(records: Records, left_out: Container[str], places: Sequence[int]) -> Iterator[Alarm]:
    """One alarm for every cell that another name of the same place fills differently; the later row is asked about.

    `left_out` names indicators that are not stored.
    """
    doubled = {one for one in places if one >= 0 and list(places).count(one) > 1} if len(places) < 20_000 else set()
    if not doubled:
        return
    place = np.array(places)[records.place]
    seen: dict[tuple, int] = {}
    for position in np.flatnonzero(np.isin(place, list(doubled))).tolist():
        key = (int(place[position]), int(records.indicator[position]), int(records.period[position]))
        key += (int(records.vintage[position]),)
        first = seen.setdefault(key, position)
        is_other = records.place[first] != records.place[position]
        differs = not np.isclose(records.value[first], records.value[position], rtol=1e-9, equal_nan=True)
        if is_other and differs and records.indicators[int(records.indicator[position])] not in left_out:
            yield _alarm(records, first, position)


def unfilled(alarms: Sequence[Alarm], records: Records, places: Sequence[int]) -> list[Alarm]:
    """The alarms without gaps that another writing of the same place fills."""
    ids = {(subject.name, subject.code): one for subject, one in zip(records.places, places, strict=True) if one >= 0}
    gaps = [alarm for alarm in alarms if alarm.kind == MISSING and (alarm.place, alarm.place_code) in ids]
    if not gaps:
        return list(alarms)
    place, wanted = np.array(places)[records.place], {ids[alarm.place, alarm.place_code] for alarm in gaps}
    filled = {
        (int(place[position]), int(records.indicator[position]), int(records.period[position]))
        for position in np.flatnonzero(np.isin(place, list(wanted))).tolist()
    }
    closed = {id(alarm) for alarm in gaps if _spot(alarm, records, ids) in filled}
    return [alarm for alarm in alarms if id(alarm) not in closed]


def _spot(alarm: Alarm, records: Records, ids: dict[tuple[str, str], int]) -> tuple[int, int, int]:
    place = ids[alarm.place, alarm.place_code]
    return place, records.indicators.index(alarm.indicator), records.periods.index(alarm.period)


def _alarm(records: Records, first: int, position: int) -> Alarm:
    subject, column = records.places[int(records.place[position])], int(records.column[position])
    value = float(records.value[position])
    facts = {
        "first_row": records.row_number(first),
        "first": float(records.value[first]),
        "other_place": records.places[int(records.place[first])].name,
    }
    return Alarm(
        DOUBLED_CELL, STOP, "doubled_place", subject.name, subject.code, records.periods[int(records.period[position])],
        records.indicators[int(records.indicator[position])], records.row_number(position),
        records.column_names[column], column_letter(column), None if value != value else value, facts=facts,
    )  # fmt: skip
