"""Staggered treatment: another program's answers, relations that must hold, coverage, what cannot be carried."""

import numpy as np
import pytest

from factories.effects import draw_staggered, make_staggered
from yokoten.analysis.effect.influence import Drawing
from yokoten.analysis.effect.staggered import staggered_did
from yokoten.analysis.refusal import NotComputable

NEVER = (3, 4, 5, np.inf)
# What csdid 0.4.3 (a Python port of the R package did) answers for make_staggered, outcome regression, no covariates,
# analytic errors. On the county panel of Callaway and Sant'Anna (2021) this module gives the figures printed in the
# manual of did: ATT(2004, 2006) -0.1373 (0.0364), simple -0.0400 (0.0120), group -0.0310 (0.0124), dynamic -0.0772
# (0.0200), and a Wald statistic whose p by chi square is 0.16812; the panel itself is not ours to pass on.
CELLS = {
    "never": [
        (3, 2, 0.07, 0.2656972), (3, 3, 1.07, 0.3596248), (3, 4, 1.285, 0.21717217), (3, 5, 1.755, 0.27233022),
        (4, 2, 0.14, 0.30990321), (4, 3, -0.03, 0.37471322), (4, 4, 0.97, 0.34445609), (4, 5, 1.51, 0.28229417),
        (5, 2, 0.07, 0.28981891), (5, 3, -0.015, 0.35848814), (5, 4, -0.1, 0.30188574), (5, 5, 1.07, 0.19276929),
    ],
    "notyet": [
        (3, 2, 0, 0.19067643), (3, 3, 1.085, 0.2256643), (3, 4, 1.36166667, 0.17375923), (3, 5, 1.755, 0.27233022),
        (4, 2, 0.084, 0.24087109), (4, 3, -0.02, 0.26507022), (4, 4, 1.03666667, 0.28126237), (4, 5, 1.51, 0.28229417),
        (5, 2, 0, 0.215424), (5, 3, 0, 0.26110822), (5, 4, -0.1, 0.30188574), (5, 5, 1.07, 0.19276929),
    ],
    "all treated": [
        (3, 2, 0, 0.20101617), (3, 3, 1.085, 0.22189384), (3, 4, 1.265, 0.21081686),
        (4, 2, 0.09, 0.19914191), (4, 3, 0.12, 0.26470266), (4, 4, 0.95, 0.24038511),
    ],
}  # fmt: skip
SUMMED = {
    "never": {
        "simple": (1.284, 0.16299467),
        "group": ([1.37, 1.24, 1.07, 1.224], [0.25368287, 0.29692592, 0.19276929, 0.14243927]),
        "calendar": ([1.07, 1.18, 1.432, 1.22733333], [0.3596248, 0.18573577, 0.17428574, 0.18308285]),
        "dynamic": (
            [0.07, 0.03666667, -0.018, 1.05, 1.36, 1.755, 1.38833333],
            [0.28981891, 0.21921493, 0.14349328, 0.16048551, 0.17459795, 0.27233022, 0.17747221],
        ),
    },
    "notyet": {
        "simple": (1.309, 0.13617448),
        "group": ([1.40055556, 1.27333333, 1.07, 1.24288889], [0.18140794, 0.2564364, 0.19276929, 0.13256394]),
        "calendar": ([1.085, 1.25333333, 1.432, 1.25677778], [0.2256643, 0.1601211, 0.17428574, 0.13981311]),
        "dynamic": (
            [0, 0.028, -0.044, 1.06933333, 1.41111111, 1.755, 1.41181481],
            [0.215424, 0.20813698, 0.14793587, 0.13368159, 0.15011326, 0.27233022, 0.15041855],
        ),
    },
    "all treated": {
        "simple": (1.1, 0.15408579),
        "group": ([1.175, 0.95, 1.0625], [0.18405459, 0.24038511, 0.15964157]),
        "calendar": ([1.085, 1.1075, 1.09625], [0.22189384, 0.17282171, 0.15946676]),
        "dynamic": ([0.09, 0.06, 1.0175, 1.265, 1.14125], [0.19914191, 0.1659405, 0.16629229, 0.21081686, 0.15842092]),
    },
}
CASES = [("never", NEVER), ("notyet", NEVER), ("all treated", NEVER[:3])]


