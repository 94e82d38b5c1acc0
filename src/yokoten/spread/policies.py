"""Who sees an adoption, and who may do what with it."""

from typing import Any

from django.db.models import Q

from yokoten.kernel.policies import is_administrator, is_signed_in, organisations_of, permits
from yokoten.spread.models import Adoption

OPEN, PUBLISH = "spread.open_adoption", "spread.publish_project"


def adoptions_seen_by(actor: Any, practices: Any) -> Q:
    """One's own adoptions, and those that are shown of `practices`, which are those that the actor sees."""
    if is_administrator(actor):
        return Q()
    widths = ["public", "network"] if is_signed_in(actor) else ["public"]
    shown = Q(visibility__in=widths, practice__in=practices)
    return shown | Q(organisation__in=sorted(organisations_of(actor)))


def may(actor: Any, act: str, adoption: Adoption) -> bool:
    return permits(actor, act, adoption.organisation)


def can_open(actor: Any) -> bool:
    return permits(actor, OPEN)


def can_publish(actor: Any, project: Any) -> bool:
    """Whoever may publish projects of the organisation and write practices there."""
    return permits(actor, PUBLISH, project.organisation) and permits(
        actor, "practices.draft_practice", project.organisation
    )
