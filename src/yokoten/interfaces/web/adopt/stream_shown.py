"""A value-stream map as a page shows it: drawn, its sums, what to know about them, and the losses on it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from yokoten.adopt.queries.stream import Counted
from yokoten.analysis.flow import Totals
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.stream import draw_stream
from yokoten.interfaces.documents.drawing.stream_compared import draw_streams
from yokoten.interfaces.documents.drawing.stream_map import Loss, StreamMap
from yokoten.interfaces.wording.adopt_streams import KINDS
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.stream import caveats_said
from yokoten.interfaces.wording.stream_finding import sentence_of
from yokoten.interfaces.wording.stream_times import Clock

WIDE, NARROW = 1180.0, 620.0


@dataclass(frozen=True)
class Shown:
    """What the page of a map says."""

    finding: str
    caveats: list[str]
    wide: SafeString
    narrow: SafeString


def drawn_map(counted: Counted, totals: Totals, language: Language) -> StreamMap:
    """What is drawn: the losses are numbered in the order of the flow."""
    stream = counted.stream
    clock = clock_of(counted)
    losses = [Loss(row, step.loss) for row, step in enumerate(counted.steps) if step.loss]
    title = f"{stream.project.title}: {language.say(KINDS[stream.kind])}"
    return StreamMap(title, totals, clock, losses=losses, finding=sentence_of(language, clock, totals))


def clock_of(counted: Counted) -> Clock:
    """How the times of a map are said."""
    day = counted.stream.day
    return Clock(counted.stream.unit, float(day) if day else None)


def shown_map(counted: Counted, language: Language) -> Shown | None:
    """The map drawn for a screen and for a phone, with its finding in a sentence."""
    if counted.totals is None:
        return None
    stream = drawn_map(counted, counted.totals, language)
    pictures = [_picture(draw_stream(stream, language, width)) for width in (WIDE, NARROW)]
    return Shown(stream.finding, caveats_said(language, counted.totals), *pictures)


def shown_both(before: Counted, after: Counted, language: Language) -> list[SafeString]:
    """Two maps above each other with their differences, wide and narrow; nothing while one has no step."""
    if before.totals is None or after.totals is None:
        return []
    first, second = drawn_map(before, before.totals, language), drawn_map(after, after.totals, language)
    return [_picture(draw_streams(first, second, language, width)) for width in (WIDE, NARROW)]


def _picture(pen: Pen) -> SafeString:
    return mark_safe(pen.drawn())  # noqa: S308 - the pen escapes its words
