"""Whether the demo's people are here, for the landing page, the sign-in page and the console."""

from dataclasses import dataclass

from yokoten.kernel.models import Membership, Person
from yokoten.kernel.rules.demonstration import ACCOUNTS, PASSWORD


@dataclass(frozen=True)
class DemoDoor:
    """One way into the demo."""

    email: str
    name: str
    language: str
    organisation: str
    password: str


def demonstration_accounts() -> list[DemoDoor]:
    """The demo's active people in the order of the table; empty where the demo was not loaded. Two queries."""
    people = {
        person.email: person
        for person in Person.objects.filter(email__in=[account.email for account in ACCOUNTS], is_active=True)
    }
    if not people:
        return []
    where = {
        membership.person_id: membership.organisation
        for membership in Membership.objects.filter(person__in=people.values()).select_related("organisation")
    }
    return [_door(people[account.email], where) for account in ACCOUNTS if account.email in people]


def _door(person: Person, where: dict) -> DemoDoor:
    organisation = where.get(person.pk)
    language = person.language or "en"
    return DemoDoor(person.email, str(person), language, organisation.name(language) if organisation else "", PASSWORD)
