"""Improvement projects: the card, targets with their measurements, the plan, the way through the workflow."""

from yokoten.adopt.models.measuring import Measurement, Target
from yokoten.adopt.models.project import PlanItem, Project, ProjectDocument, Step

__all__ = ["Measurement", "PlanItem", "Project", "ProjectDocument", "Step", "Target"]
