"""Numbers, missing-value symbols and footnote marks in a column."""

import numpy as np
import pytest

from yokoten.measure.rules.cells import BLANK, STATUSES, number_symbols, read_column


def _values(cells):
    return read_column(cells).values.tolist()


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1 234,5", "2,1"], [1234.5, 2.1]),
        (["1\u00a0234", "5"], [1234, 5]),
        (["1\u202f234\u202f567", "5"], [1234567, 5]),
        (["1.234,5", "1.234"], [1234.5, 1234]),
        (["1,234.5", "1,234"], [1234.5, 1234]),
        (["1.234.567", "5"], [1234567, 5]),
        (["12,5 %", "3 %"], [12.5, 3]),
        (["123¹⁾", "12,3*", "4 1)"], [123, 12.3, 4]),
        (["−5,1", "+3", "-2"], [-5.1, 3, -2]),
        (["1e3", "2.5"], [1000, 2.5]),
        ([7.5, "8,5"], [7.5, 8.5]),
        (["0,123", "4"], [0.123, 4]),
    ],
)
def test_numbers_are_read_as_their_column_writes_them(cells, values):
    assert _values(cells) == values


@pytest.mark.parametrize(
    ("symbol", "status"),
    [
        ("…", "not_delivered"), ("-", "not_delivered"), ("–", "not_delivered"), ("н/д", "not_delivered"),
        ("нет данных", "not_delivered"), ("N/A", "not_delivered"), ("NA", "not_delivered"), (".", "not_applicable"),
        ("x", "not_applicable"), ("х", "not_applicable"), ("..", "secret"), ("сек", "secret"),
    ],
)  # fmt: skip
def test_symbols_for_missing_values_are_kept_apart(symbol, status):
    read = read_column(["1", symbol, ""])

    assert STATUSES[read.status[1]] == status
    assert np.isnan(read.values[1])
    assert read.status[2] == BLANK


def test_column_of_three_decimals_is_unclear_and_says_so():
    assert read_column(["1.234", "2.345"]).format.evidence == "unclear"


def test_other_columns_settle_what_is_unclear():
    read = read_column(["1.234", "2.345"], leaning=",")

    assert read.values.tolist() == [1234, 2345]
    assert read.format.evidence == "leaning"


def test_two_ways_of_writing_in_one_column_are_reported_where_the_second_begins():
    read = read_column(["1.5", "2,5", "3.5"])

    assert read.values.tolist() == [1.5, 2.5, 3.5]
    assert (read.format.evidence, read.format.index, read.format.text) == ("mixed", 1, "2,5")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("abc", "not_a_number"),
        ("1-2", "not_a_number"),
        ("#REF!", "formula_error"),
        ("inf", "not_a_number"),
        ("12 км", "not_a_number"),
    ],
)
def test_text_in_a_column_of_numbers_is_a_fault_with_its_position(text, code):
    read = read_column(["1", text, "2"])

    assert [(fault.index, fault.text, fault.code) for fault in read.faults] == [(1, text, code)]


def test_minus_9999_among_positive_numbers_stands_for_missing():
    assert number_symbols(np.array([5.0, -9999.0, 7.0])).tolist() == [False, True, False]


def test_999999_is_missing_only_where_it_repeats_or_towers():
    assert number_symbols(np.array([5.0, 999999.0, 7.0])).any()
    assert number_symbols(np.array([800_000.0, 999_999.0, 999_999.0])).sum() == 2
    assert not number_symbols(np.array([800_000.0, 999_999.0, 900_000.0])).any()
    assert not number_symbols(np.array([-20_000.0, -9999.0])).any()
