"""Productivity: labour productivity, shift-share, Törnqvist indices and growth accounting."""

from yokoten.analysis.productivity.accounting import growth_accounting, shares_in_force
from yokoten.analysis.productivity.accounts import GrowthAccounts
from yokoten.analysis.productivity.figures import Finding
from yokoten.analysis.productivity.indices import Tornqvist, tornqvist
from yokoten.analysis.productivity.levels import LabourProductivity, labour_productivity
from yokoten.analysis.productivity.multilateral import transitive_levels
from yokoten.analysis.productivity.rates import Decomposition, decompose
from yokoten.analysis.productivity.sectors import ShiftShare, shift_share

__all__ = [
    "Decomposition",
    "Finding",
    "GrowthAccounts",
    "LabourProductivity",
    "ShiftShare",
    "Tornqvist",
    "decompose",
    "growth_accounting",
    "labour_productivity",
    "shares_in_force",
    "shift_share",
    "tornqvist",
    "transitive_levels",
]
