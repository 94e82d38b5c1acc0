"""A result as a code with facts, with what its design cannot say."""

import pytest

from yokoten.prove.rules.designs import STRENGTH
from yokoten.prove.rules.sizes import Size
from yokoten.prove.rules.verdict import CAVEATS, Signals, chart_verdict, verdict


def test_the_verdict_carries_the_figures_with_their_sign():
    found = verdict("did", Size(-4.0, -6.0, -2.0, matters=1.0, is_lower_better=True), "lead time", "days")

    assert (found.code, found.design) == ("better", "did")
    assert found.facts == {
        "outcome": "lead time", "unit": "days", "estimate": -4.0, "lower": -6.0, "upper": -2.0, "matters": 1.0,
    }  # fmt: skip
    assert found.caveats == ("trends_alike", "spill_over")


@pytest.mark.parametrize("design", STRENGTH)
def test_every_design_says_what_it_cannot_say(design):
    assert len(CAVEATS[design]) >= 2


@pytest.mark.parametrize("design", ["before_after", "two_logs"])
def test_a_chosen_flow_without_comparison_is_said_to_be_chosen(design):
    assert {"same_time", "chosen_flow"} <= set(CAVEATS[design])


@pytest.mark.parametrize(
    ("better", "worse", "code"),
    [(2, 0, "chart_better"), (0, 1, "chart_worse"), (2, 1, "chart_mixed"), (0, 0, "chart_quiet")],
)
def test_a_chart_says_that_something_changed_and_which_way(better, worse, code):
    found = chart_verdict(Signals(better, worse), "output")

    assert (found.code, found.facts["better"], found.facts["worse"]) == (code, better, worse)
    assert found.caveats == CAVEATS["course"]
