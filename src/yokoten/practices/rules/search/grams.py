"""Character n-grams of romanised words: the floor under every other way of finding, for names and loans."""

import re
from collections import Counter

from yokoten.practices.rules.search.folding import folded, romanised

SIZES = (3, 4)
_WORD = re.compile(r"[^\W_]+")


def grams(text: str) -> Counter[str]:
    """The 3- and 4-grams of the text in plain Latin letters, with the edges of words marked by a space."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(folded(text)):
        found.update(word_grams(romanised(word)))
    return found


def word_grams(word: str) -> list[str]:
    """The n-grams of one romanised word; a word of one letter has none."""
    edged = f" {word} "
    return [edged[at : at + size] for size in SIZES for at in range(len(edged) - size + 1)] if len(word) > 1 else []
