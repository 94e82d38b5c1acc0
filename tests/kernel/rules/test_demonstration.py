"""The demo's people: nobody real, one for each language, each in an organisation that is there."""

import pytest

from yokoten.kernel.actions.role import DEFAULT_ROLES
from yokoten.kernel.rules.demonstration import ACCOUNTS, ORGANISATIONS, PASSWORD
from yokoten.kernel.rules.gazetteer import listed_places
from yokoten.kernel.rules.texts import LANGUAGES

WORD = {"ru": "пример", "vi": "ví dụ", "sv": "exempel", "en": "example"}


def test_addresses_belong_to_nobody_and_are_given_once():
    addresses = [one.email for one in ACCOUNTS]
    assert all(address.endswith("@example.org") for address in addresses)
    assert len(set(addresses)) == len(addresses)


def test_every_language_has_somebody_who_speaks_it():
    assert {one.language for one in ACCOUNTS} == set(LANGUAGES)


@pytest.mark.parametrize("organisation", ORGANISATIONS, ids=lambda one: one.code)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invented_organisation_says_so_in_every_language(organisation, language):
    assert WORD[language] in organisation.names[language]


def test_organisations_and_homes_stand_at_places_of_the_gazetteer():
    known = {one.code for one in listed_places()}
    assert {one.place for one in ORGANISATIONS} <= known
    assert {one.home for one in ACCOUNTS} - {""} <= known


def test_everybody_works_in_an_organisation_of_the_demo_or_looks_after_the_house():
    codes = {one.code for one in ORGANISATIONS}
    for one in ACCOUNTS:
        assert one.organisation_code in codes or one.is_administrator
        assert one.role in DEFAULT_ROLES


def test_there_is_one_administrator():
    assert [one.email for one in ACCOUNTS if one.is_administrator] == ["administrator@example.org"]


def test_the_password_is_long_enough_for_the_house():
    assert len(PASSWORD) >= 10
