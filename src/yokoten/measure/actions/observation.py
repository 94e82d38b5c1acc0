"""Values that programs write in batches: all rows or none."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.news import FIGURES_CHANGED, announce
from yokoten.kernel.policies import require
from yokoten.kernel.queries import organisations_visible_to, places_by_code
from yokoten.measure.actions.storing import Rows, Stored, store_rows
from yokoten.measure.models import DatasetImport, WrittenBatch
from yokoten.measure.policies import can_write_values
from yokoten.measure.queries import indicators_by_codes, sources
from yokoten.measure.rules.batch import MOST_ROWS, BatchRow, Known, faults_of

PLAIN = ("period", "value", "status", "vintage", "derivation", "note")


@dataclass(frozen=True)
class Written:
    """What a batch changed. `dataset` is the import that takes it back, none where nothing changed; `is_repeat` means:
    this is the first answer again, nothing was done now."""

    dataset: int | None
    stored: int
    unchanged: int
    superseded: int
    is_repeat: bool = False


@action
def write_observations(
    actor: Any, organisation: Any, batch: Sequence[BatchRow], *, now: datetime, idempotency_key: str = ""
) -> Written:
    """Put a batch of values into force for an organisation, all rows or none.

    The same key with the same rows gets the first answer again; with other rows it is refused. Bad rows are refused
    together (`rows_unfit`), each with index, field, code and facts.
    """
    type(organisation).objects.select_for_update(no_key=True).get(pk=organisation.pk)
    require(actor, "measure.write_observations", organisation)
    fingerprint = _fingerprint(batch)
    earlier = _earlier(organisation, idempotency_key, fingerprint)
    if earlier:
        return earlier
    rows = _resolved(actor, batch, now)
    dataset = _dataset(actor, organisation, batch, fingerprint, now)
    done = store_rows(dataset, rows)
    kept = _closed(dataset, done)
    written = Written(kept.pk if kept else None, done.stored, done.unchanged, done.superseded)
    if idempotency_key:
        WrittenBatch.objects.create(
            organisation=organisation, key=idempotency_key, fingerprint=fingerprint, dataset=kept,
            answer=asdict(written), written_at=now,
        )  # fmt: skip
    record(actor, "measure.write_observations", kept, organisation=organisation, **asdict(done))
    announce(FIGURES_CHANGED, today=timezone.localdate(now), now=now)
    return written


def _fingerprint(batch: Sequence[BatchRow]) -> str:
    written = json.dumps([asdict(row) for row in batch], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _earlier(organisation: Any, key: str, fingerprint: str) -> Written | None:
    found = WrittenBatch.objects.filter(organisation=organisation, key=key).first() if key else None
    if found is None:
        return None
    if found.fingerprint != fingerprint:
        raise RuleBroken("key_used_for_other_rows", key=key)
    return replace(Written(**found.answer), is_repeat=True)


def _resolved(actor: Any, batch: Sequence[BatchRow], now: datetime) -> Rows:
    """The rows by ids; refuses the batch with everything that is wrong with it."""
    if not batch:
        raise RuleBroken("batch_empty")
    if len(batch) > MOST_ROWS:
        raise RuleBroken("batch_too_large", rows=len(batch), most=MOST_ROWS)
    indicators = {one.code: one for one in indicators_by_codes(actor, {row.indicator for row in batch})}
    places = places_by_code({row.place for row in batch if row.place})
    named = organisations_visible_to(actor).filter(code__in={row.organisation for row in batch if row.organisation})
    organisations = {one.code: one.pk for one in named}
    published = sources().filter(code__in={row.source for row in batch if row.source})
    known_sources = {one.code: one.pk for one in published}
    foreign = frozenset(code for code, one in indicators.items() if not can_write_values(actor, one))
    known = Known(frozenset(indicators), frozenset(places), frozenset(organisations), frozenset(known_sources), foreign)
    faults = faults_of(batch, known)
    if faults:
        raise RuleBroken("rows_unfit", count=len({fault.index for fault in faults}), faults=faults)
    return Rows(
        indicator=[indicators[row.indicator].pk for row in batch],
        place=[places[row.place].pk if row.place else None for row in batch],
        organisation=[organisations.get(row.organisation) for row in batch],
        source=[known_sources.get(row.source) for row in batch],
        retrieved_on=timezone.localdate(now),
        row=list(range(len(batch))),
        **{name: [getattr(row, name) for row in batch] for name in PLAIN},
    )


def _dataset(
    actor: Any, organisation: Any, batch: Sequence[BatchRow], fingerprint: str, now: datetime
) -> DatasetImport:
    return DatasetImport.objects.create(
        organisation=organisation,
        created_by=actor if getattr(actor, "pk", None) else None,
        title=f"API {timezone.localtime(now):%Y-%m-%d %H:%M}",
        origin="api",
        fingerprint=fingerprint,
        retrieved_on=timezone.localdate(now),
        state=DatasetImport.State.STORED,
        stored_at=now,
        rows_total=len(batch),
        rows_done=len(batch),
    )


def _closed(dataset: DatasetImport, done: Stored) -> DatasetImport | None:
    """The import with its count; one that changed nothing leaves no trace."""
    if not done.stored:
        dataset.delete()
        return None
    dataset.values_stored = done.stored
    dataset.save(update_fields=["values_stored"])
    return dataset
