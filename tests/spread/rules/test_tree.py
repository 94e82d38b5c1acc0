"""Adoptions hang in the order of the tree; what nobody may see leaves no trace in it."""

from yokoten.spread.rules.tree import Placed, placed


def test_children_stand_below_their_parent_in_the_order_of_time():
    found = placed({1: None, 2: None, 3: 1, 4: 3, 5: 1})
    assert [one.number for one in found] == [1, 3, 4, 5, 2]
    assert found[2] == Placed(number=4, depth=3, row=3, above=2)
    assert [one.above for one in found] == [0, 1, 2, 1, 0]


def test_nothing_hangs_in_an_empty_tree():
    assert placed({}) == []


def test_what_hangs_under_something_hidden_hangs_under_the_nearest_that_is_seen():
    found = placed({1: None, 3: 2}, {2: 1})
    assert [(one.number, one.depth, one.above) for one in found] == [(1, 1, 0), (3, 2, 1)]
    assert [one.depth for one in placed({3: 2}, {2: None})] == [1]
    assert placed({3: 99})[0].above == 0


def test_a_circle_is_cut_and_loses_nobody():
    assert sorted(one.number for one in placed({1: 2, 2: 1, 3: 3})) == [1, 2, 3]
    assert sorted(one.number for one in placed({1: 2, 3: None}, {2: 1})) == [1, 3]
