import pytest

from factories.kernel import (
    make_administrator,
    make_member,
    make_membership,
    make_organisation,
    make_person,
    make_place,
    make_role,
)
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actions.person import (
    Newcomer,
    accept_invitation,
    appoint_administrator,
    change_own_details,
    create_person,
    deactivate_person,
    dismiss_administrator,
    invitation_key,
    invite_person,
    invited_person,
    open_instance,
    reactivate_person,
)
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, Membership, OutboxMessage, Person

pytestmark = pytest.mark.django_db
STRONG = "seven grey herons"


def letter(invitation):
    return Letter(f"i:{invitation.person.pk}", "email", invitation.person.email, "Come", invitation.key)


def refused(code, act, *args, **kwargs):
    with pytest.raises((NotAllowed, RuleBroken)) as refusal:
        act(*args, **kwargs)
    assert refusal.value.code == code


def test_an_administrator_opens_an_account():
    administrator = make_administrator()
    person = create_person(administrator, Newcomer("Anna@Example.org ", " Anna  Berg ", "sv", STRONG))
    assert (person.email, person.name, person.language) == ("Anna@example.org", "Anna Berg", "sv")
    assert person.check_password(STRONG) and not person.is_administrator
    assert Entry.objects.get(act="kernel.create_person").thing_label == "Anna Berg"


def test_others_open_no_account():
    refused("not_allowed", create_person, make_member("kernel.grant_membership"), Newcomer("new@example.org"))


@pytest.mark.parametrize("email", ["", "anna", "anna@", "a b@example.org"])
def test_an_account_needs_an_address(email):
    refused("email_not_valid", create_person, SYSTEM, Newcomer(email))


def test_an_address_has_one_account_whatever_its_case():
    make_person("anna@example.org")
    refused("email_taken", create_person, SYSTEM, Newcomer("ANNA@example.org"))


@pytest.mark.parametrize("password", ["short", "password1234", "anna@example.org"])
def test_weak_passwords_are_refused(password):
    refused("password_too_weak", create_person, SYSTEM, Newcomer("anna@example.org", "Anna", "sv", password))
    assert not Person.objects.exists()


def test_the_first_visitor_becomes_administrator():
    person = open_instance(None, Newcomer("first@example.org", "First", "vi", STRONG))
    assert person.is_administrator and person.check_password(STRONG)
    assert Entry.objects.get(act="kernel.open_instance").actor == person


def test_an_instance_is_opened_once():
    make_person()
    refused("instance_already_open", open_instance, None, Newcomer("second@example.org", "", "en", STRONG))


def test_an_invitation_makes_account_membership_and_letter():
    here, role = make_organisation(), make_role(permits=["kernel.read"])
    head = make_member("kernel.grant_membership", "kernel.read", organisation=here)
    invited = invite_person(head, here, role, Newcomer("new@example.org", "New", "ru"), write_letter=letter)
    assert invited.is_new and not invited.person.has_usable_password()
    assert Membership.objects.filter(person=invited.person, organisation=here, role=role).exists()
    assert OutboxMessage.objects.get().destination == "new@example.org"
    assert set(Entry.objects.values_list("act", flat=True)) == {"kernel.grant_membership", "kernel.invite_person"}


def test_who_has_an_account_is_only_told():
    here, role = make_organisation(), make_role()
    known = make_person("known@example.org", password=STRONG)
    invited = invite_person(SYSTEM, here, role, Newcomer("KNOWN@example.org"), write_letter=letter)
    assert invited.person == known and not invited.is_new


def test_a_member_without_the_right_invites_nobody():
    here = make_organisation()
    member = make_member("measure.*", organisation=here)
    refused("not_allowed", invite_person, member, here, make_role(), Newcomer("x@example.org"), write_letter=letter)
    assert not OutboxMessage.objects.exists() and not Person.objects.filter(email="x@example.org").exists()


def test_a_head_of_another_organisation_invites_nobody_here():
    head = make_member("kernel.grant_membership")
    there = make_organisation(), make_role(), Newcomer("x@example.org")
    refused("not_allowed", invite_person, head, *there, write_letter=letter)


