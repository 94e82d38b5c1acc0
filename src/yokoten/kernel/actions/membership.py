"""Who holds which role in an organisation, from when to when."""

from datetime import date, datetime, timedelta
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actions.telling import Deadline, remind
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Membership, Organisation, Person, Role
from yokoten.kernel.policies import can_grant_role, can_manage_members, forget


@action
def grant_membership(
    actor: Any,
    person: Person,
    organisation: Organisation,
    role: Role,
    *,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Membership:
    """Give a person a role in an organisation; a role that ended before is opened again.

    Nobody gives a role that permits more than they may themselves.
    """
    membership = (
        Membership.objects.select_for_update().filter(person=person, organisation=organisation, role=role).first()
    )
    if not can_grant_role(actor, role, organisation):
        raise NotAllowed("not_allowed", act="kernel.grant_membership")
    if not organisation.is_active:
        raise RuleBroken("organisation_closed", organisation=str(organisation))
    if valid_from and valid_to and valid_from > valid_to:
        raise RuleBroken("dates_out_of_order", first=valid_from.isoformat(), last=valid_to.isoformat())
    membership = membership or Membership(person=person, organisation=organisation, role=role)
    membership.valid_from, membership.valid_to = valid_from, valid_to
    membership.save()
    facts = {"person": person, "role": role.code, "valid_from": valid_from, "valid_to": valid_to}
    record(actor, "kernel.grant_membership", membership, organisation=organisation, **facts)
    forget(person)
    return membership


@action
def end_membership(actor: Any, membership: Membership, *, last_day: date) -> Membership:
    """Let a role end after its last day; a role that had not begun by then never counted."""
    locked = Membership.objects.select_for_update(of=("self",)).select_related("organisation", "person", "role")
    membership = locked.get(pk=membership.pk)
    is_own = membership.person_id == getattr(actor, "pk", None)
    if not is_own and not can_manage_members(actor, membership.organisation):
        raise NotAllowed("not_allowed", act="kernel.end_membership")
    if membership.valid_from and membership.valid_from > last_day:
        membership.valid_from = last_day
    membership.valid_to = last_day
    membership.save(update_fields=["valid_from", "valid_to"])
    facts = {"person": membership.person, "role": membership.role.code, "last_day": last_day}
    record(actor, "kernel.end_membership", membership, organisation=membership.organisation, **facts)
    forget(membership.person)
    return membership


def remind_of_endings(today: date, now: datetime) -> int:
    """Tell people that a role of theirs ends soon; called when a day begins."""
    soon = Membership.objects.filter(
        valid_to__range=(today - timedelta(days=1), today + timedelta(days=7)),
        person__is_active=True,
        organisation__is_active=True,
    ).select_related("person", "organisation", "role")
    deadlines = [
        Deadline(
            "kernel.membership_ends",
            f"membership-{one.pk}",
            one.valid_to,
            (one.person,),
            "/account/",
            {"organisation": one.organisation, "role": one.role},
        )
        for one in soon
        if one.valid_to
    ]
    return remind(deadlines, today=today, now=now)
