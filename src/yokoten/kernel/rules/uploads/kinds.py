"""Which kind of file it is, read from its first bytes; what is not on the list is refused with the way out."""

from dataclasses import dataclass

from yokoten.kernel.errors import RuleBroken

ACCEPTED = "PDF, PNG, JPEG, WebP, DOCX, XLSX, PPTX, ODT, ODS, TXT, CSV"
OFFICE = "application/vnd.openxmlformats-officedocument."
OASIS = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class Kind:
    """A kind of file: its content type, the endings its names carry (the first one is ours) and how it is examined."""

    content_type: str
    endings: tuple[str, ...]
    family: str


PDF = Kind("application/pdf", ("pdf",), "pdf")
PNG = Kind("image/png", ("png",), "picture")
JPEG = Kind("image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), "picture")
WEBP = Kind("image/webp", ("webp",), "picture")
DOCX = Kind(f"{OFFICE}wordprocessingml.document", ("docx",), "document")
XLSX = Kind(f"{OFFICE}spreadsheetml.sheet", ("xlsx",), "document")
PPTX = Kind(f"{OFFICE}presentationml.presentation", ("pptx",), "document")
ODT = Kind(f"{OASIS}text", ("odt",), "document")
ODS = Kind(f"{OASIS}spreadsheet", ("ods",), "document")
TXT = Kind("text/plain", ("txt", "text", "md", "log"), "text")
CSV = Kind("text/csv", ("csv",), "text")
KINDS = (PDF, PNG, JPEG, WEBP, DOCX, XLSX, PPTX, ODT, ODS, TXT, CSV)
PICTURES = frozenset(kind.content_type for kind in KINDS if kind.family == "picture")

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
IPHONE = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
OTHERS = (b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"{\\rtf", b"%!PS")


def family_of(content: bytes, name: str) -> str | Kind:
    """A picture's or a PDF's kind at once; `document` or `text` where more has to be read."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(ZIP):
        return "document"
    refuse_known(content, name)
    return "text"


def refuse_known(content: bytes, name: str) -> None:
    """Kinds people do send that are not kept, each with what to do instead."""
    if content[4:8] == b"ftyp" and content[8:12] in IPHONE:
        raise RuleBroken("attachment_heic", name=name)
    if content.startswith(OLE):
        is_locked = LOCKED_PACKAGE in content
        raise RuleBroken("attachment_locked" if is_locked else "attachment_old_office", name=name)
    if content.startswith(OTHERS):
        raise unknown(name)


def unknown(name: str) -> RuleBroken:
    return RuleBroken("attachment_kind_unknown", name=name, kinds=ACCEPTED)
