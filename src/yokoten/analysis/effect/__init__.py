"""Did it work: charts of a process, interrupted series, comparisons with others, pooled effects."""

from yokoten.analysis.effect.behaviour import Xmr, xmr
from yokoten.analysis.effect.comparing import BeforeAfter, before_after
from yokoten.analysis.effect.counts import Chart, XbarR, c_chart, p_chart, u_chart, xbar_r
from yokoten.analysis.effect.influence import Drawing
from yokoten.analysis.effect.interrupted import Design, Interrupted, interrupted_time_series
from yokoten.analysis.effect.pooling import Meta, meta
from yokoten.analysis.effect.signals import Signal
from yokoten.analysis.effect.staggered import StaggeredEffect, staggered_did
from yokoten.analysis.effect.synthetic_control import SyntheticControl, synthetic_control
from yokoten.analysis.effect.two_by_two import TwoByTwo, did_2x2

__all__ = [
    "BeforeAfter",
    "Chart",
    "Design",
    "Drawing",
    "Interrupted",
    "Meta",
    "Signal",
    "StaggeredEffect",
    "SyntheticControl",
    "TwoByTwo",
    "XbarR",
    "Xmr",
    "before_after",
    "c_chart",
    "did_2x2",
    "interrupted_time_series",
    "meta",
    "p_chart",
    "staggered_did",
    "synthetic_control",
    "u_chart",
    "xbar_r",
    "xmr",
]
