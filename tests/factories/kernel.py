"""People, organisations, roles, places."""

from itertools import count

from django.utils import timezone

from yokoten.kernel.models import (
    Attachment,
    AttachmentContent,
    Membership,
    Notification,
    Organisation,
    Person,
    Place,
    PlaceChange,
    Role,
)
from yokoten.kernel.rules.uploads.examine import NewAttachment

_numbers = count(1)
PASSWORD = "a horse and a battery"


def make_person(email="", *, password="", is_administrator=False, **details):
    number = next(_numbers)
    person = Person(email=email or f"person{number}@example.org", is_administrator=is_administrator, **details)
    person.name = person.name or f"Person {number}"
    person.set_password(password or None)
    person.save()
    return person


def make_administrator(**details):
    return make_person(is_administrator=True, **details)


def make_organisation(code="", **details):
    code = code or f"organisation-{next(_numbers)}"
    names = details.pop("names", {"en": code.replace("-", " ").title()})
    return Organisation.objects.create(code=code, names=names, **details)


def make_role(code="", permits=(), **details):
    code = code or f"role-{next(_numbers)}"
    names = details.pop("names", {"en": code.title()})
    return Role.objects.create(code=code, names=names, permits=list(permits), **details)


def make_membership(person=None, organisation=None, role=None, *, permits=(), **details):
    return Membership.objects.create(
        person=person or make_person(),
        organisation=organisation or make_organisation(),
        role=role or make_role(permits=permits),
        **details,
    )


def make_member(*permits, organisation=None, **details):
    """A person who may do these acts in an organisation of their own or in the given one."""
    return make_membership(organisation=organisation, permits=permits, **details).person


def make_place(code="", *, country="SE", level="region", **details):
    code = code or f"{country}-{next(_numbers)}"
    names = details.pop("names", {"en": code})
    return Place.objects.create(code=code, country=country, level=level, names=names, **details)


def make_place_change(predecessor, successor, on, kind="merge"):
    return PlaceChange.objects.create(predecessor=predecessor, successor=successor, on=on, kind=kind)


def new_attachment(name="note.txt", content=b"A note.\n", **details):
    return NewAttachment(name, content, **details)


def make_attachment(organisation=None, *, content=b"A note.\n", **details):
    known = {"name": "note.txt", "kind": "text/plain", "size_bytes": len(content), "created_at": timezone.now()}
    made = Attachment.objects.create(organisation=organisation or make_organisation(), **(known | details))
    AttachmentContent.objects.create(attachment=made, content=content)
    return made


def make_notification(person=None, *, kind="kernel.membership_ends", **details):
    known = {"key": f"key-{next(_numbers)}", "address": "/account/", "made_at": timezone.now()}
    known["facts"] = {"organisation": {"names": {"en": "Home", "ru": "Дом"}}, "role": "Head"}
    return Notification.objects.create(person=person or make_person(), kind=kind, **(known | details))
