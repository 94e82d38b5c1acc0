"""Whether the checks of a design hold, and what it is worth where they do not."""

import pytest

from yokoten.prove.rules.checking import basis_of, check_of, share_holding, wanting, worth_of
from yokoten.prove.rules.evidence_facts import Checks, EvidenceFacts
from yokoten.prove.rules.grade_rule import shipped_rule

RULE = shipped_rule()


@pytest.mark.parametrize(
    ("name", "passes", "fails"),
    [("pretrend", 0.10, 0.0999), ("placebo", 0.05, 0.0499), ("pre_fit", 0.25, 0.251), ("autocorrelation", 1.0, 1.01)],
)
def test_a_check_holds_up_to_its_limit(name, passes, fails):
    assert check_of(name, Checks(**{name: passes}), RULE) == "passed"
    assert check_of(name, Checks(**{name: fails}), RULE) == "failed"
    assert check_of(name, Checks(), RULE) == "not_made"


def test_a_design_whose_checks_hold_is_worth_itself():
    facts = EvidenceFacts("did", Checks(pretrend=0.4))

    assert basis_of(facts, RULE) == "did" and worth_of("did", facts.checks, RULE) == "did"


def test_a_series_with_a_placebo_effect_falls_back_on_its_chart():
    facts = EvidenceFacts("interrupted", Checks(placebo=0.01, autocorrelation=0.5))

    assert basis_of(facts, RULE) == "course"
    assert share_holding("interrupted", facts.checks, RULE) == 0.5


def test_no_design_is_worth_nothing():
    assert basis_of(EvidenceFacts(""), RULE) == "" and worth_of("", Checks(), RULE) == ""


def test_what_does_not_hold_is_told_with_figure_and_limit():
    failed, not_made = wanting("synthetic", Checks(pre_fit=0.4), RULE)

    assert (failed.code, dict(failed.facts)) == ("check_failed", {"check": "pre_fit", "figure": 0.4, "limit": 0.25})
    assert (not_made.code, not_made.facts["check"]) == ("check_not_made", "placebo")
