"""The Malmquist index: published examples, what is listed, what is refused, what the rows say."""

import numpy as np
import pytest

from factories.panels import draw_tables, make_panel
from yokoten.analysis.frontier import answering, distances, malmquist, read_panel
from yokoten.analysis.frontier.malmquist_index import FACTORS
from yokoten.analysis.frontier.solved import Solved
from yokoten.analysis.refusal import NotComputable

NAN = float("nan")

# Coelli (1996), A Guide to DEAP Version 2.1, CEPA Working Paper 96/08, example 4: five firms, three years.
DEAP_X = [[2, 4, 3, 5, 6], [2, 4, 3, 5, 5], [2, 4, 3, 5, 5]]
DEAP_Y = [[1, 2, 3, 4, 5], [1, 3, 4, 3, 5], [1, 3, 4, 3, 5]]
DEAP_PRINTED = {  # effch, techch, pech, sech, tfpch of year 2
    "u0": (0.750, 1.333, 1.000, 0.750, 1.000),
    "u1": (1.125, 1.333, 1.222, 0.920, 1.500),
    "u2": (1.000, 1.333, 1.000, 1.000, 1.333),
    "u3": (0.562, 1.333, 0.650, 0.865, 0.750),
    "u4": (0.900, 1.333, 1.000, 0.900, 1.200),
}
DEAP_MEANS = (0.844, 1.333, 0.955, 0.883, 1.125)

# Documentation and tests of DataEnvelopmentAnalysis.jl (MIT), one input, one output, three periods.
JULIA_X = [[2, 3, 5, 4, 4], [1, 2, 4, 3, 4], [0.5, 1.5, 3, 2, 4]]
JULIA_Y = [[1, 4, 6, 3, 5], [1, 4, 6, 3, 3], [2, 4, 6, 3, 1]]
JULIA_INDEX = [[2, 4], [1.5, 1.3333333], [1.25, 1.3333333], [1.3333333, 1.5], [0.6, 0.3333333]]
JULIA_CHANGE = [[1.3333333, 2], [1, 0.6666667], [0.8333333, 0.6666667], [0.8888889, 0.75], [0.4, 0.1666667]]


def in_deap_order(found, place):
    names = ("efficiency_change", "technical_change", "pure_efficiency_change", "scale_change", "malmquist")
    return [getattr(found, name)[place] for name in names]


def test_the_example_of_the_deap_guide_is_reproduced_to_its_printed_digits():
    found = malmquist(make_panel(DEAP_X, DEAP_Y, [1, 2, 3]))

    for place, (unit, year) in enumerate(zip(found.units, found.second, strict=True)):
        printed = DEAP_PRINTED[unit] if year == 2 else (1.0,) * 5
        assert in_deap_order(found, place) == pytest.approx(printed, abs=0.00051)
    assert set(found.status) == {"ok"}
    assert found.certified.all()


def test_the_geometric_means_of_the_deap_guide_are_reproduced():
    found = malmquist(make_panel(DEAP_X, DEAP_Y, [1, 2, 3]))
    year = [place for place, when in enumerate(found.second) if when == 2]

    means = np.exp(np.mean([np.log(in_deap_order(found, place)) for place in year], axis=0))

    assert means == pytest.approx(DEAP_MEANS, abs=0.0005)


@pytest.mark.parametrize("orientation", ["output", "input"])
def test_the_example_of_the_julia_package_is_reproduced(orientation):
    found = malmquist(make_panel(JULIA_X, JULIA_Y), orientation=orientation, decomposition="none")

    assert found.malmquist.reshape(5, 2) == pytest.approx(np.array(JULIA_INDEX), abs=5e-8)
    assert found.efficiency_change.reshape(5, 2) == pytest.approx(np.array(JULIA_CHANGE), abs=5e-8)
    assert found.technical_change.reshape(5, 2) == pytest.approx(np.tile([1.5, 2.0], (5, 1)), abs=1e-12)


def test_global_index_of_two_units_worked_by_hand():
    """After Pastor and Lovell (2005): the pooled frontier is y = 4x, so that efficiencies are y/x/4."""
    found = malmquist(make_panel([[2, 1], [1, 1], [1, 1]], [[1, 1], [1, 2], [3, 4]]), base="global")

    assert found.malmquist == pytest.approx([2, 3, 2, 2])
    assert found.efficiency_change == pytest.approx([1, 1.5, 1, 1])
    assert found.technical_change == pytest.approx([2, 2, 2, 2])


