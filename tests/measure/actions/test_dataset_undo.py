"""Taking an import back."""

from datetime import UTC, datetime

import pytest

from factories.kernel import make_administrator, make_member, make_organisation, make_place
from factories.measure import make_import, make_indicator, make_observation
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.measure.actions.dataset import undo_import
from yokoten.measure.actions.storing import Rows, store_rows
from yokoten.measure.models import DatasetImport, Observation

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def analyst(organisation):
    return make_member("measure.undo_import", organisation=organisation)


@pytest.fixture
def subject():
    return make_indicator(), make_place()


def stored(organisation, subject, value, period="2023"):
    indicator, place = subject
    dataset = make_import(organisation)
    store_rows(dataset, Rows(indicator=indicator.pk, place=[place.pk], period=period, value=[value]))
    return dataset


def values_in_force():
    found = Observation.objects.filter(superseded_by__isnull=True).order_by("period")
    return list(found.values_list("value", flat=True))


def test_values_go_and_those_they_replaced_are_in_force_again(analyst, organisation, subject):
    make_observation(*subject, "2022", 0.5)
    make_observation(*subject, "2023", 1.0)
    dataset = stored(organisation, subject, 2.0)
    undone = undo_import(analyst, dataset, now=NOW)
    assert values_in_force() == [0.5, 1.0]
    assert (undone.state, undone.undone_at) == (DatasetImport.State.UNDONE, NOW)
    assert not Observation.objects.filter(imported_by=dataset).exists()


def test_it_is_on_the_record(analyst, organisation, subject):
    make_observation(*subject)
    dataset = stored(organisation, subject, 2.0)
    undo_import(analyst, dataset, now=NOW)
    entry = Entry.objects.get(act="measure.undo_import")
    assert (entry.actor, entry.organisation) == (analyst, organisation)
    assert entry.facts == {"title": dataset.title, "removed": 1, "restored": 1}


def test_an_import_under_later_ones_stays_and_they_are_named(analyst, organisation, subject):
    first, second = stored(organisation, subject, 1.0), stored(organisation, subject, 2.0)
    with pytest.raises(RuleBroken) as refusal:
        undo_import(analyst, first, now=NOW)
    assert (refusal.value.code, refusal.value.facts["imports"]) == ("import_replaced_later", [second.pk])
    assert second.title in refusal.value.facts["titles"]
    assert values_in_force() == [2.0]


def test_imports_are_taken_back_in_reverse_order(analyst, organisation, subject):
    first, second = stored(organisation, subject, 1.0), stored(organisation, subject, 2.0)
    undo_import(analyst, second, now=NOW)
    assert values_in_force() == [1.0]
    undo_import(analyst, first, now=NOW)
    assert Observation.objects.count() == 0


def test_another_import_is_left_alone(analyst, organisation, subject):
    stored(organisation, subject, 1.0, "2021")
    undo_import(analyst, stored(organisation, subject, 2.0, "2022"), now=NOW)
    assert values_in_force() == [1.0]


@pytest.mark.parametrize("state", ["uploaded", "mapped", "checked", "storing", "undone", "failed"])
def test_only_a_stored_import_is_taken_back(analyst, organisation, state):
    with pytest.raises(RuleBroken) as refusal:
        undo_import(analyst, make_import(organisation, state=state), now=NOW)
    assert (refusal.value.code, refusal.value.facts["state"]) == ("import_not_stored", state)


def test_nobody_takes_back_what_is_not_theirs(organisation, subject):
    dataset = stored(organisation, subject, 1.0)
    reader = make_member("kernel.read", organisation=organisation)
    for actor in (make_member("measure.*"), reader):
        with pytest.raises(NotAllowed):
            undo_import(actor, dataset, now=NOW)
    assert values_in_force() == [1.0]


def test_the_houses_own_imports_are_taken_back_by_administrators_only(analyst, subject):
    dataset = stored(None, subject, 1.0)
    with pytest.raises(NotAllowed):
        undo_import(analyst, dataset, now=NOW)
    assert undo_import(make_administrator(), dataset, now=NOW).state == "undone"
