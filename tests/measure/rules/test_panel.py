"""Arrays of values: ratios, lineage, ranks."""

import numpy as np
import pytest

from yokoten.measure.rules.panel import (
    BREAK,
    ESTIMATED,
    MISSING,
    NOT_DELIVERED,
    OK,
    SECRET,
    Series,
    fill,
    latest,
    merged_before,
    rank_spread,
    ranks,
    ratio,
)

NAN = np.nan


def make_series(values, status=None, source=7):
    values = np.array(values, float)
    given = np.where(np.isfinite(values), OK, MISSING) if status is None else np.array(status)
    return Series(values, given.astype(np.uint8), np.full(values.shape, source))


def test_a_ratio_is_computed_from_its_parts_cell_by_cell():
    made = ratio(make_series([[10, 30]]), make_series([[4, 5]]), 100)
    assert made.values.tolist() == [[250, 600]]
    assert made.status.tolist() == [[OK, OK]]


def test_a_ratio_lacks_for_the_reason_its_part_lacks():
    numerator = make_series([[NAN, 5, 5]], [[NOT_DELIVERED, OK, OK]])
    denominator = make_series([[2, NAN, 2]], [[OK, SECRET, OK]])
    made = ratio(numerator, denominator, 1)
    assert made.status.tolist() == [[NOT_DELIVERED, SECRET, OK]]
    assert np.isnan(made.values[0, :2]).all()


def test_a_division_by_zero_is_missing_and_not_infinite():
    made = ratio(make_series([[1.0]]), make_series([[0.0]]), 1)
    assert np.isnan(made.values[0, 0])
    assert made.status[0, 0] == MISSING


def test_a_break_of_either_part_breaks_the_ratio():
    made = ratio(make_series([[1, 2]], [[OK, BREAK]]), make_series([[1, 1]]), 1)
    assert made.breaks.tolist() == [[False, True]]


def test_an_observed_ratio_outranks_the_computed_one():
    observed, computed = make_series([[5, NAN]], source=1), make_series([[6, 7]], source=2)
    filled = fill(observed, computed)
    assert filled.values.tolist() == [[5, 7]]
    assert filled.source.tolist() == [[1, 2]]


def test_a_cell_reported_as_secret_is_not_filled_behind_the_publishers_back():
    filled = fill(make_series([[NAN]], [[SECRET]]), make_series([[6.0]]))
    assert np.isnan(filled.values[0, 0])
    assert filled.status[0, 0] == SECRET


class TestMergedPlace:
    before = np.array([True, True, False])

    def test_it_carries_the_sum_of_its_parts_and_breaks_at_its_own_first_value(self):
        made = merged_before(make_series([[NAN, NAN, 100]]), make_series([[10, 20, NAN], [1, 2, NAN]]), self.before)
        assert made.values.tolist() == [[11, 22, 100]]
        assert made.status.tolist() == [[ESTIMATED, ESTIMATED, BREAK]]

    def test_a_sum_needs_every_part(self):
        made = merged_before(make_series([[NAN, NAN, 100]]), make_series([[10, 20, NAN], [NAN, 2, NAN]]), self.before)
        assert np.isnan(made.values[0, 0])
        assert made.values[0, 1] == 22

    def test_without_any_sum_there_is_no_break(self):
        made = merged_before(make_series([[NAN, NAN, 100]]), make_series([[NAN, NAN, NAN]]), self.before)
        assert made.status.tolist() == [[MISSING, MISSING, OK]]

    def test_a_figure_published_back_in_time_for_the_new_territory_is_kept(self):
        made = merged_before(make_series([[NAN, 25, 100]]), make_series([[10, 20, NAN], [1, 2, NAN]]), self.before)
        assert made.values.tolist() == [[11, 25, 100]]


def test_the_latest_period_is_the_last_with_a_value():
    assert latest(make_series([[1, 2, NAN], [NAN, NAN, NAN], [NAN, NAN, 3]])).tolist() == [1, -1, 2]


def test_rank_one_is_the_best_and_ties_share_the_better_rank():
    values = np.array([5.0, 9.0, 9.0, NAN, 1.0])
    assert ranks(values, lower_is_better=False).tolist() == [3, 1, 1, 0, 4]
    assert ranks(values, lower_is_better=True).tolist() == [2, 3, 3, 0, 1]


def test_ranks_do_not_change_with_the_unit_but_turn_with_the_sign():
    values = np.random.default_rng(3).normal(size=40)
    assert (ranks(values * 1000, lower_is_better=False) == ranks(values, lower_is_better=False)).all()
    assert (ranks(-values, lower_is_better=True) == ranks(values, lower_is_better=False)).all()


def test_the_spread_holds_the_ranks_of_the_last_three_years_with_figures():
    series = make_series([[9, 1, NAN, 3, 3], [1, 9, NAN, 2, 2], [5, 5, NAN, 1, 1]])
    best, worst = rank_spread(series, 4, lower_is_better=False)
    assert best.tolist() == [1, 1, 2]
    assert worst.tolist() == [3, 2, 3]


def test_a_place_without_figures_has_no_spread():
    best, worst = rank_spread(make_series([[1, 2], [3, 4], [NAN, NAN]]), 1, lower_is_better=False)
    assert (best[2], worst[2]) == (0, 0)


@pytest.mark.parametrize("shape", [(1, 1), (3, 0)])
def test_no_figures_give_no_spread(shape):
    best, worst = rank_spread(Series.empty(*shape), shape[1] - 1, lower_is_better=False)
    assert best.tolist() == worst.tolist() == [0] * shape[0]
