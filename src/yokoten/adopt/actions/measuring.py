"""Targets and the numbers noted for them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from yokoten.adopt.actions.following import require_by_hand
from yokoten.adopt.actions.project import Wanted, checked_target, locked, require_open
from yokoten.adopt.models import Measurement, Project, Target
from yokoten.adopt.rules.charts import PERCENT, SHARE, SINGLE, SUBGROUP, Counted, number_of, require_same_size
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require

MOST_TARGETS = 12
LEAST_BASELINE = 3


@dataclass(frozen=True)
class Reading:
    """A number of a day; `key` names it where it was noted first.

    A chart of shares, rates, counts or subgroups takes what was `counted`; the value follows from it.
    """

    key: UUID
    on: date
    value: Decimal | None
    language: str
    note: str = ""
    counted: Counted = Counted()


@action
def set_target(actor: Any, project: Project, wanted: Wanted, *, target: Target | None = None) -> Target:
    """Add a target to a project, or change one that no gate has locked yet."""
    project = locked(project)
    require(actor, "adopt.set_target", project.organisation)
    require_open(project)
    fields = checked_target(wanted)
    if target is None:
        if project.targets.count() >= MOST_TARGETS:
            raise RuleBroken("too_many_targets", allowed=MOST_TARGETS)
        target = Target.objects.create(project=project, position=project.targets.count(), **fields)
        record(actor, "adopt.set_target", project, organisation=project.organisation, target=wanted.name)
        return target
    target = project.targets.get(pk=target.pk)
    if target.locked_at:
        raise RuleBroken("target_locked", name=target.name)
    changes = put(target, **fields)
    if changes:
        target.save()
        record(actor, "adopt.set_target", project, organisation=project.organisation, target=target.name, **changes)
    return target


@action
def note_measurement(actor: Any, target: Target, reading: Reading, *, today: date, now: datetime) -> Measurement:
    """Note the number of a day; the same day noted again replaces its number, and the trail keeps the old one.

    What a device sends twice is stored once, and does not replace what somebody corrected meanwhile.
    """
    project = locked(target.project)
    require(actor, "adopt.note_measurement", project.organisation)
    if reading.on > today:
        raise RuleBroken("measurement_ahead", on=reading.on)
    target = project.targets.get(pk=target.pk)
    require_by_hand(target)
    if sent := target.measurements.filter(key=reading.key).first():
        return sent
    there = target.measurements.filter(on=reading.on).first()
    fields = {**numbers_of(target, reading), "period": "", "note": reading.note.strip(), "language": reading.language}
    if there is None:
        there = Measurement.objects.create(
            target=target, key=reading.key, on=reading.on, noted_at=now, noted_by=_person(actor), **fields
        )
        _noted(actor, project, there)
    elif changes := put(there, **fields):
        there.noted_by, there.noted_at, there.brought_by = _person(actor), now, None
        there.save()
        _noted(actor, project, there, changed=changes)
    return there


@action
def remove_measurement(actor: Any, measurement: Measurement) -> None:
    """Take a number out that is wrong; the trail keeps it."""
    project = locked(measurement.target.project)
    require(actor, "adopt.remove_measurement", project.organisation)
    require_open(project)
    require_by_hand(measurement.target)
    facts = {"target": measurement.target.name, "on": measurement.on, "value": measurement.value}
    measurement.delete()
    record(actor, "adopt.remove_measurement", project, organisation=project.organisation, **facts)


@action
def choose_chart(actor: Any, target: Target, *, chart: str, rules: str) -> Target:
    """Say which chart fits the numbers, as long as there are none, and by which rules it calls them unusual."""
    project = locked(target.project)
    require(actor, "adopt.choose_chart", project.organisation)
    require_open(project)
    target = project.targets.get(pk=target.pk)
    if chart not in Target.Chart.values or rules not in Target.Rules.values:
        raise RuleBroken("chart_unknown")
    if chart != target.chart and target.measurements.exists():
        raise RuleBroken("chart_has_numbers")
    if chart == SHARE and target.unit != PERCENT:
        raise RuleBroken("chart_needs_percent", unit=target.unit)
    changes = put(target, chart=chart, rules=rules)
    if changes:
        target.save()
        facts = {"organisation": project.organisation, "target": target.name, **changes}
        record(actor, "adopt.choose_chart", project, **facts)
    return target


@action
def freeze_baseline(actor: Any, target: Target, *, count: int | None) -> Target:
    """Say that the limits of the chart come from the first so many numbers; None takes all of them again."""
    project = locked(target.project)
    require(actor, "adopt.freeze_baseline", project.organisation)
    require_open(project)
    there = target.measurements.count()
    if count is not None and not LEAST_BASELINE <= count <= there:
        raise RuleBroken("baseline_outside", least=LEAST_BASELINE, there=there)
    target = project.targets.get(pk=target.pk)
    if put(target, baseline_count=count):
        target.save()
        record(
            actor, "adopt.freeze_baseline", project, organisation=project.organisation, target=target.name, count=count
        )
    return target


@action
def renew_limits(actor: Any, target: Target, *, on: date, reason: str) -> Target:
    """Begin new limits from a day on, because the process was changed on purpose; the reason stays beside them."""
    project = locked(target.project)
    require(actor, "adopt.renew_limits", project.organisation)
    require_open(project)
    if not reason.strip():
        raise RuleBroken("limits_need_reason")
    before = target.measurements.filter(on__lt=on).count()
    after = target.measurements.filter(on__gte=on).count()
    if min(before, after) < LEAST_BASELINE:
        raise RuleBroken("limits_need_points", least=LEAST_BASELINE, before=before, after=after)
    target = project.targets.get(pk=target.pk)
    kept = [one for one in target.changes if one["on"] != on.isoformat()]
    target.changes = sorted([*kept, {"on": on.isoformat(), "reason": reason.strip()}], key=lambda one: one["on"])
    target.save()
    record(actor, "adopt.renew_limits", project, organisation=project.organisation, target=target.name, on=on)
    return target


def numbers_of(target: Target, reading: Reading) -> dict[str, Any]:
    """The value of the day and what it was counted from, as the chart of the target asks for it."""
    if target.chart == SINGLE:
        if reading.value is None:
            raise RuleBroken("reading_needs_number")
        return {"value": reading.value}
    counted = reading.counted
    if target.chart == SUBGROUP:
        first = target.measurements.exclude(on=reading.on).first()
        require_same_size(counted.parts, len(first.parts) if first else 0)
    parts = [str(part) for part in counted.parts]
    return {
        "value": number_of(target.chart, counted), "events": counted.events, "size": counted.size, "parts": parts,
    }  # fmt: skip


def _noted(actor: Any, project: Project, reading: Measurement, **facts: Any) -> None:
    details = {"target": reading.target.name, "on": reading.on, "value": reading.value, **facts}
    record(actor, "adopt.note_measurement", project, organisation=project.organisation, **details)


def _person(actor: Any) -> Any:
    return actor if getattr(actor, "pk", None) else None
