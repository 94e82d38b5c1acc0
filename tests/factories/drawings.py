"""Drawings read back: an SVG as elements, its words, and the boxes that the words take."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

LETTER_WIDTH, LETTER_HEIGHT = 6.2, 11


@dataclass(frozen=True)
class Word:
    """One text with where it stands; `left` and `right` by how it is anchored."""

    text: str
    kind: str
    x: float
    y: float
    left: float
    right: float

    def covers(self, other):
        """Whether the two would be printed over each other."""
        apart = self.right <= other.left or other.right <= self.left
        return not apart and abs(self.y - other.y) < LETTER_HEIGHT


class Drawing:
    """The first (wide) or another picture of what a chart function returned."""

    def __init__(self, drawn, number=0):
        whole = ElementTree.fromstring(f"<all>{drawn}</all>")  # noqa: S314 - our own drawing
        self.pictures = whole.findall("svg")
        self.svg = self.pictures[number]
        self.width, self.height = (float(part) for part in self.svg.get("viewBox").split()[2:])

    def all(self, tag, kind=""):
        """Elements of a tag whose class holds every word of `kind`."""
        return [one for one in self.svg.iter(tag) if set(kind.split()) <= set((one.get("class") or "").split())]

    @property
    def words(self):
        return [_word(one) for one in self.svg.iter("text")]

    @property
    def numbers(self):
        """Every coordinate that is drawn."""
        held = [value for one in self.svg.iter() for name, value in one.attrib.items() if name not in ("class", "href")]
        joined = " ".join(text for text in held if re.fullmatch(r"[MLHV\d\s.,+e-]+", text))
        return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e[+-]?\d+)?", joined)]

    def said(self, kind=""):
        return [one.text for one in self.all("text", kind)]


def _word(element):
    text, kind = element.text or "", element.get("class") or ""
    x, y, width = float(element.get("x")), float(element.get("y")), LETTER_WIDTH * len(text)
    left = x - width if "end" in kind.split() else x - width / 2 if "mid" in kind.split() else x
    return Word(text, kind, x, y, left, left + width)


def covering(words):
    """Pairs of words that stand on one another."""
    return [(one.text, other.text) for i, one in enumerate(words) for other in words[i + 1 :] if one.covers(other)]
