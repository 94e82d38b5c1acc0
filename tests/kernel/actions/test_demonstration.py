"""The demo's organisations and people."""

import pytest
from django.contrib.auth import authenticate

from factories.kernel import make_member
from yokoten.kernel.actions.demonstration import load_demonstration
from yokoten.kernel.actions.gazetteer import load_gazetteer
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Entry, Membership, Organisation, Person
from yokoten.kernel.policies import is_administrator, permits
from yokoten.kernel.queries.demonstration import demonstration_accounts
from yokoten.kernel.rules.demonstration import ACCOUNTS, ORGANISATIONS, PASSWORD
from yokoten.kernel.rules.texts import LANGUAGES


@pytest.fixture
def loaded(db):
    load_gazetteer(SYSTEM)
    return load_demonstration(SYSTEM)


def test_one_person_for_each_language(loaded):
    assert loaded == len(ACCOUNTS) == 8
    assert {person.language for person in Person.objects.all()} == set(LANGUAGES)


def test_analysts_are_at_home_where_they_work(loaded):
    homes = dict(Person.objects.exclude(home=None).values_list("email", "home__code"))
    seats = dict(Membership.objects.values_list("person__email", "organisation__place__code"))
    assert homes == seats
    assert set(homes.values()) == {"RU-SMO", "SE-D", "VN-57", "SE-N", "SE-S", "VN-41", "VN-73"}


def test_ho_chi_minh_city_has_an_organisation_too(loaded):
    assert Organisation.objects.get(code="ho-chi-minh-centre").place.code == "VN-2025-79"


def test_everybody_is_an_example_and_says_so():
    assert all(account.email.endswith("@example.org") for account in ACCOUNTS)
    marks = {"ru": "(пример)", "vi": "(ví dụ)", "sv": "(exempel)", "en": "(example)"}
    for organisation in ORGANISATIONS:
        assert all(organisation.names[language].endswith(mark) for language, mark in marks.items())


def test_the_analyst_signs_in_and_may_compare_but_not_administer(loaded, rf):
    analyst = authenticate(rf.post("/"), email="smolensk@example.org", password=PASSWORD)
    assert permits(analyst, "compare.save_comparison")
    assert not permits(analyst, "kernel.add_place")


def test_the_administrator_administers(loaded):
    assert is_administrator(Person.objects.get(email="administrator@example.org"))


def test_the_doors_are_offered_in_the_order_of_the_table(loaded):
    assert [door.email for door in demonstration_accounts()] == [account.email for account in ACCOUNTS]


def test_loading_again_changes_nothing_even_a_changed_password(loaded):
    person = Person.objects.get(email="smolensk@example.org")
    person.set_password("another one of mine")
    person.save()
    entries = Entry.objects.count()
    assert load_demonstration(SYSTEM) == 0
    assert Entry.objects.count() == entries
    assert Person.objects.get(email="smolensk@example.org").check_password("another one of mine")


def test_loading_is_recorded(loaded):
    entry = Entry.objects.get(act="kernel.load_demonstration")
    assert entry.facts["people"] == [account.email for account in ACCOUNTS]


def test_only_administrators_load_the_demo(db):
    with pytest.raises(NotAllowed):
        load_demonstration(make_member("kernel.*"))
    assert not Organisation.objects.filter(code="smolensk-centre").exists()