def test_the_key_of_an_invitation_sets_the_password_once():
    key = invitation_key(make_person("new@example.org"))
    person = accept_invitation(None, key, name="New Name", password=STRONG)
    assert person.check_password(STRONG) and person.name == "New Name"
    assert Entry.objects.get(act="kernel.accept_invitation").actor == person
    refused("invitation_not_valid", accept_invitation, None, key, name="", password="eight other herons")


@pytest.mark.parametrize("key", ["", "nonsense", "WzEsImEiXQ:1abcde:xyz"])
def test_a_foreign_key_opens_nothing(key):
    refused("invitation_not_valid", invited_person, key)


def test_the_key_of_a_closed_account_opens_nothing():
    refused("invitation_not_valid", invited_person, invitation_key(make_person(is_active=False)))


def test_an_invitation_keeps_to_strong_passwords():
    key = invitation_key(make_person())
    refused("password_too_weak", accept_invitation, None, key, name="A", password="123")


def test_people_change_their_own_details():
    person, home = make_person(), make_place()
    change_own_details(person, name=" Nguyễn  An ", language="vi", theme="dark", home=home)
    person.refresh_from_db()
    assert (person.name, person.language, person.theme, person.home) == ("Nguyễn An", "vi", "dark", home)
    assert Entry.objects.get().facts == {"changed": ["home", "language", "name", "theme"]}


def test_saving_the_same_details_leaves_no_line():
    person = make_person()
    change_own_details(person, name=person.name, language="", theme="", home=None)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("language", "theme"), [("xx", ""), ("", "pink")])
def test_unknown_choices_are_refused(language, theme):
    refused("choice_unknown", change_own_details, make_person(), name="", language=language, theme=theme, home=None)


def test_a_closed_account_changes_nothing():
    refused("not_allowed", change_own_details, make_person(is_active=False), name="x", language="", theme="", home=None)


def test_the_house_has_no_details():
    refused("not_allowed", change_own_details, SYSTEM, name="x", language="", theme="", home=None)


def test_accounts_are_closed_and_opened_again():
    administrator, person = make_administrator(), make_person()
    assert not deactivate_person(administrator, person).is_active
    assert reactivate_person(administrator, person).is_active
    acts = ["kernel.reactivate_person", "kernel.deactivate_person"]
    assert list(Entry.objects.values_list("act", flat=True)) == acts


@pytest.mark.parametrize("act", [deactivate_person, reactivate_person, appoint_administrator, dismiss_administrator])
def test_only_administrators_close_appoint_and_dismiss(act):
    make_administrator()
    refused("not_allowed", act, make_membership(permits=["measure.*"]).person, make_person(is_administrator=True))


@pytest.mark.parametrize("act", [deactivate_person, dismiss_administrator])
def test_the_last_administrator_stays(act):
    last = make_administrator()
    make_person(is_administrator=True, is_active=False)
    refused("last_administrator", act, last, last)
    act(last, make_administrator())
    assert Person.objects.get(pk=last.pk).is_administrator


def test_an_administrator_is_appointed_and_dismissed():
    administrator, person = make_administrator(), make_person()
    assert appoint_administrator(administrator, person).is_administrator
    assert not dismiss_administrator(administrator, person).is_administrator
    assert Entry.objects.count() == 2


def test_a_closed_account_is_not_appointed():
    refused("person_not_active", appoint_administrator, make_administrator(), make_person(is_active=False))


def test_whoever_opens_accounts_makes_no_administrators():
    clerk = make_member("kernel.create_person")
    with pytest.raises(NotAllowed):
        create_person(clerk, Newcomer("new@example.org", is_administrator=True))
    assert not create_person(clerk, Newcomer("new@example.org")).is_administrator


def test_the_last_administrator_stays_even_when_the_page_was_opened_before_the_appointment():
    seen = make_person()
    Person.objects.filter(pk=seen.pk).update(is_administrator=True)
    with pytest.raises(RuleBroken, match="last_administrator"):
        deactivate_person(SYSTEM, seen)
