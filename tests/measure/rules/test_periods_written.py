"""Every period in every hand, and what only looks like one."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.measure.rules.periods import FIRST_YEAR, LAST_YEAR, is_year, parse_period, year_within

YEARS = st.integers(FIRST_YEAR, LAST_YEAR - 1)
QUARTERS = {1: "I", 2: "II", 3: "III", 4: "IV"}
MONTHS = {
    "январь": 1, "февраля": 2, "март": 3, "апреля": 4, "май": 5, "мая": 5, "июнь": 6, "июля": 7, "август": 8,
    "сентября": 9, "октябрь": 10, "ноября": 11, "декабрь": 12, "January": 1, "feb": 2, "June": 6, "July": 7,
    "October": 10, "maj": 5, "oktober": 10, "Dec": 12,
}  # fmt: skip
YEAR_HANDS = (
    "{}", " {} ", "{} г.", "{}г", "{} год", "{} года", "{} году", "год {}", "за {} год", "в {}", "năm {}", "year {}",
    "år {}", "FY {}", "{}*", "{}**", "{}¹⁾", "{} 1)", "{}.0",
)  # fmt: skip
QUARTER_HANDS = (
    "{0}-Q{1}", "{0}Q{1}", "{0} q{1}", "Q{1} {0}", "q{1}/{0}", "{1} кв. {0}", "{1} квартал {0} г.", "{2} кв. {0}",
    "{2} квартал {0}", "kv {1} {0}", "{1} kv {0}", "quý {2}/{0}", "quý {1} {0}", "{0}K{1}",
)  # fmt: skip
MONTH_HANDS = ("{0}-{1:02d}", "{0}.{1:02d}", "{0}/{1}", "{1:02d}.{0}", "{1}/{0}", "tháng {1}/{0}", "{0}M{1:02d}")


@pytest.mark.parametrize("hand", YEAR_HANDS)
@given(year=YEARS)
@settings(max_examples=10, deadline=None)
def test_year_in_every_hand(hand, year):
    assert parse_period(hand.format(year)) == str(year)


@pytest.mark.parametrize(("hand", "quarter"), list(product(QUARTER_HANDS, QUARTERS)))
def test_quarter_in_every_hand(hand, quarter):
    assert parse_period(hand.format(2021, quarter, QUARTERS[quarter])) == f"2021-Q{quarter}"


@pytest.mark.parametrize(("hand", "month"), list(product(MONTH_HANDS, (1, 5, 10, 12))))
def test_month_in_every_hand(hand, month):
    assert parse_period(hand.format(2021, month)) == f"2021-{month:02d}"


@pytest.mark.parametrize("word", MONTHS)
def test_month_by_its_word(word):
    assert parse_period(f"{word} 2021") == f"2021-{MONTHS[word]:02d}"
    assert parse_period(f"{word} 2021 г.") == f"2021-{MONTHS[word]:02d}"


@given(day=st.dates())
@settings(max_examples=60, deadline=None)
def test_day_is_its_month_and_the_last_of_december_its_year(day):
    expected = str(day.year) if (day.month, day.day) == (12, 31) else f"{day.year}-{day.month:02d}"
    if FIRST_YEAR <= day.year < LAST_YEAR:
        for written in (f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d} 00:00:00"):
            assert parse_period(written) == expected


@pytest.mark.parametrize(
    ("written", "period"),
    [("12/31/2021", "2021"), ("05/13/2021", "2021-05"), ("05/12/2021", "2021-12"), ("13/05/2021", "2021-05")],
)
def test_month_comes_first_only_where_it_must(written, period):
    assert parse_period(written) == period


@pytest.mark.parametrize(
    "written",
    [
        "1799", "2100", "20211", "202", "2021-22", "2021/22", "2010-2015", "2021-00", "2021-13", "13/31/2021", "2021,0",
        "Q5 2021", "Q0 2021", "2021-Q5", "V кв. 2021", "январь-март 2021", "Январь", "12.5", "1 234",
        "область 2021 год", "в среднем", "…", "-", "2021 2022", "31.13.2021", "32.12.2021", "2021-05-32", "0.2021",
        "13.2021", "05.1700", "2100-05", "31.12.1799", "май 2100", "31.12.9999", "Q1 9999", "1799-Q4",
        "00.05.2021", "2021-05-00",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_period_is_none(written):
    assert parse_period(written) == ""


@given(number=st.floats(allow_nan=True, allow_infinity=True))
@settings(max_examples=60, deadline=None)
def test_number_of_a_workbook_is_a_year_only_if_whole_and_of_our_times(number):
    fits = number == number and FIRST_YEAR <= number < LAST_YEAR and number.is_integer()

    assert parse_period(number) == (str(int(number)) if fits else "")


@given(year=YEARS, quarter=st.integers(1, 4), month=st.integers(1, 12))
@settings(max_examples=40, deadline=None)
def test_our_own_writing_means_itself(year, quarter, month):
    for own in (str(year), f"{year}-Q{quarter}", f"{year}-{month:02d}"):
        assert parse_period(own) == own
        assert parse_period(parse_period(own)) == own
    assert is_year(str(year)) and not is_year(f"{year}-Q{quarter}") and not is_year(None)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("GRP by region in 2021", "2021"), ("2021", "2021"), ("in 2021 and again 2021", "2021"), ("2020-2021", ""),
        ("order 12021", ""), ("20210 tonnes", ""), ("1799", ""), ("", ""), ("за 1999 год", "1999"),
    ],
)  # fmt: skip
def test_title_speaks_of_a_year_only_if_of_one(title, year):
    assert year_within(title) == year
