"""Imports as a whole: taking one back."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.news import FIGURES_CHANGED, announce
from yokoten.measure.actions.storing import lock_values
from yokoten.measure.models import DatasetImport, Observation
from yokoten.measure.policies import can_undo


@action
def undo_import(actor: Any, dataset: DatasetImport, *, now: datetime) -> DatasetImport:
    """Take an import back: its values go, the values that it replaced are in force again.

    Refused while a later import stands on it (`import_replaced_later` names those): they must be undone first.
    """
    dataset = DatasetImport.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=dataset.pk)
    if not can_undo(actor, dataset):
        raise NotAllowed("not_allowed", act="measure.undo_import")
    if dataset.state != DatasetImport.State.STORED:
        raise RuleBroken("import_not_stored", title=dataset.title, state=dataset.state)
    lock_values()
    _refuse_under_later_ones(dataset)
    removed, _ = Observation.objects.filter(imported_by=dataset).delete()
    restored = Observation.objects.filter(superseded_by=dataset).update(superseded_by=None)
    dataset.state, dataset.undone_at = DatasetImport.State.UNDONE, now
    dataset.save(update_fields=["state", "undone_at"])
    facts = {"title": dataset.title, "removed": removed, "restored": restored}
    record(actor, "measure.undo_import", dataset, organisation=dataset.organisation, **facts)
    announce(FIGURES_CHANGED, today=timezone.localdate(now), now=now)
    return dataset


def _refuse_under_later_ones(dataset: DatasetImport) -> None:
    replaced = Observation.objects.filter(imported_by=dataset, superseded_by__isnull=False)
    later = DatasetImport.objects.filter(pk__in=replaced.values("superseded_by")).order_by("-pk")
    named = list(later.values_list("pk", "title"))
    if named:
        titles = "; ".join(f"{title} ({pk})" for pk, title in named)
        raise RuleBroken("import_replaced_later", imports=[pk for pk, _ in named], titles=titles)
