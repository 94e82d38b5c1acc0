from datetime import date
from decimal import Decimal

import pytest

from factories.kernel import make_organisation, make_person, make_place
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db


def test_a_line_says_who_did_what_to_what_for_whom():
    person, place, here = (
        make_person(name="Anna"),
        make_place("SE-D", names={"en": "Södermanland"}),
        make_organisation(),
    )
    record(person, "kernel.x", place, organisation=here, on=date(2026, 1, 2), rate=Decimal("1.5"), places=(place,))
    line = Entry.objects.get()
    assert (line.actor, line.actor_label, line.organisation) == (person, "Anna", here)
    assert (line.thing_kind, line.thing_id, line.thing_label) == ("kernel.place", str(place.pk), "Södermanland")
    thing = {"kind": "kernel.place", "id": str(place.pk), "label": "Södermanland"}
    assert line.facts == {"on": "2026-01-02", "rate": 1.5, "places": [thing]}


def test_the_house_leaves_its_own_name():
    record(SYSTEM, "kernel.x", None)
    line = Entry.objects.get()
    assert line.actor is None and line.actor_label == "system" and line.thing_kind == ""


def test_a_line_outlives_the_person():
    person = make_person(name="Anna")
    record(person, "kernel.x", None)
    person.delete()
    assert Entry.objects.get().actor_label == "Anna"


def test_only_what_really_changed_is_told():
    place = make_place(names={"en": "Old"})
    assert put(place, names={"en": "New"}, level="region") == {"names": {"from": {"en": "Old"}, "to": {"en": "New"}}}
    assert place.names == {"en": "New"}
