"""Papers as DOCX, to be worked on: real headings, lists and tables, so that an office finds its way in them."""

import io
from collections.abc import Callable, Iterable
from typing import Any

from docx import Document
from docx.document import Document as Draft
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from yokoten.interfaces.documents.paper import docx_style as style
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
)
from yokoten.interfaces.documents.paper.clean import clean
from yokoten.interfaces.documents.paper.photographs import fit

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEY_WIDTHS = (28.0, 72.0)
WHOLE_LETTERS = 600


def as_docx(paper: Paper) -> bytes:
    """The paper as a Word document of the same blocks."""
    draft = Document()
    style.prepare(draft, paper.language)
    _tell(draft, paper)
    style.wear(draft.add_paragraph(clean(paper.kicker)), style.KICKER)
    title = style.wear(draft.add_paragraph(), "Title")
    _run(title, Words(paper.title.replace("\n", " "), paper.title_language, paper.title_tag))
    for block in _settled(paper.blocks):
        _put(draft, block)
    for section in draft.sections:
        style.dress(section, clean(paper.foot), clean(paper.example))
    stream = io.BytesIO()
    draft.save(stream)
    return stream.getvalue()


def _tell(draft: Draft, paper: Paper) -> None:
    """What the file says of itself; moments in it are those of the paper, so that the same paper is the same file."""
    told, moment = draft.core_properties, paper.made_at.replace(tzinfo=None, microsecond=0)
    told.title, told.author = clean(paper.title)[:255], clean(paper.author)[:255]
    told.language, told.created, told.modified = paper.language, moment, moment
    told.comments, told.keywords, told.subject = "", "", clean(paper.kicker)[:255]


def _settled(blocks: Iterable[Block]) -> list[Block]:
    """Without turns at which no page would begin: those after which nothing comes, and those that change nothing."""
    kept: list[Block] = []
    is_across = False
    waiting: Turn | None = None
    for block in blocks:
        if isinstance(block, Turn):
            waiting = block
            continue
        if waiting is not None and waiting.is_across != is_across:
            kept.append(waiting)
            is_across = waiting.is_across
        waiting = None
        kept.append(block)
    return kept


def _put(draft: Draft, block: Block) -> None:
    DRAWN[type(block)](draft, block)


def _put_heading(draft: Draft, block: Heading) -> None:
    line = style.wear(draft.add_paragraph(), f"Heading {block.level}")
    _run(line, block.words)
    if block.beside:
        style.beside(line.add_run(f"   {clean(block.beside)}"))


def _put_paragraph(draft: Draft, block: Paragraph) -> None:
    _run(style.wear(draft.add_paragraph(), style.PARAGRAPHS[block.kind]), block.words)


def _run(line: Line, words: Words) -> None:
    run = style.run_of(line, clean(words.text))
    style.weigh(run, words.weight)
    if words.language:
        style.speak(run, words.language)
    if words.tag:
        style.tag(style.run_of(line, f"\N{NO-BREAK SPACE}[{clean(words.tag)}]"))


def _put_keys(draft: Draft, block: KeyList) -> None:
    table = draft.add_table(len(block.rows), 2)
    style.rule(table, _shares(draft, KEY_WIDTHS), title="", has_head=False)
    for line, (label, said) in zip(table.rows, block.rows, strict=True):
        first, second = line.cells
        _fill(first, (Words(label, weight="quiet"),))
        _fill(second, said)
    _space(draft)


def _put_points(draft: Draft, block: Points) -> None:
    """Numbers are set as text: a list of Word would go on counting from the list before."""
    for number, item in enumerate(block.items, start=1):
        for at, words in enumerate(item):
            line = style.wear(draft.add_paragraph(), style.POINT)
            if at == 0:
                mark = f"{number}." if block.is_numbered else "\N{EN DASH}"
                line.add_run(f"{mark}\t")
            else:
                line.paragraph_format.first_line_indent = Pt(0)
            _run(line, words)


def _put_table(draft: Draft, block: Table) -> None:
    table = draft.add_table(len(block.rows) + 1, len(block.heads))
    style.rule(table, _shares(draft, block.widths), title=clean(block.title), has_head=True)
    grid = [[_Cell(cell, table) for cell in row._tr.tc_lst] for row in table.rows]
    for cell, head in zip(grid[0], block.heads, strict=True):
        _fill(cell, (Words(head, weight="strong"),))
    for made, row in zip(table.rows, ((), *block.rows), strict=True):
        if sum(len(one.text) for said in row for one in said) < WHOLE_LETTERS:
            style.keep_whole(made)
    for cells, row in zip(grid[1:], block.rows, strict=True):
        for at, (cell, said) in enumerate(zip(cells, row, strict=True)):
            _fill(cell, said, is_number=at in block.numbers)
    _space(draft)


def _fill(cell: _Cell, said: Cell, *, is_number: bool = False) -> None:
    line = style.wear(cell.paragraphs[0], style.CELL)
    for at, words in enumerate(said):
        line = line if at == 0 else style.wear(cell.add_paragraph(), style.CELL)
        _run(line, words)
        if is_number:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _put_pictures(draft: Draft, block: Pictures) -> None:
    for picture in block.items:
        line = draft.add_paragraph()
        line.paragraph_format.keep_with_next = True
        shape = line.add_run().add_picture(io.BytesIO(fit(picture.content)), height=Mm(62))
        style.describe(shape, clean(picture.alt))
        for words in picture.caption:
            _run(style.wear(draft.add_paragraph(), style.PARAGRAPHS["note"]), words)


def _turn(draft: Draft, block: Turn) -> None:
    section = draft.add_section(WD_SECTION.NEW_PAGE)
    short, long = sorted((section.page_width or Mm(210), section.page_height or Mm(297)))
    section.orientation = WD_ORIENT.LANDSCAPE if block.is_across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if block.is_across else (short, long)


def _shares(draft: Draft, widths: Iterable[float]) -> list[Emu]:
    section = draft.sections[-1]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    shares = list(widths)
    return [Emu(int(room * share / sum(shares))) for share in shares]


def _space(draft: Draft) -> None:
    """Two tables that touch would become one."""
    style.wear(draft.add_paragraph(), style.GAP)


DRAWN: dict[type, Callable[[Draft, Any], None]] = {
    Heading: _put_heading,
    Paragraph: _put_paragraph,
    KeyList: _put_keys,
    Points: _put_points,
    Table: _put_table,
    Pictures: _put_pictures,
    Turn: _turn,
}
