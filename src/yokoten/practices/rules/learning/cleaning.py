"""Sentences out of catalogue texts: no tags, place-holders or accelerators, nothing untranslated, nothing too often."""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape

from yokoten.practices.rules.search.tokens import LANGUAGES

SAME_ENGLISH = 3
LONGEST = 600
Segment = dict[str, str]

_CHOICE = re.compile(r"\{[^{}]*,\s*(?:plural|select|selectordinal)\s*,(.*)\}\s*$", re.DOTALL)
_OTHER = re.compile(r"other\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_MARKS = re.compile(
    r"<[^<>]*>|\{\{[^{}]*\}\}|\{[^{}]*\}|%\([^)]*\)[a-z]|%\d*\$?[-+0-9.]*[a-zA-Z@](?![a-zA-Z])|\$\d|\$\[[^\]]*\]|"
    r"\$\w*\$|\$[A-Z_]{2,}|&[\w.-]+;|https?://\S+|\[%[^\]]*\]|%%\w*%%|#\w+"
)
_ACCELERATOR = re.compile(r"(?<=\w)[_~&](?=\w)|(?<!\w)[_~&](?=\w)")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def cleaned(text: str) -> str:
    """The words of a catalogue text; empty when it has none worth learning from."""
    choice = _CHOICE.search(text)
    if choice:
        other = _OTHER.search(choice.group(1))
        text = text[: choice.start()] + (other.group(1) if other else "")
    plain = _MARKS.sub(" ", unescape(_MARKS.sub(" ", text)).replace("\\n", " ").replace("\\", ""))
    plain = _SPACES.sub(" ", _ACCELERATOR.sub("", plain)).strip()
    return plain if _LETTERS.search(plain) and len(plain) <= LONGEST else ""


def aligned(texts: dict[str, dict[str, str]]) -> list[Segment]:
    """Segments of a catalogue: texts by language and key become entries by key, cleaned, at least two languages each.

    What is the same as English was never translated; Russian has Cyrillic letters.
    """
    found = []
    for key in sorted({key for by_key in texts.values() for key in by_key}):
        entry = {code: cleaned(texts[code][key]) for code in LANGUAGES if key in texts.get(code, {})}
        english = entry.get("en", "")
        kept = {
            code: text for code, text in entry.items()
            if text and (code == "en" or text != english) and (code != "ru" or _CYRILLIC.search(text))
        }  # fmt: skip
        if len(kept) > 1:
            found.append(kept)
    return found


def thinned(segments: Iterable[Segment]) -> list[Segment]:
    """No entry twice, and at most three of one English text."""
    often: Counter[str] = Counter()
    seen: set[tuple[tuple[str, str], ...]] = set()
    found = []
    for segment in segments:
        same = tuple(sorted(segment.items()))
        english = segment.get("en", "").lower()
        if same in seen or (english and often[english] >= SAME_ENGLISH):
            continue
        seen.add(same)
        often[english] += 1
        found.append(segment)
    return found
