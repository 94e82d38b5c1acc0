"""Held after twelve months: when it is asked, and what the later effect says."""

from datetime import date

import pytest

from yokoten.prove.rules.grade_rule import shipped_rule
from yokoten.prove.rules.holding import Later, held
from yokoten.prove.rules.shares import share_kept
from yokoten.prove.rules.sizes import Size

RULE = shipped_rule()
STARTED = date(2025, 3, 10)
FIRST = Size(-10.0, -12.0, -8.0, is_lower_better=True)


def ask(lower, upper, **changes):
    given = {"count": 6, "until": date(2026, 6, 30), "today": date(2026, 7, 1), "first": FIRST} | changes
    size = Size((lower + upper) / 2, lower, upper, is_lower_better=True)
    later = Later(size, given["count"], given["until"])
    return held(given["first"], later, started_on=STARTED, today=given["today"], rule=RULE)


@pytest.mark.parametrize(
    ("lower", "upper", "verdict"),
    [
        (-11.0, -8.0, "held"),
        (-9.0, -7.0, "held"),
        (-7.0, -4.0, "partly"),
        (-3.0, 2.0, "lost"),
        (-7.0, 1.0, "cannot_say"),
        (2.0, 5.0, "lost"),
        (-14.0, 2.0, "cannot_say"),
    ],
)
def test_the_later_effect_tells_what_is_left(lower, upper, verdict):
    assert ask(lower, upper).verdict == verdict


def test_the_share_that_is_left_comes_with_its_interval():
    found = ask(-7.0, -4.0)

    assert found.share == pytest.approx(0.55)
    assert 0 < found.lower < found.share < found.upper < 0.8
    assert found.reason is None and found.persistence == "partly"


def test_an_effect_turned_round_is_said():
    assert ask(2.0, 5.0).reason.code == "turned_round"
    assert ask(-3.0, 2.0).reason is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"first": Size(-1.0, -3.0, 1.0)}, "first_not_clear"),
        ({"first": Size(0.0, -0.1, 0.1, matters=1.0)}, "first_not_clear"),
        ({"today": date(2026, 3, 9)}, "too_early"),
        ({"until": date(2026, 3, 9)}, "measured_too_early"),
        ({"count": 2}, "few_later"),
    ],
)
def test_what_cannot_be_said_says_why(changes, code):
    found = ask(-11.0, -9.0, **changes)

    assert (found.verdict, found.reason.code, found.share) == ("cannot_say", code, None)


def test_before_its_time_nothing_was_asked():
    assert ask(-11.0, -9.0, today=date(2026, 3, 9)).persistence == "not_due"
    assert ask(-11.0, -9.0, count=2).persistence == "cannot_say"


def test_a_harmful_effect_can_last_too():
    harm = Size(10.0, 8.0, 12.0, is_lower_better=True)

    assert ask(9.0, 11.0, first=harm).verdict == "held"


def test_without_later_figures_or_their_interval_nothing_is_said():
    told = {"started_on": STARTED, "today": date(2026, 7, 1), "rule": RULE}
    bare = Later(Size(-9.0), 6, date(2026, 6, 30))

    assert held(FIRST, None, **told).reason.code == "not_measured"
    assert held(FIRST, bare, **told).reason.code == "later_without_interval"


def test_a_lopsided_interval_of_the_first_effect_may_not_carry_a_share():
    lopsided = Size(1.0, 0.1, 6.0)

    assert share_kept(lopsided, lopsided) is None
    assert ask(0.9, 1.1, first=lopsided).reason.code == "first_not_clear"
