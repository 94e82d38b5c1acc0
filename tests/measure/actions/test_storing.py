"""Values put into force in bulk: what is new, what stays, what is replaced."""

from datetime import date

import numpy as np
import pytest

from factories.kernel import make_organisation, make_place
from factories.measure import make_import, make_indicator, make_observation, make_source
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.actions import storing
from yokoten.measure.actions.storing import Rows, Stored, store_rows
from yokoten.measure.models import Observation

pytestmark = pytest.mark.django_db


def in_force(**condition):
    return Observation.objects.filter(superseded_by__isnull=True, **condition)


def test_fresh_values_are_in_force_with_everything_said_about_them():
    indicator, places, source, dataset = make_indicator(), [make_place(), make_place()], make_source(), make_import()
    rows = Rows(
        indicator=indicator.pk,
        place=[place.pk for place in places],
        period=["2022", "2023"],
        value=[1.5, None],
        status=["ok", "secret"],
        vintage="2024",
        source=source.pk,
        retrieved_on=date(2024, 5, 1),
        derivation=["", "sum of months"],
        note="checked",
        row=[4, 5],
    )
    assert store_rows(dataset, rows) == Stored(stored=2, unchanged=0, superseded=0)
    first, second = in_force().order_by("row")
    assert (first.indicator, first.place, first.period, first.value, first.status) == (
        indicator, places[0], "2022", 1.5, "ok",
    )  # fmt: skip
    assert (second.value, second.status, second.derivation, second.note) == (None, "secret", "sum of months", "checked")
    assert (second.source, second.vintage, second.retrieved_on) == (source, "2024", date(2024, 5, 1))
    assert (second.imported_by, second.row) == (dataset, 5)


def test_equal_content_changes_nothing_whenever_it_was_retrieved():
    kept = make_observation(value=2.0, vintage="2024", retrieved_on=date(2024, 1, 1))
    rows = Rows(
        indicator=[kept.indicator_id], place=[kept.place_id], period=["2023"], value=[2.0],
        vintage="2024", retrieved_on=date(2025, 1, 1),
    )  # fmt: skip
    assert store_rows(make_import(), rows) == Stored(stored=0, unchanged=1, superseded=0)
    assert list(Observation.objects.all()) == [kept]


@pytest.mark.parametrize(
    "change",
    [{"value": [2.5]}, {"vintage": "2025"}, {"note": "revised"}, {"derivation": "a/b"}, {"status": ["estimated"]}],
)
def test_other_content_replaces_the_value_in_force(change):
    old = make_observation(value=2.0, vintage="2024")
    dataset = make_import()
    content = {"value": [2.0], "vintage": "2024"} | change
    rows = Rows(indicator=[old.indicator_id], place=[old.place_id], period=["2023"], **content)
    assert store_rows(dataset, rows) == Stored(stored=1, unchanged=0, superseded=1)
    old.refresh_from_db()
    assert old.superseded_by == dataset
    assert in_force().get().imported_by == dataset


def test_a_value_replaces_a_status_without_value():
    old = make_observation(value=None, status="not_delivered")
    rows = Rows(indicator=[old.indicator_id], place=[old.place_id], period=["2023"], value=[0.0])
    assert store_rows(make_import(), rows).superseded == 1
    assert in_force().get().value == 0.0


def test_values_of_organisations_and_places_are_told_apart():
    indicator, organisation, place = make_indicator(), make_organisation(), make_place()
    rows = Rows(
        indicator=indicator.pk, period="2023", value=[1.0, 2.0],
        place=[place.pk, None], organisation=[None, organisation.pk],
    )  # fmt: skip
    assert store_rows(make_import(), rows).stored == 2
    assert store_rows(make_import(), rows) == Stored(stored=0, unchanged=2, superseded=0)
    newer = Rows(indicator=indicator.pk, period="2023", value=[3.0], organisation=[organisation.pk])
    assert store_rows(make_import(), newer).superseded == 1
    assert in_force(place=place).get().value == 1.0
    assert in_force(organisation=organisation).get().value == 3.0


