"""An import at the gate: its names settled, its questions kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.kernel.rules.folding import fold
from yokoten.measure.actions.importing import digest_of, locked, refuse_finished
from yokoten.measure.models import DatasetImport, ImportAlarm, NameMemory
from yokoten.measure.queries.indicator import indicators_by_codes
from yokoten.measure.queries.intake import place_index, values_in_force
from yokoten.measure.rules.gate.alarm import Alarm
from yokoten.measure.rules.intake.assembling import count_kept
from yokoten.measure.rules.intake.comparing import Beside, compare
from yokoten.measure.rules.intake.doubles import doubled_places, unfilled
from yokoten.measure.rules.intake.mapping import Mapping as Said
from yokoten.measure.rules.intake.placing import CHOSEN, NEW, SKIP, Placed, answered
from yokoten.measure.rules.intake.questions import joined
from yokoten.measure.rules.records import Records

MOST_ALARMS, DRAWN_ALARMS = 5_000, 1_000
State = DatasetImport.State
DECIDED = ("decision", "replacement", "reason", "decided_by_id", "decided_at")


@dataclass(frozen=True)
class Ids:
    """For every indicator and name of the records the id it is stored under, -1 where it is left out."""

    indicators: list[int]
    places: list[int]


@action
def check_import(
    actor: Any,
    dataset: DatasetImport,
    records: Records,
    alarms: Sequence[Alarm],
    *,
    answers: Mapping[str, str] | None = None,
) -> DatasetImport:
    """Settle the names (`answers`: a place's code, `-` for none, `+` for a new one) and keep the gate's questions.

    Decisions made before on the same cell stay. Refused while a name is open.
    """
    dataset = locked(dataset)
    require(actor, "measure.check_import", dataset.organisation)
    refuse_finished(dataset)
    refuse_other_records(dataset, records)
    placed = _settled(actor, dataset, answers or {})
    ids = ids_of(actor, dataset, records)
    known = values_in_force([one for one in ids.indicators if one >= 0], [one for one in ids.places if one >= 0])
    compared = compare(Beside(records, ids.indicators, ids.places, known))
    said = Said.from_json(dataset.layout["mapping"]).indicators
    left_out = {text for text in records.indicators if text not in said or said[text].is_left_out}
    doubled = doubled_places(records, left_out, ids.places)
    every = joined(unfilled(alarms, records, ids.places), (*doubled, *compared))
    if len(every) > MOST_ALARMS:
        raise RuleBroken("too_many_questions", count=len(every))
    _keep(dataset, every, records, ids)
    dataset.layout["kept"] = _kept(records, left_out, placed)
    dataset.state, dataset.failure = State.CHECKED, {}
    dataset.save(update_fields=["state", "layout", "failure"])
    skipped = sum(one.place == SKIP for one in placed)
    record(
        actor, "measure.check_import", dataset, organisation=dataset.organisation, questions=len(every), skipped=skipped
    )
    return dataset


def _kept(records: Records, left_out: set[str], placed: Sequence[Placed]) -> int:
    """How many values will stand: skipped names, left out columns and older editions do not."""
    places = {one.key: one.key if one.place == NEW else one.place for one in placed if one.place != SKIP}
    numbers = {place: number for number, place in enumerate(dict.fromkeys(places.values()))}
    return count_kept(
        records,
        [-1 if text in left_out else number for number, text in enumerate(records.indicators)],
        [numbers.get(places.get(f"{one.name}|{one.code}", ""), -1) for one in records.places],
    )


def refuse_other_records(dataset: DatasetImport, records: Records) -> None:
    """The records must be the ones the person saw."""
    if dataset.layout.get("digest") != digest_of(records):
        raise RuleBroken("import_changed", title=dataset.title)


def ids_of(actor: Any, dataset: DatasetImport, records: Records) -> Ids:
    """Ids as far as they exist: new indicators and places get one when they are made."""
    said = Said.from_json(dataset.layout["mapping"])
    codes = {text: said.indicators[text].code for text in records.indicators if text in said.indicators}
    indicators = {one.code: one.pk for one in indicators_by_codes(actor, [code for code in codes.values() if code])}
    placed = {one.key: one.place for one in placed_of(dataset)}
    ids = place_index().ids
    return Ids(
        [indicators.get(codes.get(text, ""), -1) for text in records.indicators],
        [ids.get(placed.get(f"{one.name}|{one.code}", ""), -1) for one in records.places],
    )


def placed_of(dataset: DatasetImport) -> list[Placed]:
    return [Placed.from_json(one) for one in dataset.layout.get("placed", ())]


def _settled(actor: Any, dataset: DatasetImport, answers: Mapping[str, str]) -> list[Placed]:
    placed = answered(placed_of(dataset), answers)
    still_open = [one.name for one in placed if one.is_open]
    if still_open:
        raise RuleBroken("names_open", count=len(still_open), names=", ".join(still_open[:5]))
    known = place_index().ids
    for one in placed:
        if one.place == NEW:
            require(actor, "kernel.add_place")
        elif one.place != SKIP and one.place not in known:
            raise RuleBroken("choice_unknown", choice=one.place)
    _remember(dataset, placed, known)
    dataset.layout = {**dataset.layout, "placed": [one.to_json() for one in placed]}
    return placed


def _remember(dataset: DatasetImport, placed: Sequence[Placed], known: Mapping[str, int]) -> None:
    """Keep what a person said about names for the organisation's next file; the house itself remembers nothing."""
    chosen = [one for one in placed if one.how == CHOSEN and one.place != NEW]
    for one in chosen if dataset.organisation else ():
        NameMemory.objects.update_or_create(
            organisation=dataset.organisation, folded=fold(one.name)[:200], defaults={"place_id": known.get(one.place)}
        )


def _keep(dataset: DatasetImport, alarms: Sequence[Alarm], records: Records, ids: Ids) -> None:
    """Write the questions; a decision on the same cell and matter is carried over."""
    before = ImportAlarm.objects.filter(dataset=dataset).exclude(decision="")
    decided = {_matter(alarm): {name: getattr(alarm, name) for name in DECIDED} for alarm in before}
    ImportAlarm.objects.filter(dataset=dataset).delete()
    spots = _Spots(records, ids)
    rows = []
    for alarm in alarms:
        row = _row(dataset, alarm, spots)
        for name, value in decided.get(_matter(row), {}).items():
            setattr(row, name, value)
        rows.append(row)
    ImportAlarm.objects.bulk_create(rows, batch_size=500)


def _matter(alarm: ImportAlarm) -> tuple:
    return (alarm.kind, alarm.row, alarm.column_letter, alarm.subject, alarm.period)


class _Spots:
    """Finds the ids and the series of an alarm's place and indicator."""

    def __init__(self, records: Records, ids: Ids) -> None:
        self.records, self.ids = records, ids
        self.places = {(one.name, one.code): number for number, one in enumerate(records.places)}
        self.indicators = {text: number for number, text in enumerate(records.indicators)}

    def ids_of(self, alarm: Alarm) -> tuple[int | None, int | None]:
        place, indicator = self._numbers(alarm)
        return _known(self.ids.places, place), _known(self.ids.indicators, indicator)

    def series(self, alarm: Alarm) -> list[list[Any]]:
        """Periods and values that the file gives for the alarm's place and indicator."""
        place, indicator = self._numbers(alarm)
        if place is None or indicator is None:
            return []
        own = np.flatnonzero((self.records.place == place) & (self.records.indicator == indicator))
        values = {
            self.records.periods[int(self.records.period[position])]: _plain(float(self.records.value[position]))
            for position in own.tolist()
        }
        return [[period, values[period]] for period in sorted(values)]

    def _numbers(self, alarm: Alarm) -> tuple[int | None, int | None]:
        return self.places.get((alarm.place, alarm.place_code)), self.indicators.get(alarm.indicator)


def _known(ids: Sequence[int], number: int | None) -> int | None:
    return ids[number] if number is not None and ids[number] >= 0 else None


def _plain(value: float) -> float | None:
    return None if value != value else value


def _row(dataset: DatasetImport, alarm: Alarm, spots: _Spots) -> ImportAlarm:
    place, indicator = spots.ids_of(alarm)
    facts = {
        **alarm.facts,
        "code": alarm.reason,
        "indicator": alarm.indicator,
        "place_code": alarm.place_code,
        "expected_low": alarm.expected_low,
        "expected_high": alarm.expected_high,
    }
    if alarm.number <= DRAWN_ALARMS and alarm.indicator:
        facts["series"] = spots.series(alarm)
    return ImportAlarm(
        dataset=dataset, number=alarm.number, question=alarm.question, kind=alarm.kind, severity=alarm.severity,
        row=alarm.row, column=alarm.column[:200], column_letter=alarm.column_letter[:4], subject=alarm.place[:200],
        place_id=place, indicator_id=indicator, period=alarm.period, value=alarm.value, facts=facts,
    )  # fmt: skip