def test_ray_desli_parts_worked_by_hand():
    """Variable returns frontiers y <= 4 at x = 2 and y <= 6 at x = 2, reached below by one unit each at x = 1."""
    found = malmquist(make_panel([[1, 2, 2], [1, 2, 2]], [[1, 4, 2], [2, 6, 4.5]]), decomposition="ray_desli")

    assert found.pure_efficiency_change == pytest.approx([1, 1, 1.5])
    assert found.technical_change == pytest.approx([2, 1.5, 1.5])
    assert found.malmquist == pytest.approx([2, 1.5, 2.25])
    assert found.scale_change == pytest.approx([1, 1, 1])


def test_an_index_over_several_years_has_its_yearly_root():
    found = malmquist(make_panel([[1, 2], [1, 2], [1, 2]], [[1, 2], [2, 4], [16, 32]], [2010, 2011, 2014]))

    assert found.years.tolist() == [1, 3, 1, 3]
    assert found.malmquist == pytest.approx([2, 8, 2, 8])
    assert found.annualised == pytest.approx([2, 2, 2, 2])


def test_quarters_are_parts_of_years():
    found = malmquist(make_panel([[1, 2], [1, 2]], [[1, 2], [1.1, 2.2]], [2020.0, 2020.25]))

    assert found.annualised == pytest.approx([1.1**4] * 2)
    assert found.rows()[0]["to"] == 2020.25


def test_a_unit_missing_in_the_middle_has_the_pairs_that_exist_and_is_listed_for_the_others():
    units = ["a", "b", "c"] * 5
    periods = np.repeat([1, 2, 3, 4, 5], 3)
    kept = [place for place in range(15) if units[place] != "c" or periods[place] in (1, 2, 5)]
    used = np.array([1.0, 2.0, 3.0] * 5)
    made = used * periods

    found = malmquist(read_panel([units[p] for p in kept], periods[kept], used[kept], made[kept]))

    assert found.status == ("ok",) * 8 + ("ok", "missing_second", "missing_both", "missing_first")
    assert found.reason[8:] == ("", "no_row", "no_row", "no_row")
    assert found.left_out() == (9, 10, 11)
    assert np.isnan(found.malmquist[9:]).all()
    assert not found.certified[9:].any()


def test_rows_that_cannot_be_evaluated_are_listed_with_their_reason_and_hurt_nobody_else():
    used, made = draw_tables(5, periods=2, units=6, outputs=1)
    whole = malmquist(make_panel(used[:, :3], made[:, :3]))
    used[0, 3, 1], made[1, 4, 0], used[1, 5] = NAN, 0.0, 0.0

    found = malmquist(make_panel(used[:, [0, 1, 2, 3]], made[:, [0, 1, 2, 3]]))
    more = malmquist(make_panel(used, made))

    assert found.status == ("ok", "ok", "ok", "not_evaluated")
    assert more.status[3:] == ("not_evaluated",) * 3
    assert more.reason == ("", "", "", "cell_missing", "no_output", "no_input")
    assert np.isfinite(more.malmquist[:3]).all()
    assert np.isfinite(whole.malmquist).all()


def test_a_row_that_cannot_be_evaluated_spans_no_technology():
    used, made = draw_tables(6, periods=2, units=5)
    alone = malmquist(make_panel(used[:, 1:], made[:, 1:]))
    used[:, 0, 0], made[:, 0] = NAN, 1e6

    assert malmquist(make_panel(used, made)).malmquist[1:] == pytest.approx(alone.malmquist, rel=1e-12)


def test_a_size_out_of_reach_of_the_other_period_is_infeasible_under_variable_returns_only():
    panel = make_panel([[2, 4], [1, 4]], [[2, 3], [1, 4]])

    variable = malmquist(panel, rts="vrs", decomposition="none")
    split = malmquist(panel, decomposition="ray_desli")

    assert variable.status == ("infeasible", "ok")
    assert np.isnan(variable.malmquist[0])
    assert variable.efficiency_change[0] == pytest.approx(1.0)
    assert not variable.certified[0]
    assert split.status == ("infeasible", "ok")
    assert np.isnan([split.technical_change[0], split.scale_change[0]]).all()
    assert split.malmquist == pytest.approx(malmquist(panel).malmquist)
    assert malmquist(panel).status == ("ok", "ok")
    assert malmquist(panel, rts="vrs").status == ("ok", "ok")
    assert malmquist(panel, rts="vrs", base="global", decomposition="none").status == ("ok", "ok")


