"""How far long work has come, piece by piece."""

import pytest

from factories.tables import as_csv, make_panel
from yokoten.interfaces.importers.checking import check_table
from yokoten.measure.rules.following import CHECKING, PHASES, READING, SORTING, STORING, percent, told


def test_every_so_many_items_and_the_end_are_told():
    said = []
    assert list(told("abcde", READING, 5, lambda *news: said.append(news), step=2)) == list("abcde")
    assert said == [(READING, 2, 5), (READING, 4, 5), (READING, 5, 5)]


def test_nothing_to_do_is_told_as_done():
    said = []
    assert list(told([], READING, 0, lambda *news: said.append(news))) == []
    assert said == [(READING, 0, 0)]


def test_the_whole_rises_from_phase_to_phase_and_ends_at_a_hundred():
    shares = [percent(phase, done, 4, PHASES) for phase in PHASES for done in range(5)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, pytest.approx(100))
    assert percent(STORING, 9, 4) == pytest.approx(100) and percent(READING, 0, 0) == 25


def test_reading_sorting_and_checking_a_table_are_told_in_this_order():
    said = []
    check_table(as_csv(make_panel()), "t.csv", follow=lambda *news: said.append(news))
    assert list(dict.fromkeys(phase for phase, _, _ in said)) == [READING, SORTING, CHECKING]
    assert (SORTING, 4, 4) in said and (CHECKING, 4, 8) in said and (CHECKING, 8, 8) in said
    assert next(news for news in said if news[0] == READING) == (READING, 241, 242)
