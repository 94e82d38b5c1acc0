"""Shift-share: three effects that add up exactly."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from yokoten.analysis.productivity import shift_share
from yokoten.analysis.refusal import NotComputable

TOY = ([20, 40, 40], [50, 25, 25], [21, 52, 47], [42, 30, 29])
FIGURES = arrays(float, (4, 6), elements=st.floats(0.01, 1e6))
THERE = arrays(bool, (2, 6))


def parts(found):
    return found.within, found.static, found.dynamic


def naive(output0, labour0, output1, labour1):
    """The three sums written out, sector by sector."""
    whole0, whole1 = sum(labour0), sum(labour1)
    level = sum(output0) / whole0
    sums = [0.0, 0.0, 0.0]
    for y0, n0, y1, n1 in zip(output0, labour0, output1, labour1, strict=True):
        before, after = y0 / n0, y1 / n1
        sums[0] += n0 / whole0 * (after - before) / level
        sums[1] += before * (n1 / whole1 - n0 / whole0) / level
        sums[2] += (after - before) * (n1 / whole1 - n0 / whole0) / level
    return sums


def test_the_worked_example_of_three_sectors():
    found = shift_share(*TOY)

    assert (found.level0, found.level1) == (1.0, pytest.approx(1.1881188, abs=5e-8))
    assert found.growth == pytest.approx(0.1881188, abs=5e-8)
    assert parts(found) == pytest.approx((0.0885057, 0.1009901, -0.0013770), abs=5e-8)
    assert found.findings == ()


@given(figures=FIGURES)
@settings(max_examples=100, deadline=None)
def test_parts_are_those_of_a_plain_loop_and_add_up(figures):
    found = shift_share(*figures)

    scale = 1 + np.abs(found.by_sector).sum()
    assert parts(found) == pytest.approx(naive(*figures), abs=1e-12 * scale)
    assert abs(found.residual) <= 1e-13 * scale
    assert found.by_sector.sum(axis=1) == pytest.approx(parts(found), abs=1e-12 * scale)


@given(figures=FIGURES, there=THERE)
@settings(max_examples=100, deadline=None)
def test_sectors_that_come_and_go_leave_the_sum_exact_and_count_as_movement(figures, there):
    figures = figures * there[[0, 0, 1, 1]]
    assume(there.any(axis=1).all())
    found = shift_share(*figures)
    once = there[0] != there[1]

    assert abs(found.residual) <= 1e-13 * (1 + np.abs(found.by_sector).sum())
    assert (found.by_sector[0, once] == 0).all()
    assert (found.by_sector[2, once] == 0).all()
    assert {(one.code, one.unit) for one in found.findings} == {
        ("sector_appeared" if there[1, sector] else "sector_vanished", sector) for sector in np.flatnonzero(once)
    }


@given(figures=FIGURES, money=st.floats(1e-6, 1e6), heads=st.floats(1e-6, 1e6))
@settings(max_examples=50, deadline=None)
def test_neither_the_currency_nor_the_unit_of_labour_matters(figures, money, heads):
    scaled = figures * np.array([[money], [heads], [money], [heads]])

    assert shift_share(*scaled).by_sector == pytest.approx(shift_share(*figures).by_sector, rel=1e-9, abs=1e-9)


@given(figures=FIGURES, order=st.permutations(range(6)))
@settings(max_examples=50, deadline=None)
def test_order_of_sectors_does_not_matter(figures, order):
    assert shift_share(*figures[:, order]).by_sector == pytest.approx(
        shift_share(*figures).by_sector[:, order], rel=1e-9, abs=1e-9
    )


def test_equal_growth_everywhere_is_all_within():
    found = shift_share([10, 30], [5, 5], [11, 33], [5, 5])

    assert parts(found) == pytest.approx((0.1, 0, 0))


def test_moving_alone_is_all_static():
    found = shift_share([10, 30], [10, 10], [5, 45], [5, 15])

    assert parts(found) == pytest.approx((0, 0.25, 0))


@pytest.mark.parametrize(
    ("change", "code", "facts"),
    [
        ({0: [20, float("nan"), 40]}, "sector_missing", {"variable": "output", "sector": 1, "moment": 0}),
        ({3: [42, 30, float("nan")]}, "sector_missing", {"variable": "labour", "sector": 2, "moment": 1}),
        ({1: [0, 25, 25]}, "output_without_labour", {"sector": 0, "moment": 0}),
        ({3: [-1, 30, 29]}, "figure_negative", {"variable": "labour", "unit": 0, "period": 1}),
        ({2: [-100, 52, 47]}, "total_not_positive", {"moment": 1}),
        ({2: [52, 47], 3: [30, 29]}, "series_differ", {"variable": "output"}),
        ({1: [50, 25]}, "series_differ", {"variable": "labour"}),
    ],
)
def test_what_would_break_the_sum_is_refused_by_name(change, code, facts):
    figures = [change.get(place, figure) for place, figure in enumerate(TOY)]
    with pytest.raises(NotComputable) as refused:
        shift_share(*figures)

    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()
