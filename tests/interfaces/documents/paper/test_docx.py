"""DOCX: real headings and tables, texts as they were written, in the language they are in."""

import io
import re

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from factories.papers import NOW, docx_part, docx_text, make_paper, make_picture
from interfaces.documents.paper.test_pdf import HOSTILE, SPOKEN
from yokoten.interfaces.documents.paper.blocks import (
    Heading,
    KeyList,
    Paragraph,
    Picture,
    Pictures,
    Points,
    Table,
    Turn,
    Words,
    cell,
    quiet,
    strong,
)
from yokoten.interfaces.documents.paper.clean import clean
from yokoten.interfaces.documents.paper.docx_paper import as_docx


def opened(*blocks, **details):
    return Document(io.BytesIO(as_docx(make_paper(*blocks, **details))))


def test_title_headings_and_what_the_file_says_of_itself():
    draft = opened(Heading(Words("Part"), 1, "2027"), Heading(Words("Smaller"), 3), title="Вопросы", language="ru")
    styles = [(line.style.name, line.text) for line in draft.paragraphs]
    assert styles[0] == ("Paper kicker", "Report") and ("Title", "Вопросы") in styles
    assert ("Heading 1", "Part   2027") in styles and ("Heading 3", "Smaller") in styles
    told = draft.core_properties
    assert (told.title, told.language, told.created.date()) == ("Вопросы", "ru", NOW.date())


def test_a_table_has_a_head_that_comes_again_and_rows_that_stay_whole():
    rows = ((cell(strong("a"), quiet("b")), cell("1")), (cell("long " * 300), ()))
    content = as_docx(make_paper(Table(("Site", "Sum"), rows, (3, 1), "Sites", numbers=(1,))))
    table = Document(io.BytesIO(content)).tables[0]
    assert [one.text for one in table.rows[0].cells] == ["Site", "Sum"]
    assert table.rows[1].cells[0].text == "a\nb" and table.rows[2].cells[1].text == ""
    source = docx_part(content, "word/document.xml")
    assert source.count("<w:tblHeader/>") == 1 and source.count("<w:cantSplit/>") == 2
    assert '<w:tblCaption w:val="Sites"/>' in source and '<w:jc w:val="right"/>' in source


def test_parts_of_a_table_stand_in_the_order_of_the_standard():
    source = docx_part(as_docx(make_paper(Table(("A",), ((cell("a"),),), (1,), "T"))), "word/document.xml")
    parts = re.findall(r"<w:(tbl\w+|jc)\b", re.search(r"<w:tblPr>.*?</w:tblPr>", source, re.DOTALL)[0])
    order = ["tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"]
    assert [part for part in parts if part != "tblPr"] == order


def test_numbers_begin_anew_in_every_list():
    points = Points((cell("first", quiet("more")), cell("second")), is_numbered=True)
    text = docx_text(as_docx(make_paper(points, Points((cell("dash"),)), points)))
    assert text.count("1. first more 2. second") == 2 and "– dash" in text


def test_words_in_another_language_are_marked_for_the_reader_and_for_word():
    content = as_docx(make_paper(Paragraph(Words("Một cửa", "vi", "in Vietnamese")), language="sv"))
    assert '<w:lang w:val="vi-VN"' in docx_part(content, "word/document.xml")
    assert '<w:lang w:val="sv-SE"' in docx_part(content, "word/styles.xml")
    assert "Một cửa [in Vietnamese]" in docx_text(content).replace("\xa0", " ")


def test_every_page_tells_its_number_and_that_it_is_an_example():
    content = as_docx(make_paper(Paragraph(Words("a")), Turn(True), Paragraph(Words("b")), example="пример"))
    for section in Document(io.BytesIO(content)).sections:
        assert section.header.paragraphs[0].text == "[пример]"
        assert section.footer.paragraphs[0].text.startswith("Report · Centre\t")
        fields = [node.text for node in section.footer._element.iter() if node.tag.endswith("instrText")]
        assert fields == ["PAGE", "NUMPAGES"]


def test_pages_lie_across_only_where_they_are_turned():
    blocks = [Turn(False), Paragraph(Words("a")), Turn(True), Turn(False), Turn(True), Paragraph(Words("b"))]
    turned = [section.orientation for section in opened(*blocks, Turn(False)).sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]


def test_a_picture_carries_what_it_shows_and_its_line():
    content = as_docx(make_paper(Pictures((Picture(make_picture(), "A board", cell("At the door")),))))
    assert 'descr="A board"' in docx_part(content, "word/document.xml") and "At the door" in docx_text(content)


@pytest.mark.parametrize("text", [*HOSTILE, *SPOKEN.values(), "]]><w:p/> &amp; <b>", "w" * 20_000])
def test_text_is_text_wherever_it_stands(text):
    table = Table((text, "B"), ((cell(text), cell(quiet(text))),), (1, 1), text)
    blocks = [Heading(Words(text), 2, text), Paragraph(Words(text, "vi", text)), table]
    blocks += [KeyList(((text, cell(text)),)), Points((cell(text),)), Pictures((Picture(make_picture(), text),))]
    content = as_docx(make_paper(*blocks, title=text, kicker=text, foot=text, author=text, example=text))
    assert " ".join(clean(text).split()) in docx_text(content)


def test_the_same_paper_is_the_same_text():
    first, again = (docx_part(as_docx(make_paper()), "word/document.xml") for _ in range(2))
    assert first == again


def test_words_keep_their_weight_spaces_and_broken_lines():
    said = Paragraph(Words("  two\nlines ", weight="strong")), Paragraph(Words("beside ", weight="quiet"))
    (strong, quiet) = (line.runs[0] for line in opened(*said).paragraphs[-2:])
    assert (strong.text, strong.bold) == ("  two\nlines ", True)
    assert (quiet.text, quiet.bold, str(quiet.font.color.rgb)) == ("beside ", False, "414D55")
