"""The replication tree: from its home to the right and down, what was changed at the edge, what came of it beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from yokoten.interfaces.web.charts.canvas import Canvas

WIDTH, ROW, TOP, STEP, LEFT = 760, 58, 26, 44, 14
LETTER = 7.2
GAP = "\N{NO-BREAK SPACE}" * 3


@dataclass(frozen=True)
class Leaf:
    """A place in the tree. `kind`: home, good, warn, bad, planned or off; `above` is the row it hangs from.

    `words` stands right of the name, `below` under it in small letters.
    """

    name: str
    kind: str
    depth: int
    above: int
    words: str = ""
    below: str = ""
    address: str = ""


def draw_tree(label: str, leaves: Sequence[Leaf]) -> SafeString:
    """Drawn for wide pages; narrow ones read the list below it. The first leaf is the home."""
    return tree_canvas(label, leaves).svg()


def tree_canvas(label: str, leaves: Sequence[Leaf]) -> Canvas:
    """The same before it is a picture, for a file of its own."""
    canvas = Canvas(WIDTH, TOP + ROW * (len(leaves) - 1) + 34, label, "plot wide-only")
    for row, leaf in enumerate(leaves):
        if row:
            _edge(canvas, leaf, leaves[leaf.above], (row, leaf.above))
    for row, leaf in enumerate(leaves):
        marks = Canvas(0, 0, "")
        _node(marks, leaf, row)
        canvas.link(leaf.address, marks, f"{leaf.name}: {leaf.words}" if leaf.words else leaf.name)
    return canvas


def _across(depth: int) -> int:
    return LEFT + STEP * depth


def _edge(canvas: Canvas, leaf: Leaf, parent: Leaf, rows: tuple[int, int]) -> None:
    own, above = (TOP + ROW * row for row in rows)
    kind = "edge stub" if leaf.kind == "off" else "edge"
    canvas.path(f"M{_across(parent.depth)} {above + 8}V{own}H{_across(leaf.depth) - 8}", kind)


def _node(canvas: Canvas, leaf: Leaf, row: int) -> None:
    x, y = _across(leaf.depth), TOP + ROW * row
    if leaf.kind == "warn":
        canvas.path(f"M{x} {y - 8}L{x + 8} {y + 6}H{x - 8}Z", "node warn")
    elif leaf.kind == "bad":
        canvas.path(f"M{x} {y - 8}L{x + 8} {y}L{x} {y + 8}L{x - 8} {y}Z", "node bad")
    elif leaf.kind == "off":
        canvas.path(f"M{x - 6} {y}H{x + 6}", "node off")
    else:
        canvas.dot(x, y, 7, f"node {leaf.kind}")
    room = int((WIDTH - x - 24) / LETTER)
    name = _short(leaf.name, room)
    words = _short(leaf.words, room - len(name) - 4)
    canvas.runs(x + 16, y + 4, [(name, "strong"), *([(f"{GAP}{words}", "words")] if words else [])])
    if leaf.below:
        canvas.text(x + 16, y + 22, _short(leaf.below, room), "tick")


def _short(words: str, room: int) -> str:
    if len(words) <= room:
        return words
    return f"{words[: room - 1].rstrip()}…" if room > 8 else ""
