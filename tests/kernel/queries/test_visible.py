import pytest
from django.contrib.auth.models import AnonymousUser

from factories.kernel import make_administrator, make_member, make_membership, make_organisation, make_person
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.actions.token import issue_token
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.queries import (
    audit_entries,
    live_memberships,
    members_of,
    organisation_by_code,
    organisations_visible_to,
    outbox_messages,
    own_organisations,
    people_visible_to,
    tokens_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_houses():
    here, there = make_organisation("here"), make_organisation("there")
    head = make_member("kernel.grant_membership", "kernel.issue_token", organisation=here)
    return here, there, head, make_membership(organisation=there).person


def test_people_see_their_own_organisation_and_what_stands_under_it(two_houses):
    here, there, head, _ = two_houses
    below = make_organisation("here-below", parent=here)
    make_organisation("here-closed", parent=here, is_active=False)
    assert set(organisations_visible_to(head)) == {here, below}
    assert set(own_organisations(head)) == {here}
    assert len(organisations_visible_to(make_administrator())) == 4
    assert not organisations_visible_to(AnonymousUser())
    assert organisation_by_code("there") == there and organisation_by_code("nowhere") is None


def test_members_are_seen_by_colleagues_only(two_houses):
    here, there, head, stranger = two_houses
    assert [member.person for member in members_of(head, here)] == [head]
    assert not members_of(stranger, here)
    assert len(members_of(make_administrator(), there)) == 1


def test_people_are_seen_by_whoever_manages_them(two_houses):
    here, _, head, stranger = two_houses
    colleague = make_membership(organisation=here).person
    assert set(people_visible_to(head)) == {head, colleague}
    assert set(people_visible_to(stranger)) == {stranger}
    assert people_visible_to(make_administrator()).count() == 4


def test_tokens_are_seen_by_whoever_manages_them(two_houses):
    here, there, head, stranger = two_houses
    own = issue_token(SYSTEM, here, label="Here").token
    issue_token(SYSTEM, there, label="There")
    assert list(tokens_of(head)) == [own] and not tokens_of(stranger) and len(tokens_of(make_administrator())) == 2


def test_the_trail_is_for_administrators_and_for_whoever_manages_members(two_houses):
    here, there, head, stranger = two_houses
    record(SYSTEM, "kernel.x", here, organisation=here)
    record(stranger, "kernel.y", there, organisation=there)
    record(SYSTEM, "kernel.z", None)
    record(head, "kernel.own", head)
    assert [entry.act for entry in audit_entries(head)] == ["kernel.own", "kernel.x"]
    assert not audit_entries(stranger)
    assert audit_entries(make_administrator()).count() == 4
    assert not audit_entries(None) and not audit_entries(AnonymousUser())


def test_addresses_in_the_outbox_are_for_administrators(two_houses):
    enqueue(Letter("k", "email", "x@example.org", "", ""))
    assert not outbox_messages(two_houses[2]) and outbox_messages(make_administrator()).count() == 1


def test_ended_memberships_are_not_live(two_houses):
    person = make_person()
    make_membership(person, valid_to="2020-01-01")
    live = make_membership(person)
    assert list(live_memberships(person)) == [live]
