"""What things are called in a language that has no name for them."""

import pytest

from factories.kernel import make_membership, make_organisation, make_person, make_place, make_role
from yokoten.kernel.models import Organisation, Person, Place, Role


@pytest.mark.parametrize(
    ("names", "label", "language", "called"),
    [
        ({"sv": "Södermanland", "en": "Sodermanland"}, "", "sv", "Södermanland"),
        ({"sv": "Södermanland", "en": "Sodermanland"}, "", "ru", "Sodermanland"),
        ({"sv": "Södermanland"}, "D län", "ru", "D län"),
        ({"sv": "Södermanland"}, "", "ru", "Södermanland"),
        ({"ru": "", "en": "Named"}, "", "ru", "Named"),
        ({}, "", "ru", "SE-D"),
    ],
)
def test_a_place_falls_back_to_english_then_to_its_source(names, label, language, called):
    assert Place(code="SE-D", names=names, source_label=label).name(language) == called


@pytest.mark.parametrize(
    ("names", "own", "language", "called"),
    [
        ({"ru": "Центр", "en": "Centre"}, "ru", "en", "Centre"),
        ({"ru": "Центр", "en": "Centre"}, "ru", "vi", "Центр"),
        ({"sv": "Centrum"}, "ru", "vi", "Centrum"),
        ({"ru": "", "sv": ""}, "ru", "vi", "the-centre"),
        ({}, "en", "en", "the-centre"),
    ],
)
def test_an_organisation_falls_back_to_its_working_language(names, own, language, called):
    assert Organisation(code="the-centre", names=names, language=own).name(language) == called


@pytest.mark.parametrize(
    ("names", "language", "called"),
    [({"sv": "Läsare", "en": "Reader"}, "sv", "Läsare"), ({"en": "Reader"}, "vi", "Reader"), ({}, "vi", "reader")],
)
def test_a_role_falls_back_to_english_then_to_its_code(names, language, called):
    assert Role(code="reader", names=names).name(language) == called


def test_a_person_without_a_name_is_known_by_address():
    assert str(Person(email="anna@example.org")) == "anna@example.org"
    assert str(Person(email="anna@example.org", name="Anna")) == "Anna"


@pytest.mark.django_db
def test_lists_of_people_places_and_roles_have_an_order_of_their_own():
    for name in ("Carin", "Anna", "Bertil"):
        make_person(name=name)
    for code in ("SE-Z", "SE-A"):
        make_place(code)
    for code in ("writer", "reader"):
        make_role(code)
    for code in ("b", "a"):
        make_organisation(code)
    assert [person.name for person in Person.objects.all()] == ["Anna", "Bertil", "Carin"]
    assert list(Place.objects.values_list("code", flat=True)) == ["SE-A", "SE-Z"]
    assert list(Role.objects.values_list("code", flat=True)) == ["reader", "writer"]
    assert list(Organisation.objects.values_list("code", flat=True)) == ["a", "b"]


@pytest.mark.django_db
def test_a_membership_names_person_and_role():
    held = make_membership(make_person(name="Anna"), role=make_role("reader"))
    assert str(held) == "Anna (reader)"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["anna@example.org", "ANNA@EXAMPLE.ORG", "Anna@example.org"])
def test_a_person_is_found_by_address_in_any_case(typed):
    person = make_person("anna@example.org")
    assert Person.objects.get_by_natural_key(typed) == person


@pytest.mark.django_db
def test_the_sign_in_library_makes_an_account_that_may_nothing():
    person = Person.objects.create_user("Anna@EXAMPLE.org", "a horse and a battery")
    assert (person.email, person.is_administrator, person.is_staff, person.is_superuser) == (
        "Anna@example.org", False, False, False,
    )  # fmt: skip
    assert person.check_password("a horse and a battery")


def test_only_administrators_count_as_staff():
    assert Person(is_administrator=True).is_staff and Person(is_administrator=True).is_superuser
    assert not Person().is_staff
