"""Interrupted time series against statsmodels, on series whose truth is known, and at its edges."""

import numpy as np
import pytest

from yokoten.analysis.effect import Design, interrupted_time_series
from yokoten.analysis.effect.regression import default_lag, newey_west
from yokoten.analysis.refusal import NotComputable


def series(count=48, start=24, level=5.0, slope=0.2, noise=0.0):
    """A line that changes its level and slope, with a fixed wave as noise."""
    t = np.arange(count)
    since = np.maximum(t - start, 0)
    return 10 + 0.3 * t + level * (t >= start) + slope * since + noise * np.sin(1.7 * t + 0.2 * t * t)


def test_exact_change_is_found_exactly():
    found = interrupted_time_series(range(48), series(), 24)

    assert found.level.estimate == pytest.approx(5.0)
    assert found.slope.estimate == pytest.approx(0.2)
    assert found.trend.estimate == pytest.approx(0.3)
    assert found.final.estimate == pytest.approx(5.0 + 0.2 * 23)
    assert found.average.estimate == pytest.approx(5.0 + 0.2 * 11.5)
    assert found.counterfactual[-1] == pytest.approx(10 + 0.3 * 47)
    assert np.isnan(found.counterfactual[:24]).all()


# statsmodels 0.15.0, OLS(y, [1, t, D, D (t - start)]).fit(cov_type="HAC", cov_kwds={"maxlags": lag,
# "use_correction": is_corrected}); y = series(noise=2.0); with season 12 as eleven dummies of t % 12.
ORACLE = [
    (Design(), 3, (4.246344048, 0.5662941145, 0.2114704962, 0.02716328952)),
    (Design(is_corrected=True), 3, (4.246344048, 0.5914749122, 0.2114704962, 0.02837113061)),
    (Design(lag=0), 0, (4.246344048, 0.7288456953, 0.2114704962, 0.05083843612)),
    (Design(season=12), 3, (4.377153748, 0.4959530858, 0.2114704962, 0.02796919585)),
]


@pytest.mark.parametrize(("design", "lag", "figures"), ORACLE)
def test_estimates_and_errors_are_those_of_statsmodels(design, lag, figures):
    found = interrupted_time_series(range(48), series(noise=2.0), 24, design=design)

    assert found.lag == lag
    got = (found.level.estimate, found.level.se, found.slope.estimate, found.slope.se)
    assert got == pytest.approx(figures, rel=1e-9)


def test_default_lag_is_the_usual_one():
    assert [default_lag(n) for n in (10, 24, 50, 100, 300)] == [2, 2, 3, 4, 5]


def test_figures_without_chance_have_no_error_and_no_caveat():
    t = np.arange(24)
    for y, level, slope in ((np.full(24, 0.1), 0, 0), (0.3 * t + 1e5, 0, 0), (0.1 * t + 4.0 * (t >= 12), 4, 0)):
        found = interrupted_time_series(t, y, 12)
        assert (found.level.estimate, found.slope.estimate) == (pytest.approx(level), slope)
        assert (found.level.se, found.slope.se, found.caveats) == (0, 0, ())
        assert found.level.p == (level == 0) and all(one.level.p == 1 for one in found.placebos)


def test_scale_and_shift_move_what_they_should():
    y = series(noise=2.0)
    base, moved = interrupted_time_series(range(48), y, 24), interrupted_time_series(range(48), 100 - 3 * y, 24)

    assert moved.level.estimate == pytest.approx(-3 * base.level.estimate)
    assert moved.level.se == pytest.approx(3 * base.level.se)
    assert (moved.level.lower, moved.level.p) == pytest.approx((-3 * base.level.upper, base.level.p))


def test_where_time_begins_does_not_matter():
    y = series(noise=2.0)
    base, later = interrupted_time_series(range(48), y, 24), interrupted_time_series(np.arange(48) + 2000, y, 24)

    assert (later.level.estimate, later.level.se) == pytest.approx((base.level.estimate, base.level.se))


def test_season_and_waves_take_a_yearly_swing_out():
    y = series() + 4 * np.cos(2 * np.pi * np.arange(48) / 12)

    for design in (Design(season=12), Design(season=12, harmonics=1), Design(season=12, harmonics=6)):
        found = interrupted_time_series(range(48), y, 24, design=design)
        assert (found.level.estimate, found.slope.estimate) == pytest.approx((5.0, 0.2))


