"""How a gate was passed."""

from datetime import date

import pytest

from yokoten.adopt.rules.gates import leads_back, outcome_of
from yokoten.adopt.rules.problems import chain
from yokoten.adopt.rules.workflow import by_code, in_force
from yokoten.adopt.rules.workflow_reading import shipped

FLOW = in_force(shipped(), "pilot-flow", date(2026, 6, 1))


@pytest.mark.parametrize(
    ("code", "has_points", "outcome"),
    [
        ("defend", False, "passed"),
        ("defend", True, "remarks"),
        ("return-plan", False, "returned"),
        ("return-plan", True, "returned"),
        ("sign", False, ""),
        ("check-year", False, ""),
    ],
)
def test_a_gate_is_passed_passed_with_remarks_or_returned(code, has_points, outcome):
    assert outcome_of(FLOW, by_code(FLOW, code), has_points=has_points) == outcome


def test_a_step_that_stays_in_its_state_does_not_lead_back():
    assert not leads_back(FLOW, by_code(FLOW, "check-year")) and leads_back(FLOW, by_code(FLOW, "return-result"))


def test_a_chain_of_whys_has_no_gaps_and_five_links_at_most():
    assert chain([" a ", "", "b", "c", "d", "e", "f"]) == ["a", "b", "c", "d", "e"]
