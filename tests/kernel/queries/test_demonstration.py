"""Ways into the demo: there while it is loaded, gone with its people."""

import pytest

from factories.kernel import make_person
from yokoten.kernel.actions.demonstration import load_demonstration
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Membership, Person
from yokoten.kernel.queries.demonstration import demonstration_accounts
from yokoten.kernel.rules.demonstration import ACCOUNTS, PASSWORD

pytestmark = pytest.mark.django_db


def test_an_installation_without_the_demo_has_no_way_in():
    make_person("somebody@example.org")
    assert demonstration_accounts() == []


def test_every_way_in_opens_with_the_password_it_shows():
    load_demonstration(SYSTEM)
    doors = demonstration_accounts()
    assert [door.email for door in doors] == [account.email for account in ACCOUNTS]
    for door in doors:
        assert door.password == PASSWORD
        assert Person.objects.get(email=door.email).check_password(door.password)


def test_people_are_shown_with_their_organisation_in_their_own_language():
    load_demonstration(SYSTEM)
    doors = {door.language: door for door in demonstration_accounts()}
    assert "(пример)" in doors["ru"].organisation and "(exempel)" in doors["sv"].organisation
    assert "(ví dụ)" in doors["vi"].organisation and doors["en"].organisation == ""


def test_a_closed_account_is_no_way_in():
    load_demonstration(SYSTEM)
    Person.objects.filter(email="sormland@example.org").update(is_active=False)
    assert "sormland@example.org" not in [door.email for door in demonstration_accounts()]


def test_somebody_who_left_their_organisation_still_comes_in():
    load_demonstration(SYSTEM)
    Membership.objects.all().delete()
    assert {door.organisation for door in demonstration_accounts()} == {""}


def test_ways_in_cost_two_queries(django_assert_num_queries):
    load_demonstration(SYSTEM)
    with django_assert_num_queries(2):
        demonstration_accounts()
