"""Which language a query is in: its letters first, then which vocabulary knows its words."""

import re

from yokoten.practices.rules.search.folding import folded
from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.stop_words import STOP
from yokoten.practices.rules.search.tokens import JOINED, query_terms, tokens

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_VIETNAMESE = re.compile("[ăâđêôơư\u1ea0-\u1ef9ãẽĩõũỹáàảạéèẻẹíìỉịóòỏọúùủụýỳỷỵ]")
_SWEDISH = re.compile("[åäö]")
_ONLY_VIETNAMESE = re.compile("[ăâđêôơư\u1ea0-\u1ef9]")
STOPS, HOME = 0.6, 0.25


def language_of(text: str, reader: str, words: Lexicon) -> str:
    """The language that the text is most likely in; the reader's own where nothing speaks against it."""
    plain = folded(text)
    if _CYRILLIC.search(plain):
        return "ru"
    if _ONLY_VIETNAMESE.search(plain):
        return "vi"
    if _SWEDISH.search(plain) and not _VIETNAMESE.search(plain.replace("é", "")):
        return "sv"
    latin = [code for code in ("en", "sv", "vi") if code != "vi" or _VIETNAMESE.search(plain) or reader == "vi"]
    marks = {code: _known(text, code, words) + HOME * (code == reader) for code in latin}
    best = max(latin, key=lambda code: (marks[code], code == reader, code == "en"))
    return reader if marks[best] <= 0 and reader in latin else best


def _known(text: str, language: str, words: Lexicon) -> float:
    known = sum(
        min(words.often(language, asked.term), 50) / 50 * asked.weight + 0.5 * words.knows(language, asked.term)
        for asked in query_terms(text, language, words)
        if JOINED not in asked.term or language == "vi"
    )
    stops = sum(folded(token.word) in STOP[language] for token in tokens(text, language))
    return known + STOPS * stops
