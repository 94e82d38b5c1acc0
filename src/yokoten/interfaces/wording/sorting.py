"""Alphabetical order of Russian, Vietnamese, Swedish and English names."""

import unicodedata
from functools import cache

ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "vi": "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
}
TONES = "\u0300\u0309\u0303\u0301\u0323"  # grave, hook, tilde, acute, dot below: the order of Vietnamese dictionaries


@cache
def _order(language: str) -> dict[str, int]:
    own = ALPHABETS.get(language, ALPHABETS["en"])
    others = "".join(letters for code, letters in ALPHABETS.items() if code != language)
    return {letter: rank for rank, letter in reversed(list(enumerate(own + others, start=1000)))}


def _without_tones(text: str) -> tuple[str, str]:
    spread = unicodedata.normalize("NFD", text)
    tones = "".join(str(TONES.index(mark) + 1) for mark in spread if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in spread if mark not in TONES)), tones


def sort_key(name: str, language: str) -> tuple:
    """Letters by the language's alphabet first, then tones, then the text itself; digits before letters."""
    text = unicodedata.normalize("NFC", name.casefold())
    tones = ""
    if language == "vi":
        text, tones = _without_tones(text)
    order = _order(language)
    letters = []
    for letter in text:
        plain = unicodedata.normalize("NFD", letter)[0]
        if letter in order:
            letters.append(order[letter])
        elif plain in order:
            letters.append(order[plain])
        elif letter.isalnum():
            letters.append(ord(letter) if letter.isdigit() else 2000 + ord(letter))
        elif letter.isspace():
            letters.append(0)
    return tuple(letters), tones, name
