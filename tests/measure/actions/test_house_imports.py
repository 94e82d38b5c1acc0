"""A file of the house itself, which belongs to no organisation: administrators bring it in, nobody else sees it."""

import pytest
from django.utils import timezone

from act_arguments import FILE, mapping_of
from factories.kernel import make_administrator, make_member, make_place
from yokoten.interfaces.importers.intake import ask_the_gate, begin, map_columns, store
from yokoten.kernel.errors import NotAllowed
from yokoten.measure.actions.confirming import confirm_import
from yokoten.measure.models import ColumnMemory, NameMemory, Observation
from yokoten.measure.policies import can_import

pytestmark = pytest.mark.django_db


@pytest.fixture
def uploaded():
    make_place("XX-A", names={"en": "Alfa"})
    actor = make_administrator()
    return actor, begin(actor, None, *FILE)


def test_an_administrator_brings_it_in_and_the_house_remembers_nothing(uploaded):
    actor, dataset = uploaded
    dataset = map_columns(actor, dataset, mapping_of(dataset))
    dataset = ask_the_gate(actor, dataset, {"Beta|": "-"})
    store(actor, confirm_import(actor, dataset), now=timezone.now())
    assert sorted(Observation.objects.values_list("period", "value")) == [("2022", 10.0), ("2023", 11.0)]
    assert not ColumnMemory.objects.exists() and not NameMemory.objects.exists()


def test_an_analyst_of_any_organisation_is_refused(uploaded):
    dataset = uploaded[1]
    analyst = make_member("measure.*")
    with pytest.raises(NotAllowed):
        map_columns(analyst, dataset, mapping_of(dataset))
    assert can_import(analyst) and not can_import(analyst, dataset)
    with pytest.raises(NotAllowed):
        begin(analyst, None, "other.csv", FILE[1])
