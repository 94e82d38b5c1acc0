"""A plan over time: bars and days of its points, gates and deadlines, and a line for today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.stream_text import width_of, wrapped
from yokoten.interfaces.wording.language import Language, mark

WIDTH, LABELS, RIGHT, ROW, TOP = 1020, 330, 90, 26, 46
LEAST, MOST_TICKS = timedelta(days=28), 12
TODAY, FROM_TO, ON = mark("today"), mark("%(what)s: %(start)s – %(end)s"), mark("%(what)s: %(end)s")


@dataclass(frozen=True)
class Bar:
    """A row: from a day, if one is known, to a day; `kind` is done, open, late or gate, `word` says it."""

    what: str
    end: date
    kind: str
    word: str
    start: date | None = None


def draw_gantt(title: str, bars: Sequence[Bar], today: date, language: Language) -> str:
    """The picture, with every row in words for those who do not see it."""
    first = min([today, *(one.start or one.end for one in bars)])
    last = max([today, first + LEAST, *(one.end for one in bars)])
    span = (last - first).days
    pen = Pen(WIDTH, TOP + ROW * len(bars) + 12, title, "plot gantt")

    def x(day: date) -> float:
        return LABELS + (WIDTH - LABELS - RIGHT) * (day - first).days / span

    for day in _months(first, last):
        pen.line([(x(day), TOP - 8), (x(day), TOP + ROW * len(bars))], "grid")
        pen.text(x(day) + 3, TOP - 12, language.day(day), "tick")
    pen.line([(x(today), 14), (x(today), TOP + ROW * len(bars))], "today")
    pen.text(min(x(today) + 4, WIDTH - width_of(language.say(TODAY)) - 4), 14, language.say(TODAY), "today-word")
    for at, one in enumerate(bars):
        _row(pen, one, TOP + ROW * at, (x(one.start or one.end), x(one.end)))
    told = "; ".join(_told(one, language) for one in bars)
    return pen.drawn(f"<title>{escape(title)}</title><desc>{escape(told)}</desc>")


def _row(pen: Pen, one: Bar, top: float, ends: tuple[float, float]) -> None:
    middle, (left, right) = top + ROW / 2, ends
    pen.text(0, middle + 4, wrapped(one.what, LABELS - 16, 13, most=1)[0], "what")
    if right - left > 1:
        pen.box(left, middle - 5, (right - left, 10), f"bar {one.kind}")
    if one.kind in ("late", "gate"):
        pen.path(f"M{right:g} {middle - 8:g}l8 8-8 8-8-8Z", f"sign {one.kind}")
    else:
        pen.dot(right, middle, 5, f"sign {one.kind}")
    pen.text(right + 12, middle + 4, one.word, f"word {one.kind}")


def _months(first: date, last: date) -> list[date]:
    """First days of months, every so many that they stay readable."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = max(1, -(-months // 6))
    found = []
    for at in range(1, months + 1, step):
        year, month = divmod(first.month - 1 + at, 12)
        found.append(date(first.year + year, month + 1, 1))
    return found[:MOST_TICKS]


def _told(one: Bar, language: Language) -> str:
    said = f"{one.what}, {one.word}"
    if one.start is None:
        return language.say(ON, what=said, end=language.day(one.end))
    return language.say(FROM_TO, what=said, start=language.day(one.start), end=language.day(one.end))
