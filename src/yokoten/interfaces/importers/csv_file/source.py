"""The text of a file: its encoding by evidence, never by hope, and its delimiter."""

import codecs
import csv
import io
import re
import unicodedata
from collections import Counter

from yokoten.interfaces.importers.refusal import TableUnreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1251", "cp1258", "cp1252", "koi8-r", "cp866")
_NORDIC = frozenset("åäöÅÄÖéÉüÜæøÆØß–—’‘“”«»№°±€…§´ ")
_VIETNAMESE = frozenset("ăâêôơưđĂÂÊÔƠƯĐàáèéìíòóùúýÀÁÈÉÌÍÒÓÙÚÝãõĩũ–—’‘“”")
_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f](?:[^\W\d_]|[\u0300-\u036f])*")
_ACCEPTED = 0.8
DELIMITERS = ("\t", ";", "|", ",")


def decode(content: bytes, filename: str) -> tuple[str, str]:
    """Text and encoding. What fits no encoding well is refused rather than read as gibberish."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding, filename), encoding
    if b"\0" in content[:4096]:
        return _strict(content, "utf-16-le" if content[1:2] in (b"\0", b"\x04") else "utf-16-be", filename), "utf-16"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        _refuse_damaged_utf8(content, fault, filename)
        return _single_byte(content, filename)
    if _is_decoded_twice(text):
        raise TableUnreadable("decoded_twice", filename=filename)
    return text, "utf-8"


def delimiter_of(text: str) -> str:
    """The delimiter that cuts most lines into the same number of fields; a decimal comma loses to a semicolon."""
    lines = [line for line in text[:200_000].splitlines()[:200] if line.strip()]
    if lines and re.fullmatch(r'"?sep=(.)"?', lines[0]):
        return lines[0].strip('"')[4]
    scores = {delimiter: _evenness(lines, delimiter) for delimiter in DELIMITERS}
    best = max(scores.values())
    return next(delimiter for delimiter in DELIMITERS if scores[delimiter] >= best - 0.1) if best else ","


def _evenness(lines: list[str], delimiter: str) -> float:
    try:
        lengths = [len(row) for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)]
    except csv.Error:
        return 0.0
    counted = Counter(length for length in lengths if length > 1)
    return max(counted.values(), default=0) / max(len(lengths), 1)


def _strict(content: bytes, encoding: str, filename: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        row = content[: fault.start].count(b"\n") + 1
        raise TableUnreadable("text_cut_off", filename=filename, row=row, encoding=encoding) from fault


def _refuse_damaged_utf8(content: bytes, fault: UnicodeDecodeError, filename: str) -> None:
    """Text that is plainly UTF-8 but broken somewhere is damaged, not written in another encoding."""
    proper = len(content.decode("utf-8", errors="ignore").encode("utf-8"))
    high = sum(1 for byte in content[:500_000] if byte > 127)
    lost = len(content) - proper
    if lost <= max(3, high // 20) and high > 3 * lost:
        row = content[: fault.start].count(b"\n") + 1
        code = "text_cut_off" if fault.start >= len(content) - 3 else "text_damaged"
        raise TableUnreadable(code, filename=filename, row=row, encoding="utf-8")


def _single_byte(content: bytes, filename: str) -> tuple[str, str]:
    sample = b"\n".join(line for line in content[:400_000].splitlines() if not line.isascii())[:60_000]
    scores = {encoding: _plausibility(sample, encoding) for encoding in _SINGLE_BYTE}
    best = max(_SINGLE_BYTE, key=lambda encoding: scores[encoding])
    if scores[best] < _ACCEPTED:
        row = next(number for number, line in enumerate(content.split(b"\n"), 1) if not line.isascii())
        raise TableUnreadable("encoding_unknown", filename=filename, row=row)
    return unicodedata.normalize("NFC", content.decode(best, errors="replace")), best


def _plausibility(sample: bytes, encoding: str) -> float:
    """Share of words with letters beyond ASCII that look like words of a language written in that encoding."""
    text = sample.decode(encoding, errors="replace")
    words = _WORD.findall(text)
    if not words or text.count("\ufffd") > len(words) // 10:
        return 0.0
    odd = sum(unicodedata.category(letter) in ("So", "Cc", "Co", "Sk") for letter in text if ord(letter) > 127)
    return sum(_is_word(word, encoding) for word in words) / (len(words) + odd)


def _is_word(word: str, encoding: str) -> bool:
    if not (word.islower() or word.isupper() or word.istitle() or (word[0].isupper() and word[1:].islower())):
        return False
    beyond = [letter for letter in word if ord(letter) > 127]
    if encoding == "cp1252":
        return all(letter in _NORDIC for letter in beyond)
    if encoding == "cp1258":
        return all(letter in _VIETNAMESE or unicodedata.combining(letter) for letter in beyond)
    return len(beyond) == len(word) and all("а" <= letter.lower() <= "ё" for letter in beyond)


def _is_decoded_twice(text: str) -> bool:
    """UTF-8 that was once read as a one-byte encoding and saved again."""
    sample = "\n".join(line for line in text[:200_000].splitlines() if not line.isascii())[:20_000]
    for encoding in ("cp1251", "cp1252", "latin-1"):
        try:
            again = sample.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if len(again) < 0.8 * len(sample):
            return True
    return False
