"""Office documents are archives: their parts are counted, unpacked within a bound and looked at; none is executed.

Refused are programs in them (macros, controls, packed files), parts that reach out of their folder, and links that an
office program would fetch by itself on opening.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree

from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.uploads.kinds import DOCX, ODS, ODT, OLE, PPTX, XLSX, ZIP, Kind, unknown

MOST_PARTS = 3_000
MOST_UNPACKED = 200 * 2**20
MOST_DEPTH = 1
CHUNK = 2**18
READ_WHOLE = 4 * 2**20

MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
    b"presentationml.presentation.main+xml": PPTX,
}
OPEN_DOCUMENTS = {kind.content_type.encode(): kind for kind in (ODT, ODS)}
PROGRAM = re.compile(r"(^|/)(vbaproject|vbadata|activex\d*|macrosheets|basic|scripts)(/|\.|$)", re.IGNORECASE)
PROGRAM_IN_OLE = tuple(word.encode("utf-16-le") for word in ("_VBA_PROJECT", "Ole10Native"))
FOREIGN = (b"MZ", b"\x7fELF", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\xfd7zXZ")
GZIP, PACKED_PICTURES = b"\x1f\x8b", (".emz", ".wmz")
FETCHED = re.compile(r"/(attachedTemplate|oleObject|frame|subDocument|externalLink|externalLinkPath)$", re.IGNORECASE)
REMOTE = re.compile(r"\s*(https?:|ftp:|\\\\|//|file:/*\\\\|file://[^/]|file:/{4,})", re.IGNORECASE)
TROUBLE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError,
    ElementTree.ParseError,
)  # fmt: skip


@dataclass
class _Reading:
    """One document being read, with what is left of the bound that it shares with documents inside it."""

    name: str
    left: int = MOST_UNPACKED
    parts_left: int = MOST_PARTS


def document_kind(content: bytes, name: str) -> Kind:
    """DOCX, XLSX, PPTX, ODT or ODS after every part of it was read; anything else is refused."""
    return _kind_of(content, _Reading(name), depth=0)


def _kind_of(content: bytes, reading: _Reading, depth: int) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _in_order(parts, reading)
            kind = _declared(archive, reading)
            for part in parts:
                _look_at(archive, part, reading, depth)
    except TROUBLE as broken:
        raise RuleBroken("attachment_damaged", name=reading.name) from broken
    return kind


def _in_order(parts: list[zipfile.ZipInfo], reading: _Reading) -> None:
    """Names stand once and inside, methods are the usual ones, nothing is locked, and the sizes said are bearable."""
    reading.parts_left -= len(parts)
    if reading.parts_left < 0 or sum(part.file_size for part in parts) > reading.left:
        raise RuleBroken("attachment_unpacks_too_large", name=reading.name, megabytes=MOST_UNPACKED // 2**20)
    if len({part.filename.lower() for part in parts}) < len(parts) or any(_is_odd(part) for part in parts):
        raise RuleBroken("attachment_disordered", name=reading.name)
    if any(part.flag_bits & 0x1 for part in parts):
        raise RuleBroken("attachment_locked", name=reading.name)
    if any(PROGRAM.search(part.filename) for part in parts):
        raise RuleBroken("attachment_with_macros", name=reading.name)


def _is_odd(part: zipfile.ZipInfo) -> bool:
    path = part.orig_filename.replace("\\", "/")
    is_outside = path.startswith("/") or ":" in path or "\x00" in path or ".." in path.split("/")
    is_link = (part.external_attr >> 16) & 0o170000 == 0o120000
    return is_outside or is_link or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _declared(archive: zipfile.ZipFile, reading: _Reading) -> Kind:
    """What the document says it is, in the place where its kind has to say it."""
    mimetype = _head(archive, "mimetype")
    if mimetype:
        kind = OPEN_DOCUMENTS.get(mimetype.strip())
        if kind and b"encryption-data" in _head(archive, "META-INF/manifest.xml", READ_WHOLE):
            raise RuleBroken("attachment_locked", name=reading.name)
    else:
        types = _head(archive, "[Content_Types].xml", READ_WHOLE)
        if b"macroenabled" in types.lower():
            raise RuleBroken("attachment_with_macros", name=reading.name)
        kind = next((kind for part, kind in MAIN_PARTS.items() if part in types), None)
    if kind is None:
        raise unknown(reading.name)
    return kind


def _head(archive: zipfile.ZipFile, part: str, size: int = 200) -> bytes:
    """The first bytes of a part, none where there is no such part."""
    if part not in archive.NameToInfo:
        return b""
    with archive.open(part) as stream:
        return stream.read(size)


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo, reading: _Reading, depth: int) -> None:
    """Unpack one part to its end, so that its checksum is compared, and refuse what has no place in a document."""
    with archive.open(part) as stream:
        head = stream.read(CHUNK)
        reading.left -= len(head)
        is_whole = head.startswith((ZIP, OLE)) or part.filename.endswith(".rels")
        kept = [head]
        while chunk := stream.read(CHUNK):
            reading.left -= len(chunk)
            if is_whole:
                kept.append(chunk)
    content = b"".join(kept)
    if part.filename.endswith(".rels"):
        _fetches_nothing(content, reading)
    _holds_no_program(content, part, reading)
    if content.startswith(ZIP):
        if depth >= MOST_DEPTH:
            raise RuleBroken("attachment_nested", name=reading.name, part=part.filename)
        _nested(content, part, reading, depth)


def _holds_no_program(content: bytes, part: zipfile.ZipInfo, reading: _Reading) -> None:
    if content.startswith(OLE) and any(word in content for word in PROGRAM_IN_OLE):
        raise RuleBroken("attachment_with_macros", name=reading.name)
    is_gzip = content.startswith(GZIP) and not part.filename.lower().endswith(PACKED_PICTURES)
    if is_gzip or content.startswith(FOREIGN):
        raise RuleBroken("attachment_nested", name=reading.name, part=part.filename)


def _nested(content: bytes, part: zipfile.ZipInfo, reading: _Reading, depth: int) -> None:
    """The workbook behind a chart may stand in a document; any other archive may not."""
    try:
        _kind_of(content, reading, depth + 1)
    except RuleBroken as refused:
        if refused.code == "attachment_kind_unknown":
            raise RuleBroken("attachment_nested", name=reading.name, part=part.filename) from refused
        raise


def _fetches_nothing(relations: bytes, reading: _Reading) -> None:
    """No template, frame or object that the office program would fetch from another computer on opening."""
    if b"<!DOCTYPE" in relations:
        raise RuleBroken("attachment_disordered", name=reading.name)
    for relation in ElementTree.fromstring(relations):
        if FETCHED.search(relation.get("Type", "")) and REMOTE.match(relation.get("Target", "")):
            raise RuleBroken("attachment_fetches", name=reading.name)
