"""A project's own numbers around a start."""

from datetime import date, timedelta

import pytest

from yokoten.prove.rules.series import Frame, Series, fingerprint_of, missing_share, rhythm_of, shape_of, sides_of

FIRST = date(2025, 1, 6)
FRAME = Frame(FIRST, FIRST + timedelta(days=69), FIRST + timedelta(days=35))


def weekly(count, *, without=()):
    days = [FIRST + timedelta(days=7 * at) for at in range(count) if at not in without]
    return Series(tuple(days), tuple(float(at) for at in range(len(days))))


def test_numbers_fall_before_the_start_or_from_it_on_inside_the_window():
    sides = sides_of(weekly(12), FRAME)
    assert (len(sides.before.days), len(sides.after.days)) == (5, 5)
    assert sides.after.days[0] == FRAME.start


def test_the_rhythm_is_the_median_of_the_gaps():
    assert rhythm_of(weekly(9, without=(3, 4)).days) == 7
    assert rhythm_of([]) == rhythm_of([FIRST]) == 7


def test_numbers_to_come_are_counted_only_when_asked_for():
    known = weekly(3)
    today = FIRST + timedelta(days=14)
    assert (shape_of(known, FRAME).before, shape_of(known, FRAME).after) == (3, 0)
    planned = shape_of(known, FRAME, today=today)
    assert (planned.before, planned.after) == (6, 4)


def test_nothing_is_to_come_once_the_window_is_over():
    assert shape_of(weekly(12), FRAME, today=date(2026, 1, 1)) == shape_of(weekly(12), FRAME)


@pytest.mark.parametrize(("without", "share"), [((), 0), ((2,), 0.1), ((2, 7), 0.2)])
def test_what_the_rhythm_asks_for_and_is_not_there_is_missing(without, share):
    assert missing_share(sides_of(weekly(10, without=without), FRAME)) == pytest.approx(share)


def test_the_fingerprint_changes_with_a_single_figure():
    assert fingerprint_of([["2025-01-06", 1.0]]) != fingerprint_of([["2025-01-06", 1.1]])
