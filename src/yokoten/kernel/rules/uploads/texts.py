"""Plain text and CSV: what reads as text in any usual encoding and is no web page."""

import re

from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.uploads.kinds import CSV, TXT, Kind, unknown

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
CONTROL_LETTER = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
WEB_PAGE = re.compile(r"<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|\?xml)\b", re.IGNORECASE)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def text_kind(content: bytes, name: str) -> Kind:
    """TXT, or CSV where the name says so; both are text, and only ever handed out as a download."""
    text = _read(content, name)
    if WEB_PAGE.search(text) or text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        raise RuleBroken("attachment_web_page", name=name)
    return CSV if name.lower().endswith(".csv") else TXT


def _read(content: bytes, name: str) -> str:
    """The text; one letter per byte where the encoding is an older one, which is enough to look for signs."""
    try:
        if content.startswith(UTF_16):
            text = content.decode("utf-16")
            if CONTROL_LETTER.search(text):
                raise unknown(name)
            return text
        if CONTROL.search(content):
            raise unknown(name)
        return content.decode("utf-8")
    except UnicodeDecodeError as undecoded:
        if content.startswith(UTF_16):
            raise unknown(name) from undecoded
        return content.decode("latin-1")
