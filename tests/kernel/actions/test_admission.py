"""People whom a sign-in provider vouches for."""

import pytest

from factories.kernel import PASSWORD, make_administrator, make_member, make_membership, make_person
from yokoten.kernel.actions.admission import admit_person
from yokoten.kernel.actions.person import Newcomer
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, Person

pytestmark = pytest.mark.django_db


def admit(email="anna@example.org", name="Anna", *, may_be_new=True, actor=SYSTEM):
    return admit_person(actor, Newcomer(email, name, "sv"), provider="Ministry", may_be_new=may_be_new)


def test_a_newcomer_gets_an_account_without_rights_or_password():
    person = admit()
    assert (person.email, person.name, person.language) == ("anna@example.org", "Anna", "sv")
    assert not person.is_administrator and not person.has_usable_password() and not person.memberships.exists()
    line = Entry.objects.get(act="kernel.admit_person")
    assert line.facts == {"provider": "Ministry", "is_new": True} and line.thing_id == str(person.pk)


@pytest.mark.parametrize("written", ["anna@example.org", "Anna@Example.org", "ANNA@EXAMPLE.ORG"])
def test_whoever_has_an_account_keeps_it_as_it_is(written):
    known = make_membership(make_person("anna@example.org", password=PASSWORD, name="A. Example")).person
    person = admit(written, "Somebody Else")
    assert (person, person.name) == (known, "A. Example")
    assert person.check_password(PASSWORD) and person.memberships.count() == 1
    assert Person.objects.count() == 1 and Entry.objects.get().facts["is_new"] is False


def test_a_house_without_newcomers_lets_only_known_people_in():
    with pytest.raises(NotAllowed, match="newcomer_not_welcome"):
        admit(may_be_new=False)
    assert not Person.objects.exists()
    known = make_person("anna@example.org")
    assert admit(may_be_new=False) == known


def test_an_address_that_is_none_is_refused():
    with pytest.raises(RuleBroken, match="email_not_valid"):
        admit("anna")
    assert not Person.objects.exists() and not Entry.objects.exists()


def test_nobody_but_the_house_vouches_for_people():
    with pytest.raises(NotAllowed, match="not_allowed"):
        admit(actor=make_member("kernel.grant_membership"))
    assert admit(actor=make_administrator()).pk


def test_a_long_name_is_cut_and_spaces_are_tidied():
    assert admit(name="  Anna \n  Example ").name == "Anna Example"
    assert len(admit("other@example.org", "x" * 300).name) == 200
