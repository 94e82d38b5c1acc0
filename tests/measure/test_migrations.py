"""Migrations that move texts: forward, and back to where they were."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from factories.snapshots import bring_back, keep
from yokoten.kernel.rules.texts import LANGUAGES
from yokoten.measure.rules.catalogue import listed_sources

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
LATER = {"pwt-91"}  # sources of later catalogues never stood in one text
BEFORE, AFTER = "0007_imports_being_stored", "0010_one_text_of_sources_goes"


def migrated_to(name):
    executor = MigrationExecutor(connection)
    executor.migrate([("measure", name)])
    return MigrationExecutor(connection).loader.project_state([("measure", name)]).apps.get_model("measure", "Source")


@pytest.fixture
def everything_there_again():
    keep("migrated")
    yield
    bring_back("migrated")


def test_texts_of_sources_become_four_and_one_again(everything_there_again):
    old = migrated_to(BEFORE)
    listed = [one for one in listed_sources() if one.code not in LATER]
    for one in listed:
        old.objects.create(code=one.code, publisher=one.publishers["en"], licence=one.licences["en"])
    old.objects.create(code="own", publisher="Наше бюро", licence="")
    new = migrated_to(AFTER)
    for one in listed:
        source = new.objects.get(code=one.code)
        assert (source.publishers, source.licences) == (one.publishers, one.licences)
        assert set(source.publishers) == set(LANGUAGES)
    own = new.objects.get(code="own")
    assert (own.publishers, own.licences) == ({"en": "Наше бюро"}, {})
    back = migrated_to(BEFORE)
    told = dict(back.objects.values_list("code", "publisher"))
    assert told == {"own": "Наше бюро", **{one.code: one.publishers["en"] for one in listed}}
    assert back.objects.get(code="own").licence == ""
