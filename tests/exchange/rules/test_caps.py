"""Caps of kinds of visit: at the cap is kept, one beyond is not."""

from datetime import date

import pytest

from yokoten.exchange.rules.caps import Broken, Caps, Size, broken_by, broken_by_days, days_of

STUDY = Caps(least_delegates=1, most_delegates=5, least_days=2, most_days=5, most_hosts=2, least_questions=3)
DAY = date(2027, 2, 1)


@pytest.mark.parametrize(
    ("size", "broken"),
    [
        (Size(1, 2, 3), []),
        (Size(5, 2, 3), []),
        (Size(0, 1, 3), [Broken("too_few_delegates", 0, 1)]),
        (Size(6, 1, 3), [Broken("too_many_delegates", 6, 5)]),
        (Size(1, 3, 3), [Broken("too_many_hosts", 3, 2)]),
        (Size(1, 1, 2), [Broken("too_few_questions", 2, 3)]),
        (
            Size(6, 3, 0),
            [Broken("too_many_delegates", 6, 5), Broken("too_many_hosts", 3, 2), Broken("too_few_questions", 0, 3)],
        ),
    ],
)
def test_what_a_size_breaks(size, broken):
    assert broken_by(STUDY, size) == broken


@pytest.mark.parametrize(("days", "code"), [(1, "too_few_days"), (2, None), (5, None), (6, "too_many_days")])
def test_days_are_counted_with_the_first_and_the_last(days, code):
    last_on = date(2027, 2, days)
    assert days_of(DAY, last_on) == days
    assert [one.code for one in broken_by_days(STUDY, DAY, last_on)] == ([code] if code else [])


def test_without_a_cap_nothing_is_too_many():
    free = Caps(1, None, 1, None, 99, 0)
    assert broken_by(free, Size(500, 1, 0)) == []
    assert broken_by_days(free, DAY, date(2028, 2, 1)) == []
