"""The act by role table holds for every action of every room."""

import importlib

import pytest

from act_by_role import ACT_BY_ROLE, BY_OTHER_RIGHT
from architecture.sources import PACKAGE
from factories.kernel import make_administrator, make_membership, make_organisation, make_person
from yokoten.kernel.action import ACTIONS
from yokoten.kernel.actions.role import DEFAULT_ROLES, ensure_default_roles
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Role
from yokoten.kernel.policies import permits

for path in sorted(PACKAGE.glob("*/actions/*.py")):
    importlib.import_module(".".join(("yokoten", *path.relative_to(PACKAGE).with_suffix("").parts)))


def test_every_action_has_a_row():
    assert sorted(set(ACTIONS) - set(ACT_BY_ROLE) - set(BY_OTHER_RIGHT)) == []


def test_no_row_is_left_over():
    assert sorted((set(ACT_BY_ROLE) | set(BY_OTHER_RIGHT)) - set(ACTIONS)) == []


def test_no_act_stands_in_both_tables():
    assert set(ACT_BY_ROLE) & set(BY_OTHER_RIGHT) == set()


@pytest.fixture
def cast(db):
    """One person per role in the same organisation, an administrator, and a head of another organisation."""
    ensure_default_roles(SYSTEM)
    home = make_organisation()
    roles = {role.code: role for role in Role.objects.filter(code__in=DEFAULT_ROLES)}
    people = {code: make_membership(organisation=home, role=role).person for code, role in roles.items()}
    outsider = make_membership(role=roles["head"]).person
    return home, {**people, "administrator": make_administrator(), "outsider": outsider, "guest": make_person()}


def test_every_role_may_do_exactly_what_its_row_says(cast):
    home, people = cast
    wrong = {}
    for act, allowed in ACT_BY_ROLE.items():
        found = {role for role, person in people.items() if permits(person, act, home)}
        if found != allowed:
            wrong[act] = (sorted(found), sorted(allowed))
    assert wrong == {}
