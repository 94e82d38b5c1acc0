"""Papers as PDF, set by typst: tagged, with title, language, bookmarks; no network, no file but the pictures."""

import json
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import fontpkg_ibm_plex_sans
import typst
from fontTools.ttLib import TTFont

from yokoten.interfaces.documents.paper.blocks import (
    Block,
    Cell,
    Heading,
    KeyList,
    Paper,
    Paragraph,
    Pictures,
    Points,
    Table,
    Turn,
    Words,
    said_in,
)
from yokoten.interfaces.documents.paper.clean import CHANCE, MISSING, breakable, clean
from yokoten.interfaces.documents.paper.photographs import fit

PDF_TYPE = "application/pdf"
ACCESSIBLE = "ua-1"
IN_LINE, IN_CELL, IN_KEY = 60, 22, 40
SHORT_ROWS, SHORT_LETTERS = 8, 1200
Fit = Callable[[str], str]


@cache
def template() -> bytes:
    """The house's page."""
    return resources.files(__package__).joinpath("paper.typ").read_bytes()


@cache
def _house_face() -> Path:
    return Path(fontpkg_ibm_plex_sans.__file__).parent / "files"


@cache
def _fonts() -> typst.Fonts:
    """The house face and what the typesetter carries; what is installed on the machine plays no part."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_house_face())])


@cache
def _drawable() -> frozenset[int]:
    """Letters that the house face has."""
    upright = next(path for path in sorted(_house_face().glob("*.ttf")) if "Italic" not in path.name)
    with TTFont(upright, lazy=True) as face:
        return frozenset(face.getBestCmap()) | {ord("\n"), ord(CHANCE)}


def as_pdf(paper: Paper) -> bytes:
    """The paper as an accessible PDF. A letter that no face can draw is shown as a square."""
    try:
        return _compiled(paper, clean)
    except typst.TypstError as trouble:
        if "could not be displayed" not in str(trouble):
            raise
        return _compiled(paper, _in_house_face)


def _in_house_face(text: str) -> str:
    known = _drawable()
    return "".join(letter if ord(letter) in known else MISSING for letter in clean(text))


def _compiled(paper: Paper, fit_text: Fit) -> bytes:
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        plain = _Plain(Path(folder), fit_text).paper(paper)
        return typst.compile(
            template(),
            root=folder,
            font_paths=_fonts(),
            sys_inputs={"paper": json.dumps(plain, ensure_ascii=False)},
            pdf_standards=ACCESSIBLE,
            timestamp=paper.made_at.astimezone(UTC).replace(microsecond=0),
            format="pdf",
            package_path=folder,
            package_cache_path=folder,
        )


def _is_short(table: Table) -> bool:
    """Whether the table should stay on one page."""
    return len(table.rows) <= SHORT_ROWS and sum(len(one.text) for one in said_in(table)) <= SHORT_LETTERS


class _Plain:
    """A paper as plain content that JSON holds; photographs become files of the folder.

    What an accessible PDF asks for is seen to here: a title, headings that say something, none of their levels left
    out, a word for each picture.
    """

    def __init__(self, folder: Path, fit_text: Fit) -> None:
        self.folder, self.fit, self.count, self.level = folder, fit_text, 0, 0

    def paper(self, paper: Paper) -> dict[str, Any]:
        heading = Words(paper.title, paper.title_language, paper.title_tag)
        return {
            "title": self.fit(paper.title).replace("\n", " ").strip() or self.fit(paper.kicker).strip() or "Yokoten",
            "heading": self.words(heading, 24),
            "language": paper.language,
            "kicker": self.fit(paper.kicker),
            "foot": breakable(self.fit(paper.foot), IN_LINE),
            "author": self.fit(paper.author),
            "example": self.fit(paper.example),
            "parts": self.parts(paper.blocks),
        }

    def parts(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        """Blocks by the way their pages lie; a part without blocks makes no page."""
        parts: list[dict[str, Any]] = [{"is_across": False, "blocks": []}]
        for block in blocks:
            if isinstance(block, Turn):
                parts.append({"is_across": block.is_across, "blocks": []})
            elif not (isinstance(block, Heading) and not self.fit(block.words.text).strip()):
                parts[-1]["blocks"].append(self.block(block))
        return [part for part in parts if part["blocks"]]

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading(words, level, beside):
                self.level = min(level, self.level + 1)
                told = {"level": self.level, "beside": self.fit(beside), "words": self.words(words, 30)}
                return {"kind": "heading", **told}
            case Paragraph(words, kind):
                return {"kind": "paragraph", "style": kind, "words": self.words(words, IN_LINE)}
            case KeyList(rows):
                keys = [{"label": self.fit(label), "words": self.cell(said, IN_KEY)} for label, said in rows]
                return {"kind": "keys", "rows": keys}
            case Points(items, is_numbered):
                told = [self.cell(item, IN_LINE) for item in items]
                return {"kind": "points", "is_numbered": is_numbered, "items": told}
            case Table():
                return self.table(block)
            case Pictures(items):
                return {"kind": "pictures", "items": [self.picture(one.content, one.alt, one.caption) for one in items]}
        raise TypeError(type(block).__name__)

    def table(self, table: Table) -> dict[str, Any]:
        most = max(8, IN_CELL * 3 // max(len(table.heads), 3))
        rows = [[{"words": self.cell(said, most)} for said in row] for row in table.rows]
        heads = [breakable(self.fit(head), most) for head in table.heads]
        shape = {"widths": table.widths, "numbers": table.numbers, "is_short": _is_short(table)}
        return {"kind": "table", "heads": heads, "rows": rows, **shape}

    def picture(self, content: bytes, alt: str, caption: Cell) -> dict[str, Any]:
        self.count += 1
        name = f"{self.count}.jpg"
        (self.folder / name).write_bytes(fit(content))
        return {"path": f"/{name}", "alt": self.fit(alt).strip() or name, "caption": self.cell(caption, 30)}

    def cell(self, said: Cell, most: int) -> list[dict[str, str]]:
        return [self.words(one, most) for one in said]

    def words(self, words: Words, most: int) -> dict[str, str]:
        text = breakable(self.fit(words.text), most)
        return {"text": text, "language": words.language, "tag": self.fit(words.tag), "weight": words.weight}
