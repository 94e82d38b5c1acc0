"""Super-efficiency: efficient units against all others, with SciPy as judge."""

import numpy as np
import pytest
from hypothesis import given, settings

from factories.envelopment import ORIENTATIONS, RTS, all_by_linprog, degenerate_tables, make_units
from factories.published import DEAP_1
from yokoten.analysis.frontier import dea, examine_extremes, super_efficiency
from yokoten.analysis.frontier.figures import read_figures
from yokoten.analysis.frontier.program import Technology, asked
from yokoten.analysis.frontier.solved import INFEASIBLE
from yokoten.analysis.frontier.solving import solve
from yokoten.analysis.refusal import NotComputable

CHOICES = [(rts, orientation) for rts in RTS for orientation in ORIENTATIONS]
CLOSE = {"rel": 1e-9, "abs": 1e-9, "nan_ok": True}


def test_scores_worked_out_by_hand():
    """Per unit of output, unit 1 uses (1, 2), the nearest others (2, 2) and (3, 1): twice the first input."""
    found = super_efficiency(DEAP_1["inputs"], DEAP_1["outputs"], rts="crs", orientation="input")
    assert found.score[[1, 4]] == pytest.approx([2.0, 2.0])
    assert found.score[[0, 2, 3]] == pytest.approx([0.5, 0.833, 0.714], abs=5e-4)
    assert found.status == ("inefficient", "beyond", "inefficient", "inefficient", "beyond")


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
@given(table=degenerate_tables())
@settings(max_examples=20, deadline=None)
def test_efficient_units_have_the_score_of_scipy_without_themselves_and_others_keep_theirs(rts, orientation, table):
    found, base = (measure(*table, rts=rts, orientation=orientation) for measure in (super_efficiency, dea))
    efficient = np.array(base.status) == "efficient"
    alone = np.array([answer.score for answer in all_by_linprog(*table, rts, orientation, own_barred=True)])

    assert found.score[efficient] == pytest.approx(alone[efficient], **CLOSE)
    assert (found.score[~efficient] == base.score[~efficient]).all()
    assert (np.array(found.status) == "infeasible").tolist() == (efficient & np.isnan(alone)).tolist()
    assert (found.certificate[~np.isnan(found.score)] <= 1e-9).all()


@pytest.mark.parametrize(("rts", "orientation"), CHOICES)
def test_the_two_layers_give_what_everybody_gives(rts, orientation):
    used, made = make_units(500)
    found, figures = super_efficiency(used, made, rts=rts, orientation=orientation), read_figures(used, made)
    who = asked(figures.inputs, figures.outputs, orientation, np.arange(500))
    everybody = solve(Technology(figures.inputs, figures.outputs, rts), who)
    changed = np.isin(found.status, ("beyond", "efficient", "infeasible"))

    expected = np.where(everybody.ended == INFEASIBLE, np.nan, everybody.score)
    assert changed.sum() > 5
    assert found.score[changed] == pytest.approx(expected[changed], **CLOSE)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_under_free_disposal_the_score_is_that_of_the_best_other_real_unit(orientation):
    found = super_efficiency([[1.0], [2.0], [4.0]], [[1.0], [4.0], [5.0]], rts="fdh", orientation=orientation)
    expected = [np.nan, 0.25, 0.8] if orientation == "output" else [2.0, 2.0, np.nan]
    assert found.score == pytest.approx(expected, nan_ok=True)


def test_a_duplicate_takes_the_place_of_an_efficient_unit():
    found = super_efficiency([[1.0], [1.0], [3.0]], [[2.0], [2.0], [1.0]], rts="vrs")
    assert found.score == pytest.approx([1, 1, 2])
    assert found.status == ("efficient", "efficient", "inefficient")


def test_the_only_unit_of_its_size_is_infeasible():
    found = super_efficiency([[1.0], [5.0]], [[1.0], [2.0]], rts="vrs")
    assert found.status == ("infeasible", "beyond")
    assert np.isnan(found.score[0])
    assert found.efficiency[1] == pytest.approx(2)


@pytest.mark.parametrize(("rts", "status"), [("vrs", "infeasible"), ("ndrs", "infeasible"), ("crs", "beyond")])
def test_a_unit_alone_has_nobody_to_be_compared_with(rts, status):
    assert super_efficiency([[1.0]], [[1.0]], rts=rts).status == (status,)


def test_an_output_that_nobody_else_makes_is_beyond_all_measure():
    found = super_efficiency([[1.0], [1.0]], [[1.0, 0], [1, 1]], rts="crs")
    assert found.score[1] == 0
    assert np.isinf(found.efficiency[1])
    assert found.status[1] == "beyond"


def test_missing_cells_stay_out():
    found = super_efficiency([[1.0], [float("nan")], [5.0]], [[1.0], [9.0], [2.0]], rts="crs")
    assert found.status == ("beyond", "not_evaluated", "inefficient")
    assert found.efficiency[0] == pytest.approx(2.5)


def test_extremes_are_named_with_the_screen_given():
    found = super_efficiency([[1.0], [1.0], [1.0]], [[2.0], [4.0], [8.0]])
    assert [finding.code for finding in examine_extremes(found)] == ["check_the_figures_first"]
    assert examine_extremes(found)[0].facts == {"row": 2, "efficiency": 2.0}
    assert examine_extremes(found, above=2.5) == ()


def test_unknown_choices_are_refused():
    with pytest.raises(NotComputable, match="unknown_rts"):
        super_efficiency([[1.0]], [[1.0]], rts="irs")


def test_what_no_other_unit_makes_at_all_scores_zero_not_a_rounding_error():
    used = [[0, 0, 3, 3], [2, 3, 1, 0], [3, 4, 1, 2], [0, 2, 0, 3], [3, 2, 1, 0]]
    made = [[0, 1, 3], [3, 1, 4], [3, 3, 2], [1, 3, 2], [1, 2, 1]]
    found = super_efficiency(used, made, rts="crs", orientation="output")
    assert (found.score[0], found.efficiency[0], found.status[0]) == (0.0, np.inf, "beyond")
