"""The thesaurus as a whole: loaded with the product, brought in from a file as one act."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import is_administrator, require
from yokoten.practices.actions.keeping import Stamp, keep_terms
from yokoten.practices.models import Concept, ThesaurusImport
from yokoten.practices.policies import person_of
from yokoten.practices.queries.thesaurus import stored_terms
from yokoten.practices.rules.thesaurus.concepts import Term, by_code
from yokoten.practices.rules.thesaurus.differences import Differences, differences
from yokoten.practices.rules.thesaurus.listed import listed_terms
from yokoten.practices.rules.thesaurus.proposed import would_change
from yokoten.practices.rules.thesaurus.questions import questions

State = ThesaurusImport.State


@action
def load_thesaurus(actor: Any) -> int:
    """Add and renew the concepts that come with the product; returns how many were written.

    What people changed, withdrew or added here under the same code stays as it is, and so do its links.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="practices.load_thesaurus")
    known = stored_terms()
    ours = set(Concept.objects.filter(is_shipped=True, changed_at__isnull=True).values_list("code", flat=True))
    listed = [term for term in listed_terms() if term.code in ours or term.code not in known]
    kept = set(known) - ours
    wanted = [_beside(term, known.get(term.code), kept) for term in listed]
    fresh = differences(known, _without_trouble(known, wanted))
    terms = [*fresh.added, *(each.term for each in fresh.changed)]
    if terms:
        keep_terms(terms, Stamp())
        record(actor, "practices.load_thesaurus", None, added=len(fresh.added), changed=len(fresh.changed))
    return len(terms)


@action
def upload_thesaurus(actor: Any, filename: str, content: bytes, *, now: datetime) -> ThesaurusImport:
    """Keep a file with a thesaurus until it is stored or thrown away; nothing changes yet."""
    require(actor, "practices.upload_thesaurus", None)
    kept = ThesaurusImport.objects.create(
        filename=filename[:200], content=content, created_by=person_of(actor), created_at=now
    )
    record(actor, "practices.upload_thesaurus", kept, filename=kept.filename, size_bytes=len(content))
    return kept


@action
def store_thesaurus(
    actor: Any, kept: ThesaurusImport, terms: Iterable[Term], *, mark: str, withdraws_absent: bool, now: datetime
) -> Differences:
    """Store what a file says, if it still is what the person saw (`mark`) and nothing stands against it."""
    kept = ThesaurusImport.objects.select_for_update().get(pk=kept.pk)
    require(actor, "practices.store_thesaurus", None)
    if kept.state != State.WAITING:
        raise RuleBroken("thesaurus_import_closed")
    known = stored_terms()
    proposed = would_change(known, terms)
    if proposed.is_stopped:
        raise RuleBroken("thesaurus_has_questions")
    found = proposed.differences
    if found.mark != mark:
        raise RuleBroken("thesaurus_moved_on")
    gone = [replace(term, is_withdrawn=True) for term in found.absent] if withdraws_absent else []
    keep_terms([*found.added, *(each.term for each in found.changed), *gone], Stamp(now, now.date()))
    kept.state, kept.stored_at = State.STORED, now
    kept.counts = {"added": len(found.added), "changed": len(found.changed), "withdrawn": len(gone)}
    kept.save(update_fields=["state", "stored_at", "counts"])
    record(actor, "practices.store_thesaurus", kept, filename=kept.filename, **kept.counts)
    return found


@action
def discard_thesaurus(actor: Any, kept: ThesaurusImport) -> ThesaurusImport:
    """Throw a file away that was not stored."""
    kept = ThesaurusImport.objects.select_for_update().get(pk=kept.pk)
    require(actor, "practices.discard_thesaurus", None)
    if kept.state != State.WAITING:
        raise RuleBroken("thesaurus_import_closed")
    kept.state, kept.content = State.DISCARDED, b""
    kept.save(update_fields=["state", "content"])
    record(actor, "practices.discard_thesaurus", kept, filename=kept.filename)
    return kept


def _beside(term: Term, old: Term | None, kept: set[str]) -> Term:
    """Links to concepts that people changed stay as people left them."""
    linked = (old.related & kept) if old else frozenset()
    return replace(term, related=(term.related - kept) | linked)


def _without_trouble(known: Mapping[str, Term], wanted: list[Term]) -> list[Term]:
    """A concept that would now stand in a circle with what people changed is left alone."""
    doubts = questions({**known, **by_code(wanted)}.values())
    troubled = {each.concept for each in doubts if each.stops}
    return [term for term in wanted if term.code not in troubled]
