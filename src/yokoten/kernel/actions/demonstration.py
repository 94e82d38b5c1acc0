"""The demo's organisations and people; none of them is a real one."""

from typing import Any

from django.contrib.auth.hashers import make_password

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actions.role import ensure_default_roles
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Membership, Organisation, Person, Place, Role
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import places_by_code
from yokoten.kernel.rules.demonstration import ACCOUNTS, ORGANISATIONS, PASSWORD, DemoAccount, DemoOrganisation


@action
def load_demonstration(actor: Any) -> int:
    """Add the demo's organisations, people and memberships that are not here yet; returns how many people.

    What is here stays as it is, so a changed password or a closed account is not brought back.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="kernel.load_demonstration")
    ensure_default_roles(actor)
    places = places_by_code([one.place for one in ORGANISATIONS] + [one.home for one in ACCOUNTS])
    organisations = {one.code: _organisation(one, places) for one in ORGANISATIONS}
    known = set(Person.objects.values_list("email", flat=True))
    missing = [one for one in ACCOUNTS if one.email not in known]
    hashed = make_password(PASSWORD) if missing else ""
    added = [_person(one, hashed, places, organisations) for one in missing]
    if added:
        record(actor, "kernel.load_demonstration", None, people=[person.email for person in added])
    return len(added)


def _organisation(listed: DemoOrganisation, places: dict[str, Place]) -> Organisation:
    details = {
        "names": listed.names,
        "kind": listed.kind,
        "language": listed.language,
        "place": places.get(listed.place),
    }
    return Organisation.objects.get_or_create(code=listed.code, defaults=details)[0]


def _person(
    listed: DemoAccount, hashed: str, places: dict[str, Place], organisations: dict[str, Organisation]
) -> Person:
    person = Person.objects.create(
        email=listed.email,
        password=hashed,
        name=listed.name,
        language=listed.language,
        home=places.get(listed.home),
        is_administrator=listed.is_administrator,
    )
    if listed.organisation_code:
        role = Role.objects.get(code=listed.role)
        organisation = organisations[listed.organisation_code]
        Membership.objects.create(person=person, organisation=organisation, role=role)
    return person
