"""A picture that stands alone in a file: its own colours, readable in grey, on a white ground."""

from yokoten.interfaces.documents.drawing.pen import Pen

STYLE = """
text { font: 13px "IBM Plex Sans", "Segoe UI", "DejaVu Sans", sans-serif; fill: #3a4550; }
.title { font-size: 16px; font-weight: 600; fill: #16202a; } .small { font-size: 12px; fill: #5b6670; }
.end { text-anchor: end; } .mid { text-anchor: middle; }
.ground { fill: #ffffff; } .grid-l { stroke: #dde2e6; fill: none; } .axis { stroke: #16202a; fill: none; }
.part { stroke: #ffffff; stroke-width: 1; }
.part-0 { fill: #274060; } .part-1 { fill: #7d9fbd; } .part-2 { fill: #f2c14e; stroke: #8a6a17; }
.total { stroke: #16202a; stroke-width: 2.5; fill: none; }
.dot { fill: #274060; } .dot.hollow { fill: #ffffff; stroke: #274060; stroke-width: 1.5; }
.dot.other { fill: #b3bcc4; } .whisker { stroke: #7d9fbd; stroke-width: 3; fill: none; }
"""


def standalone(pen: Pen) -> str:
    """The picture as the text of an SVG file that any program opens."""
    size = f' xmlns="http://www.w3.org/2000/svg" width="{pen.width:g}" height="{pen.height:g}"'
    ground = f'<rect class="ground" width="{pen.width:g}" height="{pen.height:g}"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{pen.drawn(f"<style>{STYLE}</style>{ground}", size)}\n'
