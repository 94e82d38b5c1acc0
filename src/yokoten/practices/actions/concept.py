"""One concept: changed, withdrawn, taken into use again by those who keep the thesaurus."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.practices.actions.keeping import Stamp, keep_terms
from yokoten.practices.models import Concept
from yokoten.practices.queries.thesaurus import stored_terms
from yokoten.practices.rules.thesaurus.concepts import Term, by_code, tidied
from yokoten.practices.rules.thesaurus.differences import completed, differences
from yokoten.practices.rules.thesaurus.questions import questions

CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
SHARED = "label_shared"
REFUSED = {
    "broader_unknown": "concept_broader_unknown",
    "cycle": "concept_cycle",
    "label_long": "concept_label_long",
    "no_label": "concept_no_label",
    "related_unknown": "concept_related_unknown",
    "too_deep": "concept_too_deep",
}


@action
def change_concept(actor: Any, concept: Concept, term: Term, *, now: datetime) -> Concept:
    """Give a concept other labels, notes or links."""
    concept = Concept.objects.select_for_update().get(pk=concept.pk)
    require(actor, "practices.change_concept", None)
    known = stored_terms()
    changed = fitting(replace(term, code=concept.code, is_withdrawn=known[concept.code].is_withdrawn), known)
    found = differences(known, [changed]).changed
    if found:
        keep_terms([changed], Stamp(now, now.date()))
        record(actor, "practices.change_concept", concept, headings=sorted({each.what for each in found[0].changes}))
    return Concept.objects.get(pk=concept.pk)


@action
def withdraw_concept(actor: Any, concept: Concept, *, now: datetime) -> Concept:
    """Offer a concept no longer; practices that carry it keep it, and links to it stay good."""
    concept = Concept.objects.select_for_update().get(pk=concept.pk)
    require(actor, "practices.withdraw_concept", None)
    if concept.withdrawn_on is None:
        known = stored_terms()
        keep_terms([withdrawn(concept.code, known)], Stamp(now, now.date()))
        record(actor, "practices.withdraw_concept", concept, on=now.date())
    return Concept.objects.get(pk=concept.pk)


@action
def restore_concept(actor: Any, concept: Concept, *, now: datetime) -> Concept:
    """Take a withdrawn concept into use again."""
    concept = Concept.objects.select_for_update().get(pk=concept.pk)
    require(actor, "practices.restore_concept", None)
    if concept.withdrawn_on is not None:
        keep_terms([replace(stored_terms()[concept.code], is_withdrawn=False)], Stamp(now, now.date()))
        record(actor, "practices.restore_concept", concept)
    return Concept.objects.get(pk=concept.pk)


def fitting(term: Term, known: dict[str, Term]) -> Term:
    """The term tidied and in its place, or a refusal with the first thing that stands against it."""
    if not CODE.fullmatch(term.code):
        raise RuleBroken("concept_code_unfit")
    (whole,) = completed(known, [tidied(term)], is_partial=False)
    for doubt in questions({**known, **by_code([whole])}.values()):
        if doubt.code == SHARED and whole.code in (doubt.concept, doubt.word):
            other = doubt.word if doubt.concept == whole.code else doubt.concept
            raise RuleBroken("concept_label_shared", language=doubt.language, word=other)
        if doubt.code in REFUSED and doubt.concept == whole.code:
            raise RuleBroken(REFUSED[doubt.code], language=doubt.language, word=doubt.word)
    return whole


def withdrawn(code: str, known: dict[str, Term]) -> Term:
    """The concept as no longer offered; what stands under it has to move first."""
    if any(term.broader == code and not term.is_withdrawn for term in known.values()):
        raise RuleBroken("concept_has_narrower")
    return replace(known[code], is_withdrawn=True)
