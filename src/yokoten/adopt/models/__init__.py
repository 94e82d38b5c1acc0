"""Improvement projects: the card, targets with measurements, the plan, the way through the workflow, the result."""

from yokoten.adopt.models.measuring import Measurement, Target
from yokoten.adopt.models.project import PlanItem, Project, ProjectDocument, Step
from yokoten.adopt.models.result import Effect, Result

__all__ = ["Effect", "Measurement", "PlanItem", "Project", "ProjectDocument", "Result", "Step", "Target"]
