"""The replication tree of a practice as a person may see it: nothing of what they may not see is counted or drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yokoten.adopt.queries.standing import last_readings
from yokoten.practices.queries.practice import library_seen
from yokoten.prove.queries.evidence import Evidence, evidence_of
from yokoten.spread.models import Adoption, ProjectPractice
from yokoten.spread.queries.adoption import adoptions_seen
from yokoten.spread.rules.tree import placed

MOST_STEPS = 6


@dataclass(frozen=True)
class Result:
    """What a project measured: a target before it began and at its last number. No claim about the cause."""

    name: str
    language: str
    unit: str
    before: Decimal
    after: Decimal
    on: date
    is_lower_better: bool

    @property
    def is_better(self) -> bool:
        return self.after < self.before if self.is_lower_better else self.after > self.before


@dataclass(frozen=True)
class Node:
    """An adoption in the tree, what came of it, and the practice that was made of it, if the reader sees that."""

    adoption: Adoption
    depth: int
    row: int
    above: int
    results: tuple[Result, ...] = ()
    became: Any = None
    evidence: Evidence | None = None


def tree_of(actor: Any, practice: Any) -> list[Node]:
    """Adoptions of the practice, and of the practices that were made of them, each below the one it came from."""
    seen, made = _family(actor, practice)
    born = {one.practice_id: one.adoption_id for one in made}
    parents = {one.pk: one.parent_id or born.get(one.practice_id) for one in seen}
    family = {practice.pk, *born}
    others = Adoption.objects.filter(practice__in=family).exclude(pk__in=parents).values_list("pk", "parent_id")
    results = results_of(seen)
    proven = evidence_of(one.project_id for one in seen if one.project_id is not None)
    by_number = {one.pk: one for one in seen}
    became = {one.adoption_id: one.practice for one in made}
    return [
        Node(
            by_number[at.number],
            at.depth,
            at.row,
            at.above,
            results.get(at.number, ()),
            became.get(at.number),
            proven.get(by_number[at.number].project_id),
        )
        for at in placed(parents, dict(others))
    ]


def evidence_at_home(practice: Any) -> Evidence | None:
    """What was found in the project that the practice was made of."""
    made = ProjectPractice.objects.filter(practice=practice).values_list("project", flat=True).first()
    return evidence_of([made]).get(made) if made is not None else None


def results_of(adoptions: Iterable[Adoption]) -> dict[int, tuple[Result, ...]]:
    """By adoption what its project measured, two queries however many; without a number before and after, nothing."""
    with_project = [one for one in adoptions if one.project is not None]
    found = results_of_projects([one.project for one in with_project])
    return {one.pk: found[one.project_id] for one in with_project}


def results_of_projects(projects: Sequence[Any]) -> dict[int, tuple[Result, ...]]:
    """By project what it measured."""
    reached = last_readings(projects)
    return {one.pk: tuple(_results(one, reached.get(one.pk, []))) for one in projects}


def _results(project: Any, reached: Sequence[Any]) -> Iterable[Result]:
    for target, one in zip(project.targets.all(), reached, strict=True):
        if one.baseline is not None and one.last is not None:
            yield Result(
                target.name, target.language, target.unit, one.baseline, one.last, one.last_on, one.is_lower_better
            )


def _family(actor: Any, practice: Any) -> tuple[list[Adoption], list[ProjectPractice]]:
    """Adoptions seen with the practices that were made of them, generation by generation."""
    seen: list[Adoption] = []
    made: list[ProjectPractice] = []
    known, fresh = {practice.pk}, {practice.pk}
    for _ in range(MOST_STEPS):
        found = list(adoptions_seen(actor).filter(practice__in=fresh).prefetch_related("project__targets"))
        seen += found
        library = library_seen(actor).order_by().values("pk")
        rows = ProjectPractice.objects.filter(adoption__in=found, practice__in=library).exclude(practice__in=known)
        new = list(rows.select_related("practice__organisation"))
        if not new:
            break
        made += new
        fresh = {one.practice_id for one in new}
        known |= fresh
    return seen, made
