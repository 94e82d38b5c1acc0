from datetime import date

import pytest

from yokoten.adopt.rules.following import last_day


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2023", date(2023, 12, 31)),
        ("2023-Q1", date(2023, 3, 31)),
        ("2023-Q4", date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 31)),
    ],
)
def test_a_period_stands_at_its_last_day(period, day):
    assert last_day(period) == day
