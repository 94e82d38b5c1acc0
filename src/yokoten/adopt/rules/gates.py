"""How a gate was passed: clean, with remarks, or not at all."""

from yokoten.adopt.rules.workflow import Transition, Workflow, distances

PASSED, REMARKS, RETURNED = "passed", "remarks", "returned"
OUTCOMES = (PASSED, REMARKS, RETURNED)


def leads_back(workflow: Workflow, transition: Transition) -> bool:
    """Whether a step leads to a state that lies nearer to the first one, and does not end the project."""
    way = distances(workflow)
    return way.get(transition.target, 0) < way.get(transition.source, 0)


def outcome_of(workflow: Workflow, transition: Transition, *, has_points: bool) -> str:
    """Passed, passed with remarks or returned; nothing where the step is no gate."""
    if not transition.is_gate:
        return ""
    if leads_back(workflow, transition):
        return RETURNED
    return REMARKS if has_points else PASSED
