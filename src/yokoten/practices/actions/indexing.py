"""Keeping the search index: with every change of a practice, in its transaction, and as a whole."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.crypto import get_random_string

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import is_administrator
from yokoten.practices.models import IndexBlock, IndexEntry, IndexState, Practice
from yokoten.practices.queries.building import Built, entries_of
from yokoten.practices.queries.indexing import STATE, is_under_way
from yokoten.practices.queries.sentences import recipe
from yokoten.practices.rules.search.index.coding import entry_bytes

MARKS_KEPT = 32


def index_practice(practice: Practice) -> None:
    """Bring the index up to what the practice now says; called by actions within their transaction."""
    index_practices([practice])


def index_practices(practices: Iterable[Practice]) -> None:
    """The same for many at once."""
    entries = entries_of(practices)
    if not entries:
        return
    state = _marked()
    IndexEntry.objects.bulk_create(
        [
            IndexEntry(practice=each.practice, generation=state.generation, content=entry_bytes(each))
            for each in entries
        ],
        update_conflicts=True,
        unique_fields=["practice"],
        update_fields=["generation", "content"],
        batch_size=200,
    )


def note_thesaurus(moved: Iterable[int] = ()) -> None:
    """Say that labels changed, and bring the index up for practices whose concepts (by number) moved."""
    state = _marked()
    state.thesaurus = get_random_string(32)
    state.save(update_fields=["thesaurus"])
    index_practices(Practice.objects.filter(practice_concepts__concept__in=list(moved)).distinct())


@action
def ask_for_renewal(actor: Any, *, now: datetime) -> None:
    """Note that the index is wanted anew; one that is under way is not begun a second time."""
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="practices.ask_for_renewal")
    IndexState.objects.bulk_create([IndexState(pk=STATE, made_with=recipe())], ignore_conflicts=True)
    state = IndexState.objects.select_for_update().get(pk=STATE)
    if is_under_way(state.renewal_at, now):
        raise RuleBroken("index_under_way")
    state.renewal_at, state.renewal_done, state.renewal_total = now, 0, 0
    state.save(update_fields=["renewal_at", "renewal_done", "renewal_total"])
    record(actor, "practices.ask_for_renewal", None)


@action
def note_renewal(actor: Any, *, done: int, total: int, now: datetime) -> None:
    """Say how far it is. Not worth a line in the trail."""
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="practices.note_renewal")
    IndexState.objects.filter(pk=STATE).update(renewal_done=done, renewal_total=total, renewal_at=now)


@action
def renew_index(actor: Any, made: Built, *, now: datetime) -> None:
    """Take blocks that were built anew into use; what changed while they were built stays."""
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="practices.renew_index")
    state = _marked()
    base = get_random_string(32)
    IndexBlock.objects.all().delete()
    IndexBlock.objects.bulk_create(
        (IndexBlock(base=base, kind=each.kind, number=each.number, content=each.content) for each in made.blocks),
        batch_size=4,
    )
    IndexEntry.objects.filter(generation__lte=made.generation).delete()
    state.base, state.made_with, state.renewed_at = base, recipe(), now
    state.renewal_done, state.renewal_total, state.renewal_at = made.practices, made.practices, None
    state.save(update_fields=["base", "made_with", "renewed_at", "renewal_done", "renewal_total", "renewal_at"])
    record(actor, "practices.renew_index", None, practices=made.practices)


def _marked() -> IndexState:
    """The state one change further; holds its row so that changes are counted in the order in which they are kept."""
    IndexState.objects.bulk_create([IndexState(pk=STATE, made_with=recipe())], ignore_conflicts=True)
    state = IndexState.objects.select_for_update().get(pk=STATE)
    state.generation += 1
    state.marks = [*state.marks, get_random_string(12)][-MARKS_KEPT:]
    state.save(update_fields=["generation", "marks"])
    return state
