"""The house's look in Word: styles, hairlines, header and footer."""

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from docx.document import Document as Draft
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shape import InlineShape
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

FACE = "Calibri"
INK, QUIET, ACCENT = RGBColor(0x15, 0x1F, 0x27), RGBColor(0x41, 0x4D, 0x55), RGBColor(0x00, 0x5F, 0x78)
LOOK, STYLE, VALUE, RUN, TEXT = (qn(f"w:{name}") for name in ("pPr", "pStyle", "val", "r", "t"))
SPACE = qn("xml:space")
WEIGHTS = {"strong": True, "quiet": False}
HAIR, RULE = "C9D0D4", "717B82"
KICKER, POINT, CELL, GAP, FOOT = "Paper kicker", "Paper point", "Paper cell", "Paper gap", "Paper foot"
PARAGRAPHS = {"body": "Normal", "lede": "Paper lede", "note": "Paper note"}
COUNTRIES = {"ru": "ru-RU", "vi": "vi-VN", "sv": "sv-SE", "en": "en-GB"}
HEADINGS = {"Heading 1": (15, 20, 6), "Heading 2": (12, 14, 4), "Heading 3": (11, 10, 3)}
TEXTS = {
    KICKER: (10, 0, 2),
    "Paper lede": (12.5, 0, 10),
    "Paper note": (9, 2, 6),
    POINT: (11, 0, 4),
    CELL: (9.5, 2, 2),
    GAP: (4, 0, 0),
    FOOT: (8.5, 0, 0),
}


def prepare(draft: Draft, language: str) -> None:
    """Page, faces and sizes; every style in one face that Word has in all four scripts."""
    section = draft.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(21)
    section.top_margin, section.bottom_margin = Mm(21), Mm(20)
    _set(draft.styles["Normal"], 11, 0, 6)
    _speak_in(draft.styles["Normal"].element.get_or_add_rPr(), language)
    _set(draft.styles["Title"], 24, 0, 12)
    for name, (size, above, below) in HEADINGS.items():
        _set(draft.styles[name], size, above, below)
    for name, (size, above, below) in TEXTS.items():
        made = draft.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = draft.styles["Normal"]
        _set(made, size, above, below)
    for name in ("Title", *HEADINGS):
        draft.styles[name].font.bold = True
        draft.styles[name].paragraph_format.keep_with_next = True
    draft.styles[KICKER].font.bold, draft.styles[KICKER].font.color.rgb = True, ACCENT
    draft.styles["Paper note"].font.color.rgb = draft.styles[FOOT].font.color.rgb = QUIET
    points = draft.styles[POINT].paragraph_format
    points.left_indent, points.first_line_indent = Mm(8), Mm(-8)
    points.tab_stops.add_tab_stop(Mm(8))


def _set(kept: ParagraphStyle, size: float, above: float, below: float) -> None:
    kept.font.name, kept.font.size, kept.font.color.rgb, kept.font.italic = FACE, Pt(size), INK, False
    fonts = kept.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FACE)
    spacing = kept.paragraph_format
    spacing.space_before, spacing.space_after = Pt(above), Pt(below)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.12
    borders = kept.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        kept.element.pPr.remove(borders)


def wear(line: Line, name: str) -> Line:
    """Give the line a style by its identifier: looking it up by name takes most of the time of a long document."""
    wanted = name.replace(" ", "")
    if len(line._p):
        line._p.style = wanted
    else:
        _under(_under(line._p, LOOK), STYLE).set(VALUE, wanted)
    return line


def run_of(line: Line, text: str) -> Run:
    """One more run at the end of the line; plain words are put straight into the tree, in half the time."""
    if "\n" in text or "\t" in text:
        return line.add_run(text)
    made = _under(line._p, RUN)
    words = _under(made, TEXT)
    words.set(SPACE, "preserve")
    words.text = text
    return Run(made, line)


def _under(parent: Any, tag: str) -> Any:
    made = parent.makeelement(tag)
    parent.append(made)
    return made


def weigh(run: Run, weight: str) -> None:
    """Give a run that has no look yet its weight: copied, as making it anew is slow."""
    if weight in WEIGHTS:
        run._r.insert(0, deepcopy(_look(weight)))


@cache
def _look(weight: str) -> OxmlElement:
    run = Run(OxmlElement("w:r"), None)  # type: ignore[arg-type]
    run.bold = WEIGHTS[weight]
    if weight == "quiet":
        run.font.color.rgb = QUIET
    return run._r.rPr


def beside(run: Run) -> None:
    """The remark after a heading."""
    run.bold, run.font.size, run.font.color.rgb = False, Pt(9.5), QUIET


def tag(run: Run) -> None:
    """The remark beside a text in another language."""
    run.bold, run.font.size, run.font.color.rgb = False, Pt(8.5), QUIET


def speak(run: Run, language: str) -> None:
    """Tell Word in which language the run is written, so that it checks and reads it right."""
    _speak_in(run._r.get_or_add_rPr(), language)


def _speak_in(properties: OxmlElement, language: str) -> None:
    spoken = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        spoken.set(qn(name), COUNTRIES.get(language, language))
    properties.append(spoken)


def describe(shape: InlineShape, alt: str) -> None:
    shape._inline.docPr.set("descr", alt)


def rule(table: Table, widths: Sequence[Emu], *, title: str, has_head: bool) -> None:
    """Hairlines between rows, none between columns; the head stands again on each page."""
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_border(side, HAIR))
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(_margins())
    if title:
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), title)
        properties.append(caption)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width
    if has_head:
        _head(table)


def keep_whole(row: _Row) -> None:
    """Do not break the row over two pages."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _margins() -> OxmlElement:
    """Text stands flush left with the paragraphs around the table."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("left", "0"), ("right", "170")):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), width)
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    return margins


def _head(table: Table) -> None:
    first = table._tbl.tr_lst[0]
    repeated = OxmlElement("w:tblHeader")
    first.get_or_add_trPr().append(repeated)
    for cell in first.tc_lst:
        borders = OxmlElement("w:tcBorders")
        borders.append(_border("bottom", RULE))
        cell.get_or_add_tcPr().append(borders)


def _border(side: str, colour: str) -> OxmlElement:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    return line


def dress(section: Section, foot: str, example: str) -> None:
    """What stands on each page: the kind of document and its number, and "example" where it is one."""
    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
    head = section.header.paragraphs[0]
    wear(head, FOOT).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if example:
        head.add_run(f"[{example}]").bold = True
    line = section.footer.paragraphs[0]
    wear(line, FOOT)
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    line.paragraph_format.tab_stops.add_tab_stop(Emu(room), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{foot}\t")
    _field(line.add_run(), "PAGE")
    line.add_run(" / ")
    _field(line.add_run(), "NUMPAGES")


def _field(run: Run, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("", "1"), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:t" if text == "1" else "w:instrText")
            part.text = text
        run._r.append(part)
