"""Adoptions as a person may see them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from yokoten.adopt.queries.project import projects_seen
from yokoten.kernel.policies import is_administrator, organisations_of
from yokoten.practices.queries.practice import practices_seen
from yokoten.spread.models import Adoption, ProjectPractice
from yokoten.spread.policies import adoptions_seen_by

BESIDE = (
    "practice__organisation__place",
    "organisation__place",
    "place",
    "parent__organisation",
    "mediator",
    "project",
)


def adoptions_seen(actor: Any) -> QuerySet[Adoption]:
    """The one door: every list, count, tree, page and export goes through it."""
    shown = practices_seen(actor).order_by().values("pk")
    return Adoption.objects.filter(adoptions_seen_by(actor, shown)).select_related(*BESIDE)


def own_adoptions(actor: Any) -> QuerySet[Adoption]:
    """What the own organisations took up, and what others took from them as far as it is shown."""
    if is_administrator(actor):
        return adoptions_seen(actor)
    own = sorted(organisations_of(actor))
    ours = Q(organisation__in=own) | Q(practice__organisation__in=own) | Q(parent__organisation__in=own)
    return adoptions_seen(actor).filter(ours)


def adoptions_begun_in(actor: Any, organisations: Collection[Any], year: int) -> tuple[list[Adoption], list[Adoption]]:
    """What some organisations took up in a year, and what others took up of theirs."""
    rows = adoptions_seen(actor).filter(started_on__year=year).order_by("started_on", "pk")
    given = rows.filter(practice__organisation__in=organisations).exclude(organisation__in=organisations)
    return list(rows.filter(organisation__in=organisations)), list(given)


def begun_by(actor: Any, organisation: Any) -> frozenset[int]:
    """Ids of the practices that the organisation took up and did not decide against."""
    rows = adoptions_seen(actor).filter(organisation=organisation).exclude(stage=Adoption.Stage.NOT_ADOPTED)
    return frozenset(rows.values_list("practice", flat=True))


def adoption_by_key(actor: Any, key: UUID | str) -> Adoption | None:
    return adoptions_seen(actor).filter(key=key).first()


def adoptions_of(actor: Any, practice: Any) -> QuerySet[Adoption]:
    """Of one practice, those that the actor sees, in the order of their start."""
    return adoptions_seen(actor).filter(practice=practice)


def adoption_of_project(actor: Any, project: Any) -> Adoption | None:
    return adoptions_seen(actor).filter(project=project).first()


def own_projects(actor: Any, adoption: Adoption) -> QuerySet[Any]:
    """Projects of the adopter that may show what came of it."""
    return projects_seen(actor).filter(organisation=adoption.organisation)


def practice_made_of(project: Any) -> ProjectPractice | None:
    return ProjectPractice.objects.filter(project=project).select_related("practice", "adoption").first()
