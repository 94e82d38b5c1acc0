from datetime import date

import pytest

from yokoten.measure.rules.spans import MONTH, QUARTER, YEAR, containing, follows, in_years, kind_of


@pytest.mark.parametrize(
    ("period", "kind", "place"),
    [
        ("2023", YEAR, 2023.0),
        ("2023-Q1", QUARTER, 2023.0),
        ("2023-Q4", QUARTER, 2023.75),
        ("2023-01", MONTH, 2023.0),
        ("2023-07", MONTH, 2023.5),
        ("2023-12", MONTH, 2023 + 11 / 12),
    ],
)
def test_a_period_has_a_kind_and_a_place_in_time(period, kind, place):
    assert kind_of(period) == kind and in_years(period) == pytest.approx(place)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2022", "2023", True),
        ("2021", "2023", False),
        ("2022-Q4", "2023-Q1", True),
        ("2022-Q3", "2023-Q1", False),
        ("2022-12", "2023-01", True),
        ("2023-01", "2023-03", False),
        ("2022", "2023-Q1", False),
        ("2023-Q2", "2023-Q1", False),
    ],
)
def test_one_period_follows_another_of_its_kind(before, after, expected):
    assert follows(before, after) == expected


@pytest.mark.parametrize(("kind", "expected"), [(YEAR, "2025"), (QUARTER, "2025-Q3"), (MONTH, "2025-07")])
def test_a_day_lies_in_one_period_of_each_kind(kind, expected):
    assert containing(date(2025, 7, 1), kind) == expected
