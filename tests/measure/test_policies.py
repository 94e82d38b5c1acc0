"""Who may see, bring in, change and take back figures: one table of people and things."""

from datetime import date

import pytest

from factories.kernel import make_administrator, make_member, make_membership, make_organisation, make_person, make_role
from factories.measure import make_import, make_indicator
from yokoten.kernel.actor import SYSTEM, Program
from yokoten.kernel.policies import WRITING_PROGRAM
from yokoten.measure.models import DatasetImport, Indicator
from yokoten.measure.policies import (
    can_change_indicator,
    can_import,
    can_undo,
    can_write_values,
    imports_seen_by,
    seen_by,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


def people(home):
    """Everybody who might come by, by name."""
    left = make_person()
    make_membership(left, home, make_role(permits=["measure.*"]), valid_to=date(2020, 1, 1))
    closed = make_organisation(is_active=False)
    return {
        "nobody": None,
        "stranger": make_person(),
        "reader": make_member("kernel.read", organisation=home),
        "analyst": make_member("measure.*", organisation=home),
        "other analyst": make_member("measure.*"),
        "left": left,
        "of a closed house": make_member("measure.*", organisation=closed),
        "dismissed": _dismissed(home),
        "administrator": make_administrator(),
        "house": SYSTEM,
        "own program": Program(home.pk, "copy", WRITING_PROGRAM, date(2024, 5, 1)),
        "other program": Program(make_organisation().pk, "copy", WRITING_PROGRAM, date(2024, 5, 1)),
    }


def _dismissed(home):
    person = make_person(is_active=False)
    make_membership(person, home, make_role(permits=["measure.*"]))
    return person


def those(home, may):
    return {name for name, actor in people(home).items() if may(actor)}


SIGNED_IN = {"stranger", "reader", "other analyst", "left", "of a closed house", "other program"}
OWN, HOUSE = {"analyst", "own program"}, {"administrator", "house"}


def test_imports_of_an_organisation_are_its_analysts_matter(home):
    dataset = make_import(home)

    assert those(home, lambda actor: can_import(actor, dataset)) == OWN | HOUSE
    assert those(home, lambda actor: can_undo(actor, dataset)) == OWN | HOUSE


def test_imports_of_the_house_are_left_to_administrators(home):
    dataset = make_import()

    assert those(home, lambda actor: can_import(actor, dataset)) == HOUSE
    assert those(home, lambda actor: can_undo(actor, dataset)) == HOUSE


def test_somewhere_to_import_for_is_enough_to_begin(home):
    assert those(home, can_import) == OWN | HOUSE | {"other analyst", "other program"}


def test_indicators_are_changed_by_whoever_keeps_them(home):
    own, shared = make_indicator(organisation=home), make_indicator()

    assert those(home, lambda actor: can_change_indicator(actor, own)) == OWN | HOUSE
    assert those(home, lambda actor: can_change_indicator(actor, shared)) == HOUSE


def test_values_of_an_organisations_indicator_come_from_its_people_only(home):
    own, shared = make_indicator(organisation=home), make_indicator()

    assert those(home, lambda actor: can_write_values(actor, own)) == OWN | HOUSE | {"reader"}
    assert those(home, lambda actor: can_write_values(actor, shared)) == set(people(home))


@pytest.mark.parametrize(
    ("visibility", "seen"),
    [
        ("public", None),
        ("network", OWN | HOUSE | SIGNED_IN),
        ("own", OWN | HOUSE | {"reader"}),
    ],
)
def test_indicator_is_seen_as_far_as_its_visibility_reaches(home, visibility, seen):
    own = make_indicator(organisation=home, visibility=visibility)
    found = those(home, lambda actor: Indicator.objects.filter(seen_by(actor), pk=own.pk).exists())

    assert found == (set(people(home)) if seen is None else seen)


def test_imports_are_seen_by_members_and_administrators(home):
    dataset = make_import(home)
    found = those(home, lambda actor: DatasetImport.objects.filter(imports_seen_by(actor), pk=dataset.pk).exists())

    assert found == OWN | HOUSE | {"reader"}
