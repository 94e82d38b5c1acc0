"""The files an import is given: the table, and the answers to its questions."""

import argparse
import csv
import math
from dataclasses import dataclass
from pathlib import Path

from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.importers import bounds
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.wording.columns import SENTENCES
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.tables import unreadable

_COLUMNS = ("cell", "decision", "reason")
_COLUMNS_MISSING = mark(
    "%(name)s: the first line must name the columns cell, decision and reason, and may name replacement; missing:"
    " %(columns)s."
)
_NO_TEXT = mark("%(name)s cannot be read as text. Save it as CSV in UTF-8.")
_NO_NUMBER = mark("%(name)s, line %(line)s: “%(text)s” is not a number. Write the replacement with a point, e.g. 12.5.")


@dataclass(frozen=True)
class Answered:
    """One line of a file of answers."""

    line: int
    cell: str
    decision: str
    reason: str
    replacement: float | None


def content_of(path: Path, language: Language) -> bytes:
    """The bytes of a file; what is no file, cannot be opened or is far too large becomes one `Failure`."""
    try:
        if path.is_dir():
            raise Failure(language.say(SENTENCES["file_is_folder"], filename=str(path)))
        if not path.exists():
            raise Failure(language.say(SENTENCES["file_missing"], filename=str(path)))
        if path.stat().st_size > bounds.MAX_BYTES:
            fault = TableUnreadable("file_too_large", megabytes=bounds.MAX_BYTES // 2**20)
            raise Failure(unreadable(language, fault))
        return path.read_bytes()
    except (OSError, ValueError):
        raise Failure(language.say(SENTENCES["file_not_readable"], filename=str(path))) from None


def answers_of(arguments: argparse.Namespace, language: Language) -> list[Answered]:
    """The lines of --decisions."""
    path: Path = arguments.decisions
    try:
        text = content_of(path, language).decode("utf-8-sig")
        lines = list(csv.DictReader(text.splitlines(), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise Failure(language.say(_NO_TEXT, name=path.name)) from None
    missing = [name for name in _COLUMNS if lines and lines[0].get(name) is None]
    if missing:
        raise Failure(language.say(_COLUMNS_MISSING, name=path.name, columns=", ".join(missing)))
    return [_answered(line, row, path, language) for line, row in enumerate(lines, 2)]


def _answered(line: int, row: dict[str, str | None], path: Path, language: Language) -> Answered:
    cell, decision, reason, text = ((row.get(name) or "").strip() for name in (*_COLUMNS, "replacement"))
    return Answered(line, cell.upper(), decision, reason, _number(text, path, line, language))


def _number(text: str, path: Path, line: int, language: Language) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise Failure(language.say(_NO_NUMBER, name=path.name, line=line, text=text))
    return value
