"""Did it work: charts of a process, interrupted series, comparisons with others, pooled effects."""

from yokoten.analysis.effect.behaviour import Xmr, xmr
from yokoten.analysis.effect.comparing import BeforeAfter, before_after
from yokoten.analysis.effect.counts import Chart, XbarR, c_chart, p_chart, u_chart, xbar_r
from yokoten.analysis.effect.interrupted import Design, Interrupted, interrupted_time_series
from yokoten.analysis.effect.pooling import Meta, meta
from yokoten.analysis.effect.signals import Signal

__all__ = [
    "BeforeAfter",
    "Chart",
    "Design",
    "Interrupted",
    "Meta",
    "Signal",
    "XbarR",
    "Xmr",
    "before_after",
    "c_chart",
    "interrupted_time_series",
    "meta",
    "p_chart",
    "u_chart",
    "xbar_r",
    "xmr",
]
