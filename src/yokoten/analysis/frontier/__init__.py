"""Frontier analysis: efficiency, peers, targets and productivity change, certified unit by unit."""

from yokoten.analysis.frontier.envelopment import dea
from yokoten.analysis.frontier.findings import Finding
from yokoten.analysis.frontier.frontier import Frontier
from yokoten.analysis.frontier.resampling import Bootstrap, Resampling, bootstrap

__all__ = ["Bootstrap", "Resampling", "bootstrap", "Finding", "Frontier", "dea"]