def test_arrays_are_taken_as_they_are():
    indicator, places = make_indicator(), [make_place() for _ in range(3)]
    rows = Rows(
        indicator=indicator.pk,
        place=np.array([place.pk for place in places]),
        period="2023",
        value=np.array([1.0, 2.0, 3.0]),
        row=np.arange(3),
    )
    assert store_rows(make_import(), rows).stored == 3
    assert sorted(in_force().values_list("value", flat=True)) == [1.0, 2.0, 3.0]


@pytest.mark.parametrize("known", [True, False])
def test_two_rows_for_one_place_and_period_are_refused(known):
    indicator, place = make_indicator(), make_place()
    if known:
        make_observation(indicator, place, value=1.0)
    rows = Rows(indicator=indicator.pk, place=[place.pk] * 2, period="2023", value=[1.0, 2.0])
    with pytest.raises(RuleBroken) as refusal:
        store_rows(make_import(), rows)
    assert refusal.value.code == "value_twice"


def test_an_import_in_parts_may_not_replace_itself():
    indicator, place, dataset = make_indicator(), make_place(), make_import()
    store_rows(dataset, Rows(indicator=indicator.pk, place=[place.pk], period="2023", value=[1.0]))
    with pytest.raises(RuleBroken):
        store_rows(dataset, Rows(indicator=indicator.pk, place=[place.pk], period="2023", value=[2.0]))


@pytest.mark.parametrize("kind", ["indicator", "place", "organisation", "source"])
@pytest.mark.parametrize("varies", [True, False])
def test_a_key_that_names_nothing_is_refused(kind, varies):
    columns = {"indicator": [make_indicator().pk], "place": [make_place().pk], "period": ["2023"], "value": [1.0]}
    columns[kind] = [987654] if varies else 987654
    with pytest.raises(RuleBroken) as refusal:
        store_rows(make_import(), Rows(**columns))
    assert (refusal.value.code, refusal.value.facts) == ("key_unknown", {"kind": kind})


def test_the_number_of_queries_does_not_grow_with_the_rows(django_assert_max_num_queries):
    indicator, places, source = make_indicator(), [make_place() for _ in range(40)], make_source()
    rows = Rows(
        indicator=indicator.pk, place=[place.pk for place in places], period="2023", value=[1.0] * 40, source=source.pk
    )
    dataset = make_import()
    with django_assert_max_num_queries(25):
        store_rows(dataset, rows)


def test_many_values_are_put_into_force_piece_by_piece_and_told(monkeypatch):
    monkeypatch.setattr(storing, "AT_ONCE", 10)
    indicators, place, told = [make_indicator() for _ in range(7)], make_place(), []
    rows = Rows(
        indicator=[one.pk for one in indicators for _ in range(6)],
        place=place.pk,
        period=[str(2000 + year) for _ in indicators for year in range(6)],
        value=[float(number) for number in range(42)],
    )
    found = store_rows(make_import(), rows, lambda *news: told.append(news))
    assert found == Stored(stored=42, unchanged=0, superseded=0)
    assert sorted(in_force().values_list("value", flat=True)) == [float(number) for number in range(42)]
    done = [done for phase, done, _ in told if phase == "storing"]
    assert len(done) > 2 and done == sorted(set(done)) and done[-1] == 42
    assert ("staging", 42, 42) in told


def test_a_refusal_in_a_late_piece_leaves_nothing(monkeypatch):
    monkeypatch.setattr(storing, "AT_ONCE", 1)
    first, last, place = make_indicator(), make_indicator(), make_place()
    rows = Rows(indicator=[first.pk, last.pk, last.pk], place=place.pk, period="2023", value=[1.0, 2.0, 3.0])
    with pytest.raises(RuleBroken) as refused:
        store_rows(make_import(), rows)
    assert refused.value.code == "value_twice" and not in_force().exists()
