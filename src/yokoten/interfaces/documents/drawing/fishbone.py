"""A fishbone: six bones of causes that lead to what is lost, each with the numbers and words of its problems."""

from collections.abc import Mapping, Sequence
from html import escape

from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.stream_text import wrapped
from yokoten.interfaces.wording.language import Language, mark

WIDTH, BONE, LINE, HEAD = 960, 250, 16, 190
FIRST, SLANT, TOP = 20, 56, 24
NOTHING = mark("nothing noted")
LEADS_TO = mark("%(branch)s: %(causes)s.")
Cause = tuple[int, str]


def draw_fishbone(effect: str, bones: Mapping[str, Sequence[Cause]], language: Language) -> str:
    """Bones in their order, three above and three below the spine; the same in words for those who do not see it."""
    named = list(bones.items())
    lines = [[_lines(one) for one in causes] for _, causes in named]
    rooms = [max(3 * LINE, sum(len(one) * LINE + 4 for one in causes)) for causes in lines]
    above, below = max(rooms[:3], default=LINE), max(rooms[3:], default=LINE)
    spine = TOP + LINE + above + 2 * LINE
    height = spine + 2 * LINE + below + LINE + TOP
    pen = Pen(WIDTH, height, effect, "plot fishbone")
    pen.line([(FIRST, spine), (WIDTH - HEAD, spine)], "axis spine")
    _head(pen, effect, spine)
    for at, (name, _causes) in enumerate(named):
        _bone(pen, (at, spine, above if at < 3 else below), name, lines[at])
    return pen.drawn(f"<title>{escape(effect)}</title><desc>{escape(_told(named, language))}</desc>")


def _lines(cause: Cause) -> list[str]:
    number, words = cause
    return wrapped(f"{number}. {words}", BONE - SLANT - 24, 13, most=3)


def _head(pen: Pen, effect: str, spine: float) -> None:
    said = wrapped(effect, HEAD - 28, 14, is_strong=True, most=4)
    tall = len(said) * 18 + 20
    pen.box(WIDTH - HEAD, spine - tall / 2, (HEAD - 4, tall), "head-box")
    for at, line in enumerate(said):
        pen.text(WIDTH - HEAD + 12, spine - tall / 2 + 24 + 18 * at, line, "title")


def _bone(pen: Pen, where: tuple[int, float, float], name: str, causes: Sequence[Sequence[str]]) -> None:
    at, spine, room = where
    is_above = at < 3
    foot = FIRST + BONE * (at % 3) + BONE - 20
    end = spine - room - 2 * LINE if is_above else spine + room + 2 * LINE
    pen.line([(foot, spine), (foot - SLANT, end)], "axis bone")
    pen.text(foot - BONE + 24, end - 8 if is_above else end + LINE, name, "title")
    y = end + LINE + 4 if is_above else spine + LINE + 12
    for cause in causes:
        for line in cause:
            pen.text(foot - BONE + 24, y, line, "cause")
            y += LINE
        y += 4


def _told(named: Sequence[tuple[str, Sequence[Cause]]], language: Language) -> str:
    said = []
    for name, causes in named:
        listed = "; ".join(f"{number}. {words}" for number, words in causes) or language.say(NOTHING)
        said.append(language.say(LEADS_TO, branch=name, causes=listed))
    return " ".join(said)
