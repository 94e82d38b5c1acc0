"""What the tables themselves refuse, whoever writes to them."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from factories.api import make_token
from factories.kernel import (
    make_membership,
    make_organisation,
    make_person,
    make_place,
    make_place_change,
    make_role,
)
from yokoten.kernel.models import ApiToken, Membership, Organisation, OutboxMessage, Person, Place, PlaceCode, Role

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2020, 1, 1), date(2025, 7, 1)


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def twice(write):
    write()
    refused(write)


@pytest.mark.parametrize(("first", "after"), [(LATE, EARLY), (EARLY, EARLY)])
def test_a_place_lasts_at_least_a_day(first, after):
    refused(lambda: make_place(valid_from=first, valid_to=after))


@pytest.mark.parametrize(("first", "after"), [(None, None), (EARLY, None), (None, EARLY), (EARLY, LATE)])
def test_a_place_may_be_open_on_either_side(first, after):
    assert make_place(valid_from=first, valid_to=after).pk


def test_a_code_of_the_house_is_given_once():
    twice(lambda: make_place("SE-D"))


def test_a_place_has_a_public_code_once_but_a_code_may_pass_to_another():
    one, other = make_place(), make_place()
    twice(lambda: PlaceCode.objects.create(place=one, system="NUTS", code="SE122"))
    assert PlaceCode.objects.create(place=other, system="NUTS", code="SE122").pk


def test_nothing_becomes_itself():
    place = make_place()
    refused(lambda: make_place_change(place, place, LATE))


def test_a_change_is_recorded_once_a_day():
    one, other = make_place(), make_place()
    twice(lambda: make_place_change(one, other, LATE))
    assert make_place_change(one, other, EARLY).pk


def test_a_place_with_parts_or_a_history_is_not_deleted():
    above, old, new = make_place(), make_place(), make_place()
    make_place(parent=above)
    make_place_change(old, new, LATE)
    for place in (above, old, new):
        with pytest.raises(ProtectedError):
            place.delete()


@pytest.mark.parametrize("other", ["anna@example.org", "ANNA@example.org", "Anna@Example.org"])
def test_an_address_has_one_account_whatever_its_case(other):
    make_person("anna@example.org")
    refused(lambda: make_person(other))


def test_a_role_is_held_once_in_an_organisation():
    person, here, role = make_person(), make_organisation(), make_role()
    twice(lambda: make_membership(person, here, role))
    assert make_membership(person, make_organisation(), role).pk


def test_a_membership_may_last_one_day_and_never_less():
    assert make_membership(valid_from=LATE, valid_to=LATE).pk
    refused(lambda: make_membership(valid_from=LATE, valid_to=EARLY))


def test_a_role_that_somebody_holds_is_not_deleted():
    held = make_membership().role
    with pytest.raises(ProtectedError):
        held.delete()
    assert Role.objects.filter(pk=held.pk).exists()


def test_memberships_and_tokens_go_with_their_organisation():
    membership = make_membership()
    make_token(membership.organisation)
    membership.organisation.delete()
    assert not Membership.objects.exists() and not ApiToken.objects.exists()
    assert Person.objects.filter(pk=membership.person_id).exists()


def test_a_parent_organisation_is_not_deleted_under_its_children():
    above = make_organisation()
    make_organisation(parent=above)
    with pytest.raises(ProtectedError):
        above.delete()
    assert Organisation.objects.count() == 2


def test_a_home_that_is_deleted_leaves_its_people():
    place = make_place()
    person = make_person(home=place)
    place.delete()
    person.refresh_from_db()
    assert person.home is None and not Place.objects.exists()


def test_two_tokens_never_share_a_secret():
    token, _ = make_token()
    refused(lambda: ApiToken.objects.create(organisation=token.organisation, label="x", hint="y", digest=token.digest))


def test_a_key_stands_in_the_outbox_once():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    details = {"channel": "email", "destination": "x@example.org", "body": "", "not_before": now}
    twice(lambda: OutboxMessage.objects.create(key="k", **details))
