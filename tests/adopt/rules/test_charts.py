"""What a chart needs of a day: shares, rates, counts and subgroups, and what is refused."""

from decimal import Decimal

import pytest

from yokoten.adopt.rules.charts import Counted, number_of, require_same_size
from yokoten.kernel.errors import RuleBroken


def counted(events=None, size=None, parts=()):
    given = (None if one is None else Decimal(str(one)) for one in (events, size))
    return Counted(*given, tuple(Decimal(str(part)) for part in parts))


@pytest.mark.parametrize(
    ("chart", "seen", "value"),
    [
        ("p", counted(12, 340), "3.529412"),
        ("p", counted(0, 5), "0"),
        ("u", counted(9, "2.5"), "3.6"),
        ("c", counted(7), "7"),
        ("xbar", counted(parts=["41.2", "40.9", "43"]), "41.7"),
    ],
)
def test_the_number_of_a_day_follows_from_what_was_counted(chart, seen, value):
    assert number_of(chart, seen) == Decimal(value)


@pytest.mark.parametrize(
    ("chart", "seen", "code"),
    [
        ("p", counted(6, 5), "reading_more_than_size"),
        ("p", counted(None, 5), "reading_needs_count"),
        ("p", counted(3), "reading_needs_size"),
        ("u", counted(3, 0), "reading_needs_size"),
        ("c", counted("1.5"), "reading_not_whole"),
        ("c", counted(-1), "reading_not_whole"),
        ("xbar", counted(parts=[4]), "reading_needs_values"),
        ("xbar", counted(parts=range(26)), "reading_needs_values"),
    ],
)
def test_what_cannot_be_is_refused(chart, seen, code):
    with pytest.raises(RuleBroken) as met:
        number_of(chart, seen)
    assert met.value.code == code


def test_more_events_than_size_are_fine_for_a_rate():
    assert number_of("u", counted(6, 5)) == Decimal("1.2")


def test_all_subgroups_have_the_size_of_the_first():
    require_same_size((Decimal(1), Decimal(2)), 0)
    require_same_size((Decimal(1), Decimal(2)), 2)
    with pytest.raises(RuleBroken) as met:
        require_same_size((Decimal(1), Decimal(2)), 3)
    assert met.value.facts == {"wanted": 3, "given": 2}
