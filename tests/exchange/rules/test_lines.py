"""Lines of a new list and the rows they stand for."""

from types import SimpleNamespace

from yokoten.exchange.rules.lines import match


def row(pk):
    return SimpleNamespace(pk=pk)


def line(number=None):
    return SimpleNamespace(number=number)


def test_lines_find_their_rows_in_any_order_and_new_ones_have_none():
    one, two, three = row(1), row(2), row(3)
    first, new, last = line(3), line(), line(1)
    found = match([one, two, three], [first, new, last])
    assert found.pairs == [(first, three), (new, None), (last, one)]
    assert found.gone == [two]


def test_a_number_counts_once_and_a_foreign_one_not_at_all():
    one = row(1)
    lines = [line(1), line(1), line(99)]
    assert [there for _line, there in match([one], lines).pairs] == [one, None, None]
    assert match([one], lines).gone == []


def test_an_empty_list_takes_everything_out():
    assert match([row(1)], []).gone == [row(1)]
