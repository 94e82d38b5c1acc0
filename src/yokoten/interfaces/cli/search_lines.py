"""Documents and queries of an evaluation, read line by line; a bad line is one sentence with file and number."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from yokoten.interfaces.cli.failure import Failure
from yokoten.practices.rules.search.evaluating import Document, Question
from yokoten.practices.rules.search.tokens import LANGUAGES


def read_documents(path: Path) -> list[Document]:
    """Lines {id, lang, text}; an id stands once in its language."""
    found: dict[tuple[str, str], Document] = {}
    for where, line in _lines(path):
        document = Document(_word(line, "id", where), _language(line, where), _text(line, where))
        if (document.language, document.id) in found:
            raise Failure(f"{where}: the id {document.id} stands twice in {document.language}. Give each text its own.")
        found[document.language, document.id] = document
    if not found:
        raise Failure(f"{path} holds no document.")
    return list(found.values())


def read_questions(path: Path) -> list[Question]:
    """Lines {qid, lang, text, relevant: [id]}; a qid stands once in its language."""
    found: dict[tuple[str, str], Question] = {}
    for where, line in _lines(path):
        relevant = line.get("relevant")
        if not isinstance(relevant, list) or not all(_is_word(each) for each in relevant):
            raise Failure(f"{where}: `relevant` must be a list of ids.")
        ids = frozenset(str(each) for each in relevant)
        question = Question(_word(line, "qid", where), _language(line, where), _text(line, where), ids)
        if (question.language, question.id) in found:
            raise Failure(f"{where}: the qid {question.id} stands twice in {question.language}.")
        found[question.language, question.id] = question
    if not found:
        raise Failure(f"{path} holds no query.")
    return list(found.values())


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise Failure(f"{path} cannot be read: {fault.strerror or fault}.") from None
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise Failure(f"{path}, line {line}: not UTF-8. Save the file as UTF-8.") from None
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield (where := f"{path}, line {number}"), _record(line, where)


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise Failure(f"{where}: not JSON. Each line is one object in braces.") from None
    if not isinstance(record, dict):
        raise Failure(f"{where}: not an object. Each line is one object in braces.")
    return record


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value) or isinstance(value, int) and not isinstance(value, bool)


def _word(line: dict[str, Any], key: str, where: str) -> str:
    if not _is_word(line.get(key)):
        raise Failure(f"{where}: `{key}` is missing or neither text nor whole number.")
    return str(line[key])


def _text(line: dict[str, Any], where: str) -> str:
    if not isinstance(line.get("text"), str):
        raise Failure(f"{where}: `text` is missing or no text.")
    return line["text"]


def _language(line: dict[str, Any], where: str) -> str:
    language = line.get("lang")
    if language not in LANGUAGES:
        raise Failure(f"{where}: `lang` is {language!r}; known are {', '.join(LANGUAGES)}.")
    return language
