"""Improvement projects: the card, targets with measurements, the plan, the way through the workflow, the result."""

from yokoten.adopt.models.following import Following
from yokoten.adopt.models.gate import GatePoint
from yokoten.adopt.models.kept import KeptWorkflow
from yokoten.adopt.models.measuring import Forecast, Measurement, MeasurementImport, Target
from yokoten.adopt.models.portfolio import Portfolio
from yokoten.adopt.models.problem import Comment, Decision, Problem
from yokoten.adopt.models.project import PlanItem, Project, ProjectDocument, Step
from yokoten.adopt.models.result import Effect, Result
from yokoten.adopt.models.scheme import KeptNorm, Support
from yokoten.adopt.models.stream import Stream, StreamStep

__all__ = [
    "Comment", "Decision", "Effect", "Following", "Forecast", "GatePoint", "KeptNorm", "KeptWorkflow", "Measurement",
    "MeasurementImport", "PlanItem", "Portfolio", "Problem", "Project", "ProjectDocument", "Result", "Step", "Stream",
    "StreamStep", "Support", "Target",
]  # fmt: skip
