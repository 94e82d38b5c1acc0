"""What a query finds: words, letters and concepts weighed together over the rows that the asker may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from yokoten.practices.rules.search.expanding import Group, Spellings, expanded
from yokoten.practices.rules.search.folding import stripped
from yokoten.practices.rules.search.index.library import CONCEPTS, Index, Seen
from yokoten.practices.rules.search.index.segment import ABOUT, SENTENCE
from yokoten.practices.rules.search.index.shelf import Shelf, View
from yokoten.practices.rules.search.index.tally import Said, Tally, most_like, near_best, raise_to, telling
from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.scoring import (
    BY_CONCEPTS,
    BY_EMBEDDING,
    BY_GRAMS,
    BY_MEANING,
    BY_WORDS,
    fused,
)
from yokoten.practices.rules.search.tokens import LANGUAGES, Asked

OTHER_LANGUAGE = 0.8
NARROWER = 0.8
MOST_TERMS = 40
MOST_COMPARED = 200
LONG_ENOUGH = 6
BY_WAY = {ABOUT: BY_MEANING, SENTENCE: BY_EMBEDDING}
LITERAL, RELATED, TRANSLATION, CONCEPT = "literal", "related", "translation", "concept"
LETTERS, MEANING = "letters", "meaning"


@dataclass(frozen=True)
class Meant:
    """A concept that the words of a query name, with those that stand under it."""

    shown: str
    code: str
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """Words of one language, the concepts that they name, and their vectors by way (`ABOUT`, `SENTENCE`)."""

    text: str
    language: str
    concepts: tuple[Meant, ...] = ()
    vectors: Mapping[str, np.ndarray] = field(default_factory=dict)


@dataclass(frozen=True)
class Why:
    """How a found term came to be looked for."""

    shown: str
    kind: str
    weight: float


@dataclass(frozen=True, eq=False)
class Scored:
    """Every row's score, whether it is a hit, what was said about it; groups by language."""

    scores: np.ndarray
    hits: np.ndarray
    tally: Tally
    groups: Mapping[str, Sequence[Group]] = field(default_factory=dict)
    alike: Mapping[str, Sequence[Group]] = field(default_factory=dict)


def scored(index: Index, query: Query, seen: Seen, words: Lexicon) -> Scored:
    """Score the seen rows; nothing of what is not seen has a part in it."""
    tally = Tally(len(seen.rows))
    groups: dict[str, Sequence[Group]] = {}
    alike: dict[str, Sequence[Group]] = {}
    for number, language in enumerate(LANGUAGES):
        shelf = index.shelves[language]
        if not shelf.segments:
            continue
        is_own = language == query.language
        share = 1.0 if is_own else OTHER_LANGUAGE
        view = seen.views[language]
        groups[language] = _heaviest(expanded(query.text, query.language, language, words, _spelling(shelf, view.seen)))
        in_words, held = shelf.scores(groups[language], view)
        lost = [group for group, has in zip(groups[language], held, strict=True) if not has]
        alike[language] = [found for found in (_alike(group, shelf) for group in lost) if found.found]
        in_letters = shelf.scores(alike[language], view)[0] if any(group.found for group in alike[language]) else None
        tally.take(Said(number, shelf.rows, in_words, in_letters, share, is_own))
        said = in_words if in_letters is None else in_words + in_letters
        for way, asked in query.vectors.items():
            tally.take_like(way, *_compared(shelf, way, asked, view, said))
    by_concepts = np.zeros(len(seen.rows))
    shelf = index.shelves[CONCEPTS]
    in_concepts, _ = shelf.scores([_meant(each) for each in query.concepts], seen.views[CONCEPTS])
    hit = np.flatnonzero(in_concepts > 0)
    raise_to(by_concepts, shelf.rows[hit], in_concepts[hit])
    said = [(BY_WORDS, tally.words), (BY_GRAMS, tally.letters), (BY_CONCEPTS, by_concepts)]
    total = fused(said)
    hits = near_best(total)
    for like in tally.like.values():
        hits |= most_like(like)
    for way, like in tally.like.items():
        total += BY_WAY[way] * telling(like)
    return Scored(total, hits, tally, groups, alike)


def _heaviest(groups: list[Group]) -> list[Group]:
    """The most telling groups of a long query, in their order."""
    if len(groups) <= MOST_TERMS:
        return groups
    kept = sorted(range(len(groups)), key=lambda at: (-groups[at].weight * groups[at].rarity, at))[:MOST_TERMS]
    return [groups[at] for at in sorted(kept)]


def _compared(shelf: Shelf, way: str, asked: np.ndarray, view: View, said: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Texts that may be like what is asked, and how like: the best by words, and the nearest by signs of vectors."""
    best = np.flatnonzero(said > 0)
    if len(best) > MOST_COMPARED:
        best = best[np.argpartition(-said[best], MOST_COMPARED)[:MOST_COMPARED]]
    chosen = np.zeros(len(said), dtype=bool)
    chosen[best] = chosen[shelf.nearest(way, asked, view, MOST_COMPARED)] = True
    at = np.flatnonzero(chosen)
    return at, shelf.likeness(way, asked, at)


def whys(scores: Scored, query: Query, language: str) -> dict[str, Why]:
    """Found terms of a language with the asked word and the kind: what highlights and reasons are made of."""
    found: dict[str, Why] = {}
    for kind_of, groups in ((_kind, scores.groups), (_by_letters, scores.alike)):
        for group in groups.get(language, ()):
            for term, weight in group.found:
                why = Why(group.asked.shown, kind_of(group.asked.term, term, query.language == language), weight)
                if term not in found or (found[term].kind != LITERAL and found[term].weight < weight):
                    found[term] = why
    return found


def _kind(asked: str, term: str, is_same_language: bool) -> str:
    if term == asked or (is_same_language and stripped(term) == stripped(asked)):
        return LITERAL
    return RELATED if is_same_language else TRANSLATION


def _by_letters(asked: str, term: str, _is_same_language: bool) -> str:
    return LITERAL if term == asked else LETTERS


def _spelling(shelf: Shelf, visible: np.ndarray) -> Spellings:
    return lambda _language, plain: shelf.looking_like(plain, visible)


def _alike(group: Group, shelf: Shelf) -> Group:
    """Words that look like an asked one which no text holds in any form that is known; short known words do not ask."""
    term = group.asked.term
    found = shelf.alike(term) if term.isalpha() and (not group.is_known or len(term) >= LONG_ENOUGH) else ()
    return Group(group.asked, tuple(found), group.rarity, True)


def _meant(concept: Meant) -> Group:
    below = tuple((code, NARROWER) for code in concept.narrower)
    return Group(Asked(concept.shown, concept.code, 1.0), ((concept.code, 1.0), *below), 1.0, True)
