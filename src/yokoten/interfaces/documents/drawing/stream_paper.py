"""A value-stream map on a sheet of A3 across, as large as it fits."""

from collections.abc import Callable
from html import escape

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.standalone import STYLE
from yokoten.interfaces.documents.drawing.stream import draw_stream
from yokoten.interfaces.documents.drawing.stream_map import StreamMap
from yokoten.interfaces.wording.language import Language

SHEET = (420.0, 297.0)
WIDTHS = range(1200, 3000, 100)
PAGE = "@page { size: A3 landscape; margin: 0; }"


def fitted(draw: Callable[[float], Pen]) -> Pen:
    """What is drawn at the width at which its letters are largest on the sheet."""
    drawn = (draw(float(width)) for width in WIDTHS)
    return max(drawn, key=lambda pen: min(SHEET[0] / pen.width, SHEET[1] / pen.height))


def draw_on_a3(stream: StreamMap, language: Language) -> Pen:
    """One map, as large as it fits."""
    return fitted(lambda width: draw_stream(stream, language, width))


def on_a3(pen: Pen, words: str = "") -> str:
    """The picture as an SVG file of the size of the sheet, light, to be printed; `words` say what it shows."""
    size = f' xmlns="http://www.w3.org/2000/svg" width="{SHEET[0]:g}mm" height="{SHEET[1]:g}mm"'
    told = f"<title>{escape(pen.label)}</title>" + (f"<desc>{escape(words)}</desc>" if words else "")
    light = STYLE.split("@media", 1)[0]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{pen.drawn(f"{told}<style>{PAGE}{light}</style>", size)}\n'
