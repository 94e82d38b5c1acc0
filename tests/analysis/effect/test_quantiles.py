"""Quantiles and tails against published tables and against each other."""

import math

import pytest

from yokoten.analysis.effect import quantiles
from yokoten.analysis.refusal import NotComputable

# Abramowitz and Stegun (1964), tables 26.10 (t), 26.8 (chi square), 26.9 (F); more digits from scipy 1.17.1.
T = [(0.975, 1, 12.706204736), (0.975, 10, 2.228138852), (0.995, 30, 2.749995654), (0.95, 3.7, 2.182493804)]
CHI = [(0.95, 1, 3.841458821), (0.95, 12, 21.026069817), (0.05, 100, 77.929465165), (0.999, 2, 13.815510558)]


@pytest.mark.parametrize(("p", "df", "value"), T)
def test_t_is_that_of_the_tables(p, df, value):
    assert quantiles.t_quantile(p, df) == pytest.approx(value, rel=1e-9)
    assert quantiles.t_quantile(1 - p, df) == pytest.approx(-value, rel=1e-9)


@pytest.mark.parametrize(("p", "df", "value"), CHI)
def test_chi_square_is_that_of_the_tables(p, df, value):
    assert quantiles.chi2_quantile(p, df) == pytest.approx(value, rel=1e-9)


def test_f_is_that_of_the_tables():
    assert quantiles.f_tail(4.256494729, 2, 9) == pytest.approx(0.05, abs=1e-9)
    assert quantiles.f_tail(3.0, 2, math.inf) == pytest.approx(quantiles.chi2_tail(6.0, 2), rel=1e-12)


@pytest.mark.parametrize("df", [0.5, 1, 2, 5.5, 40, 1e4])
@pytest.mark.parametrize("p", [1e-6, 0.025, 0.4999, 0.5, 0.7, 0.999])
def test_quantile_and_tail_undo_each_other(p, df):
    assert quantiles.t_cdf(quantiles.t_quantile(p, df), df) == pytest.approx(p, rel=1e-9)
    assert 1 - quantiles.chi2_tail(quantiles.chi2_quantile(p, df), df) == pytest.approx(p, rel=1e-8)


@pytest.mark.parametrize("x", [-6.0, -1.0, 0.0, 0.3, 4.0])
def test_families_agree_where_they_meet(x):
    assert quantiles.two_sided_t(x, 7) == pytest.approx(quantiles.f_tail(x * x, 1, 7), rel=1e-9)
    assert quantiles.two_sided_normal(x) == pytest.approx(quantiles.chi2_tail(x * x, 1), rel=1e-9)
    assert quantiles.t_cdf(x, math.inf) == pytest.approx(quantiles.normal_cdf(x))
    assert quantiles.t_cdf(x, 1) == pytest.approx(0.5 + math.atan(x) / math.pi, rel=1e-9)


def test_nothing_beyond_certainty():
    assert quantiles.chi2_tail(0.0, 3) == quantiles.f_tail(0.0, 2, 3) == 1.0
    assert (
        quantiles.chi2_tail(math.inf, 3) == quantiles.f_tail(math.inf, 2, 3) == quantiles.two_sided_t(1e200, 3) == 0.0
    )


@pytest.mark.parametrize(
    "asked",
    [
        lambda: quantiles.normal_quantile(1.0),
        lambda: quantiles.t_quantile(0.0, 3),
        lambda: quantiles.t_quantile(0.9, 0),
        lambda: quantiles.chi2_tail(1.0, -1),
    ],
)
def test_what_has_no_quantile_is_refused(asked):
    with pytest.raises(NotComputable) as refused:
        asked()
    assert refused.value.code == "quantile_out_of_range"
