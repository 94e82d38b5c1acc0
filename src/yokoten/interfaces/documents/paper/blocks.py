"""What a document consists of. Nothing here knows of a file format: both renderers draw the same blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

PLAIN, STRONG, QUIET = "plain", "strong", "quiet"


@dataclass(frozen=True)
class Words:
    """A run of text. `language` where it is not the document's own, `tag` is then what the reader is told about it."""

    text: str
    language: str = ""
    tag: str = ""
    weight: Literal["plain", "strong", "quiet"] = "plain"


Cell = tuple[Words, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; levels go from 1 to 3 and stand as bookmarks. `beside` is a quiet remark after it."""

    words: Words
    level: int = 1
    beside: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a `lede` is the larger first one, a `note` the small one under something."""

    words: Words
    kind: Literal["body", "lede", "note"] = "body"


@dataclass(frozen=True)
class KeyList:
    """Labels with what stands behind them."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Points:
    """A list of points, numbered or not; each is one or more paragraphs."""

    items: tuple[Cell, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose head stands again on each page. `widths` are shares; `title` tells what it is, unseen."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    title: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A photograph with what it shows, for those who do not see it, and the line under it."""

    content: bytes
    alt: str
    caption: Cell = ()


@dataclass(frozen=True)
class Pictures:
    """Photographs, two beside each other."""

    items: tuple[Picture, ...]


@dataclass(frozen=True)
class Turn:
    """From here on the pages lie across, or stand upright again."""

    is_across: bool


Block = Heading | Paragraph | KeyList | Points | Table | Pictures | Turn


@dataclass(frozen=True)
class Paper:
    """A document: `kicker` says what kind it is, `foot` stands on each page, so does `example` where it is one."""

    title: str
    language: str
    kicker: str
    foot: str
    blocks: tuple[Block, ...]
    made_at: datetime
    title_language: str = ""
    title_tag: str = ""
    author: str = ""
    example: str = ""


def cell(*said: str | Words | None) -> Cell:
    """A cell of paragraphs; what is empty is left out."""
    kept = [one if isinstance(one, Words) else Words(one or "") for one in said]
    return tuple(one for one in kept if one.text.strip())


def quiet(text: str) -> Words:
    return Words(text, weight="quiet")


def strong(text: str) -> Words:
    return Words(text, weight="strong")


def keyed(rows: Iterable[tuple[str, Cell]]) -> tuple[KeyList, ...]:
    """A key list of the rows that say something; nothing where none does."""
    kept = tuple((label, said) for label, said in rows if said)
    return (KeyList(kept),) if kept else ()


def letters(blocks: Sequence[Block]) -> int:
    """How long the document is, for the limit that keeps rendering short."""
    return sum(len(one.text) for block in blocks for one in said_in(block))


def said_in(block: Block) -> list[Words]:
    """All words of a block, in reading order."""
    match block:
        case Heading(words=words) | Paragraph(words=words):
            return [words]
        case KeyList(rows=rows):
            return [one for _label, said in rows for one in said]
        case Points(items=items):
            return [one for item in items for one in item]
        case Table(rows=lines):
            return [one for line in lines for each in line for one in each]
        case Pictures(items=pictures):
            return [one for picture in pictures for one in picture.caption]
        case _:
            return []
