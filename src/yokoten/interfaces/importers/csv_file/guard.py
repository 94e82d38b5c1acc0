"""What is not a text table is refused before it is decoded."""

import re

from yokoten.interfaces.importers.refusal import TableUnreadable

_MARKUP = re.compile(rb"^\s*(?:<!doctype html|<html|<table|<head|<meta)", re.IGNORECASE)
_XML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml")
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 26))


def check(content: bytes, filename: str) -> None:
    """Refuse web pages, XML and binary noise."""
    start = content[:4096]
    if _MARKUP.match(start):
        raise TableUnreadable("page_not_table", filename=filename)
    if _XML.match(start):
        raise TableUnreadable("xml_not_table", filename=filename)
    if start.startswith(_UNICODE_MARKS):
        return
    sample = content[:65536]
    noise = len(sample) - len(sample.translate(None, _CONTROL))
    if noise > max(2, len(sample) // 500) and not _is_wide_text(sample):
        code = "not_a_workbook" if filename.lower().endswith((".xlsx", ".xls", ".ods")) else "binary_not_table"
        raise TableUnreadable(code, filename=filename)
    if b"\0" in content and not _is_wide_text(sample):
        row = content[: content.index(b"\0")].count(b"\n") + 1
        raise TableUnreadable("zero_byte", filename=filename, row=row)


def _is_wide_text(sample: bytes) -> bool:
    """UTF-16 without its mark: nearly every second byte is zero (or a Cyrillic 4)."""
    high = sample[1::2]
    return len(high) > 8 and (high.count(0) + high.count(4) + high.count(32)) > 0.9 * len(high)