def test_a_product_nobody_made_in_the_other_period_is_infeasible_and_not_infinite():
    panel = make_panel([[1, 1], [1, 1]], [[[1, 0], [1, 0]], [[1, 1], [1, 0]]])

    found = malmquist(panel)

    assert found.status == ("infeasible", "ok")
    assert np.isnan(found.malmquist[0])


def test_under_variable_returns_without_split_the_change_is_the_variable_returns_one():
    panel = make_panel(DEAP_X, DEAP_Y)

    alone, split = malmquist(panel, rts="vrs", decomposition="none"), malmquist(panel, rts="vrs")

    assert alone.efficiency_change == pytest.approx(split.pure_efficiency_change)
    assert split.malmquist == pytest.approx(malmquist(panel).malmquist)
    assert np.isnan(alone.pure_efficiency_change).all()
    assert np.isnan(alone.scale_change).all()


def test_rows_carry_the_same_numbers_as_facts_and_codes():
    rows = malmquist(make_panel(DEAP_X, DEAP_Y, [2001, 2002, 2003])).rows()

    second = rows[2]
    assert (second["unit"], second["from"], second["to"], second["years"]) == ("u1", 2001, 2002, 1)
    assert second["malmquist"] == pytest.approx(1.5)
    assert second["says"] == ["caught_up", "frontier_moved_out", "more_productive"]
    assert rows[0]["says"] == ["fell_behind", "frontier_moved_out"]
    assert rows[3]["says"] == []


def test_rows_say_less_and_in_when_figures_fall():
    rows = malmquist(make_panel([[1, 1], [1, 1]], [[4, 2], [2, 1]])).rows()

    assert rows[1]["says"] == ["frontier_moved_in", "less_productive"]


def test_rows_hold_none_for_what_is_undefined():
    panel = read_panel(["a", "b", "a"], [1, 1, 2], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0])

    lost = malmquist(panel).rows()[1]

    assert [lost[name] for name in (*FACTORS, "annualised")] == [None] * 6
    assert (lost["status"], lost["reason"], lost["certified"], lost["says"]) == ("missing_second", "no_row", False, [])


def test_what_the_batch_cannot_solve_the_second_solver_does(monkeypatch):
    panel = make_panel(*draw_tables(2))
    plain = malmquist(panel)
    monkeypatch.setattr(answering, "solve", lambda technology, who, _: Solved.empty(len(who.inputs), technology.rows))

    again = malmquist(panel)

    assert again.malmquist == pytest.approx(plain.malmquist, rel=1e-9)
    assert again.certified.all()


def test_what_neither_solver_can_prove_is_uncertified_and_stays_in_the_table(monkeypatch):
    panel = make_panel(*draw_tables(2, periods=2))

    def doubting(technology, who, weights):
        found = answering.proven(technology, who, weights)
        found.error[0] = 1e-6
        return found

    monkeypatch.setattr(distances, "proven", doubting)
    found = malmquist(panel, decomposition="none")

    assert found.status == ("uncertified",) + ("ok",) * 7
    assert found.certified.tolist() == [False] + [True] * 7
    assert np.isfinite(found.malmquist).all()


@pytest.mark.parametrize(
    ("code", "choice"),
    [
        ("unknown_rts", {"rts": "fdh"}),
        ("unknown_rts", {"rts": "nirs"}),
        ("unknown_orientation", {"orientation": "sideways"}),
        ("unknown_base", {"base": "last"}),
        ("unknown_decomposition", {"decomposition": "other"}),
        ("decomposition_needs_crs", {"decomposition": "ray_desli", "rts": "vrs"}),
    ],
)
def test_unknown_choices_are_refused(code, choice):
    with pytest.raises(NotComputable) as refused:
        malmquist(make_panel(DEAP_X, DEAP_Y), **choice)

    assert refused.value.code == code


def test_a_panel_without_any_pair_is_refused():
    with pytest.raises(NotComputable) as refused:
        malmquist(read_panel(["a", "b"], [1, 2], [1.0, 1.0], [1.0, 1.0]))

    assert refused.value.code == "no_pairs"


def test_a_fixed_base_needs_figures_in_the_first_period():
    panel = make_panel([[NAN, NAN], [1, 2], [1, 2]], [[1, 1], [1, 2], [2, 3]], [2000, 2001, 2002])

    with pytest.raises(NotComputable) as refused:
        malmquist(panel, base="fixed")

    assert (refused.value.code, refused.value.facts) == ("base_period_empty", {"period": 2000.0})
    assert malmquist(panel, base="global").status == ("not_evaluated", "ok") * 2