def found_for(case, starts):
    return staggered_did(*make_staggered(starts=starts), control="never" if case == "never" else "notyet")


@pytest.mark.parametrize(("case", "starts"), CASES)
def test_group_time_effects_are_those_of_another_program(case, starts):
    found = found_for(case, starts)
    ours = [found.cells.group, found.cells.time, found.cells.effects.values, found.cells_interval.se]

    assert np.column_stack(ours) == pytest.approx(np.array(CELLS[case], float), abs=1e-7)


@pytest.mark.parametrize(("case", "starts"), CASES)
def test_summaries_and_their_errors_are_those_of_another_program(case, starts):
    found, known = found_for(case, starts), SUMMED[case]

    assert (found.simple, found.simple_interval.se[0]) == pytest.approx(known["simple"], abs=1e-7)
    for name in ("group", "calendar", "dynamic"):
        summary = getattr(found, name)
        assert [*summary.values, summary.overall] == pytest.approx(known[name][0], abs=1e-7)
        assert [*summary.interval.se, summary.overall_interval.se[0]] == pytest.approx(known[name][1], abs=1e-7)


def test_two_groups_and_two_periods_are_a_difference_of_differences():
    outcome = np.array([[1.0, 5.0], [2.0, 4.0], [1.0, 2.0], [3.0, 3.0], [2.0, 4.0]])
    found = staggered_did(outcome, [2, 2, 0, 0, 0], [1, 2])
    change = outcome[:, 1] - outcome[:, 0]

    assert found.simple == pytest.approx(change[:2].mean() - change[2:].mean())
    assert found.simple_interval.se[0] ** 2 == pytest.approx(change[:2].var() / 2 + change[2:].var() / 3)
    assert found.pretrend is None


def test_scale_shift_and_order_of_units_change_nothing_else():
    outcome, first, periods = make_staggered()
    plain = staggered_did(outcome, first, periods)
    order = np.random.default_rng(1).permutation(len(first))
    level = np.arange(len(first))[:, None] * 3.0
    other = staggered_did(10 * (outcome + level)[order] - 7, first[order], periods)

    assert other.cells.effects.values == pytest.approx(10 * plain.cells.effects.values)
    assert other.dynamic.interval.se == pytest.approx(10 * plain.dynamic.interval.se)
    assert other.pretrend.p == pytest.approx(plain.pretrend.p)


def test_periods_far_apart_compare_with_the_last_one_before():
    outcome, first, periods = make_staggered(starts=(4, np.inf))
    found = staggered_did(outcome[:, [0, 1, 4]], first, periods[[0, 1, 4]])
    cells = staggered_did(outcome, np.where(first == 4, 3, first), periods)

    last = found.cells.effects.values[found.cells.time == 5]
    assert last == pytest.approx(cells.cells.effects.values[cells.cells.time == 5])


def test_never_is_written_in_several_ways_and_so_is_later_than_the_table():
    outcome, first, periods = make_staggered()
    plain = staggered_did(outcome, first, periods).simple

    for never in (0.0, np.nan, 99.0):
        found = staggered_did(outcome, np.where(np.isinf(first), never, first), periods)
        assert found.simple == plain
    assert found.design.late.tolist() == np.flatnonzero(np.isinf(first)).tolist()


def test_gaps_and_units_treated_from_the_start_are_left_out_and_named():
    outcome, first, periods = make_staggered()
    holed, begun = outcome.copy(), first.copy()
    holed[7, 2], begun[11] = np.nan, 1
    found = staggered_did(holed, begun, periods)
    kept = np.setdiff1d(np.arange(len(first)), [7, 11])

    assert (found.design.incomplete.tolist(), found.design.early.tolist()) == ([7], [11])
    assert found.simple == staggered_did(outcome[kept], first[kept], periods).simple


