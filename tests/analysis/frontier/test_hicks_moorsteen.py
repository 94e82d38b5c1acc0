"""The Hicks-Moorsteen index: worked examples, identities, completeness."""

import numpy as np
import pytest

from factories.panels import draw_tables, make_panel
from yokoten.analysis.frontier import hicks_moorsteen, malmquist, read_panel
from yokoten.analysis.frontier.hicks_moorsteen_index import FACTORS
from yokoten.analysis.refusal import NotComputable

SEEDS = pytest.mark.parametrize("seed", [1, 2, 3])
ANY_RETURNS = pytest.mark.parametrize("rts", ["crs", "vrs", "nirs", "ndrs"])


def test_index_worked_by_hand_after_bjurek():
    """Unit one is the only efficient one, so that its own proportions decide: outputs 5/2 and 3/2, inputs 6/5 and 3/2.

    The definition is Bjurek's (1996), eight distances as in Zelenyuk (2023), equations 12 to 22.
    """
    panel = make_panel([[[5, 4], [20, 20]], [[6, 6], [24, 24]]], [[[4, 6], [1, 1]], [[6, 15], [1, 1]]])

    found = hicks_moorsteen(panel)

    assert found.output_change[0] == pytest.approx(np.sqrt(15) / 2, abs=1e-12)
    assert found.input_change[0] == pytest.approx(3 / np.sqrt(5), abs=1e-12)
    assert found.hicks_moorsteen[0] == pytest.approx(5 * np.sqrt(3) / 6, abs=1e-12)


@ANY_RETURNS
def test_one_input_and_one_output_give_the_change_of_their_ratio(rts):
    used, made = draw_tables(3, inputs=1, outputs=1)

    found = hicks_moorsteen(make_panel(used, made), rts=rts)

    ratio = (made / used)[:, :, 0]
    assert found.hicks_moorsteen == pytest.approx((ratio[1:] / ratio[:-1]).T.ravel(), rel=1e-9)


@SEEDS
@pytest.mark.parametrize(("inputs", "outputs"), [(1, 1), (1, 3), (3, 1)])
def test_under_constant_returns_with_a_single_input_or_output_it_is_the_malmquist_index(seed, inputs, outputs):
    panel = make_panel(*draw_tables(seed, inputs=inputs, outputs=outputs))

    assert hicks_moorsteen(panel, rts="crs").hicks_moorsteen == pytest.approx(malmquist(panel).malmquist, rel=1e-9)


def test_with_several_of_both_it_is_another_index():
    panel = make_panel(*draw_tables(1))

    assert np.abs(hicks_moorsteen(panel, rts="crs").hicks_moorsteen / malmquist(panel).malmquist - 1).max() > 1e-3


@SEEDS
@ANY_RETURNS
def test_outputs_over_inputs_is_the_index_and_is_there_for_every_pair(seed, rts):
    found = hicks_moorsteen(make_panel(*draw_tables(seed, units=4)), rts=rts)

    assert found.hicks_moorsteen == pytest.approx(found.output_change / found.input_change, rel=1e-12)
    assert set(found.status) == {"ok"}
    assert found.certified.all()


def test_it_is_defined_where_the_malmquist_index_of_variable_returns_is_not():
    panel = make_panel([[2, 4], [1, 4]], [[2, 3], [1, 4]])

    assert malmquist(panel, rts="vrs", decomposition="none").status == ("infeasible", "ok")
    assert hicks_moorsteen(panel).status == ("ok", "ok")


@SEEDS
def test_periods_reversed_give_reciprocals(seed):
    used, made = draw_tables(seed, periods=2)

    forth = hicks_moorsteen(make_panel(used, made, [1, 2]))
    back = hicks_moorsteen(make_panel(used, made, [2, 1]))

    for name in FACTORS:
        assert getattr(forth, name) == pytest.approx(1 / getattr(back, name), rel=1e-9)


@ANY_RETURNS
def test_outputs_and_inputs_that_grow_alike_are_found_as_such(rts):
    used, made = draw_tables(4, periods=1)

    found = hicks_moorsteen(make_panel(np.concatenate([used, 2 * used]), np.concatenate([made, 3 * made])), rts=rts)

    assert found.output_change == pytest.approx(3.0, rel=1e-9)
    assert found.input_change == pytest.approx(2.0, rel=1e-9)


def test_units_of_measurement_do_not_matter():
    used, made = draw_tables(7)

    scaled = hicks_moorsteen(make_panel(used * [1e12, 1], made * [1e-6, 1e12]))

    assert scaled.hicks_moorsteen == pytest.approx(hicks_moorsteen(make_panel(used, made)).hicks_moorsteen, rel=1e-9)


def test_pairs_that_cannot_be_formed_are_listed_and_rows_say_what_grew():
    panel = read_panel(["a", "b", "a"], [2000, 2000, 2002], [1.0, 1.0, 2.0], [1.0, 1.0, 8.0])

    first, second = hicks_moorsteen(panel).rows()

    assert (first["hicks_moorsteen"], first["annualised"]) == (pytest.approx(4.0), pytest.approx(2.0))
    assert first["says"] == ["more_outputs", "more_inputs", "more_productive"]
    assert (second["status"], second["hicks_moorsteen"], second["says"]) == ("missing_second", None, [])


def test_less_of_everything_is_said_too():
    found = hicks_moorsteen(make_panel([[4, 4], [2, 2]], [[8, 8], [2, 2]]))

    assert found.rows()[0]["says"] == ["fewer_outputs", "fewer_inputs", "less_productive"]


def test_a_product_nobody_made_in_the_other_period_is_infeasible():
    found = hicks_moorsteen(make_panel([[1, 1], [1, 1]], [[[1, 0], [1, 0]], [[1, 1], [1, 0]]]))

    assert found.status[0] == "infeasible"
    assert np.isnan(found.hicks_moorsteen[0])


@pytest.mark.parametrize("rts", ["fdh", "other"])
def test_unknown_returns_are_refused(rts):
    with pytest.raises(NotComputable) as refused:
        hicks_moorsteen(make_panel([[1, 2], [1, 2]], [[1, 2], [1, 2]]), rts=rts)

    assert refused.value.code == "unknown_rts"


def test_a_panel_without_any_pair_is_refused():
    with pytest.raises(NotComputable) as refused:
        hicks_moorsteen(read_panel(["a", "b"], [1, 2], [1.0, 1.0], [1.0, 1.0]))

    assert refused.value.code == "no_pairs"
