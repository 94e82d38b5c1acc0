"""A small pen: SVG marks with escaped text, colours only by class."""

from collections.abc import Iterable
from html import escape


class Pen:
    """Collects marks and closes them into one accessible picture."""

    def __init__(self, width: float, height: float, label: str, shape: str = "") -> None:
        self.width, self.height, self.label, self.shape = width, height, label, shape
        self._marks: list[str] = []
        self._has_links = False

    def text(self, x: float, y: float, words: str, kind: str = "") -> None:
        self._marks.append(f'<text x="{x:g}" y="{y:g}" class="{kind}">{escape(str(words))}</text>')

    def runs(self, x: float, y: float, runs: Iterable[tuple[str, str]]) -> None:
        """Words of several kinds one after the other, whatever the width of the letters."""
        inside = "".join(f'<tspan class="{kind}">{escape(str(words))}</tspan>' for words, kind in runs)
        self._marks.append(f'<text x="{x:g}" y="{y:g}">{inside}</text>')

    def path(self, points: str, kind: str) -> None:
        self._marks.append(f'<path d="{points}" class="{kind}"/>')

    def line(self, points: Iterable[tuple[float, float]], kind: str) -> None:
        joined = " ".join(f"{x:g},{y:g}" for x, y in points)
        self._marks.append(f'<polyline points="{joined}" class="{kind}"/>')

    def dot(self, x: float, y: float, radius: float, kind: str, title: str = "") -> None:
        inside = f"<title>{escape(str(title))}</title>" if title else ""
        self._marks.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" class="{kind}">{inside}</circle>')

    def box(self, x: float, y: float, size: tuple[float, float], kind: str, title: str = "") -> None:
        inside = f"<title>{escape(str(title))}</title>" if title else ""
        width, height = size
        self._marks.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" class="{kind}">{inside}</rect>'
        )

    def link(self, address: str, marks: "Pen", label: str) -> None:
        inside = "".join(marks._marks)
        if not address:
            self._marks.append(inside)
            return
        self._has_links = True
        self._marks.append(f'<a href="{escape(str(address))}" aria-label="{escape(str(label))}">{inside}</a>')

    def group(self, marks: "Pen", kind: str) -> None:
        self._marks.append(f'<g class="{kind}">{"".join(marks._marks)}</g>')

    def drawn(self, first: str = "", attributes: str = "") -> str:
        """The finished picture; without a label it is decoration, and what holds links is a group, not one image.

        `first` stands before all marks and `attributes` in the opening tag, both already written as markup.
        """
        kind = "group" if self._has_links else "img"
        role = f'role="{kind}" aria-label="{escape(str(self.label))}"' if self.label else 'aria-hidden="true"'
        marks = "".join(self._marks)
        box = f"0 0 {self.width:g} {self.height:g}"
        return f'<svg{attributes} class="{self.shape}" viewBox="{box}" {role}>{first}{marks}</svg>'