def test_bootstrap_is_near_the_analytic_errors_wider_as_a_band_and_the_same_again():
    panel = make_staggered(units=200)
    plain = staggered_did(*panel)
    how = Drawing(2000, seed=3)
    drawn, again = (staggered_did(*panel, how=how) for _ in range(2))

    assert drawn.cells_interval.se == pytest.approx(plain.cells_interval.se, rel=0.1)
    assert drawn.cells_interval.critical > plain.cells_interval.critical == pytest.approx(1.959964, abs=1e-6)
    assert (drawn.cells_interval.low == again.cells_interval.low).all()
    assert (drawn.kind, plain.kind) == ("uniform", "pointwise")
    assert staggered_did(*panel, how=Drawing(2000, seed=4)).simple_interval.se != drawn.simple_interval.se


def test_rademacher_weights_agree_with_mammen_weights():
    panel = make_staggered(units=200)
    one, two = (staggered_did(*panel, how=Drawing(2000, weights)) for weights in ("mammen", "rademacher"))

    assert one.cells_interval.se == pytest.approx(two.cells_interval.se, rel=0.12)


@pytest.mark.parametrize("control", ["never", "notyet"])
def test_intervals_cover_the_truth_and_placebos_find_nothing_at_the_stated_rate(control):
    rng = np.random.default_rng(20)
    runs = [staggered_did(*draw_staggered(rng, 400, effect=0.5), control=control) for _ in range(200)]
    covered = [run.simple_interval.low[0] <= 0.5 <= run.simple_interval.high[0] for run in runs]
    alarmed = [run.pretrend.p < 0.05 for run in runs]

    assert 0.90 <= np.mean(covered) <= 0.99
    assert np.mean(alarmed) <= 0.10


def test_test_of_trends_before_keeps_its_rate_with_few_units_and_is_silent_with_fewer():
    rng, time = np.random.default_rng(3), np.arange(1.0, 6.0)
    first = np.repeat([3, 4, 5, np.inf], 10)
    runs = [staggered_did(rng.normal(0, 1, (40, 5)), first, time).pretrend for _ in range(300)]

    assert np.mean([run.p < 0.05 for run in runs]) <= 0.12 < np.mean([run.statistic > 12.592 for run in runs])
    assert staggered_did(rng.normal(0, 1, (9, 5)), first[[0, 1, 10, 11, 20, 21, 30, 31, 32]], time).pretrend is None


def test_unequal_trends_before_are_noticed():
    outcome, first, periods = draw_staggered(np.random.default_rng(5))
    assert staggered_did(outcome + np.isfinite(first)[:, None] * 0.8 * periods, first, periods).pretrend.p < 1e-6


@pytest.mark.parametrize(
    ("code", "first", "control"),
    [
        ("did_nobody_treated", [0, 0, 0, 0], "never"),
        ("did_nobody_treated", [0, 0, 9, 9], "never"),
        ("did_all_treated_early", [1, 1, 0, 0], "never"),
        ("did_no_never_treated", [2, 2, 3, 3], "never"),
        ("did_no_controls_yet", [2, 2, 2, 2], "notyet"),
        ("unknown_control", [2, 2, 0, 0], "others"),
    ],
)
def test_designs_the_figures_cannot_carry_are_refused(code, first, control):
    with pytest.raises(NotComputable) as refusal:
        staggered_did(np.arange(12.0).reshape(4, 3), first, [1, 2, 3], control=control)
    assert refusal.value.code == code


def test_one_period_full_gaps_and_few_draws_are_refused():
    outcome, first, periods = make_staggered()
    for code, asked in (
        ("did_one_period", (outcome[:, :1], first, periods[:1])),
        ("did_nobody_complete", (np.where(periods == 2, np.nan, outcome), first, periods)),
    ):
        with pytest.raises(NotComputable) as refusal:
            staggered_did(*asked)
        assert refusal.value.code == code
    for how, code in ((Drawing(99), "too_few_draws"), (Drawing(100, "normal"), "unknown_weights")):
        with pytest.raises(NotComputable) as refusal:
            staggered_did(outcome, first, periods, how=how)
        assert refusal.value.code == code
