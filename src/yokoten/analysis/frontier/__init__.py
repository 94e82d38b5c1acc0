"""Frontier analysis: efficiency, peers, targets and productivity change, certified unit by unit."""

from yokoten.analysis.frontier.barring import SuperEfficiency, examine_extremes, super_efficiency
from yokoten.analysis.frontier.dominance import dominating
from yokoten.analysis.frontier.envelopment import dea
from yokoten.analysis.frontier.examining import examine
from yokoten.analysis.frontier.findings import Finding
from yokoten.analysis.frontier.frontier import Frontier
from yokoten.analysis.frontier.hicks_moorsteen_index import HicksMoorsteen, hicks_moorsteen
from yokoten.analysis.frontier.influence import Influence, leave_one_out
from yokoten.analysis.frontier.malmquist_index import Malmquist, malmquist
from yokoten.analysis.frontier.panel import Panel, read_panel
from yokoten.analysis.frontier.partial import OrderM, order_m
from yokoten.analysis.frontier.resampling import Bootstrap, Resampling, bootstrap
from yokoten.analysis.frontier.scale import ReturnsToScale, returns_to_scale

__all__ = [
    "Bootstrap",
    "Finding",
    "Frontier",
    "HicksMoorsteen",
    "Influence",
    "Malmquist",
    "OrderM",
    "Panel",
    "Resampling",
    "ReturnsToScale",
    "SuperEfficiency",
    "bootstrap",
    "dea",
    "dominating",
    "examine",
    "examine_extremes",
    "hicks_moorsteen",
    "leave_one_out",
    "malmquist",
    "order_m",
    "read_panel",
    "returns_to_scale",
    "super_efficiency",
]
