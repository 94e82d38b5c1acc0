"""Alarms of the gate and of the comparison with values in force, as one list of questions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from yokoten.measure.rules.gate.alarm import SEVERITIES, STOP, Alarm
from yokoten.measure.rules.intake.decisions import REVISION

_MANY = 6


def joined(alarms: Sequence[Alarm], compared: Iterable[Alarm]) -> list[Alarm]:
    """Both, numbered anew: a cell is asked about once, what the other family found strengthens it."""
    by_cell = {(alarm.row, alarm.column_letter): number for number, alarm in enumerate(alarms) if alarm.indicator}
    kept, others = list(alarms), []
    for alarm in compared:
        number = by_cell.get((alarm.row, alarm.column_letter))
        if number is None or alarm.facts.get("whole"):
            others.append(alarm)
        else:
            kept[number] = _stronger(kept[number], alarm)
    return _numbered([*_questions(kept), *_matters(others)])


def _stronger(alarm: Alarm, other: Alarm) -> Alarm:
    """The first alarm with the other's evidence; in force something else stands there, so it stops."""
    facts = {**alarm.facts, "in_force": other.facts.get("old"), "also": other.reason, **_new(alarm, other)}
    return replace(alarm, severity=STOP, facts=facts)


def _new(alarm: Alarm, other: Alarm) -> dict:
    return {name: value for name, value in other.facts.items() if name not in alarm.facts}


def _questions(alarms: Sequence[Alarm]) -> list[list[Alarm]]:
    groups: dict[int, list[Alarm]] = defaultdict(list)
    for alarm in alarms:
        groups[alarm.question].append(alarm)
    return list(groups.values())


def _matters(alarms: Sequence[Alarm]) -> list[list[Alarm]]:
    """One place's indicator is one matter; many places revised in one indicator are one, too."""
    groups: dict[tuple, list[Alarm]] = defaultdict(list)
    for alarm in alarms:
        whole = alarm.reason if alarm.facts.get("whole") else ""
        groups[alarm.kind, alarm.place, alarm.indicator, whole].append(alarm)
    many: dict[str, list[tuple]] = defaultdict(list)
    for key in groups:
        if key[0] == REVISION and not key[3]:
            many[key[2]].append(key)
    together = [[alarm for key in keys for alarm in groups.pop(key)] for keys in many.values() if len(keys) >= _MANY]
    return [*together, *groups.values()]


def _numbered(matters: list[list[Alarm]]) -> list[Alarm]:
    """Sure ones first, and among them values before names."""
    matters.sort(key=lambda members: (min(SEVERITIES.index(one.severity) for one in members), not members[0].indicator))
    numbered = []
    for question, members in enumerate(matters, 1):
        for alarm in members:
            numbered.append(replace(alarm, number=len(numbered) + 1, question=question))
    return numbered
