"""Territories followed through mergers, splits and renamings, forwards and backwards."""

from datetime import date

import pytest

from factories.kernel import make_place, make_place_change
from yokoten.kernel.queries import lineage, predecessors, successors

pytestmark = pytest.mark.django_db
A, B, C = date(1990, 1, 1), date(2000, 1, 1), date(2010, 1, 1)
NEVER, TODAY = date(1900, 1, 1), date(2026, 11, 22)


def codes(places):
    return [place.code for place in places]


def chain(*names):
    """Places renamed one into the next at A, B, C."""
    made = [make_place(name) for name in names]
    for old, new, day in zip(made, made[1:], (A, B, C), strict=False):
        make_place_change(old, new, day, "rename")
    return made


@pytest.mark.parametrize(
    ("on", "heir"), [(NEVER, "P-1"), (A, "P-2"), (date(1999, 12, 31), "P-2"), (B, "P-3"), (C, "P-4")]
)
def test_a_chain_of_renamings_is_followed_to_the_day(on, heir):
    first = chain("P-1", "P-2", "P-3", "P-4")[0]
    assert codes(successors(first, on)) == [heir]


@pytest.mark.parametrize(
    ("on", "origin"), [(NEVER, "P-1"), (date(1989, 12, 31), "P-1"), (A, "P-2"), (B, "P-3"), (C, "P-4")]
)
def test_a_chain_of_renamings_is_followed_back(on, origin):
    last = chain("P-1", "P-2", "P-3", "P-4")[-1]
    assert codes(predecessors(last, on)) == [origin]


def test_what_is_in_the_middle_is_followed_both_ways():
    middle = chain("P-1", "P-2", "P-3")[1]
    assert codes(successors(middle, TODAY)) == ["P-3"] and codes(predecessors(middle, NEVER)) == ["P-1"]


def test_a_place_split_and_merged_again_is_named_once():
    whole, left, right, again = (make_place(f"P-{n}") for n in range(4))
    for half in (left, right):
        make_place_change(whole, half, A, "split")
        make_place_change(half, again, B)
    assert successors(whole, TODAY) == [again] and predecessors(again, NEVER) == [whole]
    assert codes(successors(whole, A)) == ["P-1", "P-2"] == codes(predecessors(again, A))


def test_a_place_that_took_in_another_goes_on():
    city, village = make_place("CITY"), make_place("VILLAGE")
    make_place_change(village, city, B)
    assert successors(village, TODAY) == [city] and successors(city, TODAY) == [city]
    assert predecessors(city, NEVER) == [village]


def test_changes_of_the_same_day_do_not_chain():
    """A territory cannot become something and go on from there within one day."""
    one, two, three = (make_place(f"P-{n}") for n in range(3))
    make_place_change(one, two, B)
    make_place_change(two, three, B)
    assert successors(one, TODAY) == [two] and predecessors(three, NEVER) == [two]


def test_changes_recorded_in_any_order_are_read_by_time():
    one, two, three = (make_place(f"P-{n}") for n in range(3))
    make_place_change(two, three, C)
    make_place_change(one, two, A)
    assert [edge.on for edge in lineage()] == [A, C]
    assert successors(one, TODAY) == [three]


def test_a_change_across_a_border_belongs_to_both_countries():
    make_place_change(make_place("SE-X"), make_place("FI-X", country="FI"), B)
    assert len(lineage("SE")) == len(lineage("FI")) == 1 and lineage("RU") == []


@pytest.mark.parametrize("walk", [successors, predecessors])
def test_a_long_history_costs_two_queries(walk, django_assert_num_queries):
    places = [make_place(f"P-{n:02}") for n in range(12)]
    for number, (old, new) in enumerate(zip(places, places[1:], strict=False)):
        make_place_change(old, new, date(1990 + number, 1, 1), "rename")
    with django_assert_num_queries(2):
        assert len(walk(places[5], TODAY if walk is successors else NEVER)) == 1
