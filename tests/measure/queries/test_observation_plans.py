"""How the database finds values: a country is walked in the order of entry, a place is looked up."""

import pytest

from factories.kernel import make_place
from factories.measure import make_import, make_indicator, make_observation
from yokoten.kernel.actor import SYSTEM
from yokoten.measure.queries import Wanted, observations_found
from yokoten.measure.queries.observation import FEW_PLACES

pytestmark = pytest.mark.django_db
PLANS = pytest.mark.database("sqlite")  # the other plans by what it knows of the table
SINCE = "2020-01-01T00:00:00+00:00"


@pytest.fixture
def values():
    """One value for each of more places than are looked up one by one, and one elsewhere."""
    indicator, brought = make_indicator("qp-known"), make_import(stored_at="2024-01-01T00:00:00+00:00")
    for number in range(FEW_PLACES + 1):
        make_observation(indicator, make_place(f"QP-{number}", country="QP"), imported_by=brought)
    make_observation(indicator, make_place("QO-1", country="QO"), imported_by=brought)
    return indicator


def plan(found):
    return found.explain()


@PLANS
@pytest.mark.parametrize("more", [{}, {"statuses": ["ok"]}, {"first": "2020"}])
def test_the_parts_of_a_country_are_walked_not_sorted(values, more):
    rows = plan(observations_found(SYSTEM, Wanted(country="QP", **more)).rows)
    assert "observation_by_place" not in rows and "TEMP B-TREE" not in rows


@PLANS
def test_a_country_is_counted_in_the_index_of_places(values):
    assert "observation_by_place" in plan(observations_found(SYSTEM, Wanted(country="QP")).counted[0])


@PLANS
@pytest.mark.parametrize("more", [{"country": "QP", "statuses": ["ok"]}, {"statuses": ["ok"]}])
def test_what_the_index_of_places_does_not_tell_is_counted_by_walking(values, more):
    counted = plan(observations_found(SYSTEM, Wanted(**more)).counted[0])
    assert "INDEX observation_by_place" not in counted


@PLANS
def test_one_place_is_looked_up(values):
    assert "observation_by_place" in plan(observations_found(SYSTEM, Wanted(places=["QP-1"])).rows)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"country": "QP"}, FEW_PLACES + 1),
        ({"country": "QP", "statuses": ["ok"]}, FEW_PLACES + 1),
        ({"country": "QP", "statuses": ["secret"]}, 0),
        ({"country": "QP", "changed_since": SINCE}, FEW_PLACES + 1),
        ({"changed_since": SINCE}, FEW_PLACES + 2),
        ({"country": "QP", "indicators": ["qp-known"]}, FEW_PLACES + 1),
        ({"places": ["QP-1"]}, 1),
        ({}, FEW_PLACES + 2),
    ],
)
def test_however_they_are_found_rows_and_count_agree(values, wanted, count):
    found = observations_found(SYSTEM, Wanted(**wanted))
    assert len(found.rows) == found.count() == count


@pytest.mark.parametrize("wanted", [{"country": "QP"}, {"places": ["QP-1"]}, {"country": "QP", "statuses": ["ok"]}])
def test_a_value_that_was_replaced_is_not_among_them(values, wanted):
    before = observations_found(SYSTEM, Wanted(**wanted)).count()
    later = make_import()
    observations_found(SYSTEM, Wanted(places=["QP-1"])).rows.update(superseded_by=later)
    found = observations_found(SYSTEM, Wanted(**wanted))
    assert len(found.rows) == found.count() == before - 1
