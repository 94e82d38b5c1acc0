"""Numbers of a target from a file: all of them or none, and back again as a whole."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yokoten.adopt.actions.following import require_by_hand
from yokoten.adopt.actions.measuring import Reading, numbers_of
from yokoten.adopt.actions.project import locked, require_open
from yokoten.adopt.models import Measurement, MeasurementImport, Target
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require

MOST_NUMBERS = 5000
NUMBERS = ("value", "events", "size")
KEPT = (*NUMBERS, "parts", "note", "period", "language", "noted_by_id", "brought_by_id")


@action
def import_measurements(
    actor: Any, target: Target, readings: Sequence[Reading], *, filename: str, today: date, now: datetime
) -> MeasurementImport:
    """Note the numbers of a file at once; one whose day has a number already replaces it and keeps what stood there."""
    project = locked(target.project)
    require(actor, "adopt.import_measurements", project.organisation)
    require_open(project)
    target = project.targets.get(pk=target.pk)
    require_by_hand(target)
    _require_days(readings, today)
    person = actor if getattr(actor, "pk", None) else None
    brought = MeasurementImport.objects.create(
        target=target, filename=filename[:200], count=len(readings), imported_by=person, imported_at=now
    )
    known = {one.on: one for one in target.measurements.all()}
    for reading in readings:
        said = {"note": reading.note.strip(), "language": reading.language, "period": ""}
        there = known.get(reading.on)
        if there is None:
            there = Measurement(target=target, key=reading.key, on=reading.on)
        else:
            brought.before.append(_kept(there))
        put(there, **numbers_of(target, reading), **said)
        there.noted_by, there.noted_at, there.brought_by = person, now, brought
        there.save()
    brought.save()
    facts = {"target": target.name, "filename": brought.filename, "numbers": brought.count}
    record(actor, "adopt.import_measurements", project, organisation=project.organisation, **facts)
    return brought


@action
def undo_measurements(actor: Any, brought: MeasurementImport, *, now: datetime) -> MeasurementImport:
    """Take the numbers of a file back; what they replaced stands again, what was noted by hand since then stays."""
    project = locked(brought.target.project)
    require(actor, "adopt.undo_measurements", project.organisation)
    require_open(project)
    require_by_hand(brought.target)
    brought = MeasurementImport.objects.get(pk=brought.pk)
    if brought.undone_at:
        raise RuleBroken("numbers_taken_back", on=brought.undone_at.date())
    imports = {one.pk: one for one in brought.target.imports.all()}
    for there in brought.numbers.all():
        kept = _before(imports, brought, there.on.isoformat())
        if kept is None:
            there.delete()
        else:
            _restore(there, kept)
    brought.undone_at = now
    brought.save()
    facts = {"target": brought.target.name, "filename": brought.filename, "numbers": brought.count}
    record(actor, "adopt.undo_measurements", project, organisation=project.organisation, **facts)
    return brought


def _require_days(readings: Sequence[Reading], today: date) -> None:
    """Some numbers, not too many, none of them of a day to come, each day once."""
    if not readings:
        raise RuleBroken("numbers_none")
    if len(readings) > MOST_NUMBERS:
        raise RuleBroken("numbers_too_many", allowed=MOST_NUMBERS)
    days = [one.on for one in readings]
    if max(days) > today:
        raise RuleBroken("measurement_ahead", on=max(days))
    twice = next((day for at, day in enumerate(sorted(days)[1:]) if day == sorted(days)[at]), None)
    if twice is not None:
        raise RuleBroken("numbers_day_twice", on=twice)


def _kept(there: Measurement) -> dict[str, Any]:
    """A number as it stands, in words that a table keeps."""
    kept = {name: getattr(there, name) for name in KEPT}
    numbers = {name: None if kept[name] is None else str(kept[name]) for name in NUMBERS}
    return kept | numbers | {"on": there.on.isoformat(), "noted_at": there.noted_at.isoformat()}


def _before(imports: Mapping[int, MeasurementImport], brought: MeasurementImport, on: str) -> dict[str, Any] | None:
    """What stood on a day before a file; if that came from a file taken back since, what stood before that one."""
    kept = next((one for one in brought.before if one["on"] == on), None)
    earlier = imports.get(kept["brought_by_id"]) if kept else None
    return _before(imports, earlier, on) if earlier and earlier.undone_at else kept


def _restore(there: Measurement, kept: dict[str, Any]) -> None:
    for name in KEPT:
        value = kept[name]
        setattr(there, name, Decimal(value) if name in NUMBERS and value is not None else value)
    there.noted_at = datetime.fromisoformat(kept["noted_at"])
    there.save()
