"""Organisations, the people in them, their roles and tokens: each list as far as the actor may see."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from yokoten.kernel.models import ApiToken, Membership, Organisation, Person, Place, Role
from yokoten.kernel.policies import is_administrator, live_on, matches, organisations_of, standing


def organisations_visible_to(actor: Any) -> QuerySet[Organisation]:
    """Administrators see all; others their own and those directly under them."""
    found = Organisation.objects.select_related("place", "parent")
    if is_administrator(actor):
        return found
    own = organisations_of(actor)
    return found.filter(Q(pk__in=own) | Q(parent__in=own), is_active=True)


def own_organisations(actor: Any) -> QuerySet[Organisation]:
    """Where the actor is a member today; an administrator acts for any."""
    found = Organisation.objects.filter(is_active=True)
    return found if is_administrator(actor) else found.filter(pk__in=organisations_of(actor))


def organisations_by_region(actor: Any) -> list[tuple[Place, list[Organisation]]]:
    """Regions and countries in which the actor's organisations are, each with all of these within it."""
    found: dict[Place, list[Organisation]] = {}
    for organisation in own_organisations(actor).select_related("place__parent__parent__parent"):
        place = organisation.place
        while place is not None:
            if place.level in (Place.Level.REGION, Place.Level.COUNTRY):
                found.setdefault(place, []).append(organisation)
            place = place.parent
    return sorted(found.items(), key=lambda pair: pair[0].code)


def organisations_where(actor: Any, act: str) -> QuerySet[Organisation]:
    """Organisations in which the actor may do that act."""
    own = standing(actor)
    found = Organisation.objects.filter(is_active=True)
    if own.is_everything:
        return found
    return found.filter(pk__in=[key for key in own.permits if own.covers(act, key)])


def organisation_by_code(code: str) -> Organisation | None:
    return Organisation.objects.filter(code=code).first()


def members_of(actor: Any, organisation: Organisation) -> QuerySet[Membership]:
    """An organisation's memberships, past ones too; only its members and administrators see them."""
    found = Membership.objects.filter(organisation=organisation).select_related("person", "role", "organisation")
    if is_administrator(actor) or organisation.pk in organisations_of(actor):
        return found
    return found.none()


def live_memberships(person: Person, today: date | None = None) -> QuerySet[Membership]:
    """A person's memberships in force on that day."""
    found = Membership.objects.filter(live_on(today or timezone.localdate()), person=person)
    return found.select_related("organisation", "role")


def people_permitted(act: str, organisation: Organisation, *, today: date) -> list[Person]:
    """Whom to tell: people whose live role in that organisation permits the act. One query."""
    live = Membership.objects.filter(live_on(today), organisation=organisation, person__is_active=True)
    rows = live.select_related("person", "role").order_by("person")
    return list({row.person_id: row.person for row in rows if matches(row.role.permits, act)}.values())


def people_visible_to(actor: Any) -> QuerySet[Person]:
    """Administrators see everybody; others the people of organisations whose members they manage, and themselves."""
    found = Person.objects.all()
    if is_administrator(actor):
        return found
    managed = organisations_where(actor, "kernel.grant_membership").values("pk")
    return found.filter(Q(memberships__organisation__in=managed) | Q(pk=actor.pk)).distinct()


def roles() -> QuerySet[Role]:
    return Role.objects.all()


def tokens_of(actor: Any) -> QuerySet[ApiToken]:
    """Tokens of the organisations whose tokens the actor manages; administrators see those of closed ones, too."""
    found = ApiToken.objects.select_related("organisation", "created_by")
    if is_administrator(actor):
        return found
    return found.filter(organisation__in=organisations_where(actor, "kernel.issue_token").values("pk"))
