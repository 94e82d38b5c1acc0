"""Bootstrap intervals: on the right side, repeatable, and closer to the truth than the score itself."""

import numpy as np
import pytest

from yokoten.analysis.frontier import Resampling, bootstrap, dea
from yokoten.analysis.frontier.growing import scores_by_growth
from yokoten.analysis.frontier.program import Technology, asked
from yokoten.analysis.frontier.solving import scores
from yokoten.analysis.refusal import NotComputable

FEW = Resampling(replications=100)


def make_units(count: int = 40, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One input, one output, frontier y = sqrt x, half-normal inefficiency; the true efficiencies last."""
    rng = np.random.default_rng(seed)
    used = rng.uniform(1, 9, count)
    truth = np.exp(-np.abs(rng.normal(0, 0.3, count)))
    return used, np.sqrt(used) * truth, truth


@pytest.mark.parametrize("orientation", ["output", "input"])
@pytest.mark.parametrize("rts", ["crs", "vrs", "nirs", "ndrs"])
def test_intervals_lie_below_the_score_and_hold_the_corrected_value(rts, orientation):
    used, made, _ = make_units()
    found = bootstrap(used, made, np.random.default_rng(1), rts=rts, orientation=orientation, how=FEW)
    assert (found.low > 0).all()
    assert (found.low <= found.high).all()
    assert (found.high <= found.efficiency + 1e-9).all()
    kept = found.is_corrected
    assert kept.any()
    assert (found.low[kept] <= found.corrected[kept]).all()
    assert (found.corrected[kept] <= found.high[kept]).all()


def test_where_correcting_would_add_noise_the_score_stays():
    used, made, _ = make_units()
    found = bootstrap(used, made, np.random.default_rng(1), how=FEW)
    left = ~found.is_corrected
    assert found.corrected[left] == pytest.approx(found.efficiency[left], abs=1e-9)
    assert (found.corrected[~left] < found.efficiency[~left]).all()


def test_the_corrected_efficiency_is_nearer_the_truth():
    raw, corrected = [], []
    for seed in range(3):
        used, made, truth = make_units(seed=seed)
        found = bootstrap(used, made, np.random.default_rng(seed), how=FEW)
        raw.append(np.abs(found.efficiency - truth).mean())
        corrected.append(np.abs(found.corrected - truth).mean())
    assert np.mean(corrected) < np.mean(raw)


def test_a_higher_level_gives_wider_intervals():
    used, made, _ = make_units()
    narrow = bootstrap(used, made, np.random.default_rng(1), how=Resampling(100, level=0.8))
    wide = bootstrap(used, made, np.random.default_rng(1), how=Resampling(100, level=0.99))
    assert (wide.low <= narrow.low).all()
    assert (wide.high >= narrow.high).all()


def test_units_of_measurement_do_not_matter():
    used, made, _ = make_units()
    plain = bootstrap(used, made, np.random.default_rng(1), how=FEW)
    other = bootstrap(used * 1e9, made * 1e-6, np.random.default_rng(1), how=FEW)
    assert other.low == pytest.approx(plain.low, abs=1e-9)


def test_one_seed_gives_one_answer_with_any_number_of_processes():
    used, made, _ = make_units(20)
    alone = bootstrap(used, made, np.random.default_rng(1), how=Resampling(100))
    shared = bootstrap(used, made, np.random.default_rng(1), how=Resampling(100, workers=2))
    assert np.array_equal(alone.bias, shared.bias)


def test_progress_is_told_up_to_the_end():
    told = []
    used, made, _ = make_units(20)
    bootstrap(used, made, np.random.default_rng(1), how=Resampling(110, progress=lambda *at: told.append(at)))
    assert told == [(25, 110), (50, 110), (75, 110), (100, 110), (110, 110)]


def test_a_unit_with_a_missing_cell_gets_no_interval_and_is_nobodys_reference():
    used, made, _ = make_units(20)
    made[3] = np.nan
    found = bootstrap(used, made, np.random.default_rng(1), how=FEW)
    without = bootstrap(np.delete(used, 3), np.delete(made, 3), np.random.default_rng(1), how=FEW)
    assert np.isnan(found.low[3])
    assert np.delete(found.low, 3) == pytest.approx(without.low, abs=1e-9)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rts": "fdh"}, "bootstrap_not_for_fdh"),
        ({"how": Resampling(99)}, "too_few_replications"),
        ({"rts": "irs"}, "unknown_rts"),
    ],
)
def test_what_cannot_be_resampled_is_refused(change, code):
    used, made, _ = make_units(10)
    with pytest.raises(NotComputable) as refusal:
        bootstrap(used, made, np.random.default_rng(0), **change)
    assert refusal.value.code == code


def test_where_everybody_is_efficient_there_is_nothing_to_smooth():
    with pytest.raises(NotComputable) as refusal:
        bootstrap([1.0, 2, 3], [1.0, 2, 3], np.random.default_rng(0), how=FEW)
    assert refusal.value.code == "everybody_efficient"


@pytest.mark.parametrize("rts", ["crs", "vrs", "nirs", "ndrs"])
@pytest.mark.parametrize("orientation", ["output", "input"])
def test_growing_finds_what_solving_at_once_finds(rts, orientation):
    rng = np.random.default_rng(5)
    used, made = rng.uniform(1, 2, (150, 2)), rng.uniform(1, 2, (150, 2))
    technology, who = Technology(used * rng.uniform(1, 1.2, (150, 1)), made, rts), asked(used, made, orientation)
    grown = scores_by_growth(technology, who, rng.permutation(150))
    score, ended = scores(technology, who)
    score[ended != 0] = np.nan
    assert grown == pytest.approx(score, abs=1e-9, nan_ok=True)


def test_the_bootstrapped_score_is_the_score():
    used, made, _ = make_units(15)
    found = bootstrap(used, made, np.random.default_rng(1), how=FEW)
    assert found.efficiency == pytest.approx(dea(used, made).efficiency, abs=1e-12)
