"""The act by role table holds: every action of every room is called as everybody."""

import importlib
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from act_arguments import ARGUMENTS
from act_by_role import ACT_BY_ROLE, BY_OTHER_RIGHT, EVERYBODY
from architecture.sources import PACKAGE
from factories.kernel import make_administrator, make_membership, make_organisation, make_person
from yokoten.analysis.refusal import NotComputable
from yokoten.kernel.action import ACTIONS
from yokoten.kernel.actions.role import DEFAULT_ROLES, ensure_default_roles
from yokoten.kernel.actions.token import issue_token
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, Role
from yokoten.kernel.policies import permits
from yokoten.kernel.queries import program_with_token
from yokoten.measure.models import DatasetImport

for path in sorted(PACKAGE.glob("*/actions/*.py")):
    importlib.import_module(".".join(("yokoten", *path.relative_to(PACKAGE).with_suffix("").parts)))

IMPORTS = sorted(act for act in ACTIONS if act.startswith("measure.") and ("import" in act or "decide" in act))


class Back(Exception):
    """Rolls a call back."""


def test_every_action_has_a_row_and_arguments():
    assert sorted(set(ACTIONS) - set(ACT_BY_ROLE)) == []
    assert sorted(set(ACTIONS) - set(ARGUMENTS)) == []


def test_no_row_is_left_over():
    assert sorted((set(ACT_BY_ROLE) | set(BY_OTHER_RIGHT) | set(ARGUMENTS)) - set(ACTIONS)) == []


def cast():
    """One of each in the same organisation, those who stand outside it, and nobody."""
    ensure_default_roles(SYSTEM)
    home = make_organisation()
    roles = {role.code: role for role in Role.objects.filter(code__in=DEFAULT_ROLES)}
    head = roles["head"]
    people = {code: make_membership(organisation=home, role=role).person for code, role in roles.items()}
    yesterday = timezone.localdate() - timedelta(days=1)
    return home, {
        **people,
        "administrator": make_administrator(),
        "outsider": make_membership(role=head).person,
        "guest": make_person(),
        "former": make_membership(organisation=home, role=head, valid_to=yesterday).person,
        "closed": make_membership(make_person(is_active=False), home, head).person,
        "program": program_with_token(issue_token(SYSTEM, home, label="L", may_write=True).secret, timezone.now()),
        "visitor": None,
    }


def is_refused(act, actor, make):
    """Whether the act was refused for want of a right; everything it did is undone."""
    try:
        with transaction.atomic():
            things, details = make()
            lines = Entry.objects.count()
            try:
                ACTIONS[act](actor, *things, **details)
            except NotAllowed:
                assert Entry.objects.count() == lines
                raise
            except (RuleBroken, NotComputable):
                pass
            raise Back
    except Back:
        return False
    except NotAllowed:
        return True


@pytest.mark.django_db
@pytest.mark.parametrize("act", sorted(ACTIONS))
def test_an_act_is_done_by_those_of_its_row_and_refused_to_everybody_else(act):
    home, people = cast()
    assert set(people) == EVERYBODY
    allowed = {role for role, actor in people.items() if not is_refused(act, actor, lambda: ARGUMENTS[act](home))}
    assert sorted(allowed) == sorted(ACT_BY_ROLE[act])


@pytest.mark.django_db
def test_pages_offer_what_actions_allow():
    home, people = cast()
    wrong = {}
    for act, allowed in ACT_BY_ROLE.items():
        offered = {role for role, person in people.items() if permits(person, act, home)}
        if act not in BY_OTHER_RIGHT and offered != allowed:
            wrong[act] = (sorted(offered), sorted(allowed))
    assert wrong == {}


def about_the_house(act, home):
    """The same arguments, but the import belongs to no organisation."""
    things, details = ARGUMENTS[act](home)
    DatasetImport.objects.update(organisation=None)
    for thing in things:
        if isinstance(thing, DatasetImport):
            thing.refresh_from_db()
    return [None if thing is home else thing for thing in things], details


@pytest.mark.django_db
@pytest.mark.parametrize("act", [*IMPORTS, "measure.note_progress", "measure.accept_open_questions"])
def test_an_import_of_the_house_is_for_administrators(act):
    home, people = cast()
    allowed = {role for role, actor in people.items() if not is_refused(act, actor, lambda: about_the_house(act, home))}
    assert allowed == {"administrator"}
