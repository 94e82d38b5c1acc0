"""What a query finds: words, letters and concepts weighed together over the rows that the asker may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from yokoten.practices.rules.search.expanding import Group, Spellings, expanded
from yokoten.practices.rules.search.folding import stripped
from yokoten.practices.rules.search.index.columns import NARROWING, Columns
from yokoten.practices.rules.search.index.library import CONCEPTS, Index
from yokoten.practices.rules.search.index.segment import ABOUT, NEAR
from yokoten.practices.rules.search.index.shelf import Shelf
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
LEAST_SHARE = 0.2
MOST_TERMS = 40
MOST_LIKE = 30
MOST_COMPARED = 400
LONG_ENOUGH = 6
NOISE, CLEAR, LIKE = 0.2, 0.4, 0.55
BY_WAY = {ABOUT: BY_MEANING, NEAR: BY_EMBEDDING}
LITERAL, RELATED, TRANSLATION, CONCEPT = "literal", "related", "translation", "concept"
LETTERS, MEANING = "letters", "meaning"
RELEVANCE, NEWEST, CONFIRMED, TITLE, EVIDENCE = "", "newest", "confirmed", "title", "evidence"


@dataclass(frozen=True)
class Meant:
    """A concept that the words of a query name, with those that stand under it."""

    shown: str
    code: str
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """Words of one language, the concepts that they name, and their vectors by way (`ABOUT`, `NEAR`)."""

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
    """Every row's score, whether it is a hit, the language that speaks loudest for it (-1 none), groups by language."""

    scores: np.ndarray
    hits: np.ndarray
    loudest: np.ndarray
    groups: Mapping[str, Sequence[Group]] = field(default_factory=dict)
    near: Mapping[str, Sequence[Group]] = field(default_factory=dict)


def scored(index: Index, query: Query, seen: np.ndarray, words: Lexicon) -> Scored:
    """Score the seen rows; nothing of what is not seen has a part in it."""
    tally = _Tally(len(seen))
    groups: dict[str, Sequence[Group]] = {}
    near: dict[str, Sequence[Group]] = {}
    for number, language in enumerate(LANGUAGES):
        shelf = index.shelves[language]
        if not shelf.segments:
            continue
        is_own = language == query.language
        share = 1.0 if is_own else OTHER_LANGUAGE
        view = shelf.view(seen)
        visible = view.seen
        groups[language] = _heaviest(expanded(query.text, query.language, language, words, _spelling(shelf, visible)))
        in_words, held = shelf.scores(groups[language], view)
        near[language] = [_near(group, shelf) for group, has in zip(groups[language], held, strict=True) if not has]
        in_letters, _ = shelf.scores(near[language], view)
        tally.take(number, shelf.rows, in_words * share, in_letters * share, is_own=is_own)
        for way, asked in query.vectors.items():
            tally.take_like(way, number, shelf.rows, *_like(shelf, way, asked, visible, in_words + in_letters))
    by_concepts = np.zeros(len(seen))
    shelf = index.shelves[CONCEPTS]
    in_concepts, _ = shelf.scores([_meant(each) for each in query.concepts], shelf.view(seen))
    _raise(by_concepts, shelf.rows, in_concepts, np.flatnonzero(in_concepts > 0))
    said = [(BY_WORDS, tally.words), (BY_GRAMS, tally.letters), (BY_CONCEPTS, by_concepts)]
    hits = _near_best(fused(said))
    for like in tally.like.values():
        hits |= _most_like(like)
    total = fused(said)
    for way, like in tally.like.items():
        total += BY_WAY[way] * _telling(like)
    return Scored(total, hits, np.where(tally.loudest < 0, tally.nearest, tally.loudest), groups, near)


class _Tally:
    """Scores brought from the texts of each language to their rows: of several languages of a practice the best."""

    def __init__(self, rows: int) -> None:
        self.words, self.letters = np.zeros(rows), np.zeros(rows)
        self.like: dict[str, np.ndarray] = {}
        self.loudest, self._loud = np.full(rows, -1, dtype=np.int8), np.zeros(rows)
        self.nearest, self._near = np.full(rows, -1, dtype=np.int8), np.zeros(rows)

    def take(self, number: int, rows: np.ndarray, words: np.ndarray, letters: np.ndarray, *, is_own: bool) -> None:
        """Scores of a language; where words of the query's own language are found, that text is the one shown."""
        both = words + letters * BY_GRAMS
        hit = np.flatnonzero(both > 0)
        _raise(self.words, rows, words, hit)
        _raise(self.letters, rows, letters, hit)
        loud = np.where(words[hit] > 0, np.inf, both[hit]) if is_own else both[hit]
        louder = loud > self._loud[rows[hit]]
        self.loudest[rows[hit[louder]]], self._loud[rows[hit[louder]]] = number, loud[louder]

    def take_like(self, way: str, number: int, rows: np.ndarray, at: np.ndarray, likeness: np.ndarray) -> None:
        like = self.like.setdefault(way, np.zeros(len(self.words)))
        like[rows[at]] = np.maximum(like[rows[at]], likeness)
        nearer = likeness > self._near[rows[at]]
        self.nearest[rows[at[nearer]]], self._near[rows[at[nearer]]] = number, likeness[nearer]


