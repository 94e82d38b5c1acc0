"""PDF: accessible, in four scripts, never reading a text as markup, whatever it holds."""

import pytest

from factories.papers import NOW, make_paper, make_picture, pdf_pages, pdf_source, pdf_string
from yokoten.interfaces.documents.paper import typst_paper
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
from yokoten.interfaces.documents.paper.typst_paper import as_pdf

HOSTILE = [
    "#panic()",
    "$ x $ *bold* _under_ @cite <label> `raw` \\ ~ = Heading",
    "#import \"@preview/x:1.0.0\"",
    "#read(\"/etc/passwd\") #image(\"/etc/passwd\")",
    "// comment /* and */ [ ] ( ) { } ; ' \"",
    "]]]} #} %(name)s {{ x }}",
    "\u202etxt.exe\u202c and \x00\x07\x1b[31m control",
    "\ud800 lone half",
    "العربية עברית",
    "🙂 中文 \U000e0001",
    "",
    "\n\n\n",
]  # fmt: skip
SPOKEN = {"ru": "Съешь ещё №1 — ₽", "vi": "Ế Ậ Ữ Ẵ Ộ đường dây", "sv": "åäö ÅÄÖ é", "en": "“fair” – 3 ≤ 4"}


def test_a_paper_says_title_language_and_author_and_is_tagged():
    source = pdf_source(as_pdf(make_paper(title="Вопросы", language="ru", author="Centre")))
    assert b"/Lang(ru)" in source and b"/MarkInfo<</Marked true" in source and b"/Author(Centre)" in source
    assert "Вопросы".encode() in source and b"pdfuaid:part" in source


def test_headings_are_bookmarks_in_every_script():
    blocks = [Heading(Words(text)) for text in SPOKEN.values()]
    source = pdf_source(as_pdf(make_paper(*blocks)))
    assert b"/Type/Outlines" in source and source.count(b"/Dest ") >= len(blocks)
    assert pdf_string(SPOKEN["vi"]).hex().upper().encode() in source.upper()


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_every_letter_of_the_four_languages_is_drawn_by_a_face(language, monkeypatch):
    monkeypatch.setattr(typst_paper, "_in_house_face", lambda text: pytest.fail("a letter was missing"))
    paper = make_paper(Paragraph(Words(SPOKEN[language])), Paragraph(strong(SPOKEN[language])), language=language)
    assert pdf_pages(as_pdf(paper)) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_wherever_it_stands(text):
    table = Table((text, "B"), ((cell(text), cell(quiet(text))),), (1, 1), text)
    pictures = Pictures((Picture(make_picture(), text, cell(text)),))
    blocks = [Heading(Words(text), 2, text), Paragraph(Words(text, "vi", text)), table, pictures]
    blocks += [KeyList(((text, cell(text)),)), Points((cell(text), cell("b")), is_numbered=True)]
    content = as_pdf(make_paper(*blocks, title=text, kicker=text, foot=text, author=text, example=text))
    assert content.startswith(b"%PDF-") and pdf_pages(content) >= 1


def test_a_text_that_asks_for_a_file_is_printed_and_reads_none(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET")
    with_request = as_pdf(make_paper(Paragraph(Words(f'#read("{secret}")'))))
    assert b"TOPSECRET" not in pdf_source(with_request)


def test_a_letter_that_no_face_has_becomes_a_square_and_the_rest_stays():
    assert typst_paper._in_house_face("a🙂ế\nж") == "a□ế\nж"
    assert as_pdf(make_paper(Paragraph(Words("a🙂b")))).startswith(b"%PDF-")


def test_another_trouble_of_the_typesetter_is_not_hidden(monkeypatch):
    monkeypatch.setattr(typst_paper, "template", lambda: b"#panic()")
    with pytest.raises(typst_paper.typst.TypstError):
        as_pdf(make_paper())


@pytest.mark.parametrize("text", ["w" * 20_000, "Word and more. " * 1_400, "строка\n" * 900])
def test_a_long_text_runs_over_pages(text):
    table = Table(("A", "B", "C"), ((cell(text), cell("b"), cell("c")),), (1, 1, 1), "T")
    assert pdf_pages(as_pdf(make_paper(Paragraph(Words(text)), table))) > 5


def test_pages_lie_across_only_where_they_are_turned():
    blocks = [Paragraph(Words("a")), Turn(True), Paragraph(Words("b")), Turn(False), Paragraph(Words("c"))]
    source = pdf_source(as_pdf(make_paper(*blocks)))
    assert source.count(b"595.2756 841.8898") == 2 and source.count(b"841.8898 595.2756") == 1


def test_a_turn_without_anything_after_it_makes_no_page():
    assert pdf_pages(as_pdf(make_paper(Paragraph(Words("a")), Turn(True), Turn(False)))) == 1


def test_a_paper_without_blocks_is_a_page_with_its_title():
    assert pdf_pages(as_pdf(make_paper(Paragraph(Words(""))))) == 1


def test_the_same_paper_is_the_same_file():
    assert as_pdf(make_paper(made_at=NOW)) == as_pdf(make_paper(made_at=NOW))
