"""Envelopment programmes: published answers, words of status, separate reference sets, what cannot be computed."""

import numpy as np
import pytest

from factories.envelopment import ORIENTATIONS, RTS, make_units
from factories.published import DEAP_1, DEAP_2, ELEVEN, HOSPITALS, STORES, WEAK
from yokoten.analysis.frontier import dea
from yokoten.analysis.refusal import NotComputable

NAN = float("nan")
PRINTED = 5.1e-4


def of(table, rts, orientation, **more):
    return dea(table["inputs"], table["outputs"], rts=rts, orientation=orientation, **more)


@pytest.mark.parametrize("table", [STORES, HOSPITALS, DEAP_1, WEAK])
def test_printed_scores_under_constant_returns_are_reproduced(table):
    found = of(table, "crs", "input")
    assert found.score == pytest.approx(table["crs"], abs=PRINTED)
    assert found.certified.all()


def test_printed_scores_under_variable_returns_are_reproduced():
    assert of(DEAP_2, "vrs", "input").score == pytest.approx(DEAP_2["vrs_input"], abs=PRINTED)
    assert of(DEAP_2, "vrs", "output").efficiency == pytest.approx(DEAP_2["vrs_output"], abs=PRINTED)


def test_printed_peers_slacks_targets_and_counts_are_reproduced():
    found = of(DEAP_1, "crs", "input")
    for unit, peers in enumerate(DEAP_1["peers"]):
        assert found.peers_of(unit) == pytest.approx(peers, abs=PRINTED)
    assert found.slacks == pytest.approx(np.array(DEAP_1["slacks"]), abs=1e-12)
    assert found.targets == pytest.approx(np.array(DEAP_1["targets"]), abs=PRINTED)
    assert found.followers().tolist() == DEAP_1["followers"]


@pytest.mark.parametrize("rts", ["crs", "vrs"])
@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_scores_and_slacks_of_eleven_units_agree_with_another_program(rts, orientation):
    found = of(ELEVEN, rts, orientation)
    slacks = np.zeros((11, 3))
    for place, value in ELEVEN["slacks"][rts, orientation].items():
        slacks[place] = value
    assert found.score == pytest.approx(ELEVEN[rts, orientation], abs=1e-9)
    assert found.slacks == pytest.approx(slacks, abs=1e-8)


@pytest.mark.parametrize("choice", ELEVEN["peers"])
def test_peers_of_eleven_units_agree_with_another_program(choice):
    found = of(ELEVEN, *choice)
    for unit, peers in ELEVEN["peers"][choice].items():
        assert found.peers_of(unit) == pytest.approx(peers, abs=1e-9)


def test_unit_of_score_one_with_slack_is_weakly_efficient():
    found = of(WEAK, "crs", "input")
    assert found.status == ("inefficient", "inefficient", "efficient", "efficient", "efficient", "weakly_efficient")
    assert found.slacks[5] == pytest.approx([2, 0, 0])
    assert found.peers_of(5) == pytest.approx({2: 1.0})
    assert found.slack_sum[5] == pytest.approx(2)


def test_weakly_efficient_unit_is_nobodys_peer():
    found = of(WEAK, "crs", "input")
    assert 5 not in found.peers


def test_efficient_unit_is_its_own_only_peer():
    found = dea([[1.0], [2], [3]], [[1.0], [2], [3]], rts="vrs")
    assert [found.peers_of(unit) for unit in range(3)] == [{0: 1.0}, {1: 1.0}, {2: 1.0}]


def test_targets_are_the_radial_part_and_the_slacks():
    found = of(WEAK, "crs", "input")
    assert found.radial[0] == pytest.approx([4 * 6 / 7, 3 * 6 / 7, 1])
    assert found.targets == pytest.approx(found.radial + found.slacks * [-1, -1, 1])


@pytest.mark.parametrize("rts", RTS)
def test_multipliers_and_intercept_give_the_score_back(rts):
    used, made = make_units()
    output, input_ = dea(used, made, rts=rts, orientation="output"), dea(used, made, rts=rts, orientation="input")
    assert (output.multipliers[:, :3] * used).sum(axis=1) + output.intercept == pytest.approx(output.score, abs=1e-9)
    assert (input_.multipliers[:, 3:] * made).sum(axis=1) + input_.intercept == pytest.approx(input_.score, abs=1e-9)


def test_slack_weights_decide_between_slacks():
    used = [[2.0, 100], [1, 100], [2, 70], [4, 200]]
    made = [[1.0], [1], [1], [1]]
    scaled = dea(used, made, rts="vrs", orientation="output")
    unit = dea(used, made, rts="vrs", orientation="output", slack_weights="unit")
    assert scaled.peers_of(3) == {1: 1.0}
    assert unit.peers_of(3) == {2: 1.0}
    assert unit.slack_sum[3] == pytest.approx(132)


def test_better_than_a_separate_reference_set_is_beyond():
    reference = [[2.0], [4]], [[2.0], [3]]
    found = dea([[2.0], [4], [1]], [[4.0], [3], [1]], rts="vrs", reference=reference)
    assert found.status == ("beyond", "efficient", "infeasible")
    assert found.score == pytest.approx([0.5, 1, NAN], nan_ok=True)
    assert found.efficiency[0] == pytest.approx(2)
    assert found.peers_of(0) == {0: 1.0}
    assert np.isnan(found.slacks[2]).all()
    assert found.peers_of(2) == {}


def test_input_score_above_one_is_beyond_a_separate_reference_set():
    found = dea([[1.0], [2]], [[2.0], [9]], rts="vrs", orientation="input", reference=([[2.0], [4]], [[2.0], [3]]))
    assert found.status == ("beyond", "infeasible")
    assert found.score[0] == pytest.approx(2)


def test_own_set_as_a_separate_one_gives_the_same_scores():
    used, made = make_units()
    for rts in (*RTS, "fdh"):
        own = dea(used, made, rts=rts)
        separate = dea(used, made, rts=rts, reference=(used, made))
        assert separate.score == pytest.approx(own.score, abs=1e-12)
        assert separate.status == own.status


def test_missing_cell_leaves_the_unit_out_and_nobody_leans_on_it():
    used, made = make_units()
    best = int(np.flatnonzero(dea(used, made).followers())[0])
    holed = used.copy()
    holed[best, 1] = NAN
    found = dea(holed, made)
    without = dea(np.delete(used, best, axis=0), np.delete(made, best, axis=0))
    assert found.status[best] == "not_evaluated"
    assert np.isnan(found.score[best])
    assert best not in found.peers
    assert np.delete(found.score, best) == pytest.approx(without.score, abs=1e-12)


def test_unit_without_any_output_is_not_evaluated():
    found = dea([[1.0], [2], [3]], [[1.0, 1], [0, 0], [2, 0]])
    assert found.status == ("efficient", "not_evaluated", "efficient")


def test_only_unit_is_efficient():
    for rts in (*RTS, "fdh"):
        assert dea([[3.0]], [[2.0]], rts=rts).status == ("efficient",)


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"rts": "drs"}, "unknown_rts"),
        ({"orientation": "both"}, "unknown_orientation"),
        ({"slack_weights": "none"}, "unknown_slack_weights"),
        ({"reference": ([[1.0, 2.0]], [[1.0]])}, "reference_differs"),
        ({"reference": ([[1.0]], [[1.0], [2.0]])}, "shapes_differ"),
    ],
)
def test_unknown_choices_are_refused(how, code):
    with pytest.raises(NotComputable) as refusal:
        dea([[1.0], [2.0]], [[1.0], [1.0]], **how)
    assert refusal.value.code == code
