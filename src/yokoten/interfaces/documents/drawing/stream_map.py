"""What a drawn value-stream map holds: the counted steps, who tells whom what, and numbered losses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from yokoten.analysis.flow import StepChange, Totals
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.stream_text import width_of, wrapped
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.stream_times import Clock, short

SUPPLIER, CONTROL, CUSTOMER = "supplier", "control", "customer"
LINE = {11: 13.0, 12: 15.0, 13: 16.0, 16: 20.0, 18: 22.0}
KIND = {11: "tiny", 12: "small", 13: "", 16: "title", 18: "vs-figure"}


@dataclass(frozen=True)
class Information:
    """`words` told from `start` to `end`: one of them is CONTROL, the other SUPPLIER, CUSTOMER or the row of a step."""

    start: str | int
    end: str | int
    words: str
    is_electronic: bool = False

    def __post_init__(self) -> None:
        if (self.start == CONTROL) == (self.end == CONTROL):
            raise ValueError(f"information from {self.start} to {self.end} does not pass control")


@dataclass(frozen=True)
class Loss:
    """A loss at a step; its number on the map is its place in the list, from 1."""

    row: int
    words: str


@dataclass(frozen=True)
class StreamMap:
    """`totals` carry the steps; names left empty are those of the symbols ("Supplier", "Customer", "Control").

    `changes`: by row, what a step of this map has against another map, to be marked. `longest`: cycles are drawn on a
    scale that goes at least so far. `finding`: what the map shows, in a sentence, for those who do not see it.
    """

    title: str
    totals: Totals
    clock: Clock
    remark: str = ""
    supplier: str = ""
    customer: str = ""
    control: str = ""
    information: Sequence[Information] = ()
    losses: Sequence[Loss] = ()
    changes: Mapping[int, StepChange] = field(default_factory=dict)
    longest: float = 0.0
    finding: str = ""

    def __post_init__(self) -> None:
        ends = [end for told in self.information for end in (told.start, told.end) if isinstance(end, int)]
        for row in [*ends, *(loss.row for loss in self.losses), *self.changes]:
            if not 0 <= row < len(self.totals.given):
                raise ValueError(f"the map has no step in row {row}")

    @property
    def label(self) -> str:
        """What is said to those who do not see the picture."""
        return f"{self.title}. {self.finding}" if self.finding else self.title


@dataclass(frozen=True)
class Canvas:
    """A pen, the language it writes, and the map it draws."""

    pen: Pen
    language: Language
    stream: StreamMap

    @property
    def width(self) -> float:
        """The width of the picture."""
        return self.pen.width

    def time(self, value: float | None) -> str:
        """A length of time."""
        return self.stream.clock.said(self.language, value)

    def figure(self, value: float | None) -> str:
        """A count."""
        return self.language.number(None) if value is None else short(self.language, value)

    def share(self, value: float | None) -> str:
        """A share as per cent."""
        if value is None:
            return self.language.number(None)
        return self.language.percent(100 * value, 0 if value in (0.0, 1.0) else 1 if value >= 0.001 else 3)

    def block(self, place: tuple[float, float], text: str, width: float, size: int = 12, kind: str = "") -> float:
        """Wrapped text from a first base line down; returns the base line after the last."""
        x, y = place
        for line in wrapped(text, width, size, is_strong="strong" in kind or size > 13):
            self.pen.text(x, y, line, f"{KIND[size]} {kind}".strip())
            y += LINE[size]
        return y

    def fits(self, text: str, width: float, size: int) -> bool:
        """Whether a strong text takes one line."""
        return width_of(text, size, is_strong=True) <= width
