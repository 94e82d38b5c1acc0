"""Who may: administrators and the house everything, everybody else what a live membership's role permits.

One query per actor object and day answers every question; an actor who is nobody may nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from yokoten.kernel.actor import Program
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Attachment, Membership, Organisation, Person, Role

READ_ONLY = frozenset({"kernel.read"})
WRITING_PROGRAM = frozenset({"kernel.read", "measure.*"})
ANYWHERE = object()


@dataclass(frozen=True)
class Standing:
    """What an actor may on one day: everything, or by organisation a set of act codes and `room.*` wildcards."""

    today: date
    is_everything: bool
    permits: dict[int, frozenset[str]]

    def covers(self, act: str, organisation_id: int | None) -> bool:
        """Whether the act (or a whole `room.*`) is permitted, in that organisation or, without one, in any."""
        if self.is_everything:
            return True
        sets = self.permits.values() if organisation_id is None else [self.permits.get(organisation_id, frozenset())]
        return any(matches(patterns, act) for patterns in sets)


def matches(patterns: Iterable[str], act: str) -> bool:
    """Whether one of the patterns is the act itself or the wildcard of its room."""
    wildcard = f"{act.split('.')[0]}.*"
    return any(pattern in (act, wildcard) for pattern in patterns)


def live_on(today: date) -> Q:
    """Memberships in force on that day, first and last day included, of active organisations."""
    return (
        (Q(valid_from__isnull=True) | Q(valid_from__lte=today))
        & (Q(valid_to__isnull=True) | Q(valid_to__gte=today))
        & Q(organisation__is_active=True)
    )


def standing(actor: Any, today: date | None = None) -> Standing:
    """The actor's standing; read once and kept on the actor object, which lives as long as its request."""
    day = today or getattr(actor, "today", None) or timezone.localdate()
    kept = getattr(actor, "_standing", None)
    if kept is not None and kept.today == day:
        return kept
    fresh = _read(actor, day)
    if isinstance(actor, Person):
        actor._standing = fresh
    return fresh


def forget(actor: Any) -> None:
    """Drop the kept standing after the actor's own memberships changed."""
    vars(actor).pop("_standing", None)


def _read(actor: Any, day: date) -> Standing:
    if getattr(actor, "is_system", False) and not isinstance(actor, Program):
        return Standing(day, True, {})
    if isinstance(actor, Program):
        return Standing(day, False, {actor.organisation_id: actor.permits})
    if not isinstance(actor, Person) or not actor.is_active:
        return Standing(day, False, {})
    if actor.is_administrator:
        return Standing(day, True, {})
    permits: dict[int, frozenset[str]] = {}
    rows = Membership.objects.filter(live_on(day), person=actor).values_list("organisation_id", "role__permits")
    for organisation_id, acts in rows:
        permits[organisation_id] = permits.get(organisation_id, frozenset()) | frozenset(acts)
    return Standing(day, False, permits)


def permits(actor: Any, act: str, organisation: Organisation | None = None, *, today: date | None = None) -> bool:
    """Whether the actor may do `room.verb_noun`, in that organisation or (without one) anywhere."""
    return standing(actor, today).covers(act, organisation.pk if organisation is not None else None)


def require(actor: Any, act: str, organisation: Organisation | None | object = ANYWHERE) -> None:
    """Refuse an act that is not permitted; the second step of every action.

    A thing of no organisation (`None`) is the house's own and left to administrators.
    """
    if organisation is ANYWHERE:
        is_permitted = permits(actor, act)
    elif organisation is None:
        is_permitted = is_administrator(actor)
    else:
        is_permitted = permits(actor, act, organisation)
    if not is_permitted:
        raise NotAllowed("not_allowed", act=act)


def is_administrator(actor: Any) -> bool:
    """Administrators of the instance and the house itself."""
    return standing(actor).is_everything


def is_signed_in(actor: Any) -> bool:
    return bool(getattr(actor, "is_authenticated", False) and getattr(actor, "is_active", True))


def organisations_of(actor: Any, today: date | None = None) -> frozenset[int]:
    """Ids of the organisations where the actor has a live membership."""
    return frozenset(standing(actor, today).permits)


def can_manage_members(actor: Any, organisation: Organisation) -> bool:
    return permits(actor, "kernel.grant_membership", organisation)


def can_manage_tokens(actor: Any, organisation: Organisation) -> bool:
    return permits(actor, "kernel.issue_token", organisation)


def can_grant_role(actor: Any, role: Role, organisation: Organisation) -> bool:
    """Nobody gives a right they do not hold themselves."""
    own = standing(actor)
    return can_manage_members(actor, organisation) and all(own.covers(act, organisation.pk) for act in role.permits)


def can_change_person(actor: Any, person: Person) -> bool:
    """Everyone changes their own account; administrators change any."""
    return is_administrator(actor) or (is_signed_in(actor) and actor.pk is not None and actor.pk == person.pk)


def can_remove_attachment(actor: Any, attachment: Attachment) -> bool:
    """Whoever may in the organisation, and whoever attached it while they may still attach there."""
    own = standing(actor)
    is_own = attachment.created_by_id is not None and attachment.created_by_id == getattr(actor, "pk", None)
    acts = ("kernel.remove_attachment", "kernel.keep_attachment") if is_own else ("kernel.remove_attachment",)
    return any(own.covers(act, attachment.organisation_id) for act in acts)


def can_administer(actor: Any) -> bool:
    """Whether the administration area has anything for the actor beyond their own account."""
    own = standing(actor)
    return own.is_everything or any(own.covers(act, None) for act in ("kernel.grant_membership", "kernel.issue_token"))


def can_read_trail(actor: Any) -> bool:
    """Administrators, and whoever manages the members of an organisation."""
    return standing(actor).covers("kernel.grant_membership", None)


def visible_to(actor: Any, *, field: str = "organisation") -> Q:
    """Rows with `visibility` own, network or public: own organisation sees its own, whoever signs in the network."""
    if is_administrator(actor):
        return Q()
    seen = Q(visibility="public")
    if is_signed_in(actor):
        seen |= Q(visibility="network") | Q(**{f"{field}__in": sorted(organisations_of(actor))})
    return seen
