"""Who stands on which side of a trip, and what each side may."""

from typing import Any

from django.db.models import Q

from yokoten.exchange.models import BankQuestion, Trip, Visit
from yokoten.exchange.rules.states import GUEST, HOST, LIVE, OFF, SEEN_BY_HOST
from yokoten.kernel.actor import Holder
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator, organisations_of, permits

HOST_LINK = "exchange.host"


def is_host_by_link(actor: Any, visit: Visit) -> bool:
    """Whether the actor holds the signed link of this visit's host."""
    return isinstance(actor, Holder) and actor.purpose == HOST_LINK and actor.key == str(visit.key)


def is_guest(actor: Any, trip: Trip) -> bool:
    """People of the travelling organisation; they see everything of the trip."""
    return is_administrator(actor) or trip.organisation_id in organisations_of(actor)


def is_host(actor: Any, visit: Visit) -> bool:
    """People of the host, and whoever holds its link, once the visit was asked for."""
    if visit.state not in SEEN_BY_HOST:
        return False
    if is_host_by_link(actor, visit):
        return True
    return visit.host_id is not None and visit.host_id in organisations_of(actor)


def takes_part(actor: Any, visit: Visit) -> bool:
    """A host that declined, or whose visit was called off, sees its visit and is no party to the trip any more."""
    return is_host(actor, visit) and visit.state not in OFF


def may_know_delegates(actor: Any, visit: Visit) -> bool:
    """A host that takes part may; over a link only while the visit is being prepared or has just been."""
    return takes_part(actor, visit) and (visit.state in LIVE or not is_host_by_link(actor, visit))


def may_reach_delegates(actor: Any, trip: Trip) -> bool:
    """Addresses and telephone numbers of everybody are the guests' own; a host has those of the head."""
    return is_guest(actor, trip)


def may_as_guest(actor: Any, act: str, trip: Trip) -> bool:
    return permits(actor, act, trip.organisation)


def may_as_host(actor: Any, act: str, visit: Visit) -> bool:
    if visit.state not in SEEN_BY_HOST:
        return False
    if is_host_by_link(actor, visit):
        return True
    return visit.host is not None and permits(actor, act, visit.host)


def side_for(actor: Any, act: str, visit: Visit) -> str:
    """The side on which the actor may do the act, the guests' first; "" for neither."""
    if may_as_guest(actor, act, visit.trip):
        return GUEST
    return HOST if may_as_host(actor, act, visit) else ""


def require_guest(actor: Any, act: str, trip: Trip) -> None:
    if not may_as_guest(actor, act, trip):
        raise NotAllowed("not_allowed", act=act)


def require_side(actor: Any, act: str, visit: Visit) -> str:
    """The side on which the act is done; refused on neither."""
    side = side_for(actor, act, visit)
    if not side:
        raise NotAllowed("not_allowed", act=act)
    return side


def require_host(actor: Any, act: str, visit: Visit) -> None:
    if not may_as_host(actor, act, visit):
        raise NotAllowed("not_allowed", act=act)


def trips_seen_by(actor: Any) -> Q:
    """Trips of the own organisations, and those with a visit that was asked of them."""
    if is_administrator(actor):
        return Q()
    own = sorted(organisations_of(actor))
    return Q(organisation__in=own) | Q(pk__in=_hosted(own))


def visits_seen_by(actor: Any) -> Q:
    """Visits of the own trips in any state, visits of the own house once they were asked for."""
    if is_administrator(actor):
        return Q()
    if isinstance(actor, Holder):
        return Q(key=actor.key, state__in=SEEN_BY_HOST) if actor.purpose == HOST_LINK else Q(pk__isnull=True)
    own = sorted(organisations_of(actor))
    return Q(trip__organisation__in=own) | Q(host__in=own, state__in=SEEN_BY_HOST)


def _hosted(own: list[int]) -> Any:
    return Visit.objects.filter(host__in=own, state__in=SEEN_BY_HOST).values("trip")


def bank_seen_by(actor: Any) -> Q:
    """Questions of the house, and those of the own organisations."""
    return Q(organisation__isnull=True) | Q(organisation__in=sorted(organisations_of(actor)))


def can_change_question(actor: Any, question: BankQuestion) -> bool:
    """The house's questions are kept by administrators, an organisation's by its people."""
    if question.organisation is None:
        return is_administrator(actor)
    return permits(actor, "exchange.change_bank_question", question.organisation)


def can_plan(actor: Any) -> bool:
    return permits(actor, "exchange.plan_trip")
