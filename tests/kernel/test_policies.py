from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from factories.kernel import make_administrator, make_member, make_membership, make_organisation, make_person, make_role
from yokoten.kernel.actor import SYSTEM, Program
from yokoten.kernel.models import Organisation
from yokoten.kernel.policies import (
    can_administer,
    can_change_person,
    can_grant_role,
    can_manage_members,
    is_administrator,
    organisations_of,
    permits,
    visible_to,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def test_a_member_may_what_the_role_permits_in_that_organisation_only():
    here, there = make_organisation(), make_organisation()
    person = make_member("kernel.issue_token", organisation=here)
    assert permits(person, "kernel.issue_token", here)
    assert permits(person, "kernel.issue_token")
    assert not permits(person, "kernel.issue_token", there)
    assert not permits(person, "kernel.revoke_token", here)


def test_a_wildcard_permits_the_whole_room_and_no_other():
    here = make_organisation()
    person = make_member("measure.*", organisation=here)
    assert permits(person, "measure.confirm_import", here)
    assert not permits(person, "kernel.add_place", here)


def test_rights_of_several_roles_add_up():
    here, person = make_organisation(), make_person()
    make_membership(person, here, permits=["kernel.issue_token"])
    make_membership(person, here, permits=["kernel.revoke_token"])
    assert permits(person, "kernel.issue_token", here) and permits(person, "kernel.revoke_token", here)


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [
        (None, None, True),
        (TODAY, None, True),
        (None, TODAY, True),
        (TODAY + timedelta(days=1), None, False),
        (None, TODAY - timedelta(days=1), False),
    ],
)
def test_a_membership_counts_from_its_first_to_its_last_day(first, last, counts):
    member = make_membership(permits=["kernel.issue_token"], valid_from=first, valid_to=last)
    assert permits(member.person, "kernel.issue_token", member.organisation, today=TODAY) is counts


def test_a_closed_organisation_gives_no_rights():
    here = make_organisation(is_active=False)
    assert not permits(make_member("kernel.issue_token", organisation=here), "kernel.issue_token", here)


def test_a_closed_account_has_no_rights_even_of_an_administrator():
    assert not permits(make_person(is_administrator=True, is_active=False), "kernel.add_place")


def test_administrators_and_the_house_may_everything():
    assert permits(make_administrator(), "kernel.add_place") and permits(SYSTEM, "spread.anything")


@pytest.mark.parametrize("nobody", [None, AnonymousUser(), object()])
def test_nobody_may_nothing(nobody):
    assert not permits(nobody, "kernel.read")
    assert not is_administrator(nobody)
    assert organisations_of(nobody) == frozenset()


def test_a_program_acts_for_its_organisation_only():
    here, there = make_organisation(), make_organisation()
    program = Program(here.pk, "monthly delivery", frozenset({"measure.*"}), TODAY)
    assert permits(program, "measure.confirm_import", here)
    assert not permits(program, "measure.confirm_import", there)
    assert not is_administrator(program)


def test_a_person_is_asked_about_once(django_assert_num_queries):
    person = make_member("measure.*")
    with django_assert_num_queries(1):
        for act in ("measure.a", "measure.b", "kernel.c"):
            permits(person, act)
        organisations_of(person)


def test_nobody_gives_a_right_they_do_not_hold():
    here = make_organisation()
    head = make_member("kernel.grant_membership", "measure.*", organisation=here)
    assert can_manage_members(head, here)
    assert can_grant_role(head, make_role(permits=["measure.confirm_import"]), here)
    assert not can_grant_role(head, make_role(permits=["kernel.add_place"]), here)
    assert not can_grant_role(head, make_role(permits=["compare.*"]), here)


def test_people_change_their_own_account_and_administrators_any():
    one, other = make_person(), make_person()
    assert can_change_person(one, one) and not can_change_person(one, other)
    assert can_change_person(make_administrator(), other)
    assert not can_change_person(None, one)


def test_the_administration_area_opens_for_managers_only():
    assert can_administer(make_member("kernel.grant_membership"))
    assert not can_administer(make_member("measure.*"))
    assert not can_administer(AnonymousUser())


def test_own_network_and_public_are_seen_by_whom_they_are_for():
    person = make_member("kernel.read")
    own = visible_to(person, field="id")
    assert "network" in str(own) and "public" in str(own)
    assert "network" not in str(visible_to(None, field="id"))
    assert not visible_to(make_administrator())
    assert Organisation.objects.filter(pk__in=organisations_of(person)).exists()


def test_the_day_is_the_doors_when_none_is_given():
    member = make_membership(permits=["kernel.issue_token"], valid_to=timezone.localdate() - timedelta(days=1))
    assert not permits(member.person, "kernel.issue_token", member.organisation)
    assert permits(member.person, "kernel.issue_token", member.organisation, today=member.valid_to)
