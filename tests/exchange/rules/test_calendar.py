"""When a host can receive guests."""

from datetime import date, timedelta

import pytest

from yokoten.exchange.rules.calendar import Capacity, Obstacle, Span, free_days, obstacles

TODAY = date(2026, 11, 23)
WANTED = Span(date(2027, 2, 1), date(2027, 2, 2))


def found(capacity, wanted=WANTED, guests=3):
    return obstacles(capacity, wanted, guests=guests, today=TODAY)


def test_nothing_stands_against_days_of_a_host_without_terms():
    assert found(Capacity()) == []


def test_a_host_that_is_not_open_says_only_that():
    assert found(Capacity(is_open=False, most_guests=1)) == [Obstacle("host_not_open")]


def test_days_in_the_past_are_no_days():
    assert found(Capacity(notice_days=14), Span(TODAY - timedelta(days=1), TODAY))[0].code == "days_past"


@pytest.mark.parametrize(("after_days", "codes"), [(13, ["notice_too_short"]), (14, [])])
def test_notice_is_counted_in_days(after_days, codes):
    first_on = TODAY + timedelta(days=after_days)
    assert [one.code for one in found(Capacity(notice_days=14), Span(first_on, first_on))] == codes


def test_a_closed_day_is_named():
    closed = Span(date(2027, 1, 20), date(2027, 2, 1))
    assert found(Capacity(closed=(closed,))) == [Obstacle("host_closed", on=date(2027, 2, 1))]


def test_two_delegations_do_not_meet():
    taken = Span(date(2027, 2, 2), date(2027, 2, 3))
    assert found(Capacity(taken=(taken,))) == [Obstacle("host_has_guests", on=date(2027, 2, 2))]


def test_neighbouring_days_do_not_meet():
    assert found(Capacity(taken=(Span(date(2027, 2, 3), date(2027, 2, 4)),))) == []


def test_a_month_that_is_full_is_full():
    taken = (Span(date(2027, 2, 10), date(2027, 2, 10)), Span(date(2027, 2, 20), date(2027, 2, 20)))
    assert found(Capacity(visits_per_month=2, taken=taken)) == [Obstacle("month_full", figure=2)]
    assert found(Capacity(visits_per_month=3, taken=taken)) == []


def test_a_month_counts_visits_that_begin_in_it():
    taken = (Span(date(2027, 1, 30), date(2027, 1, 31)),)
    assert found(Capacity(visits_per_month=1, taken=taken)) == []


@pytest.mark.parametrize(("guests", "codes"), [(10, []), (11, ["host_too_many_guests"])])
def test_heads_are_counted(guests, codes):
    assert [one.code for one in found(Capacity(most_guests=10), guests=guests)] == codes


def test_free_days_are_working_days_without_anything_against_them():
    week = Span(date(2027, 2, 1), date(2027, 2, 7))
    days = free_days(Capacity(closed=(Span(date(2027, 2, 3), date(2027, 2, 3)),)), week, today=TODAY)
    assert [day.day for day in days] == [1, 2, 4, 5]
