"""The name of an uploaded file as it is kept and shown: no folders, no tricks, the ending of what it really is."""

import re
import unicodedata

from yokoten.kernel.rules.uploads.kinds import Kind

MOST_LETTERS = 120
NAMELESS = "file"
ENDING = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,7})$")
FORBIDDEN = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def shown_name(name: str) -> str:
    """The last part of a path, composed letters, without control letters, marks of direction and wildcards."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    letters = "".join(" " if letter.isspace() else letter for letter in last)
    letters = "".join(letter for letter in letters if unicodedata.category(letter)[0] != "C")
    plain = " ".join(FORBIDDEN.sub("", letters).split()).strip(". ")
    return _short(plain) or NAMELESS


def clean_name(name: str, kind: Kind) -> str:
    """The shown name with an ending that belongs to the kind; a wrong one is replaced."""
    shown = shown_name(name)
    found = ENDING.search(shown)
    stem = shown[: found.start()].rstrip(". ") if found else shown
    stem = stem or NAMELESS
    if RESERVED.match(stem):
        stem = f"_{stem}"
    ending = found.group(1).lower() if found else ""
    return f"{stem}.{ending if ending in kind.endings else kind.endings[0]}"


def _short(name: str) -> str:
    """At most `MOST_LETTERS` letters, the ending kept."""
    if len(name) <= MOST_LETTERS:
        return name
    found = ENDING.search(name)
    ending = found.group(0) if found else ""
    return name[: MOST_LETTERS - len(ending)].rstrip() + ending
