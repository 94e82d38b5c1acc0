"""Evaluations: what was registered, every run, what a second reader said, what became of the effect."""

from yokoten.prove.models.evaluation import Evaluation
from yokoten.prove.models.run import HeldCheck, Review, Run

__all__ = ["Evaluation", "HeldCheck", "Review", "Run"]
