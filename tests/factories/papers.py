"""Papers of every kind of block, and files read back as their readers would."""

import io
import re
import zipfile
import zlib
from datetime import UTC, datetime

from docx import Document
from PIL import Image

from yokoten.interfaces.documents.paper.blocks import Heading, Paper, Paragraph, Points, Table, Words, said_in

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def make_paper(*blocks, **details):
    start = {"title": "To learn", "language": "en", "kicker": "Report", "foot": "Report · Centre", "made_at": NOW}
    return Paper(blocks=blocks or (Heading(Words("Part")), Paragraph(Words("Text."))), **{**start, **details})


def make_picture(size=(40, 30), kind="JPEG", mode="RGB"):
    stream = io.BytesIO()
    Image.new(mode, size, 128 if mode == "L" else None).save(stream, kind)
    return stream.getvalue()


def paper_text(paper):
    """All that a paper says, in reading order, with the remarks about languages in brackets."""
    lines = [paper.kicker, _tagged(Words(paper.title, tag=paper.title_tag))]
    for block in paper.blocks:
        lines += block.heads if isinstance(block, Table) else [label for label, _said in getattr(block, "rows", ())]
        numbered = isinstance(block, Points) and block.is_numbered
        words = [f"{at}. {_tagged(item[0])}" for at, item in enumerate(block.items, 1)] if numbered else []
        lines += [*words, *map(_tagged, said_in(block)), getattr(block, "beside", "")]
    return " ".join(" ".join(lines).split())


def _tagged(words):
    return f"{words.text} [{words.tag}]" if words.tag else words.text


def docx_text(content):
    """All text of a document in reading order, tables too."""
    draft = Document(io.BytesIO(content))
    lines = [node.text or "" for node in draft.element.body.iter() if node.tag.endswith(("}t", "}br"))]
    return " ".join(" ".join(lines).split())


def docx_part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name).decode()


def pdf_pages(content):
    return len(re.findall(rb"/Type\s*/Page\b", pdf_source(content)))


def pdf_source(content):
    """A PDF with its packed object streams opened: enough to find what stands in its catalogue."""
    opened = [content]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            opened.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(opened)


def pdf_string(text):
    """A text as PDF writes it where it is not plain ASCII."""
    return b"\xfe\xff" + text.encode("utf-16-be")
