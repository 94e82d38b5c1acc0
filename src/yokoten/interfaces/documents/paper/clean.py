"""Text that people wrote, made fit for a document: no control letters, nothing that turns the line around."""

import re
import unicodedata

UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
UNFIT = ("Cc", "Cs", "Co", "Cn")
CHANCE = "\N{ZERO WIDTH SPACE}"
MISSING = "\N{WHITE SQUARE}"


def clean(text: str) -> str:
    """The text in composed letters, lines kept. Unfit letters go; what turns the direction of writing goes, too."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    composed = UNSEEN.sub("", composed)
    return "".join(letter for letter in composed if letter == "\n" or unicodedata.category(letter) not in UNFIT)


def breakable(text: str, most: int) -> str:
    """The text with chances to break in words of more than `most` letters: addresses, and what is no word at all."""
    return re.sub(rf"\S{{{most}}}(?=\S)", lambda run: run.group(0) + CHANCE, text)
