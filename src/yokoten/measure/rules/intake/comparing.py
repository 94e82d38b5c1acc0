"""A file beside the values already in force: big revisions, and values that stand there under another period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from yokoten.measure.rules.gate.alarm import CHECK, SHIFTED_COLUMN, STOP, Alarm
from yokoten.measure.rules.gate.shift import significant_digits
from yokoten.measure.rules.grid import column_letter
from yokoten.measure.rules.intake.decisions import REVISION
from yokoten.measure.rules.records import Records

_BIG, _SURE, _USUAL_TIMES = np.log(1.25), np.log(3.0), 5.0
_DIGITS, _WHOLE_SHARE, _WHOLE_LEAST = 5, 0.5, 6


@dataclass(frozen=True)
class InForce:
    """Values in force as arrays: ids, and `period` as an index into `periods`."""

    indicator: np.ndarray
    place: np.ndarray
    period: np.ndarray
    value: np.ndarray
    periods: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """Records with the ids of their indicators and places (-1 where left out), beside what is in force."""

    records: Records
    indicators: Sequence[int]
    places: Sequence[int]
    known: InForce


def compare(beside: Beside) -> Iterator[Alarm]:
    """Alarms about values that contradict the ones in force."""
    positions, old, shifted = _matched(beside)
    yield from (_shift_alarm(beside, *found) for found in shifted)
    moved = {position for position, _, _ in shifted}
    new = beside.records.value[positions]
    sound = np.isfinite(new) & np.isfinite(old) & (new > 0) & (old > 0)
    positions, new, old = positions[sound], new[sound], old[sound]
    change = np.log(new / old)
    for number in range(len(beside.records.indicators)):
        own = beside.records.indicator[positions] == number
        if own.any():
            yield from _revisions(beside, positions[own], (change[own], old[own]), moved)


def _matched(beside: Beside) -> tuple[np.ndarray, np.ndarray, list[tuple[int, str, float]]]:
    """Positions of records that have a value in force, that value, and those that equal it at another period."""
    records, known = beside.records, beside.known
    periods = tuple(dict.fromkeys((*known.periods, *records.periods)))
    lookup = np.array([periods.index(period) for period in records.periods], np.int64)
    indicator = np.array(beside.indicators, np.int64)[records.indicator]
    place = np.array(beside.places, np.int64)[records.place]
    width = int(max(place.max(initial=0), known.place.max(initial=0))) + 1
    series = indicator * width + place
    own_series = known.indicator * width + known.place
    keys = series * len(periods) + lookup[records.period]
    own_keys = own_series * len(periods) + known.period
    order = np.argsort(own_keys)
    spot = np.minimum(np.searchsorted(own_keys[order], keys), max(len(order) - 1, 0))
    named = (indicator >= 0) & (place >= 0)
    hit = named & (own_keys[order][spot] == keys) if len(order) else np.zeros(len(keys), bool)
    positions = np.flatnonzero(hit)
    old = known.value[order][spot[positions]] if len(order) else np.zeros(0)
    return positions, old, _shifted(beside, positions, old, (series, own_series))


def _shifted(
    beside: Beside, positions: np.ndarray, old: np.ndarray, series: tuple[np.ndarray, np.ndarray]
) -> list[tuple[int, str, float]]:
    """Values with many digits that are in force for the same place at another period."""
    records, known = beside.records, beside.known
    held = dict(zip(positions.tolist(), old.tolist(), strict=True))
    common = np.isin(records.value, known.value) & np.isin(series[0], series[1])
    where: dict[tuple[int, float], int] = {}
    if common.any():
        pairs = zip(series[1].tolist(), known.value.tolist(), known.period.tolist(), strict=True)
        where = {(own, value): period for own, value, period in pairs}
    found = []
    for position in np.flatnonzero(common).tolist():
        value = float(records.value[position])
        period = where.get((int(series[0][position]), value))
        here = records.periods[int(records.period[position])]
        if period is None or known.periods[period] == here or held.get(position) == value:
            continue
        if significant_digits(value) >= _DIGITS:
            found.append((position, known.periods[period], held.get(position, np.nan)))
    return found


def _revisions(
    beside: Beside, positions: np.ndarray, pairs: tuple[np.ndarray, np.ndarray], moved: set[int]
) -> Iterator[Alarm]:
    change, old = pairs
    size = np.abs(change)
    median = float(np.median(change))
    if len(change) >= _WHOLE_LEAST and (size > _BIG).mean() > _WHOLE_SHARE and abs(median) > _BIG:
        facts = {"whole": True, "places": len(change), "factor": float(np.exp(median)), "old": float(old[0])}
        severity = STOP if abs(median) > _SURE else CHECK
        yield _alarm(beside, int(positions[0]), (REVISION, severity, "revision_whole"), facts)
        change = change - median
        size = np.abs(change)
    limit = max(_BIG, _USUAL_TIMES * float(np.median(size)))
    for number in np.flatnonzero(size > limit).tolist():
        if int(positions[number]) not in moved:
            facts = {"old": float(old[number]), "factor": float(np.exp(change[number]))}
            severity = STOP if size[number] > _SURE else CHECK
            yield _alarm(beside, int(positions[number]), (REVISION, severity, "revision"), facts)


def _shift_alarm(beside: Beside, position: int, period: str, old: float) -> Alarm:
    is_other = bool(np.isfinite(old))
    facts = {"same_period": period} | ({"old": old} if is_other else {})
    reason = "shifted_period" if is_other else "shifted_period_new"
    return _alarm(beside, position, (SHIFTED_COLUMN, STOP if is_other else CHECK, reason), facts)


def _alarm(beside: Beside, position: int, verdict: tuple[str, str, str], facts: dict) -> Alarm:
    records, (kind, severity, reason) = beside.records, verdict
    subject, column = records.places[int(records.place[position])], int(records.column[position])
    return Alarm(
        kind, severity, reason, subject.name, subject.code, records.periods[int(records.period[position])],
        records.indicators[int(records.indicator[position])], records.row_number(position),
        records.column_names[column], column_letter(column), float(records.value[position]), facts=facts,
    )  # fmt: skip
