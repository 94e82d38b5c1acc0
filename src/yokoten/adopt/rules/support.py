"""What steps may ask about the support of a scheme, and whether a workflow asks for any of it."""

from yokoten.adopt.rules.workflow import Workflow

SUPPORT, WITHIN_NORM, WITHIN_ADVANCE = "support", "within_norm", "within_advance"
SUPPORT_FIELDS = (SUPPORT, WITHIN_NORM, WITHIN_ADVANCE)


def asks_for_support(workflow: Workflow) -> bool:
    """Whether projects of this workflow carry cost, support and advance."""
    return any(field in SUPPORT_FIELDS for step in workflow.transitions for field in step.fields)