def _raise(total: np.ndarray, rows: np.ndarray, scores: np.ndarray, hit: np.ndarray) -> None:
    total[rows[hit]] = np.maximum(total[rows[hit]], scores[hit])


def _heaviest(groups: list[Group]) -> list[Group]:
    """The most telling groups of a long query, in their order."""
    if len(groups) <= MOST_TERMS:
        return groups
    kept = sorted(range(len(groups)), key=lambda at: (-groups[at].weight * groups[at].rarity, at))[:MOST_TERMS]
    return [groups[at] for at in sorted(kept)]


def _like(
    shelf: Shelf, way: str, asked: np.ndarray, visible: np.ndarray, said: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Texts that may be like what is asked, and how like: the best by words, and the nearest by signs of vectors."""
    best = np.flatnonzero(said > 0)
    if len(best) > MOST_COMPARED:
        best = best[np.argpartition(-said[best], MOST_COMPARED)[:MOST_COMPARED]]
    at = np.union1d(best, shelf.nearest(way, asked, visible, MOST_COMPARED))
    return at, shelf.likeness(way, asked, at)


def _telling(likeness: np.ndarray) -> np.ndarray:
    """Likeness above what any two texts have, brought to one scale; where nothing is like, it stays small."""
    above = np.maximum(likeness - NOISE, 0.0)
    return above / max(float(above.max(initial=0.0)), CLEAR - NOISE)


def _near_best(scores: np.ndarray) -> np.ndarray:
    return (scores > 0) & (scores >= LEAST_SHARE * scores.max(initial=0.0))


def _most_like(likeness: np.ndarray) -> np.ndarray:
    """The texts most like what is asked: a hit without a word in common has to be very like it."""
    hits = likeness >= LIKE
    if np.count_nonzero(hits) > MOST_LIKE:
        hits &= likeness >= np.partition(likeness, -MOST_LIKE)[-MOST_LIKE]
    return hits


def narrowed(columns: Columns, wanted: Mapping[str, str], *, but: str = "") -> np.ndarray:
    """Rows with all the wanted values; `but` is left open."""
    found = np.ones(len(columns), dtype=bool)
    for name in NARROWING:
        if name != but and wanted.get(name):
            found &= columns.having(name, wanted[name])
    return found


def facets(columns: Columns, hits: np.ndarray, wanted: Mapping[str, str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """By way of narrowing, what each choice would leave with every other narrowing kept."""
    has_all = hits & narrowed(columns, wanted)
    return {
        name: columns.counted(name, hits & narrowed(columns, wanted, but=name) if wanted.get(name) else has_all)
        for name in NARROWING
    }


def ordered(columns: Columns, among: np.ndarray, scores: np.ndarray | None, sort: str) -> np.ndarray:
    """The rows in order; equal ones by the number of the practice, the newer first, so that pages never change."""
    rows = np.flatnonzero(among)
    last = -columns.practices[rows]
    keys: dict[str, tuple[np.ndarray, ...]] = {
        NEWEST: (-columns.published[rows],),
        CONFIRMED: (-columns.confirmed[rows],),
        EVIDENCE: (-columns.published[rows], columns.grades[rows]),
    }
    if sort == TITLE:
        return rows[np.argsort(columns.by_title[rows], kind="stable")]
    if scores is not None and sort == RELEVANCE:
        return rows[np.lexsort((last, -np.round(scores[rows], 9)))]
    return rows[np.lexsort((last, *keys.get(sort, keys[NEWEST])))]


def whys(scores: Scored, query: Query, language: str) -> dict[str, Why]:
    """Found terms of a language with the asked word and the kind: what highlights and reasons are made of."""
    found: dict[str, Why] = {}
    for kind_of, groups in ((_kind, scores.groups), (_by_letters, scores.near)):
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


def _near(group: Group, shelf: Shelf) -> Group:
    """Words that look like an asked one which no text holds in any form that is known; short known words do not ask."""
    term = group.asked.term
    alike = shelf.alike(term) if term.isalpha() and (not group.is_known or len(term) >= LONG_ENOUGH) else ()
    return Group(group.asked, tuple(alike), group.rarity, True)


def _meant(concept: Meant) -> Group:
    below = tuple((code, NARROWER) for code in concept.narrower)
    return Group(Asked(concept.shown, concept.code, 1.0), ((concept.code, 1.0), *below), 1.0, True)
