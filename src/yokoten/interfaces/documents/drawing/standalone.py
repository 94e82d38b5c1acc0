"""A picture that stands alone in a file: its own colours, readable in grey, by day and by night."""

from html import escape

from yokoten.interfaces.documents.drawing.pen import Pen

STYLE = """
text { font: 13px "IBM Plex Sans", "Segoe UI", "DejaVu Sans", sans-serif; fill: #3a4550; }
.title { font-size: 16px; font-weight: 600; fill: #16202a; } .small { font-size: 12px; fill: #5b6670; }
.end { text-anchor: end; } .mid { text-anchor: middle; }
.ground { fill: #ffffff; } .grid-l { stroke: #dde2e6; fill: none; } .axis { stroke: #16202a; fill: none; }
.part { stroke: #ffffff; stroke-width: 1; }
.part-0 { fill: #274060; } .part-1 { fill: #7d9fbd; } .part-2 { fill: #f2c14e; stroke: #8a6a17; }
.total { stroke: #16202a; stroke-width: 2.5; fill: none; }
.total.other { stroke: #7d9fbd; }
.dot { fill: #274060; } .dot.hollow { fill: #ffffff; stroke: #274060; stroke-width: 1.5; }
.dot.other { fill: #b3bcc4; } .whisker { stroke: #7d9fbd; stroke-width: 3; fill: none; }
.band { stroke: #c9d7e3; stroke-width: 2; fill: none; } .dashed { stroke: #5b6670; stroke-dasharray: 5 4; fill: none; }
.course { stroke: #7d9fbd; stroke-width: 1.5; fill: none; }
.dot.signal { fill: #b42318; stroke: #b42318; stroke-width: 4; }
.strong { font-weight: 600; } .tiny { font-size: 11px; } .vs-figure { font-size: 18px; fill: #16202a; }
.vs-box { fill: #ffffff; stroke: #3a4550; stroke-width: 1.3; } .vs-box.hot { stroke: #b42318; stroke-width: 3; }
.vs-mark { fill: #b42318; font-weight: 600; } .vs-line { fill: none; stroke: #3a4550; stroke-width: 1.5; }
.vs-thin { fill: none; stroke: #9aa4ad; } .vs-solid { fill: #3a4550; } .vs-none { fill: transparent; }
.vs-goods { fill: none; stroke: #3a4550; stroke-width: 3; } .vs-told { fill: none; stroke: #274060; stroke-width: 1.4; }
.vs-stock { fill: #fdf0cd; stroke: #8a6a17; stroke-width: 1.5; } .vs-stock.dashed { fill: none; stroke-dasharray: 4 3; }
.vs-burst { fill: #f2c14e; stroke: #8a6a17; } .vs-number { font-size: 12px; font-weight: 600; fill: #16202a; }
.vs-bar { fill: #7d9fbd; } .vs-bar.hot { fill: #b42318; }
.vs-takt { fill: none; stroke: #16202a; stroke-dasharray: 7 4; } .vs-wait { fill: #b3bcc4; }
.vs-changed { fill: #274060; font-weight: 600; text-decoration: underline; } .vs-box.gone { stroke-dasharray: 6 4; }
.wf-box { fill: #ffffff; stroke: #7b868f; stroke-width: 1.3; } .wf-box.first { stroke: #16202a; stroke-width: 2.5; }
.wf-box.done { stroke: #1d6b45; stroke-width: 1.5; } .wf-box.stopped { stroke-dasharray: 5 4; }
.wf-line { fill: none; stroke: #3a4550; stroke-width: 1.5; } .wf-line.back { stroke-dasharray: 5 4; }
.wf-line.stop { stroke: #7b868f; stroke-width: 1; } .wf-arrow { fill: #3a4550; } .wf-name { fill: #16202a; }
.wf-badge { fill: #ffffff; stroke: #7b868f; } .wf-badge.gate { fill: #fdf0cd; stroke: #8a6a17; stroke-width: 1.5; }
.wf-number { font-size: 12px; font-weight: 600; fill: #16202a; }
.edge { fill: none; stroke: #7b868f; stroke-width: 1.5; } .edge.stub { stroke-dasharray: 4 4; } .tick { fill: #5b6670; }
.node { fill: #274060; } .node.good { fill: #1d6b45; } .node.warn { fill: #8a6a17; } .node.bad { fill: #b42318; }
.node.planned { fill: #ffffff; stroke: #3a4550; stroke-width: 1.75; } .node.off { stroke: #7b868f; stroke-width: 2; }
@media (prefers-color-scheme: dark) {
.node { fill: #9db8d9; } .node.good { fill: #7fd3a5; } .node.warn { fill: #f2c14e; } .node.bad { fill: #ff9b8a; }
.node.planned { fill: #16202a; stroke: #d3dae0; } .tick { fill: #aab4bd; }
text { fill: #d3dae0; } .title { fill: #ffffff; } .small { fill: #aab4bd; } .ground { fill: #16202a; }
.grid-l { stroke: #33404c; } .axis, .total { stroke: #eef2f5; } .part { stroke: #16202a; }
.part-0 { fill: #9db8d9; } .part-1 { fill: #56789b; } .part-2 { fill: #f2c14e; }
.total.other { stroke: #56789b; }
.dot { fill: #9db8d9; } .dot.hollow { fill: #16202a; stroke: #9db8d9; } .dot.other { fill: #6b7680; }
.whisker { stroke: #56789b; } .band { stroke: #33475a; } .dashed { stroke: #aab4bd; }
.course { stroke: #56789b; } .dot.signal { fill: #ff9b8a; stroke: #ff9b8a; }
.vs-figure { fill: #ffffff; } .vs-box { fill: #16202a; stroke: #b9c2ca; } .vs-box.hot { stroke: #ff9b8a; }
.vs-mark { fill: #ff9b8a; } .vs-line, .vs-goods { stroke: #b9c2ca; } .vs-thin { stroke: #56616b; }
.vs-solid { fill: #b9c2ca; } .vs-told { stroke: #9db8d9; } .vs-stock { fill: #3b3013; stroke: #f2c14e; }
.vs-bar { fill: #56789b; } .vs-bar.hot { fill: #ff9b8a; } .vs-takt { stroke: #ffffff; }
.vs-wait { fill: #6b7680; } .vs-changed { fill: #9db8d9; }
.wf-box, .wf-badge { fill: #16202a; stroke: #8a959e; } .wf-box.first { stroke: #ffffff; }
.wf-box.done { stroke: #7fd3a5; } .wf-line { stroke: #b9c2ca; } .wf-line.stop { stroke: #8a959e; }
.wf-arrow { fill: #b9c2ca; } .wf-name, .wf-number { fill: #eef2f5; } .wf-badge.gate { fill: #3b3013; stroke: #f2c14e; }
}
"""


def standalone(pen: Pen, words: str = "") -> str:
    """The picture as the text of an SVG file that any program opens; `words` say at length what it shows."""
    size = f' xmlns="http://www.w3.org/2000/svg" width="{pen.width:g}" height="{pen.height:g}"'
    told = f"<title>{escape(pen.label)}</title>" + (f"<desc>{escape(words)}</desc>" if words else "")
    ground = f'<rect class="ground" width="{pen.width:g}" height="{pen.height:g}"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{pen.drawn(f"{told}<style>{STYLE}</style>{ground}", size)}\n'
