import pytest

from factories.kernel import make_administrator, make_member, make_membership, make_role
from yokoten.kernel.actions.role import DEFAULT_ROLES, add_role, change_role, ensure_default_roles, remove_role
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, Role
from yokoten.kernel.policies import permits

pytestmark = pytest.mark.django_db


def test_a_role_is_added_with_sorted_acts():
    role = add_role(
        make_administrator(), code="clerk", names={"en": " Clerk ", "xx": "?"}, permits=["measure.b", "compare.*"]
    )
    assert (role.names, role.permits) == ({"en": "Clerk"}, ["compare.*", "measure.b"])
    assert Entry.objects.get().facts == {"permits": ["compare.*", "measure.b"]}


@pytest.mark.parametrize("act", ["everything", "*.*", "Measure.x", "measure.*x", ""])
def test_only_acts_can_be_permitted(act):
    with pytest.raises(RuleBroken, match="act_not_valid"):
        add_role(SYSTEM, code="clerk", names={}, permits=[act])


@pytest.mark.parametrize(
    ("code", "refusal"), [("Clerk", "code_not_valid"), ("", "code_not_valid"), ("old", "code_taken")]
)
def test_codes_are_short_and_single(code, refusal):
    make_role("old")
    with pytest.raises(RuleBroken, match=refusal):
        add_role(SYSTEM, code=code, names={}, permits=[])


def test_a_changed_role_counts_for_everyone_who_holds_it():
    member = make_membership(permits=["measure.*"])
    change_role(make_administrator(), member.role, names={"en": "Less"}, permits=["kernel.read"])
    holder = type(member.person).objects.get(pk=member.person.pk)
    assert not permits(holder, "measure.x", member.organisation)
    assert Entry.objects.get().facts["permits"] == {"from": ["measure.*"], "to": ["kernel.read"]}


def test_saving_a_role_unchanged_leaves_no_line():
    role = make_role("same", permits=["kernel.read"], names={"en": "Same"})
    change_role(SYSTEM, role, names={"en": "Same"}, permits=["kernel.read"])
    assert not Entry.objects.exists()


def test_a_role_nobody_holds_is_removed():
    role = make_role("spare")
    remove_role(make_administrator(), role)
    assert not Role.objects.exists() and Entry.objects.get().thing_label == "spare"


def test_a_role_somebody_held_stays():
    with pytest.raises(RuleBroken, match="role_in_use"):
        remove_role(SYSTEM, make_membership().role)


@pytest.mark.parametrize(
    "act",
    [
        lambda actor: add_role(actor, code="x", names={}, permits=[]),
        lambda actor: change_role(actor, make_role(), names={}, permits=["kernel.*"]),
        lambda actor: remove_role(actor, make_role()),
        lambda actor: ensure_default_roles(actor),
    ],
)
def test_only_administrators_keep_roles(act):
    with pytest.raises(NotAllowed):
        act(make_member("kernel.grant_membership", "measure.*"))


def test_a_new_installation_has_roles_in_four_languages_and_keeps_changed_ones():
    changed = make_role("analyst", permits=["kernel.read"])
    made = ensure_default_roles(SYSTEM)
    assert {role.code for role in made} == set(DEFAULT_ROLES) - {"analyst"}
    assert all(set(names) == {"ru", "vi", "sv", "en"} for names, _ in DEFAULT_ROLES.values())
    changed.refresh_from_db()
    assert changed.permits == ["kernel.read"]
    assert ensure_default_roles(SYSTEM) == []
