from datetime import date

import pytest

from factories.kernel import make_administrator, make_member, make_membership, make_organisation, make_person, make_role
from yokoten.kernel.actions.membership import end_membership, grant_membership
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.kernel.policies import permits

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def test_a_head_gives_a_role_for_a_time():
    here, role, person = make_organisation(), make_role(permits=["measure.*"]), make_person()
    head = make_member("kernel.grant_membership", "measure.*", organisation=here)
    grant_membership(head, person, here, role, valid_from=DAY)
    assert permits(person, "measure.x", here, today=DAY)
    line = Entry.objects.get()
    assert (line.act, line.organisation, line.facts["valid_from"]) == ("kernel.grant_membership", here, "2026-11-22")


def test_rights_count_at_once_for_a_person_already_looked_at():
    here, person = make_organisation(), make_person()
    assert not permits(person, "measure.x", here)
    grant_membership(make_administrator(), person, here, make_role(permits=["measure.*"]))
    assert permits(person, "measure.x", here)


def test_nobody_gives_more_than_they_have():
    here = make_organisation()
    head = make_member("kernel.grant_membership", organisation=here)
    with pytest.raises(NotAllowed):
        grant_membership(head, head, here, make_role(permits=["kernel.add_role"]))


def test_a_head_gives_nothing_elsewhere():
    with pytest.raises(NotAllowed):
        grant_membership(make_member("kernel.grant_membership"), make_person(), make_organisation(), make_role())


def test_an_ended_role_is_opened_again_in_the_same_row():
    member = make_membership(valid_to=DAY)
    again = grant_membership(make_administrator(), member.person, member.organisation, member.role)
    assert again.pk == member.pk and again.valid_to is None


def test_a_closed_organisation_takes_nobody():
    with pytest.raises(RuleBroken, match="organisation_closed"):
        grant_membership(make_administrator(), make_person(), make_organisation(is_active=False), make_role())


def test_dates_stand_in_order():
    with pytest.raises(RuleBroken, match="dates_out_of_order"):
        people = make_administrator(), make_person(), make_organisation(), make_role()
        grant_membership(*people, valid_from=DAY, valid_to=date(2026, 1, 1))


def test_a_membership_ends_after_its_last_day():
    member = make_membership(permits=["measure.*"])
    ended = end_membership(make_administrator(), member, last_day=DAY)
    assert permits(member.person, "measure.x", member.organisation, today=DAY)
    assert not permits(member.person, "measure.x", member.organisation, today=date(2026, 11, 23))
    assert ended.valid_to == DAY and Entry.objects.get().act == "kernel.end_membership"


def test_a_membership_that_had_not_begun_never_counts():
    member = make_membership(valid_from=date(2027, 1, 1))
    ended = end_membership(make_administrator(), member, last_day=DAY)
    assert ended.valid_from == ended.valid_to == DAY


def test_people_may_leave_by_themselves():
    member = make_membership()
    assert end_membership(member.person, member, last_day=DAY).valid_to == DAY


def test_colleagues_end_no_membership():
    member = make_membership()
    colleague = make_member("measure.*", organisation=member.organisation)
    with pytest.raises(NotAllowed):
        end_membership(colleague, member, last_day=DAY)
