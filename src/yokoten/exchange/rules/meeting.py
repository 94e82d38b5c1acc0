"""Two devices changed the same thing apart from each other: what is kept, what becomes a conflict."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """The wording that stands, and the other one if a person has to choose."""

    text: str
    other: str | None
    is_changed: bool


def met(standing: str, revision: int, arriving: str, based_on: int) -> Kept:
    """What to do with a wording that was written on top of `based_on` while the server is at `revision`.

    The same words are no conflict; nothing written over nothing is none either. Otherwise the standing words stay and
    the arriving ones are kept beside them.
    """
    if arriving.strip() == standing.strip():
        return Kept(standing, None, False)
    if based_on >= revision or not standing.strip():
        return Kept(arriving, None, True)
    if not arriving.strip():
        return Kept(standing, None, False)
    return Kept(standing, arriving, False)


@dataclass(frozen=True)
class Pair:
    """The words of an answer and the figure that stands beside them."""

    text: str
    figure: str


def met_pair(standing: Pair, revision: int, arriving: Pair, based_on: int) -> tuple[Pair, Pair | None, bool]:
    """The pair that stands, the other one if a person has to choose, and whether anything changed.

    Words and figure meet on their own: somebody's words and somebody else's figure go together.
    """
    text = met(standing.text, revision, arriving.text, based_on)
    figure = met(standing.figure, revision, arriving.figure, based_on)
    kept, other = Pair(text.text, figure.text), None
    if text.other is not None or figure.other is not None:
        other = Pair(text.other or kept.text, figure.other or kept.figure)
    return kept, other, text.is_changed or figure.is_changed
