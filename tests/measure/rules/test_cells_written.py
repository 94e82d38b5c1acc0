"""Numbers written by a country's rules and read back; and what only looks like a number."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.measure.rules.cells import (
    BLANK,
    FORMULA_ERRORS,
    STATUSES,
    SYMBOLS,
    is_number,
    is_number_like,
    number_symbols,
    read_column,
)

NARROW, NO_BREAK, THIN = "\u202f", "\u00a0", "\u2009"
RULES = {
    "russian": (NO_BREAK, ","), "russian narrow": (NARROW, ","), "typed": (" ", ","), "german": (".", ","),
    "english": (",", "."), "swiss": ("’", "."), "plain": ("", "."), "comma": ("", ","), "thin": (THIN, "."),
}  # fmt: skip
MARKS = st.sampled_from(["", "*", "**", "¹⁾", "²", " 1)", "†"])
NUMBERS = st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=12)


def written(number, thousands, decimal):
    """Hundredths as a country writes them, the fraction always with two digits."""
    whole, part = divmod(abs(number), 100)
    return f"{'-' if number < 0 else ''}{whole:,}".replace(",", thousands) + f"{decimal}{part:02d}"


@pytest.mark.parametrize("rule", RULES)
@given(numbers=NUMBERS)
@settings(max_examples=15, deadline=None)
def test_what_a_country_writes_is_read_back(rule, numbers):
    read = read_column([written(number, *RULES[rule]) for number in numbers])

    assert read.values.tolist() == pytest.approx([number / 100 for number in numbers])
    assert not read.faults
    assert read.format.decimal == RULES[rule][1]
    assert read.format.evidence == "clear"


@given(numbers=NUMBERS, marks=st.lists(MARKS, min_size=12, max_size=12))
@settings(max_examples=25, deadline=None)
def test_footnote_marks_change_no_number(numbers, marks):
    cells = [written(number, NO_BREAK, ",") for number in numbers]
    marked = [cell + mark for cell, mark in zip(cells, marks, strict=False)]

    assert read_column(marked).values.tolist() == read_column(cells).values.tolist()


@given(numbers=st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_numbers_of_a_workbook_are_taken_as_they_are(numbers):
    assert read_column(numbers).values.tolist() == numbers
    assert read_column([repr(number) for number in numbers]).values.tolist() == pytest.approx(numbers)


@given(numbers=NUMBERS, holes=st.lists(st.sampled_from(["", None, "  "]), min_size=1, max_size=4))
@settings(max_examples=15, deadline=None)
def test_empty_cells_are_blank_and_move_nobody(numbers, holes):
    cells = [written(number, " ", ",") for number in numbers]
    read = read_column([*holes, *cells])

    assert (read.status[: len(holes)] == BLANK).all()
    assert read.values[len(holes) :].tolist() == read_column(cells).values.tolist()


@pytest.mark.parametrize("symbol", sorted(SYMBOLS))
@pytest.mark.parametrize("change", [str, str.upper, lambda text: f"  {text} "])
@pytest.mark.parametrize("beside", ["1,5", "1.5"])
def test_every_symbol_keeps_its_status_in_any_case_and_between_spaces(symbol, change, beside):
    read = read_column([beside, change(symbol), "2"])

    assert not read.faults
    assert STATUSES[read.status[1]] == STATUSES[SYMBOLS[symbol]]
    assert np.isnan(read.values[1])


def test_three_reasons_for_no_value_are_three_and_never_zero():
    read = read_column(["…", ".", "..", "0", ""])

    assert [STATUSES[code] for code in read.status[:4]] == ["not_delivered", "not_applicable", "secret", "ok"]
    assert (read.values[3], read.status[4]) == (0.0, BLANK)


@pytest.mark.parametrize("error", FORMULA_ERRORS)
def test_every_formula_error_is_a_fault_of_its_own(error):
    read = read_column([1.0, error, 2.0])

    assert [(fault.index, fault.text, fault.code) for fault in read.faults] == [(1, error, "formula_error")]
    assert is_number_like(error)
    assert not is_number(error)


@pytest.mark.parametrize(
    "text",
    [
        "01.02.2023", "1.2.3", "1,2,3", "1.234.56", "12.34.567,8", "1234.567.890", "12,", "1.5.", "(5)", "5-", "--5",
        "1 23", "0x10", "½", "1e400", "-1e999", "1_000", "2020-2021", "Infinity", "1:2", "5 км", "ca 5", "5/2",
    ],
)  # fmt: skip
@pytest.mark.parametrize("beside", ["2", "2,5", "2.5"])
def test_what_only_looks_like_a_number_is_a_fault_and_never_a_value(text, beside):
    read = read_column([beside, text])

    assert [(fault.index, fault.text, fault.code) for fault in read.faults] == [(1, text, "not_a_number")]
    assert (read.status[1], np.isnan(read.values[1])) == (BLANK, True)
    assert read.values[0] == float(beside.replace(",", "."))


def test_date_among_values_does_not_turn_the_decimal_sign():
    read = read_column(["1.234", "01.02.2023", "0.5"])

    assert read.values[[0, 2]].tolist() == [1.234, 0.5]
    assert (read.format.decimal, read.format.evidence) == (".", "clear")


@pytest.mark.parametrize(
    ("cells", "values", "evidence"),
    [
        (["1.234", "1.234,5"], [1234, 1234.5], "clear"),
        (["1.234", "0.234"], [1.234, 0.234], "clear"),
        (["1,234", "12,34"], [1.234, 12.34], "clear"),
        (["1,234", "1,234,567"], [1234, 1234567], "clear"),
        (["1,234", "5"], [1.234, 5], "unclear"),
        (["1.234", "5"], [1.234, 5], "unclear"),
        (["5", "6"], [5, 6], "none"),
        (["1234.567", "1"], [1234.567, 1], "clear"),
    ],
)
def test_whole_column_decides_what_a_lone_sign_means(cells, values, evidence):
    read = read_column(cells)

    assert read.values.tolist() == pytest.approx(values)
    assert read.format.evidence == evidence


@pytest.mark.parametrize(("leaning", "value"), [(",", 1234.0), (".", 1.234)])
def test_other_columns_lean_an_unclear_one_but_never_a_clear_one(leaning, value):
    assert read_column(["1.234", "2"], leaning=leaning).values[0] == value
    assert read_column(["0.5", "1.234"], leaning=leaning).values.tolist() == [0.5, 1.234]


@pytest.mark.parametrize(
    ("cell", "is_plain", "is_like"),
    [
        (5.0, True, True), (None, False, False), ("", False, False), ("5", True, True), ("1 234,5*", True, True),
        ("…", False, True), ("н/д", False, True), ("Москва", False, False), ("12 %", True, True),
        ("RU-MOS", False, False),
    ],
)  # fmt: skip
def test_number_and_what_may_stand_among_numbers(cell, is_plain, is_like):
    assert (is_number(cell), is_number_like(cell)) == (is_plain, is_like)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([-9999.0], [False]),
        ([1.0, -999.0], [False, True]),
        ([-5.0, -999.0], [False, False]),
        ([1.0, -9999.0, -999.0], [False, True, True]),
        ([40_000.0, 999_999.0], [False, True]),
        ([60_000.0, 999_999.0], [False, False]),
        ([60_000.0, 999_999.0, 999_999.0], [False, True, True]),
        ([2_000_000.0, 999_999.0, 999_999.0], [False, False, False]),
        ([np.nan, 1.0, -99_999.0], [False, False, True]),
    ],
)
def test_number_stands_for_missing_only_where_it_cannot_be_a_value(values, found):
    assert number_symbols(np.array(values)).tolist() == found
