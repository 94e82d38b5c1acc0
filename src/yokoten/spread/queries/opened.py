"""What anybody may take along: public practices, and public adoptions with what came of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from yokoten.practices.queries.practice import library_seen, with_words
from yokoten.prove.queries.evidence import Evidence, evidence_of
from yokoten.spread.models import Adoption
from yokoten.spread.queries.adoption import adoptions_seen
from yokoten.spread.queries.tree import Result, results_of

NOBODY = None
MOST = 50_000


@dataclass(frozen=True)
class Opened:
    """A public adoption: `parent` is the key of the one it was taken from, if that is public, too."""

    adoption: Adoption
    parent: str
    result: Result | None
    evidence: Evidence | None


def public_practices() -> QuerySet[Any]:
    """The library as a visitor sees it, the newest first."""
    return with_words(library_seen(NOBODY)).order_by("-published_at", "-pk")


def public_adoptions() -> QuerySet[Adoption]:
    """Adoptions as a visitor sees them, the newest first."""
    return adoptions_seen(NOBODY).order_by("-started_on", "-pk")


def opened(adoptions: Iterable[Adoption]) -> list[Opened]:
    """With results and effects: a handful of queries however many."""
    rows = list(adoptions)
    results, proven = results_of(rows), evidence_of(one.project_id for one in rows if one.project_id is not None)
    known = {one.parent_id for one in rows if one.parent_id is not None}
    parents = dict(adoptions_seen(NOBODY).filter(pk__in=known).values_list("pk", "key"))
    return [
        Opened(
            one,
            str(parents.get(one.parent_id, "")),
            next(iter(results.get(one.pk, ())), None),
            proven.get(one.project_id),
        )
        for one in rows
    ]


def all_opened() -> list[Opened]:
    return opened(public_adoptions().prefetch_related("project__targets")[:MOST])
