"""A file on its way in: examined once, by content, before anything of it is stored."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.uploads.documents import document_kind
from yokoten.kernel.rules.uploads.kinds import PDF, Kind, family_of
from yokoten.kernel.rules.uploads.names import clean_name, shown_name
from yokoten.kernel.rules.uploads.pictures import paint_anew
from yokoten.kernel.rules.uploads.texts import text_kind

MOST_BYTES = 20 * 2**20
MOST_OF_A_THING = 20
PDF_END_WITHIN = 2**11


@dataclass(frozen=True)
class Examined:
    """What will be kept of a file."""

    name: str
    kind: str
    content: bytes
    sha256: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class NewAttachment:
    """A file as it came, with what was said about the people on it.

    `key` is chosen by a device that sends again what it is not sure has arrived; the second time changes nothing.
    `examined` does the work, about a second for a large photograph: ask for it before a transaction begins.
    """

    name: str
    content: bytes
    has_consent: bool = False
    consent_note: str = ""
    key: UUID | None = None

    @cached_property
    def examined(self) -> Examined:
        """The file as it will be kept, or a refusal."""
        return examine(self.name, self.content)


def examine(name: str, content: bytes) -> Examined:
    """Decide by its content whether a file may be kept and make what is kept of it."""
    shown = shown_name(name)
    if not content:
        raise RuleBroken("attachment_empty", name=shown)
    refuse_too_large(shown, len(content))
    kind = family_of(content, shown)
    if isinstance(kind, str):
        kind = document_kind(content, shown) if kind == "document" else text_kind(content, shown)
    if kind is PDF:
        _has_an_end(content, shown)
    return _kept(shown, kind, content)


def refuse_too_large(name: str, size_bytes: int) -> None:
    """Refuse by size alone, before a file is read."""
    if size_bytes > MOST_BYTES:
        raise RuleBroken("attachment_too_large", name=shown_name(name), megabytes=MOST_BYTES // 2**20)


def refuse_too_many(present: int, *, adding: int = 1, most: int = MOST_OF_A_THING) -> None:
    """Refuse one more file at a thing that has enough; the room that owns the thing counts."""
    if present + adding > most:
        raise RuleBroken("attachment_too_many", most=most)


def _has_an_end(content: bytes, name: str) -> None:
    if b"%%EOF" not in content[-PDF_END_WITHIN:]:
        raise RuleBroken("attachment_damaged", name=name)


def _kept(shown: str, kind: Kind, content: bytes) -> Examined:
    width = height = None
    if kind.family == "picture":
        painted = paint_anew(content, kind, shown)
        content, width, height = painted.content, painted.width, painted.height
    digest = hashlib.sha256(content).hexdigest()
    return Examined(clean_name(shown, kind), kind.content_type, content, digest, width, height)
