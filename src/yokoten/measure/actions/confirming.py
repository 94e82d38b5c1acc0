"""The last step: what was asked and answered is put into force, all of it or nothing."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.news import FIGURES_CHANGED, announce
from yokoten.kernel.policies import require
from yokoten.measure.actions.checking import placed_of, refuse_other_records
from yokoten.measure.actions.importing import locked
from yokoten.measure.actions.making import Made, made_from
from yokoten.measure.actions.storing import Rows, store_rows
from yokoten.measure.models import DatasetImport, ImportAlarm
from yokoten.measure.queries.intake import place_index
from yokoten.measure.rules.following import Follow, unwatched
from yokoten.measure.rules.intake.assembling import Assembled, assemble
from yokoten.measure.rules.intake.decisions import Decision, version_of
from yokoten.measure.rules.intake.placing import SKIP
from yokoten.measure.rules.records import Records

State, Severity = DatasetImport.State, ImportAlarm.Severity
BLOCKING = (("questions_open", Severity.STOP), ("checks_open", Severity.CHECK))


@dataclass(frozen=True)
class Outcome:
    """What became of an import. `older` counts rows that a later edition or row of the same file replaces."""

    stored: int
    unchanged: int
    superseded: int
    older: int
    skipped: int
    excluded: int
    replaced: int
    breaks: int
    new_indicators: list[str]
    new_places: list[str]


@action
def confirm_import(actor: Any, dataset: DatasetImport, *, seen: str = "") -> DatasetImport:
    """Say that the import shall be stored; refused while questions are open. `store_import` follows.

    `seen` is the version of all alarms as the summary showed them: refused when they were answered otherwise since.
    """
    dataset = locked(dataset)
    require(actor, "measure.confirm_import", dataset.organisation)
    if dataset.state != State.CHECKED:
        raise RuleBroken("import_not_checked", title=dataset.title, state=dataset.state)
    for code, severity in BLOCKING:
        count = ImportAlarm.objects.filter(dataset=dataset, decision="", severity=severity)
        count = count.values("question").distinct().count()
        if count:
            raise RuleBroken(code, count=count)
    if seen and seen != version_of(ImportAlarm.objects.filter(dataset=dataset)):
        raise RuleBroken("questions_changed", title=dataset.title)
    dataset.state, dataset.rows_done, dataset.failure = State.STORING, 0, {}
    dataset.save(update_fields=["state", "rows_done", "failure"])
    record(actor, "measure.confirm_import", dataset, organisation=dataset.organisation, values=dataset.rows_total)
    return dataset


@action
def store_import(
    actor: Any,
    dataset: DatasetImport,
    records: Records,
    *,
    now: datetime,
    letter: Letter | None = None,
    follow: Follow = unwatched,
) -> DatasetImport:
    """Put a confirmed import into force in one transaction; `letter` tells whoever left that it is done."""
    dataset = locked(dataset)
    require(actor, "measure.store_import", dataset.organisation)
    if dataset.state != State.STORING:
        raise RuleBroken("import_not_confirmed", title=dataset.title, state=dataset.state)
    refuse_other_records(dataset, records)
    made = made_from(actor, dataset, records)
    rows = assemble(records, made.indicator_ids, _place_ids(dataset, records), decisions_of(dataset))
    stored = store_rows(dataset, _rows(dataset, rows, made), follow)
    outcome = _outcome(dataset, rows, made)
    outcome = Outcome(stored.stored, stored.unchanged, stored.superseded, **outcome)
    dataset.state, dataset.stored_at, dataset.source = State.STORED, now, made.source
    dataset.values_stored, dataset.rows_done = stored.stored, dataset.rows_total
    dataset.layout = {**dataset.layout, "outcome": asdict(outcome)}
    dataset.save(update_fields=["state", "stored_at", "source", "values_stored", "rows_done", "layout"])
    record(actor, "measure.store_import", dataset, organisation=dataset.organisation, **asdict(outcome))
    announce(FIGURES_CHANGED, today=timezone.localdate(now), now=now)
    if letter is not None:
        enqueue(letter)
    return dataset


@action
def fail_import(
    actor: Any, dataset: DatasetImport, *, code: str, facts: dict[str, Any], letter: Letter | None = None
) -> DatasetImport:
    """Note why background work could not store an import; it can be confirmed again, nothing was lost.

    `letter` tells whoever left.
    """
    dataset = locked(dataset)
    require(actor, "measure.fail_import", dataset.organisation)
    if dataset.state == State.STORING:
        dataset.state, dataset.failure = State.CHECKED, {"code": code, "facts": facts}
        dataset.save(update_fields=["state", "failure"])
        record(actor, "measure.fail_import", dataset, organisation=dataset.organisation, code=code)
        if letter is not None:
            enqueue(letter)
    return dataset


@action
def recall_import(actor: Any, dataset: DatasetImport) -> DatasetImport:
    """Take a confirmation back while the values are not in force yet; background work then has nothing to do."""
    dataset = locked(dataset)
    require(actor, "measure.recall_import", dataset.organisation)
    if dataset.state != State.STORING:
        raise RuleBroken("import_not_waiting", title=dataset.title, state=dataset.state)
    dataset.state, dataset.rows_done = State.CHECKED, 0
    dataset.save(update_fields=["state", "rows_done"])
    record(actor, "measure.recall_import", dataset, organisation=dataset.organisation)
    return dataset


@action
def note_progress(actor: Any, dataset: DatasetImport, *, rows_done: int) -> None:
    """Say how far background work has come; not worth a line in the trail."""
    require(actor, "measure.note_progress", dataset.organisation)
    DatasetImport.objects.filter(pk=dataset.pk, state=State.STORING).update(rows_done=rows_done)


def decisions_of(dataset: DatasetImport) -> list[Decision]:
    """What was decided, cell by cell."""
    return [
        Decision(
            alarm.kind, alarm.decision, alarm.reason, alarm.row, _column(alarm.column_letter), alarm.subject,
            alarm.period, alarm.facts.get("indicator", ""), alarm.replacement, alarm.facts,
        )
        for alarm in ImportAlarm.objects.filter(dataset=dataset).exclude(decision="").order_by("number")
    ]  # fmt: skip


def _column(letters: str) -> int | None:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1 if letters else None


def _place_ids(dataset: DatasetImport, records: Records) -> list[int]:
    ids = place_index().ids
    placed = {one.key: one.place for one in placed_of(dataset)}
    return [ids.get(placed.get(f"{one.name}|{one.code}", SKIP), -1) for one in records.places]


def _rows(dataset: DatasetImport, rows: Assembled, made: Made) -> Rows:
    has_vintages = any(rows.vintage)
    return Rows(
        indicator=rows.indicator,
        place=rows.place,
        period=rows.period,
        value=rows.value,
        status=rows.status,
        vintage=[own[:10] or dataset.vintage for own in rows.vintage] if has_vintages else dataset.vintage,
        source=made.source.pk,
        retrieved_on=dataset.retrieved_on,
        note=rows.notes or "",
        row=rows.row,
    )


def _outcome(dataset: DatasetImport, rows: Assembled, made: Made) -> dict[str, Any]:
    decided = list(ImportAlarm.objects.filter(dataset=dataset).values_list("decision", flat=True))
    return {
        "older": rows.older,
        "skipped": rows.skipped,
        "excluded": decided.count("exclude"),
        "replaced": decided.count("replace"),
        "breaks": rows.status.count("break"),
        "new_indicators": made.new_indicators,
        "new_places": made.new_places,
    }
