"""Concepts, proposals and files with a thesaurus."""

from datetime import UTC, datetime
from itertools import count

from yokoten.practices.actions.keeping import Stamp, keep_terms
from yokoten.practices.models import Concept, ConceptProposal, ThesaurusImport
from yokoten.practices.rules.thesaurus.concepts import Term

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_numbers = count(1)


def make_term(code="", **details):
    code = code or f"concept-{next(_numbers)}"
    preferred = details.pop("preferred", {"en": code.replace("-", " ")})
    return Term(code=code, preferred=preferred, **details)


def make_concept(code="", *, is_shipped=False, **details):
    """A concept in the tables; details are those of a term."""
    term = make_term(code, **details)
    keep_terms([term], Stamp() if is_shipped else Stamp(NOW, NOW.date()))
    return Concept.objects.get(code=term.code)


def make_proposal(kind="concept", *, concept=None, person=None, organisation=None, **details):
    details = {
        "language": "sv",
        "text": "rundgång" if kind in ("concept", "label") else "",
        "reason": "Så säger vi.",
    } | details
    if kind != "concept" and concept is None:
        concept = make_concept()
    return ConceptProposal.objects.create(
        kind=kind, concept=concept, proposed_by=person, organisation=organisation, proposed_at=NOW, **details
    )


def make_thesaurus_import(content=b"", filename="words.ttl", **details):
    return ThesaurusImport.objects.create(filename=filename, content=content, created_at=NOW, **details)
