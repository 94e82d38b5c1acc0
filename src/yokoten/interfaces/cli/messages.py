"""`yokoten messages`: collect every visible sentence into the catalogues (for developers and translators)."""

import argparse
import ast
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import allauth
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from yokoten.interfaces.cli.terminal import note
from yokoten.interfaces.wording.language import LOCALE

HELP = "Collect the sentences of pages, wording and the sign-in library into src/yokoten/locale/*.po."
PACKAGE = LOCALE.parent
LANGUAGES = ("ru", "vi", "sv")
KEYWORDS = {name: None for name in ("gettext", "gettext_lazy", "_", "mark")}
KEYWORDS |= {name: (1, 2) for name in ("ngettext", "ngettext_lazy", "say_count")}
LITERAL = r"u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\""
SINGLE = re.compile(rf"\b(?:gettext|_)\(({LITERAL})\)")
PLURAL = re.compile(rf"\bngettext\(({LITERAL}), ?({LITERAL})")
SIGN_IN_PARTS = ("account", "mfa", "socialaccount", "usersessions")
Found = tuple[str, str | tuple[str, str]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a catalogue is out of date")
    parser.add_argument("--language", choices=LANGUAGES, help="only this language (all)")


def run(arguments: argparse.Namespace) -> int:
    """Bring the catalogues up to date, or say that they are not."""
    chosen = [arguments.language] if arguments.language else LANGUAGES
    stale = [language for language in chosen if update(language, write=not arguments.check)]
    if arguments.check and stale:
        note(f"Catalogues out of date: {', '.join(stale)}. Run `make messages`.")
        return 1
    return 0


def sentences() -> list[Found]:
    """Every message with the file it comes from; a plural is a pair."""
    own = [*_python(PACKAGE), *_templates(PACKAGE / "interfaces" / "web" / "templates")]
    library = Path(allauth.__file__).parent
    foreign = [found for part in SIGN_IN_PARTS for found in _python(library / part, origin="sign-in")]
    return own + foreign


def _python(folder: Path, origin: str = "") -> Iterator[Found]:
    for path in sorted(folder.rglob("*.py")):
        if {"migrations", "tests", "test"} & set(path.relative_to(folder).parts) or path.name.startswith("test"):
            continue
        where = origin or str(path.relative_to(PACKAGE))
        with path.open("rb") as stream:
            for _, message, _, _ in extract("python", stream, keywords=KEYWORDS):
                if message:
                    yield where, tuple(message) if isinstance(message, (list, tuple)) else message


def _templates(folder: Path) -> Iterator[Found]:
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".txt")):
        where = str(path.relative_to(PACKAGE))
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        for one, many in PLURAL.findall(code):
            yield where, (ast.literal_eval(one), ast.literal_eval(many))
        for literal in SINGLE.findall(PLURAL.sub("", code)):
            yield where, ast.literal_eval(literal)


def template() -> Catalog:
    """All sentences as an empty catalogue, ordered by file."""
    catalogue = Catalog(project="Yokoten", charset="utf-8")
    for where, message in sentences():
        catalogue.add(message, locations=[(where, None)])
    return catalogue


def read(language: str) -> Catalog:
    """The committed catalogue of a language."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        head = "# Yokoten. Source sentences are English; docs/glossary.md holds the terms."
        return Catalog(locale=language, project="Yokoten", charset="utf-8", header_comment=head, fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def update(language: str, *, write: bool) -> bool:
    """Add new sentences, drop those no longer said; returns whether anything changed."""
    catalogue = read(language)
    before = {message.id for message in catalogue if message.id}
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    after = {message.id for message in catalogue if message.id}
    if write:
        _write(catalogue, LOCALE / language / "LC_MESSAGES" / "django.po")
    return before != after


def _write(catalogue: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.revision_date = catalogue.creation_date = datetime(2026, 1, 1, tzinfo=UTC)
    stream = io.BytesIO()
    write_po(stream, catalogue, width=110, include_lineno=False, sort_by_file=False)
    path.write_bytes(stream.getvalue())