def test_missing_periods_keep_their_time():
    kept = [index for index in range(48) if index not in (7, 8, 30)]
    found = interrupted_time_series(kept, series()[kept], 22)

    assert (found.level.estimate, found.slope.estimate) == pytest.approx((5.0, 0.2))
    assert "gaps" in found.caveats


def test_interval_is_wider_than_its_error_says():
    found = interrupted_time_series(range(24), series(24, 12, noise=2.0), 12)

    assert found.level.upper - found.level.estimate > 2.1 * found.level.se
    assert found.level.estimate - found.level.lower == pytest.approx(found.level.upper - found.level.estimate)


@pytest.mark.parametrize("alike", [0.0, 0.3])
def test_interval_holds_the_truth_about_as_often_as_it_says(alike):
    rng, hits = np.random.default_rng(5), np.zeros(2)
    for _ in range(200):
        noise = rng.normal(size=40)
        for index in range(1, 40):
            noise[index] += alike * noise[index - 1]
        found = interrupted_time_series(range(40), noise, 20, placebos=())
        hits += [found.level.lower < 0 < found.level.upper, found.slope.lower < 0 < found.slope.upper]
    assert (hits > 0.88 * 200).all()
    assert (hits < 200).all()


def test_false_starts_find_nothing_in_a_straight_line_and_the_step_that_was_there():
    rng = np.random.default_rng(2)
    y = rng.normal(size=48)
    quiet = interrupted_time_series(range(48), y, 24)
    y[12:] += 15
    stepped = interrupted_time_series(range(48), y, 24)

    assert len(quiet.placebos) == 17
    assert "placebo_found" not in quiet.caveats
    assert "placebo_found" in stepped.caveats
    largest = max(stepped.placebos, key=lambda one: abs(one.level.estimate))
    assert largest.index == 12


def test_asked_false_starts_are_the_only_ones():
    found = interrupted_time_series(range(48), series(noise=1.0), 24, placebos=(10, 14))

    assert [one.index for one in found.placebos] == [10, 14]


def test_neighbours_alike_and_short_sides_say_so():
    drift = series(40, 20) + 3 * np.sin(np.arange(40) / 4)

    assert "autocorrelated" in interrupted_time_series(range(40), drift, 20).caveats
    assert "few_periods" in interrupted_time_series(range(12), series(12, 6, noise=1.0), 6).caveats


def test_many_points_take_the_plain_degrees_of_freedom():
    design = np.column_stack([np.ones(2100), np.arange(2100.0)])
    fit = newey_west(design, np.sin(np.arange(2100.0)), lag=3)

    assert fit.reliability(np.array([0.0, 1.0])) == (1.0, 2098.0)


@pytest.mark.parametrize(
    ("count", "start", "options", "code"),
    [
        (20, 3, {}, "too_few_before"),
        (20, 17, {}, "too_few_after"),
        (20, 25, {}, "too_few_after"),
        (20, 10, {"design": Design(season=1)}, "season_too_short"),
        (14, 7, {"design": Design(season=12)}, "no_freedom"),
        (22, 4, {"design": Design(season=18)}, "season_not_carried"),
        (20, 10, {"design": Design(season=4, harmonics=3)}, "harmonics_out_of_range"),
        (20, 10, {"design": Design(lag=20)}, "lag_out_of_range"),
        (20, 10, {"placebos": (2,)}, "placebo_not_carried"),
    ],
)
def test_what_the_series_cannot_carry_is_refused(count, start, options, code):
    with pytest.raises(NotComputable) as refused:
        interrupted_time_series(range(count), series(count, start, noise=1.0), start, **options)
    assert refused.value.code == code


def test_gaps_in_figures_and_doubled_times_are_refused():
    y = series()
    y[3] = np.nan
    with pytest.raises(NotComputable, match="point_missing"):
        interrupted_time_series(range(48), y, 24)
    with pytest.raises(NotComputable, match="times_not_rising"):
        interrupted_time_series([0, *range(47)], series(), 24)
