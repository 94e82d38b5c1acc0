"""What texts are searched by: stems for ru, sv and en; syllables and pairs of syllables for vi; phrases for all.

A term is a plain string. `a_b` is a pair of Vietnamese syllables or a phrase of several stems in any language.
"""

import re
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

import snowballstemmer

from yokoten.practices.rules.search.compounds import parts
from yokoten.practices.rules.search.folding import american, folded
from yokoten.practices.rules.search.stop_words import STOP

LANGUAGES = ("en", "ru", "sv", "vi")
JOINED = "_"
LONE_SYLLABLE = 0.5
COMPOUND_PART = 0.5
RARE = 4
SHORTEST_COMPOUND = 7
LONGEST_PHRASE = 6

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]-(?=[^\W_]{3})[^\W_]+|[^\W_]+(?:['’][^\W_]+)*")
_new = tuple.__new__
_STEMMERS = {
    "en": snowballstemmer.stemmer("english"),
    "ru": snowballstemmer.stemmer("russian"),
    "sv": snowballstemmer.stemmer("swedish"),
}


class Vocabulary(Protocol):
    """What cutting a text needs to know of a language."""

    def often(self, language: str, term: str) -> int:
        """How many training segments hold the term; 0 when it is unknown."""

    def phrases(self, language: str) -> Set[str]:
        """All beginnings of known phrases: the first term alone, the first two joined, and so on."""

    def is_phrase(self, language: str, phrase: str) -> bool:
        """Whether the joined terms are a known phrase."""


class Token(NamedTuple):
    """A word of a text in NFC form: where it stands, its term, whether a space alone parts it from the one before."""

    word: str
    term: str
    start: int
    end: int
    follows: bool


@dataclass(frozen=True)
class Asked:
    """A term of a query as the reader wrote it, with its weight among the others."""

    shown: str
    term: str
    weight: float


@lru_cache(maxsize=131072)
def term_of(word: str, language: str) -> str:
    """The term of one word: folded, and stemmed where the language has a stemmer; digits and names pass through."""
    plain = folded(word).replace("-", "")
    if language == "vi":
        return plain
    if language == "en":
        plain = american(plain)
    if not plain.isalpha() and "'" not in plain:
        return plain
    stemmer = _STEMMERS.get(language)
    return stemmer.stemWord(plain) if stemmer else plain


def tokens(text: str, language: str) -> list[Token]:
    """The words of a text in order; positions are those of the text in NFC form (for highlights)."""
    composed, found, end = unicodedata.normalize("NFC", text), [], 0
    for match in _WORD.finditer(composed):
        word, (start, stop) = match.group(), match.span()
        between = composed[end:start]
        follows = between == " " or not between.strip(" \u00a0\t\n-–")
        found.append(_new(Token, (word, term_of(word, language), start, stop, follows and end > 0)))
        end = stop
    return found


@lru_cache(maxsize=65536)
def is_stop(word: str, language: str) -> bool:
    """Whether the word carries no subject."""
    return folded(word) in STOP.get(language, frozenset())


def document_terms(text: str, language: str, vocabulary: Vocabulary) -> dict[str, float]:
    """Terms of a text with their (possibly broken) frequencies: what an index stores."""
    found: dict[str, float] = {}
    for _, term, weight in _weighed(tokens(text, language), language, vocabulary, 1.0):
        found[term] = found.get(term, 0.0) + weight
    return found


@lru_cache(maxsize=1_024)
def query_terms(text: str, language: str, vocabulary: Vocabulary) -> tuple[Asked, ...]:
    """Terms of a query in order, each once; a lone Vietnamese syllable and a part of a compound weigh half.

    Kept for a while: a query is cut for every language it is asked in.
    """
    found: dict[str, Asked] = {}
    for shown, term, weight in _weighed(tokens(text, language), language, vocabulary, LONE_SYLLABLE):
        if term not in found or found[term].weight < weight:
            found[term] = Asked(shown, term, weight)
    return tuple(found.values())


def _weighed(cut: list[Token], language: str, vocabulary: Vocabulary, lone: float) -> Iterator[tuple[str, str, float]]:
    stops = [is_stop(token.word, language) for token in cut]
    for at, token in enumerate(cut):
        word, term = token.word, token.term
        if not stops[at] and (len(term) > 1 or term.isdigit() or language == "vi"):
            yield word, term, lone if language == "vi" else 1.0
            if language == "sv" and len(word) >= SHORTEST_COMPOUND:
                for part in swedish_parts(token, vocabulary):
                    yield word, part, COMPOUND_PART
        if language == "vi" and token.follows and at and not (stops[at] and stops[at - 1]):
            before = cut[at - 1]
            yield f"{before.word} {word}", before.term + JOINED + term, 1.0
    for first, last in phrases_in(cut, language, vocabulary):
        within = cut[first:last]
        yield " ".join(token.word for token in within), JOINED.join(token.term for token in within), 1.0


def swedish_parts(token: Token, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The two parts of a Swedish word that training met rarely or never."""
    if len(token.word) < SHORTEST_COMPOUND or vocabulary.often("sv", token.term) >= RARE:
        return ()
    return parts(folded(token.word), lambda word: term_of(word, "sv"), lambda term: vocabulary.often("sv", term))


def phrases_in(cut: list[Token], language: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Where known phrases stand, as positions from and to; a phrase never runs over a comma or full stop."""
    begun, found, least = vocabulary.phrases(language), [], 3 if language == "vi" else 2
    for first, token in enumerate(cut):
        joined = token.term
        if joined not in begun:
            continue
        for last in range(first + 1, min(first + LONGEST_PHRASE, len(cut))):
            if joined not in begun or not cut[last].follows:
                break
            joined += JOINED + cut[last].term
            if last - first + 1 >= least and vocabulary.is_phrase(language, joined):
                found.append((first, last + 1))
    return found
