"""Concepts on a practice: the search suggests, the author confirms."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.practices.actions.practice import permit_change, touch
from yokoten.practices.actions.versions import keep_version
from yokoten.practices.models import Concept, Practice, PracticeConcept

MOST = 20


@action
def confirm_concepts(actor: Any, practice: Practice, codes: Sequence[str], *, now: datetime) -> Practice:
    """Say which concepts the practice is about; those not named are taken off."""
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    permit_change(actor, practice, "practices.confirm_concepts")
    wanted = {concept.pk: concept for concept in Concept.objects.filter(code__in=codes, withdrawn_on__isnull=True)}
    if len(wanted) > MOST:
        raise RuleBroken("practice_too_many_concepts", most=MOST)
    kept = PracticeConcept.objects.filter(practice=practice)
    before = set(kept.filter(is_confirmed=True).values_list("concept_id", flat=True))
    if before == set(wanted):
        return practice
    kept.delete()
    rows = [PracticeConcept(practice=practice, concept=concept, is_confirmed=True) for concept in wanted.values()]
    PracticeConcept.objects.bulk_create(rows)
    practice.is_without_concept = not rows
    touch(actor, practice, now)
    keep_version(actor, practice, note="", now=now)
    names = sorted(concept.code for concept in wanted.values())
    record(actor, "practices.confirm_concepts", practice, organisation=practice.organisation, concepts=names)
    return practice
