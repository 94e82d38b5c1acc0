"""A paper handed out as a file: right type, a name in the reader's script, kept by nobody on the way."""

from collections.abc import Callable
from threading import BoundedSemaphore

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from yokoten.interfaces.documents.paper.blocks import Paper, letters
from yokoten.interfaces.documents.paper.clean import clean
from yokoten.interfaces.documents.paper.docx_paper import DOCX_TYPE, as_docx
from yokoten.interfaces.documents.paper.typst_paper import PDF_TYPE, as_pdf
from yokoten.kernel.errors import RuleBroken

MOST_LETTERS, AT_ONCE, LONGEST_NAME = 250_000, 2, 90
KINDS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {"pdf": (PDF_TYPE, as_pdf), "docx": (DOCX_TYPE, as_docx)}
_turns = BoundedSemaphore(AT_ONCE)


def paper_response(paper: Paper, kind: str) -> HttpResponse:
    """The paper as a download of that kind; refused where it would be a book. Two are set at a time."""
    if kind not in KINDS:
        raise Http404
    there = letters(paper.blocks)
    if there > MOST_LETTERS:
        raise RuleBroken("paper_too_long", letters=there, allowed=MOST_LETTERS)
    content_type, render = KINDS[kind]
    with _turns:
        content = render(paper)
    return file_response(content, content_type, f"{paper.kicker} {paper.title}", kind)


def file_response(content: bytes, content_type: str, name: str, kind: str) -> HttpResponse:
    """A file that is saved under that name and stays with whoever asked for it."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, f"{filed(name)}.{kind}") or ""
    response["Cache-Control"] = "private, no-store"
    return response


def filed(name: str) -> str:
    """A title as every file system takes it."""
    plain = "".join(" " if letter in '\\/:*?"<>|\n' else letter for letter in clean(name))
    return " ".join(plain.split())[:LONGEST_NAME].strip(". ") or "Yokoten"
