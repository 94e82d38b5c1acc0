"""Who comes in because somebody else vouches for them."""

from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actions.person import Newcomer, create_person
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Person
from yokoten.kernel.policies import require


@action
def admit_person(actor: Any, newcomer: Newcomer, *, provider: str, may_be_new: bool) -> Person:
    """Find whom a sign-in provider vouches for by address; open an account without rights if newcomers are welcome.

    The account's password and second step stay as they are.
    """
    person = Person.objects.select_for_update().filter(email__iexact=newcomer.email).first()
    require(actor, "kernel.admit_person")
    if person is None and not may_be_new:
        raise NotAllowed("newcomer_not_welcome")
    is_new = person is None
    person = person or create_person(actor, newcomer)
    record(actor, "kernel.admit_person", person, provider=provider, is_new=is_new)
    return person
