"""Breaks through ratios, sums and back again: nothing may be computed across one, wherever it stands."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from yokoten.measure.rules.panel import (
    BREAK,
    ESTIMATED,
    MISSING,
    NOT_APPLICABLE,
    NOT_DELIVERED,
    OK,
    SECRET,
    STATUS_CODE,
    STATUSES,
    Series,
    fill,
    latest,
    merged_before,
    rank_spread,
    ranks,
    ratio,
)
from yokoten.measure.rules.panel import WITHOUT_VALUE as EMPTY

NAN = np.nan
KINDS = st.sampled_from([MISSING, OK, OK, OK, NOT_DELIVERED, SECRET, ESTIMATED, BREAK])
ROWS = arrays(np.uint8, (2, 7), elements=KINDS)
FIGURES = arrays(float, (2, 7), elements=st.integers(-3, 9).map(float))


def make_series(statuses, values=None, source=7):
    """Figures by their statuses: nothing where the status says so."""
    status = np.array(statuses, np.uint8)
    held = np.arange(1.0, status.size + 1).reshape(status.shape) if values is None else np.array(values, float)
    without = np.isin(status, (MISSING, *EMPTY))
    return Series(np.where(without, NAN, held), status, np.full(status.shape, source))


def parted_by_walking(breaks, known):
    """For one row: between which two following values a break stands, the later of the two marked."""
    marked, last, seen = [], None, False
    for at in range(len(known)):
        seen = seen or breaks[at]
        marked.append(bool(known[at] and seen and (last is not None or breaks[at])))
        if known[at]:
            last, seen = at, False
    return marked


@given(upper=ROWS, lower=ROWS, tops=FIGURES, bottoms=FIGURES)
@settings(max_examples=50, deadline=None)
def test_break_of_a_part_parts_the_ratio_even_where_the_ratio_lacks_that_year(upper, lower, tops, bottoms):
    numerator, denominator = make_series(upper, tops), make_series(lower, bottoms)
    made = ratio(numerator, denominator, 1)

    for place in range(2):
        breaks = (numerator.breaks | denominator.breaks)[place]
        assert made.breaks[place].tolist() == parted_by_walking(breaks, np.isfinite(made.values[place]))


@given(upper=ROWS, lower=ROWS, tops=FIGURES, bottoms=FIGURES, factor=st.sampled_from([1.0, 100.0, 0.5]))
@settings(max_examples=50, deadline=None)
def test_ratio_has_a_value_exactly_where_its_status_says_so(upper, lower, tops, bottoms, factor):
    numerator, denominator = make_series(upper, tops), make_series(lower, bottoms)
    made = ratio(numerator, denominator, factor)

    with_value = np.isin(made.status, (OK, ESTIMATED, BREAK))
    assert (with_value == np.isfinite(made.values)).all()
    for cell in zip(*np.nonzero(with_value), strict=True):
        assert made.values[cell] == pytest.approx(factor * numerator.values[cell] / denominator.values[cell])


def test_ratio_of_an_estimate_is_an_estimate():
    made = ratio(make_series([[ESTIMATED, OK]]), make_series([[OK, ESTIMATED]]), 1)

    assert made.status.tolist() == [[ESTIMATED, ESTIMATED]]


@pytest.mark.parametrize("status", [OK, ESTIMATED, BREAK])
def test_division_by_nothing_is_missing_whatever_the_nothing_rests_on(status):
    made = ratio(make_series([[OK]], [[5.0]]), make_series([[status]], [[0.0]]), 1)

    assert made.status.tolist() == [[MISSING]]
    assert np.isnan(made.values).all()


@pytest.mark.parametrize("status", EMPTY)
def test_both_parts_missing_say_why_the_numerator_is(status):
    made = ratio(make_series([[status]]), make_series([[MISSING]]), 1)

    assert made.status.tolist() == [[status]]


def test_statuses_and_codes_are_each_others_mirror():
    assert [STATUS_CODE[status] for status in STATUSES] == list(range(len(STATUSES)))
    assert {STATUSES[code] for code in EMPTY} == {"not_delivered", "not_applicable", "secret"}
    assert STATUSES[NOT_APPLICABLE] == "not_applicable"


@given(own=ROWS, other=ROWS)
@settings(max_examples=60, deadline=None)
def test_filling_never_touches_what_the_publisher_said(own, other):
    observed, computed = make_series(own, source=1), make_series(other, source=2)
    filled = fill(observed, computed)
    said = observed.status != MISSING

    assert (filled.status[said] == observed.status[said]).all()
    assert np.array_equal(filled.values[said], observed.values[said], equal_nan=True)
    assert (filled.status[~said] == computed.status[~said]).all()
    assert np.array_equal(fill(filled, computed).values, filled.values, equal_nan=True)


def merged(own, parts, before):
    made = merged_before(make_series([own]), make_series(parts), np.array(before, bool))
    return [STATUSES[code] for code in made.status[0]], made.values[0].tolist()


def test_break_of_a_predecessor_is_a_break_of_the_sum():
    statuses, _ = merged([MISSING] * 3 + [OK], [[OK, BREAK, OK, MISSING], [OK, OK, OK, MISSING]], [1, 1, 1, 0])

    assert statuses == ["estimated", "break", "estimated", "break"]


def test_break_of_a_predecessor_in_a_year_without_a_sum_waits_for_the_next_sum():
    parts = [[OK, BREAK, OK, MISSING], [OK, SECRET, OK, MISSING]]

    assert merged([MISSING] * 3 + [OK], parts, [1, 1, 1, 0])[0] == ["estimated", "", "break", "break"]


def test_own_figure_of_an_earlier_year_takes_the_break_with_it():
    parts = [[OK, OK, MISSING], [OK, OK, MISSING]]

    assert merged([MISSING, OK, OK], parts, [1, 1, 0])[0] == ["estimated", "break", "ok"]


def test_sum_after_an_own_figure_is_a_break_too():
    parts = [[OK, OK, MISSING], [OK, OK, MISSING]]

    assert merged([OK, MISSING, OK], parts, [1, 1, 0])[0] == ["ok", "break", "break"]


def test_secret_figure_of_the_merged_place_is_not_replaced_by_a_sum():
    parts = [[OK, OK], [OK, OK]]
    statuses, values = merged([SECRET, OK], parts, [1, 0])

    assert statuses == ["secret", "ok"]
    assert np.isnan(values[0])


def test_nothing_is_carried_into_the_years_of_the_merged_place_itself():
    statuses, values = merged([MISSING, MISSING, MISSING], [[OK, OK, OK], [OK, OK, OK]], [1, 0, 0])

    assert statuses == ["estimated", "", ""]
    assert np.isnan(values[1:]).all()


@given(values=arrays(float, 9, elements=st.sampled_from([1.0, 2.0, 3.0, 4.0, NAN])), lower=st.booleans())
@settings(max_examples=50, deadline=None)
def test_rank_is_one_more_than_how_many_are_strictly_better(values, lower):
    found = ranks(values, lower_is_better=lower)

    for place, value in enumerate(values):
        better = (values < value) if lower else (values > value)
        assert found[place] == (0 if np.isnan(value) else 1 + better.sum())


@given(table=arrays(float, (4, 6), elements=st.sampled_from([1.0, 2.0, 3.0, NAN])), at=st.integers(0, 5))
@settings(max_examples=50, deadline=None)
def test_spread_holds_the_ranks_of_the_last_three_years_in_which_two_had_figures(table, at):
    best, worst = rank_spread(Series(table, table, table), at, lower_is_better=False)
    years = [year for year in range(at, -1, -1) if np.isfinite(table[:, year]).sum() >= 2][:3]

    for place in range(4):
        own = [rank for year in years if (rank := ranks(table[:, year], lower_is_better=False)[place])]
        assert (best[place], worst[place]) == ((min(own), max(own)) if own else (0, 0))


@given(table=arrays(float, (4, 5), elements=st.sampled_from([1.0, NAN])))
@settings(max_examples=40, deadline=None)
def test_latest_period_is_the_last_one_known(table):
    for place, at in enumerate(latest(Series(table, table, table))):
        known = np.flatnonzero(np.isfinite(table[place]))
        assert at == (known[-1] if known.size else -1)
