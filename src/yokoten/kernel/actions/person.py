"""People: created by administrators or invited by organisations; everyone keeps their own details."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.actions.membership import grant_membership
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Organisation, Person, Place, Role
from yokoten.kernel.models.locking import lock_table
from yokoten.kernel.policies import can_change_person, can_grant_role, is_signed_in, require
from yokoten.kernel.rules.texts import LANGUAGES

INVITATION_SALT = "yokoten.invitation"
INVITATION_DAYS = 14
THEMES = ("", "light", "dark")


@dataclass(frozen=True)
class Newcomer:
    """Who is to get an account; without a password the account waits for its invitation to be accepted."""

    email: str
    name: str = ""
    language: str = "en"
    password: str | None = None
    is_administrator: bool = False


@dataclass(frozen=True)
class Invitation:
    """A person who was invited and the key with which they choose their password."""

    person: Person
    organisation: Organisation
    key: str
    is_new: bool


@action
def create_person(actor: Any, newcomer: Newcomer) -> Person:
    """Open an account for somebody; administrators only."""
    require(actor, "kernel.create_person")
    if newcomer.is_administrator:
        require(actor, "kernel.appoint_administrator")
    person = _new_person(newcomer)
    record(actor, "kernel.create_person", person, is_administrator=newcomer.is_administrator)
    return person


@action
def open_instance(actor: Any, newcomer: Newcomer) -> Person:
    """Make the first administrator; possible only while nobody has an account."""
    lock_table(Person)
    if Person.objects.exists():
        raise NotAllowed("instance_already_open")
    person = _new_person(Newcomer(newcomer.email, newcomer.name, newcomer.language, newcomer.password, True))
    record(person, "kernel.open_instance", person)
    return person


@action
def invite_person(
    actor: Any,
    organisation: Organisation,
    role: Role,
    newcomer: Newcomer,
    *,
    write_letter: Callable[[Invitation], Letter],
) -> Invitation:
    """Give a role to somebody by e-mail address; who has no account yet gets a letter with a key to open it.

    The letter is written by the door, which owns the sentences, and leaves with the same transaction.
    """
    if not can_grant_role(actor, role, organisation):
        raise NotAllowed("not_allowed", act="kernel.invite_person")
    known = Person.objects.select_for_update().filter(email__iexact=newcomer.email).first()
    person = known or _new_person(Newcomer(newcomer.email, newcomer.name, newcomer.language))
    grant_membership(actor, person, organisation, role)
    is_new = not person.has_usable_password()
    invitation = Invitation(person, organisation, invitation_key(person), is_new)
    record(actor, "kernel.invite_person", person, organisation=organisation, role=role.code)
    enqueue(write_letter(invitation))
    return invitation


@action
def accept_invitation(actor: Any, key: str, *, name: str, password: str) -> Person:
    """Choose name and password; the key of the invitation is the right to do so, and works once."""
    Person.objects.select_for_update().filter(pk=invited_person(key).pk).values("pk").first()
    person = invited_person(key)
    _check_password(password, person)
    person.name = " ".join(name.split())[:200] or person.name
    person.set_password(password)
    person.save(update_fields=["name", "password"])
    record(person, "kernel.accept_invitation", person)
    return person


@action
def change_own_details(actor: Person, *, name: str, language: str, theme: str, home: Place | None) -> Person:
    """Change one's own name, language, theme and home region."""
    if not can_change_person(actor, actor) or not is_signed_in(actor) or not isinstance(actor, Person):
        raise NotAllowed("not_allowed", act="kernel.change_own_details")
    if language not in ("", *LANGUAGES) or theme not in THEMES:
        raise RuleBroken("choice_unknown", choice=f"{language} {theme}".strip())
    person = Person.objects.select_for_update().get(pk=actor.pk)
    changes = put(person, name=" ".join(name.split())[:200], language=language, theme=theme, home=home)
    person.save(update_fields=["name", "language", "theme", "home"])
    if changes:
        record(actor, "kernel.change_own_details", person, changed=sorted(changes))
    return person


@action
def deactivate_person(actor: Any, person: Person) -> Person:
    """Close an account without deleting what the person did; the last administrator stays."""
    _lock_administrators()
    require(actor, "kernel.deactivate_person")
    if Person.objects.select_for_update().get(pk=person.pk).is_administrator:
        _another_administrator_than(person)
    return _switch(actor, person, "kernel.deactivate_person", is_active=False)


@action
def reactivate_person(actor: Any, person: Person) -> Person:
    """Open a closed account again."""
    require(actor, "kernel.reactivate_person")
    return _switch(actor, person, "kernel.reactivate_person", is_active=True)


@action
def appoint_administrator(actor: Any, person: Person) -> Person:
    """Make somebody an administrator of the whole instance."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(actor, "kernel.appoint_administrator")
    if not person.is_active:
        raise RuleBroken("person_not_active", person=str(person))
    return _switch(actor, person, "kernel.appoint_administrator", is_administrator=True)


@action
def dismiss_administrator(actor: Any, person: Person) -> Person:
    """Take the administrator's rights away; the last administrator keeps them."""
    _lock_administrators()
    require(actor, "kernel.dismiss_administrator")
    _another_administrator_than(person)
    return _switch(actor, person, "kernel.dismiss_administrator", is_administrator=False)


def invitation_key(person: Person) -> str:
    """A signed key that dies with the first password it sets."""
    return signing.dumps([person.pk, person.password[-12:]], salt=INVITATION_SALT)


def invited_person(key: str) -> Person:
    """Whom an invitation's key belongs to; a spent, old or foreign key is refused."""
    try:
        number, stamp = signing.loads(key, salt=INVITATION_SALT, max_age=INVITATION_DAYS * 86_400)
    except signing.BadSignature as unreadable:
        raise NotAllowed("invitation_not_valid") from unreadable
    person = Person.objects.filter(pk=number, is_active=True).first()
    if person is None or person.has_usable_password() or person.password[-12:] != stamp:
        raise NotAllowed("invitation_not_valid")
    return person


def _new_person(newcomer: Newcomer) -> Person:
    email = Person.objects.normalize_email(newcomer.email.strip())
    try:
        validate_email(email)
    except ValidationError as unusable:
        raise RuleBroken("email_not_valid", email=email) from unusable
    if Person.objects.filter(email__iexact=email).exists():
        raise RuleBroken("email_taken", email=email)
    person = Person(
        email=email,
        name=" ".join(newcomer.name.split())[:200],
        language=newcomer.language if newcomer.language in LANGUAGES else "",
        is_administrator=newcomer.is_administrator,
    )
    if newcomer.password is not None:
        _check_password(newcomer.password, person)
    person.set_password(newcomer.password)
    person.save()
    return person


def _check_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise RuleBroken("password_too_weak", reasons=" ".join(weak.messages)) from weak


def _lock_administrators() -> None:
    list(Person.objects.select_for_update().filter(is_administrator=True).order_by("pk").values_list("pk"))


def _another_administrator_than(person: Person) -> None:
    if not Person.objects.filter(is_administrator=True, is_active=True).exclude(pk=person.pk).exists():
        raise RuleBroken("last_administrator", person=str(person))


def _switch(actor: Any, person: Person, act: str, **values: bool) -> Person:
    fresh = Person.objects.select_for_update().get(pk=person.pk)
    changes = put(fresh, **values)
    if changes:
        fresh.save(update_fields=list(values))
        record(actor, act, fresh)
    return fresh
