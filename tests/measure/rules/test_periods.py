"""Periods as files write them."""

import pytest

from yokoten.measure.rules.periods import is_year, parse_period, year_within


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2021", "2021"), ("2021 г.", "2021"), ("2021 год", "2021"), ("năm 2021", "2021"), ("2021*", "2021"),
        ("20211)", "2021"), ("2021¹⁾", "2021"), (2021.0, "2021"), ("2021.0", "2021"), ("2021-Q1", "2021-Q1"),
        ("I кв. 2021", "2021-Q1"), ("1 квартал 2021 г.", "2021-Q1"), ("Q4 2021", "2021-Q4"), ("quý II/2021", "2021-Q2"),
        ("2021K3", "2021-Q3"), ("2021-05", "2021-05"), ("05.2021", "2021-05"), ("май 2021", "2021-05"),
        ("tháng 5/2021", "2021-05"), ("31.12.2021", "2021"), ("05/12/2021", "2021-12"), ("2021-12-31", "2021"),
        ("на 01.02.2022", "2022-02"), ("tháng 5 năm 2021", "2021-05"), ("quý II năm 2021", "2021-Q2"),
        ("kvartal 3 2021", "2021-Q3"),
    ],
)  # fmt: skip
def test_period_is_recognised(written, period):
    assert parse_period(written) == period


@pytest.mark.parametrize(
    "written", ["123", "1 234", "2010-2015", "12.5", "", None, 21.5, 3000.0, "область", "32.01.2020"]
)
def test_what_is_no_period_is_none(written):
    assert parse_period(written) == ""


def test_only_a_whole_year_is_a_year():
    assert is_year("2021 г.")
    assert not is_year("2021-05")


def test_title_gives_its_only_year():
    assert year_within("ВРП по субъектам в 2021 году") == "2021"
    assert year_within("ВРП в 2020 и 2021 годах") == ""
