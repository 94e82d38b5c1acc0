"""Lists of an organisation as far as an actor's rights there reach, and what closing it takes away."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from factories.api import make_token
from factories.kernel import make_administrator, make_member, make_membership, make_organisation, make_person
from yokoten.kernel.actor import SYSTEM, Program
from yokoten.kernel.queries import (
    live_memberships,
    members_of,
    organisations_visible_to,
    own_organisations,
    people_visible_to,
    tokens_of,
)
from yokoten.kernel.queries.organisation import organisations_where

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def codes(organisations):
    return sorted(organisation.code for organisation in organisations)


@pytest.fixture
def two():
    return make_organisation("here"), make_organisation("there")


@pytest.mark.parametrize(
    ("permits", "act", "may"),
    [
        (("kernel.issue_token",), "kernel.issue_token", True),
        (("kernel.*",), "kernel.issue_token", True),
        (("measure.*",), "kernel.issue_token", False),
        (("kernel.issue_tok",), "kernel.issue_token", False),
        ((), "kernel.issue_token", False),
        (("kernel.issue_token", "measure.*"), "measure.upload_import", True),
    ],
)
def test_a_right_counts_where_it_is_held(two, permits, act, may):
    member = make_member(*permits, organisation=two[0])
    assert codes(organisations_where(member, act)) == (["here"] if may else [])


def test_rights_of_two_roles_in_one_organisation_add_up(two):
    person = make_membership(organisation=two[0], permits=["measure.*"]).person
    make_membership(person, two[0], permits=["kernel.issue_token"])
    for act in ("measure.upload_import", "kernel.issue_token"):
        assert codes(organisations_where(person, act)) == ["here"]


def test_a_right_in_one_organisation_is_none_in_another(two):
    person = make_membership(organisation=two[0], permits=["measure.*"]).person
    make_membership(person, two[1], permits=["kernel.read"])
    assert codes(organisations_where(person, "measure.upload_import")) == ["here"]
    assert codes(own_organisations(person)) == ["here", "there"]


@pytest.mark.parametrize("everybody", [make_administrator, lambda: SYSTEM], ids=["administrator", "house"])
def test_administrators_and_the_house_may_everywhere_that_is_open(two, everybody):
    make_organisation("closed", is_active=False)
    assert codes(organisations_where(everybody(), "anything.at_all")) == ["here", "there"]


@pytest.mark.parametrize(
    ("starts", "ends", "is_live"),
    [(None, None, True), (0, None, True), (1, None, False), (None, 0, True), (None, -1, False), (-1, 1, True)],
)
def test_a_membership_counts_from_its_first_to_its_last_day(two, starts, ends, is_live):
    today = timezone.localdate()
    dates = {"valid_from": starts, "valid_to": ends}
    person = make_person()
    make_membership(person, two[0], **{name: today + DAY * days for name, days in dates.items() if days is not None})
    assert bool(live_memberships(person)) is is_live
    assert codes(own_organisations(person)) == (["here"] if is_live else [])


def test_a_day_may_be_asked_about(two):
    today = timezone.localdate()
    person = make_membership(organisation=two[0], valid_from=today + DAY).person
    assert not live_memberships(person) and live_memberships(person, today + DAY)


def test_a_closed_organisation_is_seen_by_administrators_only(two):
    head = make_member("kernel.*", organisation=two[0])
    type(two[0]).objects.filter(code="here").update(is_active=False)
    assert codes(organisations_visible_to(head)) == [] and not own_organisations(head)
    assert codes(organisations_visible_to(make_administrator())) == ["here", "there"]
    assert not members_of(head, two[0]) and list(people_visible_to(head)) == [head]


def test_tokens_of_a_closed_organisation_can_still_be_revoked_by_an_administrator(two):
    token, _ = make_token(two[0])
    head = make_member("kernel.*", organisation=two[0])
    type(two[0]).objects.filter(code="here").update(is_active=False)
    assert list(tokens_of(make_administrator())) == [token] and not tokens_of(head)


def test_what_stands_two_levels_below_is_not_seen(two):
    below = make_organisation("below", parent=two[0])
    make_organisation("far-below", parent=below)
    assert codes(organisations_visible_to(make_member(organisation=two[0]))) == ["below", "here"]


def test_an_organisation_does_not_see_the_one_above(two):
    make_organisation("below", parent=two[0])
    member = make_member("kernel.*", organisation=type(two[0]).objects.get(code="below"))
    assert codes(organisations_visible_to(member)) == ["below"]


@pytest.mark.parametrize("nobody", [AnonymousUser(), Program(0, "p", frozenset({"kernel.*"}), timezone.localdate())])
def test_nobody_sees_people_tokens_or_organisations(two, nobody):
    make_token(two[0])
    make_membership(organisation=two[0])
    assert not organisations_visible_to(nobody) and not tokens_of(nobody)
    assert not people_visible_to(nobody) and not members_of(nobody, two[0])


def test_somebody_with_two_roles_is_listed_once(two):
    head = make_member("kernel.grant_membership", organisation=two[0])
    twice = make_membership(organisation=two[0]).person
    make_membership(twice, two[0])
    assert sorted(person.pk for person in people_visible_to(head)) == sorted([head.pk, twice.pk])
