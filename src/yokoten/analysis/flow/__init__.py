"""Value streams: what the steps of a flow add up to, where they are slower than asked, and what a target changes."""

from yokoten.analysis.flow.changes import Change, Comparison, StepChange, compared
from yokoten.analysis.flow.little import Little
from yokoten.analysis.flow.steps import Demand, Step
from yokoten.analysis.flow.totals import Gap, StepFigures, Totals, map_totals

__all__ = [
    "Change",
    "Comparison",
    "Demand",
    "Gap",
    "Little",
    "Step",
    "StepChange",
    "StepFigures",
    "Totals",
    "compared",
    "map_totals",
]
