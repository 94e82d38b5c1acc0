"""Proposals for the thesaurus and files with another one."""

from typing import Any

from django.db.models import QuerySet

from yokoten.practices.models import ConceptProposal, ThesaurusImport
from yokoten.practices.policies import can_decide, can_keep_thesaurus


def proposals_seen(actor: Any) -> QuerySet[ConceptProposal]:
    """Those who decide see every proposal, others their own."""
    found = ConceptProposal.objects.select_related("concept", "organisation", "proposed_by", "decided_by")
    return found if can_decide(actor) else found.filter(proposed_by=getattr(actor, "pk", None) or 0)


def proposal_by_number(actor: Any, number: int) -> ConceptProposal | None:
    return proposals_seen(actor).filter(pk=number).first()


def thesaurus_imports(actor: Any) -> QuerySet[ThesaurusImport]:
    """Files that were handed over, for those who may store them."""
    found = ThesaurusImport.objects.select_related("created_by")
    return found if can_keep_thesaurus(actor) else found.none()
