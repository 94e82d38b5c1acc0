from datetime import date

import pytest

from factories.kernel import make_place, make_place_change
from yokoten.kernel.queries import lineage, predecessors, successors

pytestmark = pytest.mark.django_db
EARLY, LATE = date(1997, 1, 1), date(2025, 7, 1)


@pytest.fixture
def family():
    """One province split in 1997, one half of it merged with a neighbour in 2025."""
    whole, half, rest, neighbour, merged = (make_place(f"VN-{name}", country="VN") for name in "ABCDE")
    make_place_change(whole, half, EARLY, "split")
    make_place_change(whole, rest, EARLY, "split")
    make_place_change(half, merged, LATE)
    make_place_change(neighbour, merged, LATE)
    return whole, half, rest, neighbour, merged


def test_successors_are_followed_as_far_as_the_day(family):
    whole, half, rest, neighbour, merged = family
    assert successors(whole, date(1996, 1, 1)) == [whole]
    assert successors(whole, date(2000, 1, 1)) == [half, rest]
    assert successors(whole, LATE) == [rest, merged]
    assert successors(neighbour, LATE) == [merged]


def test_predecessors_are_those_of_the_day(family):
    whole, half, rest, neighbour, merged = family
    assert predecessors(merged, LATE) == [merged]
    assert predecessors(merged, date(2020, 1, 1)) == [half, neighbour]
    assert predecessors(merged, date(1990, 1, 1)) == [whole, neighbour]
    assert predecessors(rest, date(2020, 1, 1)) == [rest]


def test_a_place_without_changes_is_its_own_heir():
    alone = make_place()
    assert successors(alone, LATE) == predecessors(alone, LATE) == [alone]


def test_the_lineage_of_a_country_is_one_query(family, django_assert_num_queries):
    with django_assert_num_queries(1):
        edges = lineage("VN")
    assert [(edge.predecessor, edge.successor, edge.kind) for edge in edges[:2]] == [
        ("VN-A", "VN-B", "split"),
        ("VN-A", "VN-C", "split"),
    ]
    assert lineage("SE") == [] and len(lineage()) == 4


def test_a_place_renamed_back_and_forth_ends(family):
    one, two = make_place(), make_place()
    make_place_change(one, two, EARLY, "rename")
    make_place_change(two, one, LATE, "rename")
    assert successors(one, date(2026, 1, 1)) == [one]
    assert predecessors(one, date(1990, 1, 1)) == [one]
