"""Folding of names and search words, and letters of the other alphabet that only look right.

One function serves matching, sorting out duplicates and search, so SQLite and PostgreSQL agree.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_BREVE, _RING, _DIAERESIS = "\u0306", "\u030a", "\u0308"
_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff'\"`´‘’‚‛“”„‟«»‹›ʼʹʺ′″]")
_GAPS = re.compile(r"[\s\-\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")

_LATIN = "ABCEHKMOPTXYaceopxyksËëÈèi"
_CYRILLIC = "АВСЕНКМОРТХУасеорхукѕЁёЀѐі"
_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()}
_RUSSIAN_ONLY = {letter: other for letter, other in _TO_CYRILLIC.items() if other not in "ѕЀѐі"}


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A letter of the other alphabet inside a word: where it stands and which letter was meant."""

    index: int
    letter: str
    meant: str


@lru_cache(maxsize=65536)
def fold(text: str, *, keep_nordic: bool = False) -> str:
    """Fold for matching: no case, no marks (й stays), đ is d, ё is е, quotes gone, dashes and spaces one space.

    NFC and NFD fold alike. With `keep_nordic` å ä ö stay letters of their own (the extra column of search).
    """
    decomposed = unicodedata.normalize("NFKD", _DROPPED.sub("", text)).casefold()
    decomposed = unicodedata.normalize("NFKD", decomposed)
    kept: list[str] = []
    base = ""
    for letter in decomposed:
        if not unicodedata.combining(letter):
            base = letter
            kept.append(letter)
        elif _is_kept(base, letter, keep_nordic):
            kept.append(letter)
    plain = unicodedata.normalize("NFC", "".join(kept)).translate(_LETTERS)
    return _GAPS.sub(" ", _DROPPED.sub("", plain)).strip()


def _is_kept(base: str, mark: str, keep_nordic: bool) -> bool:
    if base == "и":
        return mark == _BREVE
    return keep_nordic and (base + mark in {"a" + _RING, "a" + _DIAERESIS, "o" + _DIAERESIS})


def look_alikes(text: str) -> list[LookAlike]:
    """Letters of the wrong alphabet, by words: a word belongs to the alphabet that owns its unmistakable letters.

    A word written wholly in letters both alphabets share is judged by the other words of the text.
    """
    if text.isascii():
        return []
    words = [(match.start(), match.group()) for match in _WORD.finditer(text)]
    scripts = [_script(word) for _, word in words]
    around = _majority(scripts)
    found: list[LookAlike] = []
    for (start, word), script in zip(words, scripts, strict=True):
        found += _foreign_letters(start, word, script or (around if len(word) > 1 else None))
    return found


def unmix(text: str) -> str:
    """The text with every look-alike letter replaced by the one that was meant."""
    letters = list(text)
    for found in look_alikes(text):
        letters[found.index] = found.meant
    return "".join(letters)


def _alphabet(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    if name.startswith("CYRILLIC"):
        return "cyrillic"
    return "latin" if name.startswith("LATIN") else None


def _script(word: str) -> str | None:
    """The alphabet of a word, None where all its letters exist in both or where it is honestly mixed."""
    alphabets = [_alphabet(letter) for letter in word]
    sure = {
        alphabet
        for letter, alphabet in zip(word, alphabets, strict=True)
        if alphabet and letter not in (_RUSSIAN_ONLY if alphabet == "latin" else _TO_LATIN)
    }
    if len(sure) == 1:
        return sure.pop()
    if sure:
        return "mixed"
    latin, cyrillic = alphabets.count("latin"), alphabets.count("cyrillic")
    if latin and cyrillic and len(word) > 2:
        return "latin" if latin > cyrillic else "cyrillic"
    return None


def _majority(scripts: list[str | None]) -> str | None:
    latin, cyrillic = scripts.count("latin"), scripts.count("cyrillic")
    if latin == cyrillic:
        return None
    return "latin" if latin > cyrillic else "cyrillic"


def _foreign_letters(start: int, word: str, script: str | None) -> list[LookAlike]:
    table = {"latin": _TO_LATIN, "cyrillic": _RUSSIAN_ONLY}.get(script or "", {})
    return [
        LookAlike(start + offset, letter, table[letter])
        for offset, letter in enumerate(word)
        if letter in table and _alphabet(letter) != script
    ]
