"""One spelling for what readers type in several: letters, marks and alphabets."""

import re
import unicodedata
from functools import lru_cache

_STRESS = re.compile("[\u0301\u00ad]")
_ALWAYS = str.maketrans({"ё": "е", "ð": "đ", "’": "'", "ʼ": "'", "‘": "'"})
# The tone of an open syllable stands on either vowel (hòa, hoà): the second is kept.
_TONES = {
    first + second: plain + marked
    for first_row, plain, second, marked_row in (
        ("òóỏõọ", "o", "a", "àáảãạ"), ("òóỏõọ", "o", "e", "èéẻẽẹ"), ("ùúủũụ", "u", "y", "ỳýỷỹỵ"),
    )
    for first, marked in zip(first_row, marked_row, strict=True)
}  # fmt: skip
_OPEN = re.compile("(" + "|".join(_TONES) + r")(?!\w)")
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "j", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip
_LATIN = str.maketrans(_CYRILLIC)
_ONE_SOUND = ((re.compile("[jy]"), "i"), (re.compile("ck|c(?=[aou])|q"), "k"), (re.compile("ph"), "f"),
              (re.compile("w"), "v"), (re.compile(r"(\w)\1"), r"\1"))  # fmt: skip
_AMERICAN = (
    (re.compile(r"(?<=...)our(?=s?$|ed$|ing$|al|able|hood|ite|ful|less|y$)"), "or"),
    (re.compile(r"(?<=....)is(?=(e|es|ed|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=...)ys(?=(e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"^(cent|met|lit|theat|fib|kilomet|centimet|millimet)re(?=s?$|d$)"), r"\1er"),
    (re.compile(r"ramme(?=s?$)"), "ram"),
    (re.compile(r"^(def|off|lic)ence"), r"\1ense"),
    (re.compile(r"^(label|travel|model|cancel|fuel|signal|channel)l(?=ed|ing|er)"), r"\1"),
)


def american(word: str) -> str:
    """A folded English word in one of its two spellings (colour, organise, centre, programme)."""
    for pattern, letters in _AMERICAN:
        word = pattern.sub(letters, word)
    return word


def folded(text: str) -> str:
    """NFC, lower case, ё as е, no stress marks or soft hyphens, one place for a Vietnamese tone; й, å, ä, ö stay."""
    composed = unicodedata.normalize("NFC", text).lower()
    if composed.isascii():
        return composed
    decided = unicodedata.normalize("NFC", _STRESS.sub("", composed)).translate(_ALWAYS)
    return _OPEN.sub(lambda found: _TONES[found.group(1)], decided)


@lru_cache(maxsize=65536)
def stripped(term: str) -> str:
    """The term as typed without marks: đ as d, å ä as a, ö as o, no tones; й stays. Compare stripped with stripped."""
    if term.isascii():
        return term
    parts = unicodedata.normalize("NFD", term.replace("đ", "d").replace("й", "\0"))
    return "".join(part for part in parts if not unicodedata.combining(part)).replace("\0", "й")


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """A folded word in plain Latin letters, near sounds alike, so that names and loans of two alphabets meet."""
    found = stripped(word.translate(_LATIN))
    for pattern, letter in _ONE_SOUND:
        found = pattern.sub(letter, found)
    return found
