"""Migrations that change what roles permit: forward and back, without touching what people chose."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from factories.snapshots import bring_back, keep
from yokoten.kernel.actions.role import DEFAULT_ROLES

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
BEFORE, AFTER = "0002_attachments", "0007_permits_of_spread"
ANALYST = ["compare.*", "kernel.read", "measure.*"]


def migrated_to(name):
    executor = MigrationExecutor(connection)
    executor.migrate([("kernel", name)])
    return MigrationExecutor(connection).loader.project_state([("kernel", name)]).apps.get_model("kernel", "Role")


@pytest.fixture
def everything_there_again():
    keep("migrated")
    yield
    bring_back("migrated")


def test_roles_nobody_changed_get_the_new_rooms_and_others_stay(everything_there_again):
    old = migrated_to(BEFORE)
    old.objects.create(code="analyst", permits=ANALYST)
    old.objects.create(code="expert", permits=["kernel.read"])
    old.objects.create(code="own", permits=ANALYST)
    new = migrated_to(AFTER)
    told = {role.code: set(role.permits) for role in new.objects.all()}
    assert told["analyst"] == set(DEFAULT_ROLES["analyst"][1])
    assert told["collaborator"] == set(DEFAULT_ROLES["collaborator"][1])
    assert (told["expert"], told["own"]) == ({"kernel.read"}, set(ANALYST))
    back = dict(migrated_to(BEFORE).objects.values_list("code", "permits"))
    assert back == {"analyst": ANALYST, "expert": ["kernel.read"], "own": ANALYST}


def test_an_empty_installation_gets_its_roles_from_the_house_and_not_here(everything_there_again):
    migrated_to(BEFORE)
    assert not migrated_to(AFTER).objects.exists()
