"""A query term as a distribution over the terms of each language, with the reason kept: asked word, found term."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from yokoten.practices.rules.search.folding import folded, stripped
from yokoten.practices.rules.search.lexicon import Lexicon, Weighed
from yokoten.practices.rules.search.tokens import JOINED, Asked, query_terms

THROUGH_ENGLISH = 0.5
BY_KIN, UNSURE = 0.5, 0.3
MARKED, UNMARKED = ("vi", "sv"), 0.9
SYNONYM = 0.4
MOST_FOUND = 24
LEAST = 0.02
Spellings = Callable[[str, str], Iterable[str]]


@dataclass(frozen=True)
class Group:
    """What stands for one asked term in texts of one language: terms by weight, the heaviest first.

    `weight` is the share of the asked term in the query, `rarity` how telling it is in general (0 to 1);
    `is_known` is false when neither the table nor our rows know the term, so that a page can say so.
    """

    asked: Asked
    found: tuple[tuple[str, float], ...]
    rarity: float
    is_known: bool

    @property
    def weight(self) -> float:
        return self.asked.weight


def no_spellings(language: str, plain: str) -> Iterable[str]:
    """An index that knows no terms by their form without marks."""
    return ()


def expanded(text: str, source: str, target: str, words: Lexicon, spelled: Spellings = no_spellings) -> list[Group]:
    """The groups a query of one language asks for in texts of another (or the same) language.

    `spelled(language, stripped term)` names the terms of the index with that form without marks: it lets a query typed
    without tones, å or ö be found.
    """
    groups = []
    for asked in _told(query_terms(text, source, words), source, target, words):
        found = translations(asked, source, target, words, spelled)
        heaviest = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_FOUND]
        known = words.knows(source, asked.term)
        groups.append(Group(asked, tuple(heaviest), words.rarity(source, asked.term), known))
    return groups


def _told(asked: Sequence[Asked], source: str, target: str, words: Lexicon) -> Sequence[Asked]:
    """In texts of other languages a lone Vietnamese syllable is left out where a known pair or phrase holds it."""
    if source != "vi" or target == source:
        return asked
    known = [each.term for each in asked if JOINED in each.term and words.knows(source, each.term)]
    within = {syllable for term in known for syllable in term.split(JOINED)}
    return [each for each in asked if JOINED in each.term or each.term not in within]


def translations(asked: Asked, source: str, target: str, words: Lexicon, spelled: Spellings = no_spellings) -> Weighed:
    """Terms of the target language that stand for an asked term, each with a weight up to 1."""
    term, word = asked.term, folded(asked.shown)
    if source == target:
        return _same_language(term, word, source, words, spelled)
    return _crossed(words, source, target, term, word)


@lru_cache(maxsize=16_384)
def _crossed(words: Lexicon, source: str, target: str, term: str, word: str) -> Weighed:
    """Translations into another language; kept, for the words of queries return."""
    found = _through(words, source, target, term, word)
    if term.isascii() and source in MARKED and not words.knows(source, term):
        meant = words.unmarked(source, term)
        for other in meant:
            _greatest(found, _through(words, source, target, other, ""), UNMARKED / len(meant) ** 0.5)
    if max(found.values(), default=0.0) < UNSURE and term.isalpha():
        for near in words.kin(source, term):
            _greatest(found, _direct(words, source, target, near, word), BY_KIN)
    if term.isascii() and (not found or not term.isalpha()):
        found[term] = 1.0
    return {name: weight for name, weight in found.items() if weight >= LEAST}


def _through(words: Lexicon, source: str, target: str, term: str, word: str) -> Weighed:
    found = dict(_direct(words, source, target, term, word))
    if "en" not in (source, target):
        for middle, weight in _direct(words, source, "en", term, word).items():
            _greatest(found, _direct(words, "en", target, middle, ""), weight * THROUGH_ENGLISH)
    return found


@lru_cache(maxsize=16_384)
def _direct(words: Lexicon, source: str, target: str, term: str, word: str) -> Mapping[str, float]:
    """Translations without a language between; kept, for every other language asks for the English ones again."""
    found = dict(words.learned(source, target, term))
    _greatest(found, words.own(source, target, term, word), 1.0)
    return found


def _same_language(term: str, word: str, language: str, words: Lexicon, spelled: Spellings) -> Weighed:
    found = {other: weight * SYNONYM for other, weight in words.own(language, language, term, word).items()}
    plain = stripped(term)
    if plain == term:
        for other in spelled(language, plain):
            found[other] = max(found.get(other, 0.0), 0.9)
    found[term] = 1.0
    return found


def _greatest(found: Weighed, more: Mapping[str, float], share: float) -> None:
    for name, weight in more.items():
        found[name] = max(found.get(name, 0.0), weight * share)
