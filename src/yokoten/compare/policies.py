"""Who may see and save comparisons."""

from typing import Any

from django.db.models import Q

from yokoten.compare.models import Comparison, FrontierRun
from yokoten.kernel.policies import is_administrator, is_signed_in, organisations_of, permits

SAVE, ASK = "compare.save_comparison", "compare.ask_for_intervals"


def seen_by(actor: Any) -> Q:
    """The condition for saved comparisons that the actor may list."""
    if is_administrator(actor):
        return Q()
    shared = Q(visibility=Comparison.Visibility.NETWORK)
    own = Q(organisation__in=sorted(organisations_of(actor)))
    if getattr(actor, "pk", None) is not None:
        own |= Q(created_by=actor.pk)
    return (shared | own) if is_signed_in(actor) or organisations_of(actor) else Q(pk__isnull=True)


def can_save(actor: Any, organisation: Any = None) -> bool:
    """Whether the actor may keep comparisons for that organisation or, without one, for themselves."""
    return permits(actor, SAVE, organisation)


def can_change(actor: Any, comparison: Comparison) -> bool:
    """Whoever made it, and administrators."""
    own = getattr(actor, "pk", None) is not None and comparison.created_by_id == actor.pk
    return own or is_administrator(actor)


def can_ask_for_intervals(actor: Any, organisation: Any = None) -> bool:
    """Whoever may compare for that organisation or, without one, anywhere: it costs a minute of the machine."""
    return permits(actor, ASK, organisation)


def can_carry_on(actor: Any, run: FrontierRun) -> bool:
    """Whoever asked for the run, the house that computes it, and administrators."""
    own = getattr(actor, "pk", None) is not None and run.created_by_id == actor.pk
    return own or is_administrator(actor)
