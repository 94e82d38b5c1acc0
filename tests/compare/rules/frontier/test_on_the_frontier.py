"""On the frontier: who a region is measured against, how far it is, and what cannot be said."""

import numpy as np
import pytest

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.frontier.answer import FrontierFigures
from yokoten.compare.rules.frontier.answering import fingerprint_of, on_the_frontier
from yokoten.compare.rules.frontier.asked import FrontierAsked

NAN = float("nan")
# people, capital, product: A and B span the frontier, C lies under the middle of them, D is beaten by A outright.
TABLE = {"A": (2, 2, 4), "B": (6, 6, 8), "C": (4, 4, 3), "D": (3, 5, 2), "E": (6, 9, 8)}


def figures(table=TABLE, **details):
    columns = np.array(list(table.values()), float)
    return FrontierFigures(tuple(table), ("people", "capital", "product"), 2, columns, **details)


def ask(focus="C", **details):
    return FrontierAsked(focus, "2023", ("people", "capital"), ("product",), **details)


def test_the_mix_of_a_region_below_the_frontier_sums_to_one_and_has_its_target():
    answer = on_the_frontier(figures(), ask())
    assert {peer.unit: pytest.approx(peer.share) for peer in answer.peers} == {"A": 0.5, "B": 0.5}
    assert (answer.status, answer.efficiency) == ("inefficient", pytest.approx(0.5))
    product = answer.steps[-1]
    assert (product.now, product.target, product.is_input) == (3, pytest.approx(6), False)
    assert product.radial_part == pytest.approx(3) and product.slack_part == 0


def test_the_real_region_that_beats_it_is_named_with_its_figures():
    answer = on_the_frontier(figures(), ask("D"))
    assert (answer.dominating, answer.dominating_figures) == ("A", (2, 2, 4))
    assert on_the_frontier(figures(), ask("A")).dominating == ""


def test_what_is_left_beyond_the_common_change_is_told_apart():
    answer = on_the_frontier(figures(), ask("E"))
    capital = next(step for step in answer.steps if step.column == "capital")
    assert answer.efficiency == pytest.approx(1) and not answer.is_efficient
    assert (capital.radial_part, capital.slack_part) == (0, pytest.approx(-3))


def test_less_of_everything_is_asked_the_other_way_round():
    answer = on_the_frontier(figures(), ask(orientation="input"))
    people = answer.steps[0]
    assert people.target == pytest.approx(2) and answer.steps[-1].radial_part == 0
    assert answer.efficiency == pytest.approx(0.5)


def test_leaving_a_peer_out_shows_how_much_hangs_on_it():
    effects = {peer.unit: peer.effect for peer in on_the_frontier(figures(), ask()).peers}
    assert effects["A"] > 0.1 and all(effect >= 0 for effect in effects.values())


def test_a_region_on_the_frontier_has_no_teachers_and_may_be_there_by_default():
    lonely = {**TABLE, "Z": (50, 50, 9)}
    answer = on_the_frontier(figures(lonely), ask("Z"))
    assert answer.is_efficient and answer.peers == () and answer.by_default
    assert not on_the_frontier(figures(lonely), ask("A")).by_default
    assert all(step.whole == 0 for step in answer.steps)


def test_size_is_told_in_returns_to_scale_but_not_among_real_regions_only():
    assert on_the_frontier(figures(), ask("B")).returns == "drs"
    assert on_the_frontier(figures(), ask("A")).returns == "crs"
    alone = on_the_frontier(figures(), ask("D", rts="fdh"))
    assert (alone.returns, alone.scale_efficiency) == ("", None)
    assert [peer.unit for peer in alone.peers] == ["A"]


def test_a_region_without_a_figure_is_left_out_with_the_reason_and_nobodys_example():
    gap = {**TABLE, "A": (2, NAN, 4)}
    answer = on_the_frontier(figures(gap), ask())
    assert [(one.unit, one.code, one.columns) for one in answer.left_out] == [("A", "missing_cells", ("capital",))]
    assert "A" not in {peer.unit for peer in answer.peers}
    assert next(one for one in answer.stands if one.unit == "A").efficiency is None


@pytest.mark.parametrize(
    ("table", "details", "code", "facts"),
    [
        ({**TABLE, "C": (4, NAN, 3)}, {}, "frontier_focus_misses", {"variables": ["capital"]}),
        (TABLE, {"ratios": (1,)}, "ratio_with_volume", {"variables": ["capital"]}),
        (TABLE, {"undesirable": (2,)}, "undesirable_as_output", {"variable": "product"}),
        ({**TABLE, "A": (2, -2, 4)}, {}, "negative_value", {"variable": "capital", "unit": "A", "value": -2.0}),
        ({**TABLE, "C": (4, 4, 0)}, {}, "frontier_focus_not_measured", {"status": "not_evaluated"}),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(table, details, code, facts):
    with pytest.raises(NotComputable) as refused:
        on_the_frontier(figures(table, **details), ask())
    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_ratios_are_allowed_among_real_regions_only_and_said():
    answer = on_the_frontier(figures(ratios=(1,)), ask(rts="fdh"))
    assert ("ratio_with_volume", {"variables": ["capital"]}) in [(one.code, one.facts) for one in answer.remarks]


def test_a_peer_far_beyond_all_others_is_to_be_checked_first():
    odd = {**TABLE, "X": (2, 2, 40)}
    codes = {(one.code, one.facts.get("unit")) for one in on_the_frontier(figures(odd), ask()).remarks}
    assert ("check_the_figures_first", "X") in codes


def test_the_fingerprint_changes_with_figures_and_question_but_not_with_who_asks():
    same = fingerprint_of(figures(), ask("C"))
    assert same == fingerprint_of(figures(), ask("A"))
    moved = figures({**TABLE, "B": (6, 6, 8.1)})
    others = [fingerprint_of(moved, ask()), fingerprint_of(figures(), ask(rts="crs"))]
    assert same not in others and len(set(others)) == 2


def test_a_question_survives_being_kept():
    asked = ask(rts="crs", orientation="input", excluded=("extractive",))
    assert FrontierAsked.from_json({**asked.to_json(), "later": 1}) == asked
